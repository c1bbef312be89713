"""Export a half-year: what leaves is shown first, then written as a signed package and noted in the log of exports."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from qingdesk import __version__
from qingdesk.actions.keys import OwnKeys, own_keys
from qingdesk.actions.package_parts import Block, Parts, noun_counts, told
from qingdesk.domain.assignment import Role
from qingdesk.domain.period import Half
from qingdesk.errors import Refused, UserError
from qingdesk.exchange.aside import Aside
from qingdesk.exchange.held import Held
from qingdesk.exchange.package.profile import Profile
from qingdesk.exchange.package.schema import PackageFacts
from qingdesk.exchange.package.write import Made, write_package
from qingdesk.exchange.sealing import seal
from qingdesk.files import write_atomically
from qingdesk.i18n import _, speaking
from qingdesk.progress import Progress, no_progress
from qingdesk.store import anchors, assignments, audit, export_log, units
from qingdesk.store.connection import Connection, Readable
from qingdesk.store.database import Store
from qingdesk.store.package_rows import Leaving, leaving

MOST_SCANS = 3 << 30
"""Bytes of scans in one package: a plain ZIP ends at 4 GB."""

SUMMARY_UP_TO = 2_000
"""Liaisons of the half-year's summary as PDF, some hundred pages: nobody reads a longer one, and it would take as much
memory as all the rest. The workbook says the same of any number."""


@dataclass(frozen=True, kw_only=True)
class ExportReport:
    """What left. sha256, size: of the file, in bytes. rows: how many of each table. sealed_for: `age1…` or empty."""

    path: Path
    package_id: str
    sha256: str
    size: int
    rows: Mapping[str, int]
    sealed_for: str = ""

    @property
    def total(self) -> int:
        """Rows in all."""
        return sum(self.rows.values())


@dataclass(frozen=True, kw_only=True)
class Leaves:
    """What would leave, before it does. rows: of each table. scans, scan_bytes: signed pages. masked: noun →
    fields that are hidden. left_out: nouns that were not ticked. has_summary: the half-year's summary as PDF.
    key_id: whose signature it will carry. blocks: what keeps it from leaving; more_blocks: how many beside those."""

    period: Half
    profile: Profile
    rows: Mapping[str, int]
    scans: int
    scan_bytes: int
    masked: Mapping[str, Sequence[str]]
    left_out: tuple[str, ...]
    has_summary: bool
    key_id: str
    blocks: tuple[Block, ...]
    more_blocks: int = 0

    @property
    def may_leave(self) -> bool:
        """Nothing stands open in it."""
        return not self.blocks


def what_leaves(
    store: Store, period: Half, profile: Profile | str, *, with_offers: bool = False, today: date,
    progress: Progress = no_progress,
) -> Leaves:  # fmt: skip
    """Look through everything that would leave, and write nothing. Raises `UserError` as `export_package` does.
    Cancelled by `progress`, which is not told how much there is."""
    from qingdesk.domain.masking import masked_fields

    chosen = _profile(period, profile, today)
    keys = own_keys(store)
    with (
        speaking("zh_CN"),
        _reading(store, period, chosen, with_offers, today, keys, progress=progress) as parts,
    ):
        for part in parts.all(_facts(store, store.reader(), period, chosen, parts.rows)):
            pages = getattr(part, "pages", ())
            for _page in pages:
                progress(0, 0)
        scans, scan_bytes = parts.rows.scans_in_all() if chosen is Profile.FULL else (0, 0)
        of_supervisor = chosen is Profile.SUPERVISOR
        return Leaves(
            period=period,
            profile=chosen,
            rows={"count": parts.total} if chosen is Profile.STATISTICS else noun_counts(parts.rows),
            scans=scans,
            scan_bytes=scan_bytes,
            masked={
                noun.name: sorted(masked_fields(noun.name))
                for noun in parts.rows.nouns
                if of_supervisor and masked_fields(noun.name)
            },
            left_out=_left_out(parts.rows),
            has_summary=chosen is not Profile.STATISTICS and _has_summary(parts.db, period),
            key_id=parts.key_id,
            blocks=tuple(parts.blocks),
            more_blocks=parts.more_blocks,
        )


def export_package(
    store: Store,
    period: Half,
    profile: Profile | str,
    out: Path,
    *,
    with_offers: bool = False,
    seal_for: str = "",
    progress: Progress = no_progress,
    today: date,
) -> ExportReport:
    """Write the signed package of a half-year to `out`, over what stood there, and note it in the log.

    with_offers: 婉拒 leave only when ticked. seal_for: `age1…`, then only that key's holder can read it. The same
    records give the same bytes, but for a sealed one. Raises `UserError` for a half-year that has not begun, a
    phone or identity number that stands open (supervisor, statistics), a full disk or a folder that cannot be
    written, and lets `Cancelled` out of `progress`; then `out` is as it was, and nothing is noted.
    """
    chosen = _profile(period, profile, today)
    keys = own_keys(store)
    noted: list[str] = []
    made: list[ExportReport] = []

    def finish(plain: Made, sha256: str, size: int) -> None:
        counts = {member.name: member.rows for member in plain.members if member.shape is not None}
        report = ExportReport(
            path=out, package_id=plain.facts.package_id, sha256=sha256, size=size, rows=counts,
            sealed_for=seal_for,
        )  # fmt: skip
        made.append(report)
        noted.append(_note(store, period, chosen, report, plain.facts))

    def package(file: BinaryIO, reopen: Callable[[], BinaryIO]) -> Made:
        return _write(store, period, chosen, file, reopen, with_offers, today, keys, progress)

    def write(file: BinaryIO) -> None:
        if not seal_for:
            plain = package(file, partial(_reopened, file))
            finish(plain, plain.sha256, plain.size)
            return
        with Held(store.folder) as held:
            plain = package(held.file, held.view)
            measured = _Measured(file)
            seal(held.view(), cast(BinaryIO, measured), seal_for)
            finish(plain, measured.sha256, measured.size)

    try:
        write_atomically(out, write)
    except (UserError, OSError):
        if noted:  # only the last step failed: the file could not be put in its place
            with store.transaction("export") as db:
                export_log.take_back(db, noted[0])
        raise
    anchors.keep(store, "export")
    return made[0]


def _profile(period: Half, profile: Profile | str, today: date) -> Profile:
    if profile not in tuple(Profile):
        raise Refused(
            _("There is no profile “{profile}”.").format(profile=profile),
            _("Choose full (for the unit itself), supervisor (contacts masked) or statistics (counts only)."),
        )
    if period.first > today:
        raise Refused(
            _("The half-year {period} has not begun.").format(period=period.name),
            _("Choose {period} or an earlier one.").format(period=Half.of(today).name),
        )
    return Profile(profile)


@contextmanager
def _reading(
    store: Store, period: Half, profile: Profile, with_offers: bool, today: date, keys: OwnKeys,
    papers: Sequence[tuple[str, bytes]] = (), progress: Progress = no_progress,
) -> Iterator[Parts]:  # fmt: skip
    reader = store.reader()
    with leaving(reader, period, with_offers=with_offers) as rows, Aside(store.folder) as aside:
        yield Parts(reader, rows, period, profile, today, keys.public.key_id, aside, papers, on_rows=progress)


def _write(
    store: Store, period: Half, profile: Profile, file: BinaryIO, reopen: Callable[[], BinaryIO],
    with_offers: bool, today: date, keys: OwnKeys, progress: Progress,
) -> Made:  # fmt: skip
    papers = () if profile is Profile.STATISTICS else _papers(store, period, today)
    with speaking("zh_CN"):
        written = 0

        def on_rows(done: int, total: int) -> None:
            progress(written + done, written + max(total, done))

        with _reading(store, period, profile, with_offers, today, keys, papers, on_rows) as parts:
            written = parts.total
            _refuse_too_large(parts)
            facts = _facts(store, store.reader(), period, profile, parts.rows)
            made = write_package(
                file, parts.all(facts), facts, keys.signing, reopen,
                total=parts.total, progress=lambda done, total: progress(done, 2 * parts.total),
            )  # fmt: skip
    refuse_blocked(parts.blocks, parts.more_blocks)
    progress(2 * written, 2 * written)
    return made


def refuse_blocked(blocks: Sequence[Block], more: int) -> None:
    """Raise `Refused` naming the first places where a phone or identity number stands open."""
    if not blocks:
        return
    places = "; ".join(told(block) for block in blocks[:5])
    raise Refused(
        _("{count} phone or identity numbers stand open in what would leave: {places}").format(
            count=len(blocks) + more, places=places
        ),
        _(
            "Nothing was written. Take them out of those records, or choose the profile “full” for the unit itself."
        ),
    )


def _refuse_too_large(parts: Parts) -> None:
    if parts.profile is Profile.FULL and parts.rows.scans_in_all()[1] > MOST_SCANS:
        raise Refused(
            _("The signed scans of this half-year have more than {limit} GB.").format(limit=MOST_SCANS >> 30),
            _("Scan at 150–200 dpi in grey, or hand over a backup instead."),
        )


def _papers(store: Store, period: Half, today: date) -> list[tuple[str, bytes]]:
    """The half-year's summary, which names cadres and firms and nobody of a firm; where there is anything to sum up."""
    from qingdesk.actions.printing.print_form import print_form

    if not _has_summary(store.reader(), period):
        return []
    try:
        return [
            ("half-year-summary", print_form(store, "half_year_summary", period=period.name, today=today))
        ]
    except Refused:
        return []


