"""Examine the store: each point well or not, with what it means and what to do."""

from __future__ import annotations

import platform
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from qingdesk import __version__
from qingdesk.actions.audit import fault_sentence
from qingdesk.actions.backups import old_copies, old_copies_words, second_place
from qingdesk.actions.password import has_recovery_code
from qingdesk.actions.whereabouts import unsafe_place
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.paths import resource
from qingdesk.store import anchors, audit, backups, connection, keys, orphans
from qingdesk.store.audit_records import strays
from qingdesk.store.database import Store
from qingdesk.store.schema_version import VERSION

LEAST_FREE = 500 * 1024 * 1024
OLDEST_BACKUP_DAYS = 7
CLOCK_SLACK = timedelta(minutes=10)


@dataclass(frozen=True)
class Point:
    """One thing that was looked at. remedy: what the program itself can do about it when it is not well: repair,
    restore, backup, outside (a backup outside this computer), clock; or empty."""

    title: str
    is_well: bool
    hint: str = ""
    remedy: str = ""


def examine(store: Store, now: datetime | None = None) -> list[Point]:
    """Every point in order; a damaged store is reported, not raised. now: local time."""
    moment = now or datetime.now()
    points = [_versions(), _sqlite_version(), _sudden_end(store), _integrity(store)]
    if points[-1].is_well:
        points += [
            _foreign_keys(store), _triggers(store), _chain(store), _head(store), _orphans(store),
            _clock(store, moment),
        ]  # fmt: skip
    return [
        *points, _key_file(store), _backup(store, moment), *_old_copies(store), _second_place(store, moment),
        _space(store.folder), _folder_kind(store.folder), _fonts(),
    ]  # fmt: skip


def warnings_at_start(store: Store) -> list[tuple[str, str]]:
    """(title, hint) of what cannot wait until somebody asks the doctor: rows that were lost in a sudden end, and a
    store that lies where it will be damaged."""
    missed = missed_after_sudden_end(store)
    place = unsafe_place(store.folder)
    found = [(_("Changes from before the sudden end are missing."), missed.hint)] if missed else []
    return found + ([(_("The store lies where it may be damaged."), place)] if place else [])


def missed_after_sudden_end(store: Store) -> Point | None:
    """After a program that ended suddenly: a head of the audit that was kept outside and is not in it any more. None
    when every one is there, or the end was clean."""
    if store.marker is None or not store.marker.left_over:
        return None
    point = _head(store)
    return None if point.is_well else point


def compare_head(store: Store, printed: str) -> Point:
    """Does the audit still hold the head that stands on a printed form? printed: its hex digits, any blanks."""
    digits = "".join(printed.split()).lower()
    row = anchors.holds_head(store.reader(), digits) if len(digits) >= 8 else None
    title = _("The audit holds what is printed: {head}").format(head=digits)
    if row is not None:
        return Point(title, True, _("row {seq}").format(seq=row))
    hint = _("The form was printed from a store that had more, or other, rows. Look for the newest backup.")
    return Point(title, False, hint)


def _versions() -> Point:
    title = _("QingDesk {version}, schema {schema}, Python {python}, {system}").format(
        version=__version__, schema=VERSION, python=platform.python_version(), system=platform.system()
    )
    return Point(title, True)


def _sqlite_version() -> Point:
    version, is_well = connection.sqlite_version(), connection.is_safe_sqlite()
    hint = "" if is_well else _("It can damage a store. Install the program again from its own installer.")
    return Point(_("SQLite {version} inside").format(version=version), is_well, hint)


def _sudden_end(store: Store) -> Point:
    left = store.marker.left_over if store.marker is not None else ()
    if not left:
        return Point(_("The program was closed properly"), True)
    title = _("The program ended suddenly; it had been started at {moment} (UTC)").format(moment=left[-1])
    return Point(title, True, _("The points below tell whether anything was harmed."))


def _integrity(store: Store) -> Point:
    try:
        answer = store.quick_check()
    except UserError as error:
        return Point(error.title, False, error.hint, "repair")
    hint = _(
        "Do not go on working with it. Repair it (qingdesk doctor --repair), or restore the newest backup."
    )
    return Point(
        _("The database file is whole"),
        answer == "ok",
        "" if answer == "ok" else f"{answer} {hint}",
        "repair",
    )


def _foreign_keys(store: Store) -> Point:
    lost = store.reader().execute("PRAGMA foreign_key_check").fetchall()
    hint = _("{count} rows point nowhere; restore the newest backup from before.").format(count=len(lost))
    return Point(_("Every reference leads to a record"), not lost, hint if lost else "", "restore")


