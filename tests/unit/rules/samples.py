"""Records as an orderly desk has them: no rule finds anything here until a test spoils something."""

from __future__ import annotations

import csv
import dataclasses
import json
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from qingdesk.domain.assignment import Assignment, Role
from qingdesk.domain.cadre import Cadre, Rank
from qingdesk.domain.calendar import Calendar
from qingdesk.domain.commitment import Commitment, CommitmentBasis
from qingdesk.domain.cost import Cost, CostKind, Payer
from qingdesk.domain.declaration import Declaration
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.event import Decision, Event, EventKind, OrganiserKind
from qingdesk.domain.facts import CadreFacts, UnitFacts
from qingdesk.domain.finding import Finding, Severity
from qingdesk.domain.gift import Disposition, Gift, GiftKind
from qingdesk.domain.handover import Handover
from qingdesk.domain.meal import Meal, MealKind, MealPlace, ReceiptKind
from qingdesk.domain.offer import Offer, OfferKind, Reply
from qingdesk.domain.policy import Policy, PolicyRow
from qingdesk.domain.policy_key import read_keys
from qingdesk.domain.problem import Grade, Problem, ProblemSource
from qingdesk.domain.progress import Progress, ProgressKind
from qingdesk.domain.unit import Level, Unit
from qingdesk.domain.visit import Visit, VisitMode, Visitor, VisitState

RESOURCES = Path(__file__).resolve().parents[3] / "resources" / "policy"
RED, YELLOW, BLUE = Severity.RED, Severity.YELLOW, Severity.BLUE

HOME = Unit(id="u1", name="示例县人民政府办公室", level=Level.COUNTY, region="410122", is_home=True)
WANG = Cadre(
    id="c1", name="王海涛", unit_id="u1", in_scope=True, rank=Rank.OTHER, appointed_on=date(2020, 1, 6)
)
FIRM = Enterprise(id="e1", name="豫丰机械制造有限公司", region="410122", uscc_missing_reason="新设")
VISITOR = Visitor("c1", "王海涛", "副县长")
COLLEAGUE = Visitor("", "刘秀英", "科长")


def day(text: str) -> date:
    """2026-11-22."""
    return date.fromisoformat(text)


def at(text: str) -> datetime:
    """2026-11-22T09:00."""
    return datetime.fromisoformat(text)


@cache
def default_rows() -> tuple[PolicyRow, ...]:
    """The limits that a new store starts with."""
    document = json.loads((RESOURCES / "defaults.json").read_text("utf-8"))
    return tuple(row for key in read_keys(document).values() for row in key.rows)


def limits(*changed: PolicyRow) -> Policy:
    """The default limits, and rows of a unit beside them."""
    return Policy((*default_rows(), *changed))


def row(key: str, value: object, since: str = "2020-11-04", **scope: str) -> PolicyRow:
    """A limit that the unit set and confirmed."""
    fields: dict[str, Any] = {"basis": "本单位规定", "verified_on": day(since), **scope}
    return dataclasses.replace(PolicyRow(key=key, value=value, valid_from=day(since)), **fields)


