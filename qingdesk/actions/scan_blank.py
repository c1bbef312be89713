"""A blank form that was filled in by hand and came back: recorded while looking at it, under its own number."""

from __future__ import annotations

import json
from dataclasses import dataclass

from qingdesk.actions.changes import Changes
from qingdesk.actions.record import Recorded
from qingdesk.actions.scan_keep import DRAFT_SCREEN
from qingdesk.actions.scan_tray import place_within
from qingdesk.domain.attachment import Attachment
from qingdesk.domain.nouns import NOUNS
from qingdesk.errors import NotFound
from qingdesk.i18n import _
from qingdesk.store import drafts, printed_forms, scan_pages
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.writer import Writer


@dataclass(frozen=True)
class FilledBlank:
    """form_id: of its print. number: the reserved one, as stored. page_ids: in the tray, in the paper's order.
    record_id: of the draft that was begun from it, empty while there is none."""

    form_id: str
    noun: str
    form: str
    number: str
    page_ids: tuple[str, ...]
    record_id: str


def waiting_blank(db: Readable, form_id: str) -> FilledBlank | None:
    """The blank with this print's id, as long as its pages wait in the tray."""
    made = printed_forms.get(db, form_id) if form_id else None
    if made is None or made.revision or made.record_id:
        return None
    pages = scan_pages.of_form(db, form_id)
    if not pages:
        return None
    begun = drafts.find(db, DRAFT_SCREEN, form_id)
    record_id = str(json.loads(begun.content).get("record_id", "")) if begun is not None else ""
    ids = tuple(page.id for page in pages)
    return FilledBlank(form_id, made.noun, made.form, made.number, ids, record_id)


def blank_of(db: Readable, record_id: str) -> FilledBlank | None:
    """The blank that this draft was begun from and that still waits."""
    for begun in drafts.find_all(db, DRAFT_SCREEN):
        if json.loads(begun.content).get("record_id") == record_id:
            return waiting_blank(db, begun.record_id)
    return None


def begin_within(db: Writer, form_id: str, record_id: str) -> None:
    """Remember which draft was begun from the blank: it shows its picture when it is opened again."""
    begun = drafts.find(db, DRAFT_SCREEN, form_id)
    content = json.loads(begun.content) if begun is not None else {}
    drafts.keep(db, DRAFT_SCREEN, form_id, 0, json.dumps({**content, "record_id": record_id}))


def file_within(db: Writer, form_id: str, noun: str, record_id: str) -> Attachment:
    """Keep the blank's pages at this record, which takes its number; a visit is completed and signed by it."""
    pages = scan_pages.of_form(db, form_id)
    if not pages:
        raise NotFound(
            _("The pages of this blank form are not in the tray any more."), _("Nothing was changed.")
        )
    return place_within(db, pages[0], noun, record_id)


def file_blank(store: Store, form_id: str, noun: str, record_id: str) -> Recorded:
    """The same in a transaction of its own."""
    with store.transaction("place_scan") as db:
        saved = file_within(db, form_id, noun, record_id)
    return Recorded((saved,), Changes({"attachments", "scans", NOUNS[noun].plural}))
