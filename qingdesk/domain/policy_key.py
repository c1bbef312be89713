"""The keys of the policy table: what each may hold, which way a unit may move it, and the rows it starts with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qingdesk.domain.policy import PolicyRow


class Direction(StrEnum):
    """floor: a unit may raise it. ceiling: may lower it. free: may do either."""

    FLOOR = "floor"
    CEILING = "ceiling"
    FREE = "free"


class Shape(StrEnum):
    """number 3 · fen 10000 · date "2026-01-01" · meals {"lunch": 40} · windows {"lunch": ["11:30", "13:30"]} ·
    classes ["second", "economy"] · profile {"triage_wd": 1, "assign_wd": 3, "C": "5wd", "B": "15wd", "A": "30d"}."""

    NUMBER = "number"
    FEN = "fen"
    DATE = "date"
    MEALS = "meals"
    WINDOWS = "windows"
    CLASSES = "classes"
    PROFILE = "profile"


@dataclass(frozen=True)
class PolicyKey:
    """One key. rows: the defaults, without ids; none where only a unit can say it."""

    key: str
    direction: Direction
    shape: Shape
    rows: tuple[PolicyRow, ...] = ()


def read_keys(document: Mapping[str, object]) -> dict[str, PolicyKey]:
    """The keys of `resources/policy/defaults.json`, parsed by the caller; raises KeyError or ValueError when the
    document is not whole. A row that is `verified` was compared with its basis on `checked_on`; any other, our own
    proposals among them, is 待核实 until the unit confirms it."""
    checked_on = date.fromisoformat(_text(document["checked_on"]))
    return {key: _read(key, _mapping(entry), checked_on) for key, entry in _mapping(document["keys"]).items()}


def read_profiles(document: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    """The deadline profiles by name (默认, 许昌2025, …): values that `problem.profile` may take."""
    return {name: _mapping(value) for name, value in _mapping(document["profiles"]).items()}


def _read(key: str, entry: Mapping[str, object], checked_on: date) -> PolicyKey:
    rows = entry["rows"]
    if not isinstance(rows, list):
        raise ValueError(key)
    return PolicyKey(
        key,
        Direction(_text(entry["direction"])),
        Shape(_text(entry["shape"])),
        tuple(_row(key, _mapping(row), checked_on) for row in rows),
    )


def _row(key: str, row: Mapping[str, object], checked_on: date) -> PolicyRow:
    verified = row["verified"] is True
    return PolicyRow(
        key=key,
        value=row["value"],
        city=_text(row.get("city", "")),
        rank=_text(row.get("rank", "")),
        season=_text(row.get("season", "")),
        valid_from=date.fromisoformat(_text(row["valid_from"])),
        basis=_text(row["basis"]),
        verified_by="QingDesk" if verified else "",
        verified_on=checked_on if verified else None,
    )


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value
