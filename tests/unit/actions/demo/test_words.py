"""What the sample is made of: right codes, made-up names, words without a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from qingdesk.actions.demo import links
from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.firms import UNKNOWN_REGION, credit_code, make_firms, spoil_code
from qingdesk.actions.demo.span import Span
from qingdesk.actions.demo.words import words
from qingdesk.domain.assignment import Role
from qingdesk.domain.calendar import Calendar
from qingdesk.domain.uscc import fault, inner_check_ok
from qingdesk.exchange.regions import load_regions
from qingdesk.rules.limits import limit
from qingdesk.store import cadres, enterprises, policies, problems, visits
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES


def people_in(store: Store) -> Iterator[str]:
    """Every name of a person."""
    reader = store.reader()
    yield from (cadre.name for cadre in cadres.TABLE.find(reader))
    for firm in enterprises.TABLE.find(reader):
        yield from (firm.legal_representative, firm.contact_name)
    for visit in visits.find(reader):
        yield from (visitor.name for visitor in visit.visitors)
        yield from (host.name for host in visit.hosts)
    for problem in problems.TABLE.find(reader):
        yield from filter(None, (problem.raised_by, problem.owner, problem.closed_by, problem.revisited_by))


def test_names_are_put_together_from_the_lists(sample: Store) -> None:
    lists = words("people")
    given = set(lists["given"]) | set(lists["rare_given"])
    for name in people_in(sample):
        assert name[0] in lists["surnames"] and 2 <= len(name) <= 3 and set(name[1:]) <= given


def test_rare_characters_stand_in_names(sample: Store) -> None:
    text = "".join(people_in(sample)) + "".join(firm.name for firm in enterprises.TABLE.find(sample.reader()))
    assert set("䶮㛃𬭁") <= set(text)


def test_telephones_lie_where_nobody_is(sample: Store) -> None:
    phones = [cadre.phone for cadre in cadres.TABLE.find(sample.reader())]
    phones += [firm.contact_phone for firm in enterprises.TABLE.find(sample.reader())]
    assert all(re.fullmatch(r"13[89]0000\d{4}", phone) for phone in phones)


def test_firms_are_made_up_and_their_codes_are_right(sample: Store) -> None:
    firms = enterprises.TABLE.find(sample.reader())
    assert all(firm.name.startswith("示例") for firm in firms)
    codes = [firm.uscc for firm in firms if firm.uscc]
    assert len(codes) >= 36 and len(set(codes)) == len(codes)
    assert [code for code in codes if fault(code)] == []
    odd = [code for code in codes if not inner_check_ok(code) or not load_regions().is_known(code[2:8])]
    assert len(odd) == 2


def test_many_firms_have_as_many_names() -> None:
    firms = make_firms(Dice(1, date(2025, 1, 1)), 3000, "411600", ["411622"])
    assert len({firm.name for firm in firms}) == len({firm.uscc for firm in firms}) == 3000


def test_a_spoilt_code_is_one_of_three_kinds() -> None:
    (firm,) = make_firms(Dice(1, date(2025, 1, 1)), 1, "411600", ["411622"])
    assert inner_check_ok(firm.uscc) and firm.uscc == credit_code(firm.uscc[:2], "411622", 1)
    none, odd, region = (spoil_code(firm, way) for way in range(3))
    assert none.uscc == "" == none.uscc_missing_reason
    assert not inner_check_ok(odd.uscc) and fault(odd.uscc) is None
    assert region.uscc[2:8] == UNKNOWN_REGION and inner_check_ok(region.uscc) and fault(region.uscc) is None
    assert not load_regions().is_known(UNKNOWN_REGION)


def test_texts_have_no_gap_left_and_much_variety(sample: Store) -> None:
    for noun, table in TABLES.items():
        for record in table.find(sample.reader()):
            assert "{" not in "".join(str(value) for value in vars(record).values()), noun
    situations = [visit.situation for visit in visits.find(sample.reader()) if visit.situation]
    assert len(set(situations)) > 0.9 * len(situations) > 80


def test_the_duties_that_are_planned_are_those_of_the_policy(sample: Store) -> None:
    policy = policies.load(sample.reader())
    for key, figure in (("duty.min_days", links.MIN_DAYS), ("duty.notice_days", links.NOTICE_DAYS)):
        found = limit(policy, key, date(2026, 1, 1), "")
        assert found is not None and found.value == figure
    assert TABLES["assignment"].count(sample.reader(), "role = ?", (Role.LEADER.value,)) >= 16


@pytest.mark.parametrize(
    ("day", "number", "expected"), [("2026-11-22", 1, "2026-11-19"), ("2026-11-23", 1, "2026-11-20")]
)
def test_working_days_are_counted_back_as_rules_count_them(day: str, number: int, expected: str) -> None:
    span = Span(date.fromisoformat(day), Calendar())
    assert span.back(number) == date.fromisoformat(expected)
    assert span.age(span.back(number)) == number


def test_ids_follow_one_another_and_say_version_7() -> None:
    dice = Dice(5, date(2025, 1, 1))
    ids = [dice.new_id() for _ in range(2000)]
    assert ids == sorted(ids) and len(set(ids)) == 2000
    assert all(
        re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", one)
        for one in ids
    )
    assert ids[0].startswith("01941f29-7c01")  # 2025-01-01T00:00:00.001Z


def test_dice_stay_within_bounds() -> None:
    dice = Dice(1, date(2025, 1, 1))
    assert {dice.between(2, 4) for _ in range(99)} == {2, 3, 4}
    assert {dice.pick("ab") for _ in range(99)} == {"a", "b"}
    assert sorted(dice.shuffled(range(9))) == list(range(9)) and dice.between(5, 1) == 5
    assert not dice.chance(0) and dice.chance(1)
