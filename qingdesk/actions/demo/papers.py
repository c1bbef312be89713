"""What goes with an assignment: declarations of interests, handovers, the half-year's self-checks."""

from __future__ import annotations

from datetime import date, timedelta

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.links import Fault, Link
from qingdesk.actions.demo.people import person
from qingdesk.actions.demo.series import Batch
from qingdesk.actions.demo.span import Span
from qingdesk.actions.demo.words import words
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.declaration import ConflictKind, Declaration, Resolution
from qingdesk.domain.handover import Handover, HandoverItem
from qingdesk.domain.self_check import SelfAnswer, SelfCheck

_YES = "4"
"""The one question of the nine that is answered by yes: did you go there, and was there an answer?"""
ITEMS = 9
_RENEWED = (300, 350)
"""Days after which a declaration is renewed: valid for twelve months."""
_CONFLICT_DAYS = 40
_NONE_SINCE: dict[Fault | None, int] = {Fault.UNDECLARED: 400, Fault.CONFLICT: 60}
"""Days before today in which nothing was declared that could set it right."""


def declarations(dice: Dice, span: Span, batch: Batch, links: list[Link]) -> None:
    """For each assignment within thirty days of its start, then before each year is over; those of before the
    sample begins were on paper."""
    made: list[tuple[date, str, Link]] = []
    for link in links:
        last = min(link.end or span.yesterday, span.yesterday)
        day = link.start + timedelta(days=dice.between(2, 25))
        while day <= last:
            if span.today - day < timedelta(days=_NONE_SINCE.get(link.fault, 0)):
                break
            if day >= span.first:
                made.append((day, dice.new_id(), link))
            day += timedelta(days=dice.between(*_RENEWED))
        if link.fault is Fault.CONFLICT:
            made.append((span.today - timedelta(days=_CONFLICT_DAYS), dice.new_id(), link))
    latest = {link.id: day for day, _, link in sorted(made, key=lambda one: one[0])}
    for day, new_id, link in sorted(made, key=lambda one: one[:2]):
        open_conflict = link.fault is Fault.CONFLICT and latest[link.id] == day
        batch.add("declaration", _declaration(dice, batch, day, new_id, link, open_conflict))


def _declaration(dice: Dice, batch: Batch, day: date, new_id: str, link: Link, is_open: bool) -> Declaration:
    number = batch.number("declaration", day.year)
    if is_open:
        return Declaration(
            id=new_id, number=number, assignment_id=link.id, declared_on=day, has_conflict=True,
            kind=ConflictKind.KIN_EMPLOYMENT, resolution=Resolution.NONE,
        )  # fmt: skip
    if dice.chance(0.01):
        return Declaration(
            id=new_id, number=number, assignment_id=link.id, declared_on=day, has_conflict=True,
            kind=ConflictKind.SUPPLY_CONTRACT, resolution=Resolution.RECUSED, resolved_on=day,
        )  # fmt: skip
    return Declaration(id=new_id, number=number, assignment_id=link.id, declared_on=day, has_conflict=False)


def handovers(dice: Dice, span: Span, batch: Batch, links: list[Link]) -> None:
    """Signed by both for each assignment that ended in order."""
    ended = [link for link in links if link.end is not None and link.handed_to is not None]
    for link in sorted(ended, key=lambda one: (one.end or span.today, one.id)):
        assert link.end is not None and link.handed_to is not None
        day = min(link.end + timedelta(days=dice.between(0, 8)), span.yesterday)
        signed = min(day + timedelta(days=2), span.yesterday)
        made = Handover(
            id=dice.new_id(),
            number=batch.number("handover", day.year),
            assignment_id=link.id,
            to_cadre_id=link.handed_to.id,
            handed_over_on=day,
            items=(HandoverItem("enterprise", link.firm.id, link.firm.name),),
            signed_out_on=day,
            signed_in_on=signed,
            supervised_by=person(dice),
        )
        batch.add("handover", made)


def self_checks(dice: Dice, span: Span, batch: Batch, leaders: list[Cadre]) -> None:
    """Nine answers of each leader for each half-year that has ended."""
    notes = words("matters")["self_check"]
    for half in span.halves[:-1]:
        for cadre in leaders:
            if cadre.appointed_on is not None and cadre.appointed_on > half.first:
                continue
            signed = min(half.last + timedelta(days=dice.between(1, 20)), span.yesterday)
            answers = tuple(
                SelfAnswer(
                    str(n), "yes" if str(n) == _YES else "no", "" if str(n) == _YES else dice.pick(notes)
                )
                for n in range(1, ITEMS + 1)
            )
            made = SelfCheck(
                id=dice.new_id(), number=batch.number("self_check", signed.year), cadre_id=cadre.id,
                period=half.name, answers=answers, signed_on=signed,
            )  # fmt: skip
            batch.add("self_check", made)
