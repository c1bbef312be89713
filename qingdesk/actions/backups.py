"""Backups: on demand, by themselves when something changed, and into a second place outside this computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Protocol

from qingdesk import settings
from qingdesk.errors import Refused, UserError
from qingdesk.i18n import _, ngettext
from qingdesk.store import anchors, audit, backups
from qingdesk.store.backups import Backup, Contents
from qingdesk.store.database import Store

EVERY = timedelta(minutes=30)
SECOND_PLACE_DAYS = 7


class Occasion(Enum):
    """start, quit: of the program. change: asked every minute. before: a migration, an import, a restore."""

    START = "start"
    QUIT = "quit"
    CHANGE = "change"
    BEFORE = "before"


def back_up(store: Store, folder: Path | None = None) -> Path:
    """A checked copy with its key file beside it; returns where. Raises `UserError`, leaving no half copy.

    folder: a stick or a share, which is remembered as the second place; default: the store's own `backups/`, where
    the rotation then lets old ones go.
    """
    made = backups.make(store, folder)
    anchors.keep(store, "backup")
    if folder is None:
        backups.prune(store.folder, date.today())
    else:
        kept = settings.load(store.folder)
        noted = replace(kept, second_place=str(folder.absolute()), second_place_on=date.today().isoformat())
        settings.save(store.folder, noted)
    return made


def keep_safe(store: Store, occasion: Occasion, now: datetime) -> Path | None:
    """Back up by itself, when anything changed since the newest copy; None when there was no need.

    `Occasion.CHANGE` waits until 30 minutes have passed since the newest. Raises `UserError` as `back_up` does.
    """
    found = backups.find(store.folder / backups.FOLDER)
    past = [backup for backup in found if backup.at <= now]
    if past and not _has_changed(store, past[0]):
        return None
    if occasion is Occasion.CHANGE and past and now - past[0].at < EVERY:
        return None
    return back_up(store)


def old_copies(folder: Path) -> list[Backup]:
    """What a restore or a repair replaced, of the store in `folder`: no rotation lets it go, only a person does."""
    return backups.find_old(folder)


def old_copies_words(found: Sequence[Backup]) -> str:
    """How many there are, and what they take."""
    return ngettext(
        "{n} old copy is kept that a restore or a repair replaced: {size} MB.",
        "{n} old copies are kept that a restore or a repair replaced: {size} MB.",
        len(found),
    ).format(n=len(found), size=f"{sum(each.size for each in found) / 1_000_000:.1f}")


def delete_old_copies(store: Store) -> list[Backup]:
    """Delete what a restore or a repair replaced; returns what went.

    Only when the store is whole, and after a backup of what it holds now: none of these is ever the only copy. Raises
    `Refused` for a store that is damaged, and `UserError` as `back_up` does; then nothing was deleted.
    """
    found = old_copies(store.folder)
    if not found:
        return []
    if store.quick_check() != "ok":
        raise Refused(
            _("The store is damaged: an old copy may be the only one that can be read."),
            _("Repair it or restore a backup first. Nothing was deleted."),
        )
    back_up(store)
    for backup in found:
        backups.delete_old(backup)
    return found


def _has_changed(store: Store, newest: Backup) -> bool:
    """Does the audit of the newest copy end elsewhere? A copy that cannot be read is no copy."""
    try:
        inside = store.contents_of(newest.path)
    except UserError:
        return True
    return (inside.audit_seq, inside.audit_hash) != audit.head(store.reader())


@dataclass(frozen=True)
class SecondPlace:
    """Where backups go outside this computer. folder: empty when none was ever chosen. days: since the last one,
    None when there was none. is_due: it is time to plug the stick in."""

    folder: str
    days: int | None
    is_due: bool

    def sentence(self) -> str:
        """What a reminder says."""
        if not self.folder:
            return _("There is no backup outside this computer yet: choose a stick or a share.")
        if self.days is None:
            return _("No backup has gone to {folder} yet.").format(folder=self.folder)
        return _("The last backup to {folder} was {days} days ago.").format(
            folder=self.folder, days=self.days
        )


def second_place(folder: Path, today: date) -> SecondPlace:
    """Of the store in `folder`; a reminder is due after 7 days."""
    kept = settings.load(folder)
    try:
        days = (today - date.fromisoformat(kept.second_place_on)).days
    except ValueError:
        return SecondPlace(kept.second_place, None, True)
    return SecondPlace(kept.second_place, days, days >= SECOND_PLACE_DAYS or days < 0)


def second_place_reminder(store: Store, today: date) -> str:
    """What to say when a backup outside this computer is due; empty while none is.

    Not of samples, and of a place that was never chosen only when the desk is a week old.
    """
    place = second_place(store.folder, today)
    if store.is_locked or not place.is_due or store.is_sample:
        return ""
    if not place.folder:
        row = store.reader().execute("SELECT made_at FROM desk").fetchone()
        made = date.fromisoformat(str(row[0])[:10]) if row else today
        if (today - made).days < SECOND_PLACE_DAYS:
            return ""
    return place.sentence()


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A copy as the restore screen shows it. counts: records of each noun. is_readable: it opens with this
    store's key."""

    path: Path
    at: datetime
    size: int
    unit: str = ""
    counts: Mapping[str, int]
    newest_at: str = ""
    is_readable: bool = True


class Opens(Protocol):
    """What can look into a copy: the open store, or the key of one that does not open any more."""

    @property
    def folder(self) -> Path:
        """Of the store."""

    def contents_of(self, copy: Path) -> Contents:
        """A look inside; raises `UserError`."""


def list_backups(store: Opens, folder: Path | None = None) -> list[Listed]:
    """The copies in a folder, the newest first, each looked into; in the store's own also those outside the
    rotation."""
    found = backups.find(folder or store.folder / backups.FOLDER)
    if folder is None:
        found = sorted(
            [*found, *backups.find_outside(store.folder / backups.FOLDER)],
            key=lambda backup: backup.at,
            reverse=True,
        )
    return [_listed(store, backup) for backup in found]


def _listed(store: Opens, backup: Backup) -> Listed:
    try:
        inside = store.contents_of(backup.path)
    except UserError:
        return Listed(path=backup.path, at=backup.at, size=backup.size, counts={}, is_readable=False)
    return Listed(
        path=backup.path, at=backup.at, size=backup.size, unit=inside.unit, counts=inside.counts,
        newest_at=inside.newest_at,
    )  # fmt: skip
