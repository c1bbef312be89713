"""The tray: pages that could not be matched, what they may belong to, and how a person places them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from qingdesk.actions.changes import Changes
from qingdesk.actions.record import Recorded
from qingdesk.actions.scan_keep import DRAFT_SCREEN, keep_scan, scan_entry
from qingdesk.domain.attachment import Attachment
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.number import shown_number
from qingdesk.domain.record import Numbered
from qingdesk.domain.visit import Visit, VisitState
from qingdesk.errors import NotFound, UserError
from qingdesk.exchange.scans.keep import as_pdf, kept_again
from qingdesk.forms import OF_SEVERAL_RECORDS
from qingdesk.i18n import _
from qingdesk.store import drafts, printed_forms, scan_pages
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.scan_pages import TrayPage
from qingdesk.store.search_lines import lines
from qingdesk.store.search_texts import OWN
from qingdesk.store.tables import TABLES
from qingdesk.store.writer import Writer

LIKELY = 12
"""Records that are offered at once."""


@dataclass(frozen=True)
class Likely:
    """A record that a page may belong to. day: None where it has none."""

    noun: str
    record_id: str
    title: str
    day: date | None
    beside: str


def tray(store: Store) -> list[TrayPage]:
    """All pages that wait, in the order they came."""
    return scan_pages.find(store.reader())


def blank_number(db: Readable, page: TrayPage) -> str:
    """The reserved number of the blank form that this page is of; empty for any other page."""
    made = printed_forms.get(db, page.form_id) if page.form_id else None
    return made.number if made is not None else ""


def place(store: Store, page_id: str, noun: str, record_id: str) -> Recorded:
    """Keep a page of the tray at this record as its signed scan, of its present form_revision.

    All pages of a blank form go together. A record that was never printed takes the blank's number, and a visit
    that is a draft is completed under it: the paper is in the file under that number. Raises `NotFound` for a
    page or record that is not there, `Refused` for one that is voided, or a draft; nothing is changed then.
    """
    if noun not in NOUNS:
        raise UserError(
            _("There is nothing called {noun}.").format(noun=noun),
            _("Known are: {names}").format(names=", ".join(NOUNS)),
        )
    with store.transaction("place_scan") as db:
        page = scan_pages.get(db, page_id)
        if page is None:
            raise NotFound(
                _("There is no page {id} in the tray.").format(id=page_id),
                _("Look at the tray with: qingdesk scan list"),
            )
        saved = place_within(db, page, noun, record_id)
    return Recorded((saved,), Changes({"attachments", "scans", NOUNS[noun].plural}))


def place_within(db: Writer, page: TrayPage, noun: str, record_id: str) -> Attachment:
    """The same within a transaction, of a page that is known to wait."""
    blank = _blank_of(db, page, noun)
    together = scan_pages.of_form(db, page.form_id) if blank else [page]
    if blank:
        _take_number(db, page.form_id, noun, record_id)
    content = as_pdf([kept_again(scan_pages.content(db, each.id)) for each in together])
    entry = scan_entry(noun, record_id, page.name, page.original_sha256, page.original_size)
    saved = keep_scan(db, entry, content, None)
    for each in together:
        scan_pages.drop(db, each.id)
    if blank:
        printed_forms.settle(db, page.form_id, record_id)
        drafts.drop(db, DRAFT_SCREEN, page.form_id)
    return saved


def drop(store: Store, page_id: str) -> Changes:
    """Throw a page of the tray away: it shows nothing that is to be kept."""
    with store.transaction("drop_scan") as db:
        page = scan_pages.get(db, page_id)
        scan_pages.drop(db, page_id)
        if page is not None and page.form_id and not scan_pages.of_form(db, page.form_id):
            drafts.drop(db, DRAFT_SCREEN, page.form_id)
    return Changes({"scans"})


def likely(db: Readable, page: TrayPage, text: str = "") -> list[Likely]:
    """What a page may belong to: what its mark names, else what has no signed scan yet, the newest first.

    text: only what has every word of it (firm, person, number), of any noun.
    """
    found: list[tuple[str, list[str]]] = []
    if text.strip():
        from qingdesk.store import search

        for hit in search.find(db, text, ("visit", "event", "meal", "problem", "commitment", "gift"), LIKELY):
            found.append((hit.noun, [hit.record_id]))
    else:
        if page.record_id and page.noun in NOUNS:
            found.append((page.noun, [page.record_id]))
        noun = page.noun if page.noun in NOUNS else "visit"
        found.append((noun, _unsigned(db, noun)))
    offered: dict[tuple[str, str], Likely] = {}
    for noun, ids in found:
        for one in _lines(db, noun, ids):
            offered.setdefault((noun, one.record_id), one)
    return list(offered.values())[:LIKELY]


def _lines(db: Readable, noun: str, ids: list[str]) -> list[Likely]:
    if noun in OWN:
        told = lines(db, noun, ids)
        return [Likely(noun, line.record_id, line.title, line.day, line.beside) for line in told]
    records = [TABLES[noun].get(db, record_id) for record_id in ids]
    day = NOUNS[noun].day
    return [
        Likely(
            noun,
            record.id,
            shown_number(getattr(record, "number", "")),
            getattr(record, day, None) if day else None,
            "",
        )
        for record in records
    ]


def _unsigned(db: Readable, noun: str) -> list[str]:
    day = NOUNS[noun].day or "seq"
    where = (
        f"NOT EXISTS (SELECT 1 FROM attachment a WHERE a.record_id = \"{noun}\".id AND a.role = 'signed_scan'"
        " AND a.voided_at IS NULL)"
    )
    found = TABLES[noun].find(db, where, order_by=f"{day} DESC", limit=LIKELY)
    return [record.id for record in found]


def _blank_of(db: Readable, page: TrayPage, noun: str) -> bool:
    made = printed_forms.get(db, page.form_id) if page.form_id else None
    return made is not None and made.revision == 0 and made.noun == noun and not made.record_id


def _take_number(db: Writer, form_id: str, noun: str, record_id: str) -> None:
    blank = printed_forms.get(db, form_id)
    record = TABLES[noun].get(db, record_id)
    if blank is None or not blank.number or not isinstance(record, Numbered) or record.is_voided:
        return
    if blank.form in OF_SEVERAL_RECORDS or printed_forms.of_record(db, record_id):
        return  # a ledger's number is that of its print; or a paper of this record is about already
    if isinstance(record, Visit) and record.state is VisitState.DRAFT:
        TABLES[noun].update(db, replace(record, state=VisitState.COMPLETED, number=blank.number))
    elif record.number != blank.number:
        TABLES[noun].update(db, replace(record, number=blank.number))
