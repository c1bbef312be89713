"""Signed paper comes back: every page to its record by its mark, in order, upright, into the encrypted store.

A page is never given to a record that its mark does not name for certain; it waits in the tray instead.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qingdesk.actions.changes import Changes
from qingdesk.actions.scan_keep import DRAFT_SCREEN, keep_scan, scan_entry
from qingdesk.actions.scan_match import Matched, Unmatched, whose
from qingdesk.actions.scan_tray import place, tray
from qingdesk.domain.nouns import NOUNS
from qingdesk.errors import UserError
from qingdesk.exchange.scans.keep import KeptPage, as_pdf, kept_page
from qingdesk.exchange.scans.marks import find_marks
from qingdesk.exchange.scans.read import page_count_of, pages_of
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress
from qingdesk.store import drafts, printed_forms, scan_pages
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.scan_pages import TrayPage, Why
from qingdesk.store.writer import Writer

__all__ = ["MatchedScan", "RefusedFile", "ScanReport", "place", "scan", "tray"]


@dataclass(frozen=True, kw_only=True)
class MatchedScan:
    """The pages of one form in one file, kept at its record. pages: the form's own page numbers, in order.
    is_superseded: the paper shows an earlier form_revision than the record has now."""

    file: str
    noun: str
    record_id: str
    number: str
    form_revision: int
    is_superseded: bool
    pages: tuple[int, ...]
    attachment_id: str

    @property
    def missing(self) -> tuple[int, ...]:
        """Pages before the last one seen that are not there."""
        return tuple(sorted(set(range(1, max(self.pages, default=0) + 1)) - set(self.pages)))


@dataclass(frozen=True)
class RefusedFile:
    """A file, or a page of it, that could not be read. page: 0 for the whole file."""

    file: str
    page: int
    title: str
    hint: str


@dataclass(frozen=True, kw_only=True)
class ScanReport:
    """What became of every page. begun: of the tray's pages, those of blank forms, whose drafts were begun."""

    matched: tuple[MatchedScan, ...]
    tray: tuple[TrayPage, ...]
    refused: tuple[RefusedFile, ...]
    changes: Changes

    @property
    def begun(self) -> tuple[TrayPage, ...]:
        """Blank forms that came back filled in."""
        return tuple(page for page in self.tray if page.why is Why.BLANK)


@dataclass
class _Source:
    """A file: its name, the digest and size it had."""

    name: str
    sha256: str
    size: int


@dataclass
class _Seen:
    """A page that was read. at: where it stood in its file, from 1. page: of its form, 0 where that is unknown."""

    source: _Source
    at: int
    page: int
    kept: KeptPage
    found: Matched | Unmatched


@dataclass
class _Pile:
    seen: list[_Seen] = field(default_factory=list)
    refused: list[RefusedFile] = field(default_factory=list)


def scan(store: Store, files: Sequence[Path], progress: Progress = no_progress) -> ScanReport:
    """Read the files and keep every page: at its record, or in the tray with the reason.

    All is read before anything is written, then written in one transaction; `progress` counts pages and may
    raise `Cancelled`, and nothing is kept then. A file that cannot be read is told in the report and the others
    go on; raises its `UserError` when it is the only one.
    """
    pile = _Pile()
    db = store.reader()
    done = 0
    for at, path in enumerate(files):
        try:
            content = _content(path)
            many = page_count_of(path.name, content)
        except UserError as error:
            if len(files) == 1:
                raise
            pile.refused.append(RefusedFile(path.name, 0, error.title, error.hint))
            continue
        # files yet unopened count as one page each
        done = _read(db, path.name, content, pile, done, done + many + len(files) - at - 1, progress)
    if len(files) == 1 and not pile.seen and pile.refused:
        raise UserError(pile.refused[0].title, pile.refused[0].hint)
    return _keep(store, pile)


