"""Who contacts which firm, from when to when: assignments, with the duties that follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.people import People
from qingdesk.actions.demo.span import Span
from qingdesk.actions.demo.words import words
from qingdesk.domain.assignment import Assignment, RegulatorAnswer, Role
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.period import Half

MIN_DAYS = 60
"""`duty.min_days` as shipped: an assignment shorter than this in a half-year has no duty in it."""
NOTICE_DAYS = 60
"""`duty.notice_days`: from then on a visit that is due is a finding, so the sample's are made by then."""
PLAIN = 16
"""So many assignments have run all the time: a small sample needs them for what goes wrong."""
VISITS_FOR_DUTY = 0.72
"""The share of all visits that fulfil a duty; the rest follows up, or is by telephone."""


class Fault(Enum):
    """What is wrong with how an assignment is kept; such a firm has no other fault."""

    NO_VISIT = "B02"
    TOO_FEW = "B02 yellow"
    DUE = "B03"
    PHONE_ONLY = "B04"
    BY_OTHERS = "B05"
    NOMINAL = "B06"
    NO_HANDOVER = "B25"
    UNDECLARED = "A28"
    CONFLICT = "A29"
    CROWDED = "C01"


@dataclass(eq=False)
class Link:
    """One assignment. officer: who goes along. handed_to: who follows after its end. done: the half-years in
    which a visit is planned already, with how many."""

    id: str
    cadre: Cadre
    firm: Enterprise
    role: Role
    start: date
    end: date | None = None
    per_half: int | None = None
    officer: Cadre | None = None
    handed_to: Cadre | None = None
    fault: Fault | None = None
    done: dict[Half, int] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Not ended, asks for one visit, and nothing is wrong with it."""
        return self.end is None and self.per_half is None and self.fault is None

    def duties(self, span: Span) -> Iterator[tuple[Half, date, date, int]]:
        """(half-year, first day, last day, visits) of each duty until today."""
        if self.role is not Role.LEADER:
            return
        for half in span.halves:
            first, last = max(self.start, half.first), min(self.end or half.last, half.last)
            if (last - first).days + 1 < MIN_DAYS or (half == span.half and self.end is not None):
                continue
            yield half, first, min(last, span.yesterday), self.per_half or 1

    def assignment(self, dice: Dice) -> Assignment:
        """The record."""
        number = words("people")["basis"].format(year=self.start.year, number=dice.between(1, 40))
        known = dice.chance(0.8)
        return Assignment(
            id=self.id,
            cadre_id=self.cadre.id,
            enterprise_id=self.firm.id,
            role=self.role,
            started_on=self.start,
            ended_on=self.end,
            basis=number,
            is_regulator=RegulatorAnswer.NO if known else RegulatorAnswer.UNKNOWN,
            visits_per_half=self.per_half,
        )


def share_by_now(span: Span) -> float:
    """Which share of this half-year's visits has been made by now: all, once they begin to be reminded of."""
    length = (span.half.last - span.half.first).days - NOTICE_DAYS
    return min(1.0, max(0.0, (span.today - span.half.first).days / length))


def led_firms(span: Span, people: People, firms: int, visits: int) -> int:
    """How many firms have a leader: as many as so many visits can fulfil, and one for every leader."""
    wanted = round(VISITS_FOR_DUTY * visits / (len(span.halves) - 1 + share_by_now(span)))
    return min(firms, max(wanted, len(people.leaders)))


def make_links(dice: Dice, span: Span, people: People, firms: list[Enterprise], visits: int) -> list[Link]:
    """Leaders' assignments first, then those of the officers."""
    led = firms[: led_firms(span, people, len(firms), visits)]
    links: list[Link] = []
    for n in range(max(len(led), len(people.leaders))):
        leader = people.leaders[n % len(people.leaders)]
        links += _led(dice, span, people, led[n % len(led)], leader, place=n)
    for firm in firms:
        links += _accompanied(dice, span, people, firm)
    officers = {
        link.firm.id: link.cadre for link in links if link.role is not Role.LEADER and link.end is None
    }
    for link in links:
        link.officer = officers.get(link.firm.id)
    return links


def _led(
    dice: Dice, span: Span, people: People, firm: Enterprise, leader: Cadre, *, place: int
) -> list[Link]:
    """Most since before the sample begins; some came later, some firms changed hands (one at least)."""
    start = span.first - timedelta(days=dice.between(20, 300))
    if place < PLAIN:
        return [Link(dice.new_id(), leader, firm, Role.LEADER, start)]
    if place > PLAIN and dice.chance(0.2):
        start = dice.pick(span.between(span.first, span.halves[1].last) or [start])
    link = Link(dice.new_id(), leader, firm, Role.LEADER, start)
    last = span.today - timedelta(days=60)
    days = span.between(start + timedelta(days=200), last)
    if days and len(people.leaders) > 1 and (place == PLAIN or dice.chance(0.08)):
        link.end = dice.pick(days)
        heirs = [cadre for cadre in people.leaders[:40] if cadre is not leader]
        link.handed_to = dice.pick(heirs)
        return [link, Link(dice.new_id(), link.handed_to, firm, Role.LEADER, link.end + timedelta(days=1))]
    if dice.chance(0.06):
        link.per_half = 2
    return [link]


def _accompanied(dice: Dice, span: Span, people: People, firm: Enterprise) -> list[Link]:
    """Half of the firms have a liaison officer, some a chief service officer; who left has handed over."""
    if not people.officers or not dice.chance(0.55):
        return []
    role = Role.LIAISON_OFFICER if dice.chance(0.9) else Role.CHIEF_SERVICE_OFFICER
    start = span.first - timedelta(days=dice.between(20, 200))
    officer = dice.pick(people.officers)
    if people.left and dice.chance(0.1):
        gone = dice.pick(people.left)
        end = gone.left_on
        assert end is not None
        return [
            Link(dice.new_id(), gone, firm, role, start, end, handed_to=officer),
            Link(dice.new_id(), officer, firm, role, end + timedelta(days=1)),
        ]
    return [Link(dice.new_id(), officer, firm, role, start)]


def fit_duties(dice: Dice, span: Span, links: list[Link], visits: int) -> None:
    """Let the last assignments begin only now where there are fewer visits than duties: then they have none."""
    left = visits
    for link in links:
        wanted = sum(many - link.done.get(half, 0) for half, _, _, many in link.duties(span))
        if wanted > left and link.is_whole and not link.done:
            link.start = dice.pick(
                span.between(span.today - timedelta(days=25), span.yesterday) or [span.yesterday]
            )
            wanted = sum(many for _, _, _, many in link.duties(span))
        left -= max(0, wanted)
