"""What is kept of a picture that is attached: upright, and no more than 150 KB a page."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from qingdesk.errors import UserError
from qingdesk.exchange.scans.keep import LARGEST_PAGE, as_pdf, kept_page

if TYPE_CHECKING:
    from PIL.Image import Image

_ORIENTATION = 0x0112  # EXIF: 1 is upright


@dataclass(frozen=True)
class KeptPaper:
    """content as it is kept; name with the ending of what it is now."""

    name: str
    media_type: str
    content: bytes


def kept_paper(name: str, content: bytes, media_type: str) -> KeptPaper | None:
    """The picture reduced; None when it is kept as it came: a PDF, a small picture that stands upright, or one
    that cannot be decoded here. A TIFF of several pages becomes a PDF of as many."""
    if media_type == "application/pdf" or (len(content) <= LARGEST_PAGE and _is_upright(content)):
        return None
    from qingdesk.exchange.scans.read import pages_of

    pages: list[Image] = []
    try:
        for page in pages_of(name, content):
            if isinstance(page, UserError):
                return None
            pages.append(page)
    except UserError:
        return None
    kept = [kept_page(page) for page in pages]
    if len(kept) == 1:
        return KeptPaper(_ending(name, ".jpg"), "image/jpeg", kept[0].jpeg)
    return KeptPaper(_ending(name, ".pdf"), "application/pdf", as_pdf(kept))


def _is_upright(content: bytes) -> bool:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "TIFF")) as picture:
            return int(picture.getexif().get(_ORIENTATION, 1)) == 1
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return True


def _ending(name: str, suffix: str) -> str:
    path = PurePath(name)
    return path.stem + suffix if path.suffix.lower() in (".jpg", ".jpeg", ".png", ".tif", ".tiff") else name