def _triggers(store: Store) -> Point:
    try:
        store.verify_triggers()
    except UserError as error:
        return Point(_("Every table is audited"), False, str(error), "restore")
    return Point(_("Every table is audited"), True)


def _chain(store: Store) -> Point:
    rows, faults = audit.verify(store.reader())
    faults = faults or strays(store.reader())
    hint = fault_sentence(faults[0]) if faults else _("{rows} rows").format(rows=rows)
    return Point(_("The audit chain holds"), not faults, hint, "restore")


def _head(store: Store) -> Point:
    kept = anchors.find(store.folder, store.desk_id)
    lost = anchors.lost(store.reader(), kept)
    title = _("The audit goes on from every head that was kept outside")
    if lost is None:
        return Point(title, True, _("{count} heads").format(count=len(kept)))
    hint = _(
        "Row {seq}, kept at {moment} (UTC), is not in it: the store is an older copy, or changes were lost. "
        "Restore the newest backup, and compare with printed forms."
    ).format(seq=lost.seq, moment=lost.at)
    return Point(title, False, hint, "restore")


def _orphans(store: Store) -> Point:
    found = orphans.find(store.reader())
    hint = _("{list}. Restore the newest backup from before.").format(list=_(", ").join(found[:5]))
    return Point(
        _("Every attachment is whole and hangs on a record"), not found, hint if found else "", "restore"
    )


def _clock(store: Store, now: datetime) -> Point:
    row = store.reader().execute("SELECT max(at) FROM audit").fetchone()
    title = _("The clock runs on from the last change")
    try:
        last = datetime.strptime(str(row[0] if row else ""), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return Point(title, True)
    if now.astimezone(UTC) + CLOCK_SLACK >= last:
        return Point(title, True)
    hint = _("The last change was at {moment} (UTC), which is still to come. Set the computer's clock right.")
    return Point(title, False, hint.format(moment=f"{last:%Y-%m-%d %H:%M}"))


def _key_file(store: Store) -> Point:
    title = _("The key file is there and readable")
    try:
        kind = keys.header_of(store.folder / keys.FILE_NAME).get("kind")
    except UserError as error:
        return Point(title, False, str(error))
    if kind == "machine":
        hint = _("There is no password: whoever uses this account can read everything.")
    elif has_recovery_code(store.folder):
        hint = _("Password and recovery code")
    else:
        hint = _("There is no recovery code; make one with: qingdesk recovery show")
    return Point(title, True, hint)


def _backup(store: Store, now: datetime) -> Point:
    found = backups.find(store.folder / backups.FOLDER)
    if not found:
        return Point(_("There is no backup yet"), True, _("Make one with: qingdesk backup"))
    days = max(0, (now - found[0].at).days)
    title = _("The newest backup is {days} days old").format(days=days)
    try:
        store.contents_of(found[0].path)
    except UserError:
        return Point(title, False, _("It cannot be read. Make another with: qingdesk backup"), "backup")
    is_well = days <= OLDEST_BACKUP_DAYS
    return Point(title, is_well, "" if is_well else _("Make one with: qingdesk backup"), "backup")


def _old_copies(store: Store) -> list[Point]:
    """Nothing to worry about, and worth knowing: they are as large as the store."""
    found = old_copies(store.folder)
    hint = _(
        "When nothing is missed, delete them: under Backup in the settings, or qingdesk doctor --delete-old"
    )
    return [Point(old_copies_words(found), True, hint)] if found else []


def _second_place(store: Store, now: datetime) -> Point:
    place = second_place(store.folder, now.date())
    hint = _("Plug the stick in and run: qingdesk backup FOLDER") if place.is_due else ""
    return Point(place.sentence(), not (place.folder and place.is_due), hint, "outside")


def _space(folder: Path) -> Point:
    free = shutil.disk_usage(folder).free
    hint = "" if free >= LEAST_FREE else _("Free some space before you go on.")
    return Point(
        _("{size} MB are free on the disk").format(size=free // 1024 // 1024), free >= LEAST_FREE, hint
    )


def _folder_kind(folder: Path) -> Point:
    title = _("The store lies on a disk of this computer")
    hint = unsafe_place(folder)
    return Point(title, not hint, hint)


def _fonts() -> Point:
    missing = [] if any(resource("fonts").glob("*.ttf")) else ["ttf"]
    hint = _("Forms cannot be printed. Install the program again.") if missing else ""
    return Point(_("The fonts for printing are there"), not missing, hint)
