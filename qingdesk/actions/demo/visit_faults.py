"""Visits and meals that are not in order, each at the age that its rule speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.link_faults import is_plain
from qingdesk.actions.demo.links import Fault, Link
from qingdesk.actions.demo.plans import AFTERNOON, MORNING, Confirmed, Diary, MealTwist
from qingdesk.actions.demo.span import Span
from qingdesk.actions.demo.words import words
from qingdesk.domain.meal import MealKind, MealPlace
from qingdesk.domain.period import Half
from qingdesk.domain.visit import Transport, VisitMode, VisitState

CLAIMED_RECEIPT = "0041 0002 {number:04d}"
"""The number of a meal's receipt that also stands on a cost."""
_CROWD = (24, 15, 6)
_NOT_MET = {"confirmed_by": "", "confirmed_on": None, "confirmed_via": None, "facts_confirmed": None}


@dataclass(frozen=True)
class Plant:
    """code: of the rule, with a word where it has several ways. low, high: working days before today. more:
    what `Diary.go` takes. in_last_half: some day of the last half-year instead. is_variant: another way to break
    the same rule as gravely; a small sample needs one."""

    code: str
    low: int
    high: int
    meal: MealTwist | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    in_last_half: bool = False
    is_variant: bool = False


def _plants(number: int) -> list[Plant]:
    """The most telling first: a small store holds only the first of them."""
    receipt = CLAIMED_RECEIPT.format(number=number)
    reported = words("visits")["reported"]
    no_kind = {"receipt_kind": None, "receipt_no": "", "receipt_reason": ""}
    signed = {"facts_confirmed": False, "levy_reported": False, "reimbursement_reported": False}
    return [
        Plant("A01 red", 8, 20, MealTwist(share=None)),
        Plant("A01 yellow", 2, 2, MealTwist(share=None)),
        Plant("A02 yellow", 10, 60, MealTwist(share=75)),
        Plant("A04 no picture", 8, 30, MealTwist(has_picture=False)),
        Plant("A08", 10, 80, MealTwist(facts={"place": MealPlace.RESTAURANT, "posted_price_fen": None})),
        Plant("A09", 10, 90, MealTwist(fields={"alcohol": True})),
        Plant("A10", 10, 90, MealTwist(fields={"hosts_present": 5})),
        Plant("A06 claimed", 15, 90, MealTwist(fields={"claimed": True})),
        Plant(
            "A07",
            10,
            60,
            MealTwist(facts={"kind": MealKind.DINNER}),
            {"part": MORNING, "start": 540, "end": 660},
        ),
        Plant("A21 red", 10, 90, more={"twist": {"transport": Transport.ENTERPRISE_DEDICATED}}),
        Plant(
            "A27",
            12,
            90,
            more={"twist": {**signed, "banquet_reported": True, "firm_remark": reported["banquet"]}},
        ),
        Plant("B08 blue", 12, 14, more={"confirmed": Confirmed.BY_NOBODY}),
        Plant("C07", 12, 40, more={"confirmed": Confirmed.ON_OLD_PAPER}),
        Plant("A02 red", 10, 60, MealTwist(share=40)),
        Plant("A04 no kind", 8, 30, MealTwist(fields=no_kind), is_variant=True),
        Plant("A06 on a cost", 15, 90, MealTwist(fields={"receipt_no": receipt}), is_variant=True),
        Plant(
            "A21 yellow",
            10,
            90,
            more={"twist": {"transport": Transport.ENTERPRISE_SHARED, "transport_reason": ""}},
        ),
        Plant("B08 yellow", 0, 0, more={"confirmed": Confirmed.BY_NOBODY}, in_last_half=True),
    ]


def plant_visits(dice: Dice, span: Span, diary: Diary, links: list[Link], times: int, most: int) -> None:
    """Plan the visits that something is wrong with, `times` of each kind, within `most`."""
    pool = dice.shuffled([link for link in links if is_plain(link, span)])
    for number in range(times if pool else 0):
        _crowd(span, diary, links, most, number)
        _overlap(dice, span, diary, pool, most)
        for plant in _plants(number):
            if len(diary.plans) < most and not (plant.is_variant and number == 0):
                place = (
                    next((n for n, link in enumerate(pool) if link.firm.has_canteen), 0) if plant.meal else 0
                )
                pool.append(pool.pop(place))
                _plant(dice, span, diary, pool[-1], plant)


def _plant(dice: Dice, span: Span, diary: Diary, link: Link, plant: Plant) -> None:
    first, last = span.back(plant.high), span.back(plant.low)
    if plant.in_last_half:
        first, last = span.halves[-2].first, span.halves[-2].last
    more = {
        "mode": VisitMode.ONSITE,
        "part": AFTERNOON if dice.chance(0.2) else MORNING,
        "asks": False,
        **plant.more,
    }
    eats = plant.meal is not None
    if eats:
        more["part"] = MORNING
    days = dice.shuffled(span.between(first, last) or [last])
    day = next((day for day in days if diary.is_free(link.cadre, day, more["part"])), days[0])
    _note(link, diary, day, meal=plant.meal, eats=eats, **more)


def _note(link: Link, diary: Diary, day: date, **more: Any) -> None:
    """Plan it, and count it for the duty of its half-year."""
    half = Half.of(day)
    link.done[half] = link.done.get(half, 0) + 1
    diary.go(day, link.firm, link.cadre, **more)


def _crowd(span: Span, diary: Diary, links: list[Link], most: int, number: int) -> None:
    """Three visits within thirty days to a firm that asks for nothing (C01)."""
    crowded = [link for link in links if link.fault is Fault.CROWDED]
    if number >= len(crowded) or len(diary.plans) + len(_CROWD) > most:
        return
    for days in _CROWD:
        last = span.today - timedelta(days=days)
        day = (span.between(last - timedelta(days=3), last) or span.between(last, last + timedelta(days=5)))[
            -1:
        ]
        if day:
            _note(crowded[number], diary, day[0], mode=VisitMode.ONSITE, asks=False)


def _overlap(dice: Dice, span: Span, diary: Diary, pool: list[Link], most: int) -> None:
    """One cadre at two firms at once (C06)."""
    if len(pool) < 2 or len(diary.plans) + 2 > most:
        return
    link = pool[0]
    other = next((more for more in pool[1:] if more.cadre is link.cadre), pool[1])
    pool[:] = [more for more in pool if more not in (link, other)] + [link, other]
    days = dice.shuffled(span.between(span.back(60), span.back(12)))
    day = next((day for day in days if diary.is_free(link.cadre, day, MORNING)), days[0])
    plain: dict[str, Any] = {"mode": VisitMode.ONSITE, "part": MORNING, "asks": False, "eats": False}
    _note(link, diary, day, start=9 * 60, end=11 * 60 + 30, **plain)
    diary.go(day, other.firm, link.cadre, start=10 * 60 + 30, end=12 * 60, **plain)
    if other.cadre is link.cadre:
        other.done[Half.of(day)] = other.done.get(Half.of(day), 0) + 1


NOT_CONFIRMED: Mapping[str, Any] = {**_NOT_MET, "state": VisitState.COMPLETED}
"""The fields of a visit that the firm has not confirmed."""
