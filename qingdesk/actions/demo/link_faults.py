"""Assignments that are not kept as they should be, one or more of each kind."""

from __future__ import annotations

from datetime import timedelta

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.links import Fault, Link
from qingdesk.actions.demo.people import People
from qingdesk.actions.demo.span import Span
from qingdesk.domain.assignment import Role

_DUE_MORE = 2
"""Visits that are due (B03) are what a desk sees most of: so many more of them."""
LEFT_PLAIN = 3
"""Assignments that stay in order, in the smallest sample."""
ENDED_DAYS = 40


def plant_in_links(dice: Dice, span: Span, people: People, links: list[Link], times: int) -> None:
    """Give some assignments a fault, one of each kind first; the others stay as they are."""
    pool = dice.shuffled([link for link in links if is_plain(link, span)])
    for fault in [*[*Fault] * times, *[Fault.DUE] * (_DUE_MORE * times)]:
        if len(pool) > LEFT_PLAIN:
            links += _spoil(dice, span, people, pool.pop(), fault)


def is_plain(link: Link, span: Span) -> bool:
    """A leader's, in force through all four half-years, with nothing wrong."""
    return link.role is Role.LEADER and link.is_whole and link.start < span.first


def _spoil(dice: Dice, span: Span, people: People, link: Link, fault: Fault) -> list[Link]:
    """Returns the assignment that follows, where the fault makes one."""
    link.fault = fault
    if fault is Fault.TOO_FEW:
        link.per_half = 2
    others = [cadre for cadre in (people.officers or people.leaders)[:40] if cadre is not link.cadre]
    if fault is Fault.BY_OTHERS and link.officer is None and others:
        link.officer = dice.pick(others)
    heirs = [cadre for cadre in people.leaders[:40] if cadre is not link.cadre]
    if fault is not Fault.NO_HANDOVER or not heirs:
        return []
    link.end = span.today - timedelta(days=ENDED_DAYS)
    start, heir = link.end + timedelta(days=1), dice.pick(heirs)
    return [Link(dice.new_id(), heir, link.firm, Role.LEADER, start, officer=link.officer)]
