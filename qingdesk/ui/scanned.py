"""Pages of the tray as pictures for the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QImage

from qingdesk.progress import Progress
from qingdesk.store.database import Store


def pictures_of(store: Store, page_ids: Sequence[str], progress: Progress) -> list[QImage]:
    """One a page; runs off the window's thread. A page that cannot be drawn is left out."""
    from qingdesk.store import scan_pages
    from qingdesk.ui.printing import picture_of

    db = store.reader()
    found = []
    for page_id in page_ids:
        page = scan_pages.get(db, page_id)
        if page is not None:
            found.append(picture_of(scan_pages.content(db, page_id), page.media_type))
    return [image for image in found if not image.isNull()]
