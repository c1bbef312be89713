"""Take packages of other desks into a supervisor's store: each whole or not at all, again and in any order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from zipfile import ZipFile

from qingdesk.actions.backups import Occasion, keep_safe
from qingdesk.actions.changes import Changes
from qingdesk.actions.verify import Opener, Sealed, cannot_read, judge, opened
from qingdesk.domain.nouns import NOUNS
from qingdesk.errors import NotFound, Refused
from qingdesk.exchange.package.description import Description
from qingdesk.exchange.package.faults import Fault, FaultKind
from qingdesk.exchange.package.layout import scan_path
from qingdesk.exchange.package.profile import Profile
from qingdesk.exchange.package.read import pages_of
from qingdesk.exchange.package.verify import Verdict
from qingdesk.exchange.signing import key_id
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress
from qingdesk.store import collected, finding_notes
from qingdesk.store.collected import Collected
from qingdesk.store.collecting import Collecting, Source, Tally
from qingdesk.store.database import Store

CHANGED = Changes({noun.plural for noun in NOUNS.values()} | {"collected_packages", "conflicts"})


@dataclass(frozen=True)
class Outcome:
    """What became of one file. refused: why nothing of it was taken in. is_again: it had come in before.
    is_rewound: its desk's audit is shorter than in an earlier package, so its store went back in time."""

    path: Path
    unit: str = ""
    period: str = ""
    tally: Tally = field(default_factory=Tally)
    is_again: bool = False
    is_rewound: bool = False
    faults: tuple[Fault, ...] = ()
    refused: str | None = None

    def sentence(self) -> str:
        """For a person, with the file's name."""
        return _("{name}: {reason}").format(name=self.path.name, reason=self.said())

    def said(self) -> str:
        """What became of it."""
        if self.refused is not None:
            return self.refused
        if self.is_again:
            return _("it had been taken in before; nothing changed.")
        said = _(
            "{unit} {period}, {added} added, {replaced} replaced, {unchanged} as they were, {conflicts} that contradict"
        ).format(
            unit=self.unit, period=self.period, added=self.tally.added,
            replaced=self.tally.replaced + self.tally.filled,
            unchanged=self.tally.unchanged + self.tally.older + self.tally.foreign,
            conflicts=self.tally.conflicts,
        )  # fmt: skip
        if self.is_rewound:
            said += " " + _("Its audit is shorter than in an earlier package: ask the desk why.")
        return said

    def plain(self) -> dict[str, object]:
        """For `--json`."""
        return {
            "file": str(self.path),
            "unit": self.unit,
            "period": self.period,
            **vars(self.tally),
            "again": self.is_again,
            "rewound": self.is_rewound,
            "faults": [
                {"kind": f.kind.value, "member": f.member, "sentence": f.sentence()} for f in self.faults
            ],
            "refused": self.refused,
        }


def collect_packages(
    store: Store, files: Sequence[Path], *, progress: Progress = no_progress
) -> list[Outcome]:
    """Take files in, one after the other; one that cannot be taken does not hold up the rest. The store is backed up
    before the first that comes in.

    progress: in files; may raise `Cancelled`: those before stay taken in. Raises `UserError` only for this store's
    own troubles (a full disk).
    """
    make_safe = cache(partial(keep_safe, store, Occasion.BEFORE, datetime.now()))
    outcomes: list[Outcome] = []
    for done, path in enumerate(files):
        progress(done, len(files))
        outcomes.append(_collect(store, path, make_safe))
    progress(len(files), len(files))
    return outcomes


def collect_package(store: Store, path: Path) -> Outcome:
    """Verify and take in one package, in one transaction, after a backup."""
    return collect_packages(store, [path])[0]