def _has_summary(db: Readable, period: Half) -> bool:
    liaisons = assignments.TABLE.count(
        db,
        "role = ? AND started_on <= ? AND (ended_on IS NULL OR ended_on >= ?)",
        (Role.LEADER.value, period.last.isoformat(), period.first.isoformat()),
    )
    return 0 < liaisons <= SUMMARY_UP_TO


def _left_out(rows: Leaving) -> tuple[str, ...]:
    return () if any(noun.name == "offer" for noun in rows.nouns) else ("offer",)


def _facts(store: Store, db: Connection, period: Half, profile: Profile, rows: Leaving) -> PackageFacts:
    home = units.home(db)
    seq, hash_ = audit.head(db)
    return PackageFacts(
        package_id="",
        desk_id=store.desk_id,
        desk_code=store.desk_code,
        unit={
            "id": home.id, "name": home.name, "level": str(home.level or ""), "region": home.region,
        } if home else {},
        period=period.name,
        first=period.first.isoformat(),
        last=period.last.isoformat(),
        profile=profile.value,
        created=rows.newest_change,
        program=__version__,
        audit_seq=seq,
        audit_hash=hash_,
        is_sample=store.is_sample,
        left_out=_left_out(rows),
    )  # fmt: skip


def _note(store: Store, period: Half, profile: Profile, made: ExportReport, facts: PackageFacts) -> str:
    export = export_log.Export(
        period=period.name,
        profile=profile.value,
        package_id=made.package_id,
        sha256=made.sha256,
        size=made.size,
        rows=made.total,
        sealed_for=made.sealed_for,
        audit_seq=facts.audit_seq,
        audit_hash=facts.audit_hash,
    )
    with store.transaction("export") as db:
        return export_log.add(db, export)


def _reopened(file: BinaryIO) -> BinaryIO:
    return open(file.name, "rb")


class _Measured:
    """Passes on what is written, and knows its digest and length."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, content: bytes) -> int:
        """All of it."""
        self._out.write(content)
        self._digest.update(content)
        self.size += len(content)
        return len(content)

    def flush(self) -> None:
        """What was written so far."""
        self._out.flush()

    @property
    def sha256(self) -> str:
        """In hex."""
        return self._digest.hexdigest()