@cache
def workdays() -> Calendar:
    """The state's calendar, as it travels with the program."""
    days: dict[date, bool] = {}
    for path in sorted(RESOURCES.glob("workdays-*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            days.update((day(line["day"]), line["is_workday"] == "1") for line in csv.DictReader(file))
    return Calendar(days, frozenset(each.year for each in days))


def meal(**fields: Any) -> Meal:
    """Lunch for two in the canteen on Thursday 2026-11-19, paid on the spot, with a receipt."""
    right = Meal(
        id="m1",
        visit_id="v1",
        enterprise_id="e1",
        cadre_id="c1",
        eaten_on=day("2026-11-19"),
        kind=MealKind.LUNCH,
        place=MealPlace.CANTEEN,
        heads=2,
        paid_fen=8000,
        paid_on=day("2026-11-19"),
        receipt_kind=ReceiptKind.TREASURY_RECEIPT,
    )
    return dataclasses.replace(right, **fields)


def visit(**fields: Any) -> Visit:
    """On site on Thursday 2026-11-19 from 9:00 to 11:40, signed."""
    right = Visit(
        id="v1",
        enterprise_id="e1",
        mode=VisitMode.ONSITE,
        at_enterprise=True,
        started_at=at("2026-11-19T09:00"),
        ended_at=at("2026-11-19T11:40"),
        visitors=(VISITOR,),
        situation="生产正常",
        opinions="盼早通路",
        state=VisitState.SIGNED,
    )
    return dataclasses.replace(right, **fields)


def assignment(**fields: Any) -> Assignment:
    """王海涛 leads the liaison with 豫丰机械 since 2026-01-01."""
    right = Assignment(
        id="a1", cadre_id="c1", enterprise_id="e1", role=Role.LEADER, started_on=day("2026-01-01")
    )
    return dataclasses.replace(right, **fields)


def event(**fields: Any) -> Event:
    """A matchmaking meeting on Friday 2026-11-20, approved the day before, attended as asked for."""
    right = Event(
        id="t1",
        title="产销对接会",
        kind=EventKind.MATCHMAKING,
        organiser="示例商会",
        organiser_kind=OrganiserKind.CHAMBER,
        starts_at=at("2026-11-20T09:00"),
        city="4101",
        applicant_id="c1",
        attendees=("c1",),
        decision=Decision.APPROVED,
        approved_at=at("2026-11-19T10:00"),
        attended=("c1",),
    )
    return dataclasses.replace(right, **fields)


def cost(**fields: Any) -> Cost:
    """One night in 郑州 at the limit, paid by the unit and settled."""
    right = Cost(
        id="k1",
        event_id="t1",
        cadre_id="c1",
        kind=CostKind.LODGING,
        amount_fen=38000,
        nights=1,
        payer=Payer.UNIT,
        settled_on=day("2026-11-20"),
    )
    return dataclasses.replace(right, **fields)


def problem(**fields: Any) -> Problem:
    """Grade C, raised on Friday 2026-11-20, due on the 27th, triaged at once."""
    right = Problem(
        id="p1",
        enterprise_id="e1",
        source=ProblemSource.VISIT,
        raised_on=day("2026-11-20"),
        grade=Grade.C,
        text="厂区道路硬化",
        triaged_on=day("2026-11-20"),
        due_on=day("2026-11-27"),
    )
    return dataclasses.replace(right, **fields)


def step(kind: ProgressKind, **fields: Any) -> Progress:
    """One step of the problem."""
    right = Progress(id="s1", problem_id="p1", noted_on=day("2026-11-23"), kind=kind)
    return dataclasses.replace(right, **fields)


def commitment(**fields: Any) -> Commitment:
    """Promised in minutes on 2026-03-02, due on 2026-11-30."""
    right = Commitment(
        id="b1",
        enterprise_id="e1",
        text="厂区道路硬化",
        basis=CommitmentBasis.MINUTES,
        promised_on=day("2026-03-02"),
        due_on=day("2026-11-30"),
    )
    return dataclasses.replace(right, **fields)


def gift(**fields: Any) -> Gift:
    """Tea for 150.00, received at the unit on 2026-01-31, registered."""
    right = Gift(
        id="g1",
        cadre_id="c1",
        enterprise_id="e1",
        received_on=day("2026-01-31"),
        item="茶叶",
        kind=GiftKind.GOODS,
        value_fen=15000,
        disposition=Disposition.REGISTERED,
        registered_on=day("2026-02-02"),
    )
    return dataclasses.replace(right, **fields)


def offer(**fields: Any) -> Offer:
    """A banquet on 2026-11-19, declined."""
    right = Offer(
        id="o1",
        cadre_id="c1",
        enterprise_id="e1",
        offered_on=day("2026-11-19"),
        kind=OfferKind.BANQUET,
        reply=Reply.DECLINED,
    )
    return dataclasses.replace(right, **fields)


def declaration(**fields: Any) -> Declaration:
    """Declared on 2026-01-05: no interest."""
    right = Declaration(id="d1", assignment_id="a1", declared_on=day("2026-01-05"), has_conflict=False)
    return dataclasses.replace(right, **fields)


def handover(**fields: Any) -> Handover:
    """Handed over on 2026-11-10, signed by both."""
    right = Handover(
        id="h1",
        assignment_id="a1",
        to_cadre_id="c2",
        handed_over_on=day("2026-11-10"),
        signed_out_on=day("2026-11-10"),
        signed_in_on=day("2026-11-10"),
    )
    return dataclasses.replace(right, **fields)


def cadre_facts(**fields: Any) -> CadreFacts:
    """王海涛's desk: one firm, assigned, declared; what a test gives comes beside it."""
    right = CadreFacts(
        cadre=WANG,
        home=HOME,
        calendar=workdays(),
        assignments=(assignment(),),
        enterprises={FIRM.id: FIRM},
        declarations=(declaration(),),
    )
    return dataclasses.replace(right, **fields)


def unit_facts(**fields: Any) -> UnitFacts:
    """The home unit's."""
    right = UnitFacts(unit=HOME, calendar=workdays(), enterprises={FIRM.id: FIRM})
    return dataclasses.replace(right, **fields)


def severities(found: Iterable[Finding]) -> list[Severity]:
    """Of findings, in their order."""
    return [finding.severity for finding in found]