def _content(path: Path) -> bytes:
    from qingdesk.exchange.scans.read import LARGEST

    try:
        if path.stat().st_size > LARGEST:
            raise UserError(
                _("{name} is larger than {limit} MB.").format(name=path.name, limit=LARGEST // 1024 // 1024),
                _("Scan it again at 150–200 dpi in grey, in smaller piles."),
            )
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            _("{name} cannot be read.").format(name=path.name),
            _("Check that it is there and not open elsewhere."),
        ) from error


def _read(
    db: Readable, name: str, content: bytes, pile: _Pile, done: int, total: int, progress: Progress
) -> int:
    source = _Source(name, hashlib.sha256(content).hexdigest(), len(content))
    for at, picture in enumerate(pages_of(name, content), 1):
        progress(done, total)
        done += 1
        if isinstance(picture, UserError):
            pile.refused.append(RefusedFile(name, at, picture.title, picture.hint))
            continue
        seen = find_marks(picture)
        found: Matched | Unmatched = Unmatched(Why.FOREIGN if seen.has_foreign else Why.NO_MARK)
        if len(seen.marks) > 1:
            found = Unmatched(Why.SEVERAL)
        elif seen.marks:
            found = whose(db, seen.marks[0])
        page = seen.marks[0].page if seen.marks else 0
        pile.seen.append(_Seen(source, at, page, kept_page(picture, seen.turned), found))
    return done


def _keep(store: Store, pile: _Pile) -> ScanReport:
    groups: dict[tuple[int, str, str, int], list[_Seen]] = {}
    waiting: list[_Seen] = []
    for seen in pile.seen:
        if isinstance(seen.found, Matched):
            key = (id(seen.source), seen.found.noun, seen.found.record_id, seen.found.form_revision)
            groups.setdefault(key, []).append(seen)
        else:
            waiting.append(seen)
    matched: list[MatchedScan] = []
    tray: list[TrayPage] = []
    nouns: set[str] = set()
    if pile.seen:
        with store.transaction("scan") as db:
            for pages in groups.values():
                matched.append(_attach(db, sorted(pages, key=lambda seen: seen.page)))
            for seen in waiting:
                tray.append(_lay(db, seen))
        nouns |= {"attachments"} if matched else set()
        nouns |= {NOUNS[each.noun].plural for each in matched if each.noun in NOUNS}
        nouns |= {"scans"}
    return ScanReport(
        matched=tuple(matched), tray=tuple(tray), refused=tuple(pile.refused), changes=Changes(nouns)
    )


def _attach(db: Writer, pages: Sequence[_Seen]) -> MatchedScan:
    found, source = pages[0].found, pages[0].source
    assert isinstance(found, Matched)
    content = as_pdf([seen.kept for seen in pages])
    entry = scan_entry(found.noun, found.record_id, source.name, source.sha256, source.size)
    saved = keep_scan(db, entry, content, found.form_revision)
    return MatchedScan(
        file=source.name,
        noun=found.noun,
        record_id=found.record_id,
        number=found.number,
        form_revision=found.form_revision,
        is_superseded=found.is_superseded,
        pages=tuple(seen.page for seen in pages),
        attachment_id=saved.id,
    )


def _lay(db: Writer, seen: _Seen) -> TrayPage:
    found = seen.found
    assert isinstance(found, Unmatched)
    page = TrayPage(
        name=seen.source.name,
        page=seen.at,
        why=found.why,
        noun=found.noun,
        record_id=found.record_id,
        form_id=found.form_id,
        original_sha256=seen.source.sha256,
        original_size=seen.source.size,
    )
    if found.why is Why.BLANK:
        blank = printed_forms.get(db, found.form_id)
        assert blank is not None
        content = {"noun": blank.noun, "form": blank.form, "number": blank.number, "page": seen.page}
        drafts.keep(db, DRAFT_SCREEN, found.form_id, 0, json.dumps(content))
    return scan_pages.add(db, page, seen.kept.jpeg)
