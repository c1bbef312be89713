"""从严: which way a unit may move a limit, and whether a wanted value goes the other way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import product

from qingdesk.domain.cadre import Rank
from qingdesk.domain.policy import Policy, PolicyRow, in_season
from qingdesk.domain.policy_key import Direction, PolicyKey, Shape
from qingdesk.i18n import N_

_TERM = re.compile(r"(\d{1,3})(wd|d|m)")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_CITY = re.compile(r"[1-9]\d{3}")
_LEAP_YEAR = 2024
"""A season is days of a year, 29 February among them."""
_MEALS = {"breakfast", "lunch", "dinner"}
_GRADES = ("A", "B", "C")
_DAYS = {"wd": 1.4, "d": 1.0, "m": 30.0}
"""Calendar days of a term's unit: five working days are a week."""
LARGEST = 10**12


def malformed(key: PolicyKey, value: object) -> str:
    """Why a value is not of the key's shape, as a msgid; empty when it is."""
    return _SHAPES[key.shape](value)


def loosens(key: PolicyKey, fixed: object, wanted: object) -> bool:
    """Does the wanted value go below what the policy fixes? Both are of the key's shape."""
    if key.direction is Direction.FREE:
        return False
    pairs = list(_pairs(key.shape, fixed, wanted))
    if key.direction is Direction.FLOOR:
        return any(new < old for old, new in pairs)
    return any(new > old for old, new in pairs)


def misplaced(row: PolicyRow) -> str:
    """Why a limit's scope or dates can never hold, as a msgid; empty when they can."""
    if row.city and not _CITY.fullmatch(row.city):
        return N_("A city is four digits, such as 4101; a county falls under its city.")
    if row.rank and row.rank not in set(Rank):
        return N_("A rank is ministerial, bureau or other.")
    if row.season and _season(row.season) is None:
        return N_("A season is two days of the year, such as 04-01/05-10.")
    if row.valid_to is not None and row.valid_to < row.valid_from:
        return N_("The last day is before the first.")
    return ""


def loosened(key: PolicyKey, wanted: PolicyRow) -> PolicyRow | None:
    """The limit of the policy's that the wanted one would go below anywhere in its scope: in one of its cities,
    for one of its ranks, on one of its days; None where there is none. Scope and value are well-formed."""
    fixed = Policy(key.rows)
    cities = [wanted.city] if wanted.city else ["", *sorted({row.city for row in key.rows} - {""})]
    ranks = [wanted.rank] if wanted.rank else ["", *sorted({row.rank for row in key.rows} - {""})]
    for on, city, rank in product(_starts(key, wanted), cities, ranks):
        for day in _turns(key, wanted):
            known = fixed.find(key.key, on, city=city, rank=rank, season_on=day)
            if known is not None and loosens(key, known.value, wanted.value):
                return known
    return None


def _starts(key: PolicyKey, wanted: PolicyRow) -> list[date]:
    """The wanted limit's first day, and each later one within it on which the policy's own changes."""
    last = wanted.valid_to or date.max
    later = {row.valid_from for row in key.rows if wanted.valid_from < row.valid_from <= last}
    return [wanted.valid_from, *sorted(later)]


def _turns(key: PolicyKey, wanted: PolicyRow) -> list[date]:
    """Days of the year between which the policy's seasons do not change, within the wanted season."""
    ends = {date(_LEAP_YEAR, 1, 1)}
    for row in (*key.rows, wanted):
        season = _season(row.season)
        if season is not None:
            ends |= {*season, season[0] - timedelta(days=1), season[1] + timedelta(days=1)}
    return sorted(day for day in ends if not wanted.season or in_season(wanted.season, day))


def _season(text: str) -> tuple[date, date] | None:
    """`04-01/05-10` as days of a leap year; None for anything else."""
    parts = text.split("/")
    if len(parts) != 2 or not all(re.fullmatch(r"\d\d-\d\d", part) for part in parts):
        return None
    try:
        first, last = (date.fromisoformat(f"{_LEAP_YEAR}-{part}") for part in parts)
    except ValueError:
        return None
    return first, last


def _pairs(shape: Shape, fixed: object, wanted: object) -> list[tuple[float, float]]:
    if isinstance(fixed, int) and isinstance(wanted, int):
        return [(fixed, wanted)]
    if isinstance(fixed, Mapping) and isinstance(wanted, Mapping):
        return [(_size(fixed[name]), _size(wanted[name])) for name in wanted if name in fixed]
    if isinstance(fixed, Sequence) and isinstance(wanted, Sequence) and shape is Shape.CLASSES:
        return [(0, float(name not in fixed)) for name in wanted]
    return []


def _size(value: object) -> float:
    if isinstance(value, int):
        return float(value)
    found = _TERM.fullmatch(str(value))
    return float(found[1]) * _DAYS[found[2]] if found else 0.0


def _number(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        return N_("This must be a whole number from 0 up.")
    return ""


def _day(value: object) -> str:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return N_("This must be a date, such as 2026-01-01.")
    return ""


def _meals(value: object) -> str:
    if (
        isinstance(value, Mapping)
        and value
        and set(value) <= _MEALS
        and not any(map(_number, value.values()))
    ):
        return ""
    return N_('This must be a number for each kind of meal, such as {{"lunch": 40}}.')


def _windows(value: object) -> str:
    if isinstance(value, Mapping) and value and set(value) <= _MEALS and all(map(_is_window, value.values())):
        return ""
    return N_('This must be times for each kind of meal, such as {{"lunch": ["11:30", "13:30"]}}.')


def _is_window(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(clock, str) and _CLOCK.fullmatch(clock) for clock in value)
        and value[0] < value[1]
    )


def _classes(value: object) -> str:
    from qingdesk.domain.cost import TravelClass

    if isinstance(value, list) and value and all(name in set(TravelClass) for name in value):
        return ""
    return N_('This must be a list of travel classes, such as ["second", "economy"].')


def _profile(value: object) -> str:
    if (
        isinstance(value, Mapping)
        and set(value) == {"triage_wd", "assign_wd", *_GRADES}
        and not _number(value["triage_wd"])
        and not _number(value["assign_wd"])
        and all(_TERM.fullmatch(str(value[grade])) for grade in _GRADES)
    ):
        return ""
    return N_(
        'This must be terms such as {{"triage_wd": 1, "assign_wd": 3, "C": "5wd", "B": "15wd", "A": "30d"}}.'
    )


_SHAPES = {
    Shape.NUMBER: _number,
    Shape.FEN: _number,
    Shape.DATE: _day,
    Shape.MEALS: _meals,
    Shape.WINDOWS: _windows,
    Shape.CLASSES: _classes,
    Shape.PROFILE: _profile,
}
