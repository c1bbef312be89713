"""The visits in words: what was seen, said, asked for and answered, and who confirmed it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from qingdesk.actions.demo.asked import Asked, ask
from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.meals import IN_ORDER, PICTURE_TYPE, Canteen
from qingdesk.actions.demo.people import person
from qingdesk.actions.demo.plans import Confirmed, Plan
from qingdesk.actions.demo.series import Batch
from qingdesk.actions.demo.span import Span
from qingdesk.actions.demo.values import values
from qingdesk.actions.demo.visit_faults import NOT_CONFIRMED
from qingdesk.actions.demo.words import picture, words
from qingdesk.domain.attachment import Attachment, AttachmentRole
from qingdesk.domain.meal import MealKind
from qingdesk.domain.problem import ProblemSource
from qingdesk.domain.visit import ConfirmedVia, Host, Transport, Visit, VisitMode, Visitor, VisitState

ASKING = 0.3
"""The share of visits on which the firm asks for something to be solved."""
MEALS_AT_NOON, MEALS_AT_NIGHT = 0.85, 0.4
NOON = 13 * 60
_CONFIRMED_BY = 8
"""Working days after which every visit is confirmed; B08 speaks after ten."""
_HALF_DAY_FEN = 4000
"""A head and half-day in a firm's car: 50 % of the daily local-transport standard of 80 yuan."""
_SOURCES = {VisitMode.SERVICE_DAY: ProblemSource.SERVICE_DAY, VisitMode.TALK_DAY: ProblemSource.TALK_DAY}
_CARS = (*[Transport.OFFICIAL] * 14, *[Transport.OWN] * 5, Transport.ENTERPRISE_SHARED)


