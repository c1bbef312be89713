"""C03 信用代码有误."""

from __future__ import annotations

import dataclasses
from typing import Any

from qingdesk.domain.region import Region, Regions
from qingdesk.domain.uscc import check_character, inner_check_ok
from qingdesk.rules.enterprises.odd_credit_code import RULE
from tests.unit.rules.samples import FIRM, YELLOW, day, limits, unit_facts

REGIONS = Regions(
    [Region(code="410105", name="金水区"), Region(code="410107", name="新密区", is_current=False)]
)


def code(region: str, *, inner_right: bool = True) -> str:
    """A made-up code with a right outer check character."""
    for last in "0123456789X":
        first17 = f"91{region}MA00TE8T{last}"
        if inner_check_ok(first17 + "0") is inner_right:
            return first17 + check_character(first17)
    raise AssertionError(region)


def judged(regions: Regions | None = REGIONS, **fields: Any) -> list[object]:
    firm = dataclasses.replace(FIRM, **{"uscc_missing_reason": "", **fields})
    found = RULE.check(unit_facts(enterprises={"e1": firm}, regions=regions), limits(), day("2026-11-22"))
    assert all(f.severity is YELLOW and f.key == ("odd_credit_code", "e1", "", "") for f in found)
    return [f.params["case"] for f in found]


def test_no_code_needs_a_reason() -> None:
    assert judged() == ["missing"]
    assert judged(uscc_missing_reason=" ") == ["missing"]
    assert judged(uscc_missing_reason="新设，正在办照") == []


def test_the_inner_check_character() -> None:
    assert judged(uscc=code("410105")) == []
    assert judged(uscc=code("410105", inner_right=False)) == ["inner"]


def test_a_region_of_henan_that_never_was() -> None:
    assert judged(uscc=code("410199")) == ["region"]
    assert judged(uscc=code("410107")) == [], "abolished ones are known"
    assert judged(uscc=code("110199")) == [], "not of Henan"
    assert judged(None, uscc=code("410199")) == [], "without a table nothing is judged"


def test_a_voided_firm_is_none() -> None:
    assert judged(voided_at="2026-11-20T00:00:00Z") == []
