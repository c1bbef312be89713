"""Export a half-year: the rows that leave, written as a package, noted in the log of exports."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from qingdesk import __version__
from qingdesk.domain.period import Half
from qingdesk.errors import Refused, UserError
from qingdesk.exchange.package.profile import Profile
from qingdesk.exchange.package.schema import PackageFacts
from qingdesk.exchange.package.write import Table, write_package
from qingdesk.files import write_atomically
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress
from qingdesk.store import audit, export_log, units
from qingdesk.store.connection import Connection
from qingdesk.store.database import Store
from qingdesk.store.package_rows import Leaving, leaving

_CHUNK = 1 << 20


@dataclass(frozen=True, kw_only=True)
class ExportReport:
    """What left. sha256: of the file. size: bytes. rows: how many of each noun."""

    path: Path
    package_id: str
    sha256: str
    size: int
    rows: Mapping[str, int]

    @property
    def total(self) -> int:
        """Rows in all."""
        return sum(self.rows.values())


def export_package(
    store: Store,
    period: Half,
    profile: Profile | str,
    out: Path,
    *,
    with_offers: bool = False,
    progress: Progress = no_progress,
    today: date,
) -> ExportReport:
    """Write the package of a half-year to `out`, over what stood there, and note it in the log.

    with_offers: 婉拒 leave only when ticked. The same records give the same bytes. Raises `UserError` for a
    profile that is not built, a half-year that has not begun, a full disk or a folder that cannot be written,
    and lets `Cancelled` out of `progress`; then `out` is as it was, and nothing is noted.
    """
    _refuse(period, profile, today)
    noted: list[str] = []
    made: list[ExportReport] = []

    def write(file: BinaryIO) -> None:
        with leaving(store.reader(), period, with_offers=with_offers) as rows:
            facts = _facts(store, store.reader(), period, rows)
            tables = (Table(noun, rows.pages(noun.name)) for noun in rows.nouns)
            facts, written = write_package(file, tables, facts, total=rows.total, progress=progress)
        file.flush()
        sha256, size = _digest(Path(file.name))
        counts = {table.noun.name: table.rows for table in written}
        made.append(
            ExportReport(path=out, package_id=facts.package_id, sha256=sha256, size=size, rows=counts)
        )
        noted.append(_note(store, period, profile, made[0]))

    try:
        write_atomically(out, write)
    except (UserError, OSError):
        if noted:  # only the last step failed: the file could not be put in its place
            with store.transaction("export") as db:
                export_log.take_back(db, noted[0])
        raise
    return made[0]


def _refuse(period: Half, profile: Profile | str, today: date) -> None:
    if profile != Profile.FULL:
        raise Refused(
            _("The package “{profile}” cannot be made yet.").format(profile=profile),
            _("Choose the profile “full”; it is for the unit itself, with names and phones in it."),
        )
    if period.first > today:
        raise Refused(
            _("The half-year {period} has not begun.").format(period=period.name),
            _("Choose {period} or an earlier one.").format(period=Half.of(today).name),
        )


def _facts(store: Store, db: Connection, period: Half, rows: Leaving) -> PackageFacts:
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
        profile=Profile.FULL.value,
        created=rows.newest_change,
        program=__version__,
        audit_seq=seq,
        audit_hash=hash_,
        is_sample=store.is_sample,
        left_out=() if any(noun.name == "offer" for noun in rows.nouns) else ("offer",),
    )  # fmt: skip


def _note(store: Store, period: Half, profile: Profile | str, made: ExportReport) -> str:
    export = export_log.Export(
        period=period.name,
        profile=str(profile),
        package_id=made.package_id,
        sha256=made.sha256,
        size=made.size,
        rows=made.total,
    )
    with store.transaction("export") as db:
        return export_log.add(db, export)


def _digest(path: Path) -> tuple[str, int]:
    """SHA-256 and size in bytes of the file as it will stand there."""
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size
