"""What goes into a package of each profile: its tables, the findings with their notes, the workbook, the scans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from qingdesk.actions.package_cover import cover_lines
from qingdesk.actions.package_findings import findings_sheet, put_aside
from qingdesk.actions.package_sheets import count_row, noun_sheet, table_sheet
from qingdesk.domain.fields import Kind
from qingdesk.domain.labels import noun_label
from qingdesk.domain.masking import CODES, Unmasked, mask_rows, masked_fields, unmasked_in
from qingdesk.domain.period import Half
from qingdesk.exchange.aside import Aside
from qingdesk.exchange.package.layout import PAPERS, WORKBOOK, scan_path
from qingdesk.exchange.package.profile import Profile
from qingdesk.exchange.package.schema import PackageFacts
from qingdesk.exchange.package.shape import COUNT, FINDING, FINDING_NOTE, Shape, of_noun
from qingdesk.exchange.package.workbook import MEDIA_TYPE, Sheet, write_workbook
from qingdesk.exchange.package.write import File, Sink, Table
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress
from qingdesk.store import attachments, finding_notes
from qingdesk.store.connection import Connection, Value
from qingdesk.store.package_counts import counts
from qingdesk.store.package_rows import PAGE, Leaving

BLOCKS_SHOWN = 100
_OURS = frozenset(
    {"desk_id", "created_at", "created_by", "updated_at", "updated_by", "voided_at", "voided_with", "rule_id"}
)
"""Texts that the program writes itself."""


@dataclass(frozen=True)
class Block:
    """What keeps a package from leaving: an open phone or identity number. shown: masked, so that a list of
    blocks gives nothing away. number: of the record, where it has one."""

    noun: str
    record_id: str
    number: str
    field: str
    what: str
    shown: str


@dataclass
class Parts:
    """The parts of one package, read from one snapshot of the store. aside: empty, for its findings. papers:
    (name, PDF) made before."""

    db: Connection
    rows: Leaving
    period: Half
    profile: Profile
    today: date
    key_id: str
    aside: Aside
    papers: Sequence[tuple[str, bytes]] = ()
    blocks: list[Block] = field(default_factory=list)
    more_blocks: int = 0
    on_rows: Progress = no_progress

    @property
    def total(self) -> int:
        """Rows, for progress: each is written twice, into its table and into the workbook."""
        return len(self._counted) if self.profile is Profile.STATISTICS else self.rows.total

    def __post_init__(self) -> None:
        with_offers = any(noun.name == "offer" for noun in self.rows.nouns)
        of_statistics = self.profile is Profile.STATISTICS
        self._counted = counts(self.db, self.period, with_offers=with_offers) if of_statistics else []
        if not of_statistics:
            put_aside(self.db, self.rows, self.today, self.aside, self.on_rows)

    def all(self, facts: PackageFacts) -> Iterator[Table | File]:
        """In their order: tables, findings, the workbook, scans, papers."""
        if self.profile is Profile.STATISTICS:
            yield Table(COUNT, [self._looked_at(COUNT, self._counted)])
        else:
            for noun in self.rows.nouns:
                yield Table(of_noun(noun), self.pages(noun.name))
            yield Table(FINDING, (self._looked_at(FINDING, page) for page in self.aside.pages()))
            yield Table(FINDING_NOTE, (self._looked_at(FINDING_NOTE, page) for page in self._notes()))
        yield self._workbook(facts)
        if self.profile is Profile.FULL:
            yield from self._scans()
        for name, content in self.papers:
            yield File(name, f"{PAPERS}/{name}.pdf", "application/pdf", _whole(content), in_id=False)

    def pages(self, noun: str) -> Iterator[Sequence[Sequence[Value]]]:
        """A noun's rows as this profile shows them; what stands open in them is noted as a block."""
        shape = next(of_noun(each) for each in self.rows.nouns if each.name == noun)
        for page in self.rows.pages(noun):
            if self.profile is Profile.FULL:
                yield page
            else:
                yield self._looked_at(shape, mask_rows(noun, shape.columns, page))

    def _looked_at(self, shape: Shape, page: Sequence[Sequence[Value]]) -> Sequence[Sequence[Value]]:
        if self.profile is Profile.FULL:
            return page
        names = shape.columns
        free = [
            place
            for place, each in enumerate(shape.fields)
            if each.kind in (Kind.TEXT, Kind.JSON) and each.name not in CODES | _OURS
        ]
        for row in page:
            for column, hit in unmasked_in(names, row, free):
                self._block(shape, row, column, hit)
        return page

    def _block(self, shape: Shape, row: Sequence[Value], column: str, hit: Unmasked) -> None:
        if len(self.blocks) >= BLOCKS_SHOWN:
            self.more_blocks += 1
            return
        told = dict(zip(shape.columns, row, strict=True))
        self.blocks.append(
            Block(
                noun=shape.name,
                record_id=str(told.get("id") or told.get("record_id") or ""),
                number=str(told.get("number") or ""),
                field=column,
                what=hit.what,
                shown=hit.shown,
            )
        )

    def _notes(self) -> Iterator[Sequence[Sequence[Value]]]:
        """All that was said of findings at records that leave."""
        for page in finding_notes.pages(self.db, PAGE):
            held = self.rows.held({str(row[2]) for row in page})
            yield [row for row in page if str(row[2]) in held]

    def _workbook(self, facts: PackageFacts) -> File:
        def write(out: Sink) -> None:
            counted = [(sheet.name, sheet.rows) for sheet in sheets]
            cover = cover_lines(facts, self.key_id, counted)
            write_workbook(out, _("Cover"), cover, sheets, self.on_rows)

        sheets = list(self._sheets())
        return File("workbook", WORKBOOK, MEDIA_TYPE, write, in_id=False)

    def _sheets(self) -> Iterable[Sheet]:
        if self.profile is Profile.STATISTICS:
            titles = (
                _("Unit"),
                _("Half-year"),
                _("Kind of record"),
                _("Counted by"),
                _("Value"),
                _("Count"),
                _("Sum"),
            )
            rows = [count_row(row) for row in self._counted]
            yield table_sheet(_("Counts"), COUNT, titles, len(rows), [rows])
            return
        for noun in self.rows.nouns:
            yield noun_sheet(self.db, noun, self.rows.count(noun.name), self.pages_again(noun.name))
        yield findings_sheet(self.db, self.aside)

    def pages_again(self, noun: str) -> Iterator[Sequence[Sequence[Value]]]:
        """The same rows for the workbook; they were looked at when they went into their table."""
        columns = next(of_noun(each) for each in self.rows.nouns if each.name == noun).columns
        hides = self.profile is not Profile.FULL and masked_fields(noun)
        for page in self.rows.pages(noun):
            yield mask_rows(noun, columns, page) if hides else page

    def _scans(self) -> Iterator[File]:
        for attachment_id, media_type, _size in self.rows.scans():
            yield File(
                f"scan-{attachment_id}",
                scan_path(attachment_id, media_type),
                media_type or "application/octet-stream",
                self._content(attachment_id),
            )

    def _content(self, attachment_id: str) -> Callable[[Sink], None]:
        return lambda out: _write_whole(out, attachments.content(self.db, attachment_id))


def _whole(content: bytes) -> Callable[[Sink], None]:
    return lambda out: _write_whole(out, content)


def _write_whole(out: Sink, content: bytes) -> None:
    out.write(content)


def noun_counts(rows: Leaving) -> dict[str, int]:
    """How many rows of each noun leave, by its name."""
    return {noun.name: rows.count(noun.name) for noun in rows.nouns}


def told(block: Block) -> str:
    """A block in a line: where it stands, and what it is."""
    name = (
        noun_label(block.noun)
        if block.noun not in ("finding", "finding_note", "count")
        else _("What was said of it")
    )
    what = _("an identity number") if block.what == "identity" else _("a phone number")
    return _("{noun} {number}, {field}: {what} ({shown})").format(
        noun=name, number=block.number or block.record_id, field=block.field, what=what, shown=block.shown
    )
