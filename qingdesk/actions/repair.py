"""Repair a damaged store: on copies, checked from end to end, swapped in; the damaged pair is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from qingdesk.errors import Refused, UserError
from qingdesk.i18n import _
from qingdesk.store import anchors, backups, keys, marker
from qingdesk.store.backups import look_inside
from qingdesk.store.database import FILE_NAME, Store
from qingdesk.store.mending import Way, mended
from qingdesk.store.restore import put_back


@dataclass(frozen=True)
class Repaired:
    """was_needed: False when a copy of the store was whole as it is. kept: where the damaged pair lies.
    way: what helped."""

    was_needed: bool
    way: Way
    kept: Path | None = None

    def sentence(self) -> str:
        """What came of it."""
        said = {
            Way.AS_IS: _("The store is whole; there was nothing to repair."),
            Way.WITHOUT_WAL: _(
                "Repaired by leaving out the last journal, which was damaged. What was saved just before the sudden "
                "end may be missing: compare the last entries with your papers."
            ),
            Way.REINDEXED: _("Repaired by making the indexes anew; no record was lost."),
        }
        return said[self.way]


def repair(folder: Path, password: str | None, now: datetime) -> Repaired:
    """Mend the closed store in `folder`, on copies only.

    Raises `WrongPassword`, `Refused` while a program has it open, and `UserError` when no copy became whole: it
    then names the newest backup that is. The store is as it was in every such case.
    """
    if marker.others(folder):
        raise Refused(
            _("The store is open in another window."),
            _("Nothing was changed. Close the program everywhere, then repair again."),
        )
    if not (folder / FILE_NAME).exists():
        raise UserError(
            _("There is no store in {folder}.").format(folder=folder),
            _("There is nothing to repair. Restore the newest backup."),
        )
    key = keys.unlock(folder, password)
    with mended(folder, key) as best:
        if best is None:
            raise _beyond(folder, key)
        if best.way is Way.AS_IS:
            return Repaired(False, best.way)
        kept = put_back(folder, best.path, source_key=key, own_key=key, now=now, kept_as="damaged")
    store = Store.open(folder, key)
    try:
        # rows that went with the journal are not missed again at each start
        anchors.keep(store, anchors.RESTORED)
    finally:
        store.close()
    return Repaired(True, best.way, kept)


def repair_open(store: Store, password: str | None, now: datetime) -> Repaired:
    """As `repair`, from the program that has the store open and no other thread at work on it."""
    keys.unlock(store.folder, password)
    with store.set_aside():
        return repair(store.folder, password, now)


def _beyond(folder: Path, key: bytes) -> UserError:
    found = next(
        (each.path for each in backups.find(folder / backups.FOLDER) if _reads(each.path, key)), None
    )
    hint = (
        _("Nothing was changed. Restore the newest backup: {path}").format(path=found)
        if found is not None
        else _("Nothing was changed, and no backup here can be read. Look on the stick or the share.")
    )
    return UserError(_("The store cannot be repaired."), hint)


def _reads(path: Path, key: bytes) -> bool:
    try:
        look_inside(path, key)
    except UserError:
        return False
    return True
