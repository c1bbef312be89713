"""The help menu: guide, first steps, what is new, keys, an update, and a file for whoever looks after the program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, qVersion
from PySide6.QtWidgets import QMainWindow, QWidget

from qingdesk.i18n import _, language
from qingdesk.paths import help_page
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.file_places import choose_file, choose_place

if TYPE_CHECKING:
    from qingdesk.actions.update import Taken

GUIDES = {"zh_CN": "guide.zh_CN.md", "en": "guide.en.md"}


def guide_page() -> Path:
    """The guide in the language that is spoken, as Markdown."""
    return help_page(GUIDES[language()])


def show_guide(parent: QWidget, place: str) -> None:
    """The guide, at the section of the screen that is shown."""
    from qingdesk.ui.navigation import PLACES

    title = next((_(each.title) for each in PLACES if each.name == place), "")
    _show(parent, _("Guide"), GUIDES[language()], title)


def show_first_steps(parent: QWidget) -> None:
    """The guide, at its beginning for somebody new."""
    _show(parent, _("First steps"), GUIDES[language()], _("The first time"))


def show_news(parent: QWidget) -> None:
    """What each version brought."""
    _show(parent, _("What is new"), "CHANGELOG.md", "")


def show_keys(window: QMainWindow) -> None:
    """Every key of the menus on one sheet."""
    from qingdesk.ui.dialogs.keys import KeysDialog

    KeysDialog(window).exec()


def _show(parent: QWidget, title: str, page: str, section: str) -> None:
    from qingdesk.ui.dialogs.guide import GuideDialog

    dialog = GuideDialog(parent, title, help_page(page))
    dialog.go_to(section)
    dialog.show()


def _diagnostics(store: Store, path: Path, qt: str, progress: Progress) -> None:
    from qingdesk.actions.diagnostics import save_diagnostics as save

    save(store, path, qt=qt)


def save_diagnostics(parent: QWidget, desk: Desk) -> None:
    """Ask where, write it, say what is in it."""
    title, name = _("Save a diagnostics file"), "qingdesk-diagnostics.txt"
    path = choose_place(parent, desk.preferences, title, name, _("Text (*.txt)"))
    if path is None:
        return

    def saved(nothing: None) -> None:
        desk.messages.good(
            _("The diagnostics file was saved."),
            _("It holds versions, sizes, counts and what was checked: no names, no texts, no codes."),
        )

    desk.jobs.run(
        partial(_diagnostics, desk.store, path, qVersion()),
        owner=parent,
        on_done=saved,
        on_error=desk.messages.wrong,
        label=_("Saving a diagnostics file"),
        keeps=True,
    )


def _take(store: Store, path: Path, folder: Path, progress: Progress) -> Taken:
    from qingdesk.actions.update import take_update as take

    return take(store, path, folder)


def take_update(window: QWidget, desk: Desk) -> None:
    """Ask for the file, take it in, say what came. A newer program is put beside the person's own files."""
    path = choose_file(window, desk.preferences, _("Update from a file"), _("Updates (*.zip)"))
    if path is not None:
        take_update_of(window, desk, path)


def take_update_of(window: QWidget, desk: Desk, path: Path) -> None:
    """The same once the file is known."""

    def taken(brought: Taken) -> None:
        said = brought.sentences()
        tell = desk.messages.info if brought.programs else desk.messages.good  # a command is read slowly
        tell(said[0], "\n".join(said[1:]))
        desk.announcer.announce(brought.changes)

    downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    desk.jobs.write(
        partial(_take, desk.store, path, Path(downloads or Path.home())),
        owner=window,
        on_done=taken,
        on_error=desk.messages.wrong,
        label=_("Taking the update in"),
        keeps=True,
    )
