"""Which file, which folder: every dialog of that kind begins where the last one ended.

`QFileDialog` is brought in when one is opened: the window must not wait for it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from qingdesk import log
from qingdesk.errors import UserError
from qingdesk.ui.preferences import Preferences

_log = log.get(__name__)


def choose_file(parent: QWidget, preferences: Preferences | None, title: str, kinds: str) -> Path | None:
    """A file to read; None when a person thought better of it. kinds: as `Text (*.txt)`."""
    from PySide6.QtWidgets import QFileDialog

    name, _kind = QFileDialog.getOpenFileName(parent, title, str(_last(preferences)), kinds)
    return _remembered(preferences, Path(name)) if name else None


def choose_files(parent: QWidget, preferences: Preferences | None, title: str, kinds: str) -> list[Path]:
    """As `choose_file`, several; none when a person thought better of it."""
    from PySide6.QtWidgets import QFileDialog

    names, _kind = QFileDialog.getOpenFileNames(parent, title, str(_last(preferences)), kinds)
    return [_remembered(preferences, Path(name)) for name in names]


def choose_place(
    parent: QWidget, preferences: Preferences | None, title: str, name: str, kinds: str
) -> Path | None:
    """Where to write a file. name: proposed, in the last folder."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(_last(preferences) / name), kinds)
    return _remembered(preferences, Path(chosen)) if chosen else None


def choose_folder(parent: QWidget, preferences: Preferences | None, title: str) -> Path | None:
    """A folder."""
    from PySide6.QtWidgets import QFileDialog

    chosen = QFileDialog.getExistingDirectory(parent, title, str(_last(preferences)))
    return _remembered(preferences, Path(chosen) / "any").parent if chosen else None


def _last(preferences: Preferences | None) -> Path:
    kept = preferences.settings.last_folder if preferences is not None else ""
    return Path(kept) if kept and Path(kept).is_dir() else Path.home()


def _remembered(preferences: Preferences | None, path: Path) -> Path:
    if preferences is not None:
        try:
            preferences.change(replace(preferences.settings, last_folder=str(path.parent)))
        except UserError as error:  # no reason not to go on with the file
            _log.warning("the last folder was not kept: %s", error.title)
    return path
