"""What refuses an entry, and what stays savable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from qingdesk.domain.assignment import AssignmentDraft, Role
from qingdesk.domain.commitment import CommitmentDraft
from qingdesk.domain.enterprise import EnterpriseDraft
from qingdesk.domain.event import Decision, EventDraft, EventKind, OrganiserKind
from qingdesk.domain.meal import MealDraft, MealKind, MealPlace
from qingdesk.domain.mistakes import EMPTY, FUTURE, NEGATIVE
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.problem import ProblemDraft, ProblemSource
from qingdesk.domain.record import Draft
from qingdesk.domain.unit import Level, UnitDraft
from qingdesk.domain.visit import Host, VisitDraft, VisitMode, Visitor, VisitState

TODAY = date(2026, 11, 22)

VISIT = VisitDraft(
    enterprise_id="e",
    mode=VisitMode.ONSITE,
    started_at=datetime(2026, 11, 20, 9, 30),
    visitors=(Visitor("", "王"),),
)
MEAL = MealDraft(
    enterprise_id="e",
    cadre_id="c",
    eaten_on=date(2026, 11, 20),
    kind=MealKind.LUNCH,
    place=MealPlace.CANTEEN,
    heads=2,
)
EVENT = EventDraft(
    title="推介会", kind=EventKind.PROMOTION, organiser="商会", organiser_kind=OrganiserKind.CHAMBER,
    starts_at=datetime(2026, 12, 1, 9, 0), applicant_id="c",
)  # fmt: skip
PROBLEM = ProblemDraft(
    enterprise_id="e", source=ProblemSource.VISIT, raised_on=date(2026, 11, 2), text="融资"
)
COMMITMENT = CommitmentDraft(enterprise_id="e", text="协调", promised_on=date(2026, 11, 2))
UNIT = UnitDraft(name="工商联", level=Level.COUNTY, region="411625")
FIRM = EnterpriseDraft(name="某厂")
ASSIGNMENT = AssignmentDraft(cadre_id="c", enterprise_id="e", role=Role.LEADER, started_on=date(2026, 1, 1))


def mistakes(draft: Draft) -> list[tuple[str, str]]:
    return [(m.field, m.reason.format(**m.params)) for m in draft.mistakes(TODAY)]


@pytest.mark.parametrize("draft", [VISIT, MEAL, EVENT, PROBLEM, COMMITMENT, UNIT, FIRM, ASSIGNMENT])
def test_a_plain_entry_has_none(draft: Draft) -> None:
    assert mistakes(draft) == []


@pytest.mark.parametrize("noun", NOUNS)
def test_an_empty_entry_lacks_exactly_what_may_not_be_empty(noun: str) -> None:
    draft = NOUNS[noun].draft()
    found = {m.field for m in draft.mistakes(TODAY) if m.reason == EMPTY}
    assert found == draft.REQUIRED


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(VISIT, started_at=datetime(2026, 11, 23, 0, 0)), "started_at"),
        (replace(VISIT, ended_at=datetime(2026, 11, 20, 9, 29)), "ended_at"),
        (replace(VISIT, visitors=(Visitor("c", "  "),)), "visitors"),
        (replace(VISIT, hosts=(Host("", "经理"),)), "hosts"),
        (replace(VISIT, state=VisitState.SIGNED), "state"),
        (replace(VISIT, transport_paid_fen=-1), "transport_paid_fen"),
        (replace(VISIT, transport_half_days=-1), "transport_half_days"),
        (replace(VISIT, place="一\n二"), "place"),
        (replace(VISIT, situation="\x00"), "situation"),
        (replace(VISIT, situation="长" * 20_001), "situation"),
        (replace(VISIT, visitors=(Visitor("", "王\x07"),)), "visitors"),
        (replace(VISIT, policies=("长" * 201,)), "policies"),
        (replace(MEAL, eaten_on=date(2026, 11, 23)), "eaten_on"),
        (replace(MEAL, heads=0), "heads"),
        (replace(MEAL, heads=-1), "heads"),
        (replace(MEAL, heads=13_900_000_000), "heads"),
        (replace(MEAL, paid_fen=-500), "paid_fen"),
        (replace(MEAL, paid_fen=1_000_000_001), "paid_fen"),
        (replace(MEAL, posted_price_fen=2**70), "posted_price_fen"),
        (replace(EVENT, ends_at=datetime(2026, 12, 1, 8, 0)), "ends_at"),
        (replace(EVENT, decision=Decision.APPROVED), "approved_at"),
        (replace(EVENT, approved_at=datetime(2026, 11, 1, 8, 0)), "decision"),
        (replace(PROBLEM, raised_on=date(2026, 11, 23)), "raised_on"),
        (replace(PROBLEM, closed_on=date(2026, 11, 1)), "closed_on"),
        (replace(PROBLEM, rating=6, rated_on=TODAY), "rating"),
        (replace(PROBLEM, rating=0, rated_on=TODAY), "rating"),
        (replace(PROBLEM, rating=5), "rated_on"),
        (replace(PROBLEM, second_rating=5), "second_rated_on"),
        (replace(COMMITMENT, amount_fen=-1), "amount_fen"),
        (replace(COMMITMENT, amount_fen=10_000_000_000_001), "amount_fen"),
        (replace(COMMITMENT, promised_on=date(2026, 11, 23)), "promised_on"),
        (replace(UNIT, region="4116"), "region"),
        (replace(UNIT, region="４１１６２５"), "region"),
        (replace(UNIT, region="41162a"), "region"),
        (replace(FIRM, uscc="911000000000000000"), "uscc"),
        (replace(FIRM, industry="27"), "industry"),
        (replace(FIRM, name="厂" * 5000), "name"),
        (replace(FIRM, name="\ud800"), "name"),
        (replace(FIRM, name="一\r\n二"), "name"),
        (replace(FIRM, former_names=("\x00",)), "former_names"),
        (replace(FIRM, canteen_price_fen=-1), "canteen_price_fen"),
        (replace(ASSIGNMENT, ended_on=date(2025, 12, 31)), "ended_on"),
        (replace(ASSIGNMENT, visits_per_half=0), "visits_per_half"),
    ],
)
def test_the_malformed_is_refused_at_its_field(draft: Draft, field: str) -> None:
    found = mistakes(draft)
    assert [name for name, _reason in found] == [field]
    assert "{" not in found[0][1] and found[0][1]


@pytest.mark.parametrize(
    "draft",
    [
        replace(VISIT, started_at=datetime(2026, 11, 22, 23, 59)),
        replace(VISIT, ended_at=datetime(2026, 11, 20, 9, 30)),
        replace(VISIT, situation="一\r\n二\t三"),
        replace(VISIT, situation="长" * 20_000),
        replace(MEAL, visit_id="", event_id="", receipt_kind=None, alcohol=True, claimed=True),
        replace(MEAL, paid_fen=1_000_000_000, paid_on=TODAY),
        replace(MEAL, place=MealPlace.CLUB, hosts_present=30),
        replace(EVENT, attended=("c",)),
        replace(EVENT, decision=Decision.REFUSED, attended=("c",)),
        replace(COMMITMENT, amount_fen=10_000_000_000_000),
        replace(COMMITMENT, due_on=date(2020, 1, 1)),
        replace(PROBLEM, closed_on=date(2026, 11, 2)),
        replace(FIRM, name="䶮㛃𬭁有限公司"),
        replace(FIRM, name="厂" * 200),
        replace(FIRM, status=FIRM.status),
    ],
)
def test_what_a_rule_reports_stays_savable(draft: Draft) -> None:
    assert mistakes(draft) == []


def test_the_reasons_are_told_apart() -> None:
    assert mistakes(replace(VISIT, started_at=datetime(2026, 12, 1, 9, 0))) == [("started_at", FUTURE)]
    assert mistakes(replace(MEAL, paid_fen=-500)) == [("paid_fen", NEGATIVE)]
    (order,) = mistakes(replace(VISIT, ended_at=datetime(2026, 11, 20, 8, 0)))
    assert "2026-11-20 09:30" in order[1]
    (long,) = mistakes(replace(FIRM, name="厂" * 5000))
    assert "5000" in long[1] and "200" in long[1]
    (control,) = mistakes(replace(FIRM, name="\x00"))
    assert "U+0000" in control[1]