@dataclass
class Visiting:
    """Turns plans into records, in the order of their days. quiet: firms that ask for nothing."""

    dice: Dice
    span: Span
    batch: Batch
    canteen: Canteen
    home_id: str
    quiet: frozenset[str]

    def make(self, plan: Plan) -> Asked | None:
        """Save the visit with its meal and its scan; returns what the firm asked for."""
        visit, asked = self._visit(plan)
        if plan.twist:
            visit = replace(visit, **plan.twist)
        scan = visit.state is VisitState.SIGNED
        if plan.confirmed is Confirmed.ON_OLD_PAPER:
            visit, scan = replace(visit, state=VisitState.COMPLETED, form_revision=2), True
        elif plan.confirmed is Confirmed.BY_NOBODY:
            visit, scan = replace(visit, **NOT_CONFIRMED), False
        self.batch.add("visit", visit)
        if scan:
            self._scan(visit)
        self._meal(plan, visit)
        return asked

    def _visit(self, plan: Plan) -> tuple[Visit, Asked | None]:
        dice, said = self.dice, values(self.dice, plan.day)
        visitors = self._visitors(plan)
        hosts = self._hosts(plan)
        is_draft = plan.twist is not None and plan.twist.get("state") is VisitState.DRAFT
        asked = self._asked(plan, said, hosts[0].name)
        words_said = self._seen(plan, said, asked) if plan.is_in_person else self._called(said)
        if is_draft:
            words_said = {"situation": words("visits")["draft_situation"] + words_said["situation"][:20]}
        number = "" if is_draft else self.batch.number("visit", plan.day.year)
        confirmation = {} if is_draft else self._confirmation(plan, hosts[0].name)
        visit = Visit(
            id=plan.id,
            number=number,
            enterprise_id=plan.firm.id,
            unit_id=self.home_id,
            mode=plan.mode,
            at_enterprise=plan.is_in_person,
            started_at=_moment(plan.day, plan.start),
            ended_at=_moment(plan.day, plan.end),
            place=plan.firm.address if plan.is_in_person else "",
            purpose=dice.pick(self._purposes(plan.mode)),
            visitors=visitors,
            hosts=hosts,
            **{"state": VisitState.COMPLETED, **words_said, **self._car(plan, len(visitors)), **confirmation},
        )
        return visit, asked

    def _visitors(self, plan: Plan) -> tuple[Visitor, ...]:
        found = [Visitor(plan.cadre.id, plan.cadre.name, plan.cadre.post)]
        if plan.officer is not None:
            found.append(Visitor(plan.officer.id, plan.officer.name, plan.officer.post))
        elif plan.is_in_person and self.dice.chance(0.6):
            found.append(Visitor("", person(self.dice), self.dice.pick(words("people")["companion_posts"])))
        return tuple(found)

    def _hosts(self, plan: Plan) -> tuple[Host, ...]:
        first = Host(plan.firm.contact_name, plan.firm.contact_post)
        if not plan.is_in_person or self.dice.chance(0.4):
            return (first,)
        return first, Host(person(self.dice), self.dice.pick(words("firms")["host_posts"]))

    @staticmethod
    def _purposes(mode: VisitMode) -> list[str]:
        lists = words("visits")
        special: dict[VisitMode, list[str]] = {
            VisitMode.SERVICE_DAY: lists["service_purposes"],
            VisitMode.TALK_DAY: lists["talk_purposes"],
            VisitMode.ONSITE: lists["purposes"],
        }
        return special.get(mode) or list(lists["call_purposes"])

    def _asked(self, plan: Plan, said: Mapping[str, object], by: str) -> Asked | None:
        may = plan.is_in_person and plan.firm.id not in self.quiet and plan.asks is not False
        if not may or not self.dice.chance(ASKING):
            return None
        source = _SOURCES.get(plan.mode, ProblemSource.VISIT)
        return ask(self.dice, plan.day, plan.firm.id, source, by, said, plan.id)

    def _seen(self, plan: Plan, said: Mapping[str, object], asked: Asked | None) -> dict[str, Any]:
        dice, lists = self.dice, words("visits")
        kinds = dice.shuffled(("work", "orders", "project", "care"))[: dice.between(1, 3)]
        sentences = [dice.pick(lists[kind]).format_map(said) for kind in ("output", *kinds)]
        party = lists["party"] if plan.firm.has_party_org else lists["party_none"]
        opinions = asked.text if asked else dice.pick(lists["no_opinion"])
        if asked and dice.chance(0.3):
            opinions = f"{opinions}；{dice.pick(lists['no_opinion'][1:6])}"
        answers = lists["problem_answers"] if asked else lists["plain_answers"]
        policies = {dice.pick(lists["policies"]) for _ in range(dice.between(0, 3))}
        return {
            "situation": f"{'；'.join(sentences)}。",
            "party_guidance": dice.pick(party).format_map(said) if dice.chance(0.7) else "",
            "policies": tuple(sorted(policies)),
            "opinions": f"{opinions}。",
            "answers": dice.pick(answers).format(lead=asked.lead if asked else "") + "。",
        }

    def _called(self, said: Mapping[str, object]) -> dict[str, Any]:
        return {"situation": self.dice.pick(words("visits")["call_notes"]).format_map(said) + "。"}

    def _car(self, plan: Plan, visitors: int) -> dict[str, Any]:
        if not plan.is_in_person:
            return {}
        car = self.dice.pick(_CARS)
        if car is not Transport.ENTERPRISE_SHARED:
            return {"transport": car}
        reason = self.dice.pick(words("visits")["car_reasons"])
        paid = {"transport_half_days": 1, "transport_paid_fen": _HALF_DAY_FEN * visitors}
        return {"transport": car, "transport_reason": reason, **paid}

    def _confirmation(self, plan: Plan, host: str) -> dict[str, Any]:
        age = self.span.age(plan.day)
        if not plan.is_in_person or (age < _CONFIRMED_BY and not self.dice.chance(age / _CONFIRMED_BY)):
            return {}
        ticks = {
            "confirmed_by": host,
            "facts_confirmed": True,
            "banquet_reported": False,
            "levy_reported": False,
            "reimbursement_reported": False,
            "firm_remark": self.dice.pick(words("visits")["remarks"]) if self.dice.chance(0.2) else "",
        }
        if plan.confirmed is not Confirmed.ON_OLD_PAPER and self.dice.chance(0.55):
            signed = {"state": VisitState.SIGNED, "confirmed_via": ConfirmedVia.SIGNATURE}
            return {**ticks, **signed, "confirmed_on": plan.day}
        called_on = min(self.span.later(plan.day, self.dice.between(1, 3)), self.span.yesterday)
        return {**ticks, "confirmed_via": ConfirmedVia.CALL, "confirmed_on": max(plan.day, called_on)}

    def _scan(self, visit: Visit) -> None:
        attachment = Attachment(
            id=self.dice.new_id(),
            noun="visit",
            record_id=visit.id,
            record_revision=1,
            role=AttachmentRole.SIGNED_SCAN,
            name=words("matters")["attachments"]["signed_scan"],
            media_type=PICTURE_TYPE,
        )
        self.batch.attach(attachment, picture("signed_scan.png"))

    def _meal(self, plan: Plan, visit: Visit) -> None:
        noon = plan.start < NOON
        wanted = plan.eats
        if wanted is None:
            share = MEALS_AT_NOON if noon else MEALS_AT_NIGHT
            wanted = plan.is_in_person and plan.firm.has_canteen and self.dice.chance(share)
        if wanted:
            kind = MealKind.LUNCH if noon else MealKind.DINNER
            self.canteen.serve(
                plan.day, plan.firm, plan.cadre.id, len(visit.visitors), kind,
                visit_id=visit.id, twist=plan.meal or IN_ORDER,
            )  # fmt: skip


def _moment(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(minutes // 60, minutes % 60))
