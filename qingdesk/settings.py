"""How the program behaves for its user: one frozen dataclass, kept as JSON beside the store. Holds no records."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from qingdesk.files import write_atomically

FILE_NAME = "settings.json"


@dataclass(frozen=True)
class Settings:
    """language: zh_CN|en · theme: system|light|dark · text_size: 100–200 % · operator_cadre_id: who sits at
    the desk (empty = desk clerk) · window: Qt's saved geometry in hex · last_folder: of the last file dialog ·
    scan_folder: the folder that the scanner writes into (empty = none is watched) ·
    last_printer: by its name · second_place: the folder outside this computer that backups go to as well ·
    second_place_on: when one last did · lock_minutes: without a key or a move before the desk locks itself,
    0 = never · masks: phones and names of firms' people are hidden in lists."""

    language: str = "zh_CN"
    theme: str = "system"
    text_size: int = 100
    operator_cadre_id: str = ""
    window: str = ""
    last_folder: str = ""
    scan_folder: str = ""
    last_printer: str = ""
    second_place: str = ""
    second_place_on: str = ""
    lock_minutes: int = 10
    masks: bool = False


def load(folder: Path) -> Settings:
    """The settings of the store in `folder`; what is missing, unknown or of a wrong type is the default."""
    try:
        given = json.loads((folder / FILE_NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(given, dict):
        return Settings()
    defaults = asdict(Settings())
    kept = {
        f.name: given[f.name] for f in fields(Settings) if type(given.get(f.name)) is type(defaults[f.name])
    }
    return Settings(**kept)


def save(folder: Path, settings: Settings) -> None:
    """Write them atomically; raises `UserError` when the folder cannot be written."""
    write_atomically(folder / FILE_NAME, json.dumps(asdict(settings), ensure_ascii=False, indent=1).encode())