def _collect(store: Store, path: Path, make_safe: Callable[[], object]) -> Outcome:
    try:
        with opened(path, store) as opener:
            verdict = judge(opener, store)
            if verdict.faults or verdict.description is None:
                return _refused(path, verdict.faults)
            try:
                return _take(store, path, opener, verdict, verdict.description, make_safe)
            except Refused as error:
                return Outcome(path, refused=str(error))
    except Sealed as error:
        return _refused(path, (Fault(FaultKind.SEALED, detail=str(error)),))
    except OSError as error:
        return Outcome(path, refused=str(cannot_read(path, error)))


def _refused(path: Path, faults: tuple[Fault, ...]) -> Outcome:
    return Outcome(path, faults=faults, refused=" ".join(fault.sentence() for fault in faults[:3]))


def _take(
    store: Store, path: Path, opener: Opener, verdict: Verdict, description: Description,
    make_safe: Callable[[], object],
) -> Outcome:  # fmt: skip
    package = _package(path, verdict, description)
    if package.profile == Profile.STATISTICS:
        raise Refused(
            _("It holds counts only, and no records."), _("Open its workbook; there is nothing to take in.")
        )
    if package.desk_id == store.desk_id:
        raise Refused(_("It is this desk's own package."), _("Its records are here already."))
    if description.said("desk", "is_sample") == str(True) and not store.is_sample:
        raise Refused(
            _("Its records are samples that were made up."),
            _("They belong into a sample store only; ask its desk for a package of its real records."),
        )
    if collected.is_known(store.reader(), package.package_id):
        return Outcome(path, package.unit_name, package.period, is_again=True)
    is_rewound = collected.is_rewound(store.reader(), package)
    source = Source(package.package_id, description.said("unit", "id"), store.desk_id)
    tally = Tally()
    make_safe()
    with opener() as file, ZipFile(file) as archive, store.transaction("collect", package.package_id) as db:
        resources = {resource.name: resource for resource in description.resources}
        for noun in NOUNS.values():
            if noun.name not in resources:
                continue
            taking = Collecting(db, noun, source)
            for page in pages_of(archive, resources[noun.name]):
                contents = _scans(archive, description, page) if noun.name == "attachment" else {}
                tally += taking.take(page, contents)
        if "finding_note" in resources:
            for page in pages_of(archive, resources["finding_note"]):
                finding_notes.take(db, page)
        collected.add(db, package, tally)
    return Outcome(path, package.unit_name, package.period, tally, is_rewound=is_rewound)


def _package(path: Path, verdict: Verdict, description: Description) -> Collected:
    said = description.said
    return Collected(
        package_id=description.package_id,
        desk_id=said("desk", "id"),
        period=said("period", "name"),
        profile=said("profile"),
        unit_name=said("unit", "name") or said("desk", "code"),
        key_id=key_id(verdict.signature.key) if verdict.signature else "",
        sha256=_sha256(path),
        created=description.created,
        audit_seq=int(said("audit", "seq") or 0),
        audit_hash=said("audit", "hash"),
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _scans(
    archive: ZipFile, description: Description, page: Sequence[Sequence[object]]
) -> Mapping[str, bytes]:
    """The signed pages of these attachments, where the package has them as they were described."""
    there = {resource.path for resource in description.resources}
    shape = next(each.shape for each in description.resources if each.name == "attachment")
    assert shape is not None
    places = {name: shape.columns.index(name) for name in ("id", "media_type", "sha256")}
    found: dict[str, bytes] = {}
    for row in page:
        member = scan_path(str(row[places["id"]]), str(row[places["media_type"]] or ""))
        if member in there:
            content = archive.read(member)
            if hashlib.sha256(content).hexdigest() == row[places["sha256"]]:
                found[str(row[places["id"]])] = content
    return found


def settle_conflict(store: Store, conflict_id: str, reason: str) -> Changes:
    """Somebody has asked both desks; what is kept beside stays, and is shown no longer. Raises `NotFound`."""
    with store.transaction("settle_conflict", reason) as db:
        if not collected.settle(db, conflict_id):
            raise NotFound(_("There is no such open contradiction."), "")
    return Changes({"conflicts"})
