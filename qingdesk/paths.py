"""Where the program finds its own files, and where a user's live.

The same calls work from a checkout, an installed wheel (resources and catalogues travel inside the package)
and a frozen program.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _home() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    return _PACKAGE if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """A file or folder of `resources/`."""
    return _home().joinpath("resources", *parts)


def help_page(name: str) -> Path:
    """A page that is shown in the program: of `docs/` or the top folder, carried along as `resources/help/`."""
    carried = resource("help", name)
    if carried.is_file():
        return carried
    written = _home() / "docs" / name
    return written if written.is_file() else _home() / name


def catalogues() -> Path:
    """The folder `i18n/` with one folder a language."""
    return _home() / "i18n"


def config_folder() -> Path:
    """The user's own configuration folder; made when missing. Never holds records."""
    folder = _config_path()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _config_path() -> Path:
    if sys.platform == "linux":  # as platformdirs has it, without its 4 ms before the first paint
        named = os.environ.get("XDG_CONFIG_HOME", "").strip()
        return (Path(named) if named else Path.home() / ".config") / "qingdesk"
    from platformdirs import user_config_path

    return user_config_path("qingdesk", appauthor=False)


def default_store() -> Path:
    """The store folder: `QINGDESK_STORE`, or the user's data folder."""
    named = os.environ.get("QINGDESK_STORE")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("qingdesk", appauthor=False) / "store"
