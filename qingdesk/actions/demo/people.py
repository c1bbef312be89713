"""Units and cadres of the sample: leaders who have the duty, and those who do the liaison work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import cycle

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.span import Span
from qingdesk.actions.demo.words import words
from qingdesk.domain.cadre import Cadre, Rank
from qingdesk.domain.unit import Level, Unit

LEADERS = 0.75
"""Their share of all cadres."""
NEW_DAYS = 75
LEFT_DAYS = 90
NAMES_BEFORE_RARE = (1, 4, 9)


@dataclass(frozen=True)
class People:
    """leaders: those with firms. idle: leaders who were given none (B01). officers: liaison cadres at work.
    left: an officer who has left; his firms went to another."""

    home: Unit
    units: list[Unit]
    leaders: list[Cadre]
    idle: list[Cadre]
    officers: list[Cadre]
    left: list[Cadre]

    @property
    def cadres(self) -> list[Cadre]:
        """Everybody."""
        return [*self.leaders, *self.idle, *self.officers, *self.left]


def person(dice: Dice, rare: int = -1) -> str:
    """A name put together at random. rare: which of the rare characters stands in it; -1: none."""
    lists = words("people")
    surname, given = dice.pick(lists["surnames"]), dice.pick(lists["given"])
    if rare >= 0:
        return f"{surname}{lists['rare_given'][rare % len(lists['rare_given'])]}"
    second = dice.pick(lists["given"]) if dice.chance(0.8) else ""
    return f"{surname}{given}{second if second != given else ''}"


def make_people(dice: Dice, span: Span, home: Unit, number: int, faults: int) -> People:
    """So many cadres, in units of as many counties as they fill. home: the desk's own unit, which is there
    already. faults: leaders without a firm."""
    leading = max(1, round(number * LEADERS))
    units = _units(dice, home, number)
    found = [
        _leader(dice, span, unit, post, n)
        for n, (unit, post) in zip(range(leading), _posts(units), strict=False)
    ]
    officers = [_officer(dice, span, dice.pick(units), leading + n) for n in range(number - leading)]
    idle = min(faults, leading // 4)
    left = len(officers) // 6
    new_day, left_day = span.today - timedelta(days=NEW_DAYS), span.today - timedelta(days=LEFT_DAYS)
    return People(
        home=home,
        units=units,
        leaders=found[: leading - idle],
        idle=[replace(cadre, appointed_on=new_day) for cadre in found[leading - idle :]],
        officers=officers[: len(officers) - left],
        left=[replace(cadre, left_on=left_day) for cadre in officers[len(officers) - left :]],
    )


def _units(dice: Dice, home: Unit, number: int) -> list[Unit]:
    """The home unit first, then the others of its county, then of as many counties more as are needed."""
    lists = words("people")
    wanted = min(max(2, number * 3 // 4), len(lists["units"]) * len(lists["counties"]))
    found = [home]
    for county in lists["counties"]:
        over = ""
        for title, _, _ in lists["units"]:
            name = f"{county}{title}"
            if name == home.name:
                continue
            if len(found) >= wanted:
                return found
            unit = Unit(id=dice.new_id(), name=name, level=Level.COUNTY, region=home.region, parent_id=over)
            over = over or unit.id
            found.append(unit)
    return found


def _posts(units: list[Unit]) -> cycle[tuple[Unit, str]]:
    """Heads first, their deputies after them: as many posts as are asked for."""
    kinds = {title: posts for title, posts, _ in words("people")["units"]}
    of_unit = {
        unit.id: next(posts for title, posts in kinds.items() if unit.name.endswith(title)) for unit in units
    }
    most = max(len(posts) for posts in of_unit.values())
    ordered = [
        (unit, of_unit[unit.id][rank])
        for rank in range(most)
        for unit in units
        if rank < len(of_unit[unit.id])
    ]
    return cycle(ordered)


def _leader(dice: Dice, span: Span, unit: Unit, post: str, place: int) -> Cadre:
    return Cadre(
        id=dice.new_id(),
        name=_name(dice, place),
        unit_id=unit.id,
        post=post,
        rank=Rank.OTHER,
        in_scope=True,
        phone=f"139{place:08d}",
        appointed_on=span.first - timedelta(days=dice.between(60, 1500)),
    )


def _officer(dice: Dice, span: Span, unit: Unit, place: int) -> Cadre:
    return Cadre(
        id=dice.new_id(),
        name=_name(dice, place),
        unit_id=unit.id,
        post=dice.pick(words("people")["liaison_posts"]),
        rank=Rank.OTHER,
        phone=f"139{place:08d}",
        appointed_on=span.first - timedelta(days=dice.between(60, 900)),
    )


def _name(dice: Dice, place: int) -> str:
    rare = NAMES_BEFORE_RARE.index(place) if place in NAMES_BEFORE_RARE else -1
    return person(dice, rare)
