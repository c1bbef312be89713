"""What concerns the whole desk and no screen alone: import, export, backup. Dialogs are loaded when asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.screen import Target


def about(parent: QWidget, desk: Desk) -> None:
    """What this program is, and where the records lie."""
    from qingdesk.ui.dialogs.about import AboutDialog

    AboutDialog(parent, desk.store.folder).exec()


def choose_cadre(parent: QWidget, desk: Desk) -> str:
    """The id of the cadre whose records are wanted; empty when none was chosen."""
    from qingdesk.ui.dialogs.choose_cadre import choose_cadre as ask

    return ask(parent, desk.store.reader())


def ask_may(parent: QWidget, desk: Desk) -> None:
    """能不能: ask, and start the record when that is wanted."""
    from qingdesk.ui.dialogs.ask import ask_may as ask

    ask(parent, desk)


def hold_firm_day(parent: QWidget, desk: Desk) -> None:
    """服务日、恳谈日: a draft visit for each of several firms."""
    from qingdesk.ui.dialogs.firm_day import FirmDayDialog

    FirmDayDialog(parent, desk).exec()


def plan_visits(parent: QWidget, desk: Desk) -> None:
    """Days proposed for the visits that are due."""
    from qingdesk.ui.dialogs.plan import plan_visits as plan

    plan(parent, desk)


def print_test_page(parent: QWidget, desk: Desk) -> None:
    """A page with rules of 100 mm, in the preview."""
    from qingdesk.ui.dialogs.print_preview import print_test_page as show

    show(desk, parent)


def import_roster(parent: QWidget, desk: Desk) -> None:
    """Choose a file, look at what it would do, do it."""
    from qingdesk.ui.dialogs.roster import RosterDialog, choose_roster

    path = choose_roster(parent, desk.preferences)
    if path is not None:
        RosterDialog(parent, desk.store, desk.jobs, desk.today, path, desk.announcer.announce).exec()


def import_ledger(parent: QWidget, desk: Desk, shown: str) -> None:
    """Old records from a sheet; of the ledger that is shown, where it is one that can be imported."""
    from qingdesk.domain.nouns import NOUNS
    from qingdesk.exchange.ledger.columns import LEDGERS
    from qingdesk.ui.dialogs.ledger import LedgerDialog

    noun = next((each for each in LEDGERS if NOUNS[each].plural == shown), "visit")
    LedgerDialog(parent, desk, noun).exec()


def _back_up(store: Store, progress: Progress) -> Path:
    from qingdesk.actions.backups import back_up as make

    return make(store)


def back_up(owner: QWidget, desk: Desk, done: Callable[[], None]) -> None:
    """A checked copy in the store's own folder, now. done: what to show anew."""

    def told(path: Path) -> None:
        done()
        desk.messages.good(_("A backup was made and read back."), str(path))

    store = desk.store
    desk.jobs.run(
        lambda progress: _back_up(store, progress),
        owner=owner,
        on_done=told,
        on_error=desk.messages.wrong,
        label=_("Backing up"),
        keeps=True,
    )


def back_up_outside(owner: QWidget, desk: Desk, done: Callable[[], object]) -> None:
    """A copy on the stick or share that was chosen before, or on one that is chosen now."""
    from qingdesk import settings
    from qingdesk.ui.file_places import choose_folder

    kept = settings.load(desk.store.folder).second_place
    folder = Path(kept) if kept else None
    if folder is None or not folder.is_dir():
        folder = choose_folder(owner, desk.preferences, _("A stick or a share"))
    if folder is None:
        return

    def told(path: Path) -> None:
        done()
        desk.messages.good(_("A backup was made and read back."), str(path))

    desk.jobs.run(
        partial(_back_up_to, desk.store, folder),
        owner=owner,
        on_done=told,
        on_error=desk.messages.wrong,
        label=_("Backing up"),
    )


def _back_up_to(store: Store, folder: Path, progress: Progress) -> Path:
    from qingdesk.actions.backups import back_up as make

    return make(store, folder)


def second_place_due(desk: Desk) -> str:
    """The sentence of the reminder; empty while none is due, for samples, and in a desk's first week."""
    from qingdesk.actions.backups import second_place_reminder

    return second_place_reminder(desk.store, desk.today())


def restore(parent: QWidget, desk: Desk) -> None:
    """Choose a backup, look into it, and put it in the store's place."""
    from qingdesk.ui.dialogs.restore import RestoreDialog

    if RestoreDialog(parent, desk.jobs, desk.today(), desk.store).exec():
        desk.door.renew()


def lock(desk: Desk) -> None:
    """Lock the desk; without a password say how to get one."""
    from qingdesk.actions.open_desk import needs_password

    if needs_password(desk.store.folder):
        desk.door.lock()
        return
    desk.messages.info(
        _("Without a password there is nothing to lock."),
        _("Whoever uses this account on this computer can open the store."),
        action=_("Set a password"),
        pressed=lambda: desk.go(Target("settings", part="security")),
    )
