"""The duties fulfilled, day by day, and what is done beyond them: exactly so many visits."""

from __future__ import annotations

from datetime import date

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.links import Fault, Link, share_by_now
from qingdesk.actions.demo.plans import APART, NEAR, Diary
from qingdesk.actions.demo.span import Span
from qingdesk.domain.assignment import Role
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.enterprise import EnterpriseStatus
from qingdesk.domain.period import Half
from qingdesk.domain.visit import VisitMode, VisitState

DRAFTS = 0.005
IN_PERSON_SHARE = 0.55
"""Of what is done beyond the duties; the rest is by telephone."""
_SHORT_FROM = (9 * 60, 15 * 60)
_SHORT_MINUTES = 15


def fulfil(dice: Dice, span: Span, diary: Diary, links: list[Link], most: int) -> None:
    """A visit for each duty, as the link's fault lets it be; no more than so many in all."""
    now = share_by_now(span)
    for link in links:
        for half, first, last, many in link.duties(span):
            for _ in range(_wanted(span, link, half, many) - link.done.get(half, 0)):
                if len(diary.plans) >= most:
                    return
                if half == span.half and not dice.chance(now):
                    continue
                _visit(dice, diary, link, half, first, last, span)
        if link.fault is Fault.PHONE_ONLY and len(diary.plans) < most:
            diary.call(max(link.start, span.half.first), span.yesterday, link.firm, link.cadre)


def follow_up(dice: Dice, span: Span, diary: Diary, links: list[Link], most: int) -> None:
    """Further visits and calls until there are so many, the last few still drafts. An officer goes alone only
    where no leader is: he does not visit in his stead (B05)."""
    drafts = min(most - len(diary.plans), max(1, round(most * DRAFTS)) if most > 20 else 0)
    spoilt = {link.firm.id for link in links if link.fault is not None}
    sound = [
        link for link in links if link.firm.id not in spoilt and link.firm.status is EnterpriseStatus.ACTIVE
    ]
    links = sound or links
    led = {link.firm.id for link in links if link.role is Role.LEADER}
    while len(diary.plans) < most - max(0, drafts):
        link = dice.pick(links)
        first, last = max(link.start, span.first), min(link.end or span.yesterday, span.yesterday)
        may_go = sound and (link.role is Role.LEADER or link.firm.id not in led)
        in_person = may_go and dice.chance(IN_PERSON_SHARE)
        found = diary.find_day(first, last, link.firm, link.cadre, APART) if in_person else None
        if found is not None:
            diary.go(found[0], link.firm, link.cadre, _with(link), part=found[1])
        elif not diary.call(first, last, link.firm, link.cadre):
            diary.call(span.first, span.yesterday, link.firm, link.cadre)
    while len(diary.plans) < most:
        link = dice.pick(links)
        day = span.back(dice.between(1, 4))
        draft = {"state": VisitState.DRAFT}
        diary.go(day, link.firm, link.cadre, twist=draft, eats=False, asks=False, mode=VisitMode.ONSITE)


def _wanted(span: Span, link: Link, half: Half, many: int) -> int:
    """How many visits a half-year gets, by what is to be wrong with the link."""
    ended = half != span.half
    if link.fault is Fault.NO_VISIT and half == span.halves[-3]:
        return 0
    if link.fault is Fault.TOO_FEW and half == span.halves[-2]:
        return many - 1
    if link.fault in (Fault.DUE, Fault.PHONE_ONLY) and not ended:
        return 0
    return many


def _visit(dice: Dice, diary: Diary, link: Link, half: Half, first: date, last: date, span: Span) -> None:
    cadre = link.cadre
    if link.fault is Fault.BY_OTHERS and half == span.halves[-2]:
        cadre = _other(link)
    found = diary.find_day(first, last, link.firm, cadre, NEAR) or diary.find_any_day(
        first, last, link.firm, cadre
    )
    if found is None:
        return
    day, part = found
    if link.fault is Fault.NOMINAL and half in span.halves[1:3]:
        nothing = {"situation": "", "opinions": "", "answers": "", "party_guidance": "", "policies": ()}
        start = _SHORT_FROM[part]
        diary.go(
            day, link.firm, cadre, part=part, start=start, end=start + _SHORT_MINUTES,
            twist=nothing, eats=False, asks=False, mode=VisitMode.ONSITE,
        )  # fmt: skip
        return
    diary.go(day, link.firm, cadre, _with(link) if cadre is link.cadre else None, part=part)


def _with(link: Link) -> Cadre | None:
    """The officer of the firm goes along with its leader."""
    return link.officer if link.role is Role.LEADER and link.officer is not link.cadre else None


def _other(link: Link) -> Cadre:
    """Who goes in his stead."""
    return link.officer or link.handed_to or link.cadre
