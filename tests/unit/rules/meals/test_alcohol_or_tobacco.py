"""A09 用餐提供酒水香烟."""

from __future__ import annotations

import pytest

from qingdesk.rules.meals.alcohol_or_tobacco import RULE
from tests.unit.rules.samples import RED, cadre_facts, day, limits, meal


@pytest.mark.parametrize(
    ("alcohol", "tobacco", "case"),
    [(True, False, "alcohol"), (False, True, "tobacco"), (True, True, "both"), (False, False, "")],
)
def test_either_is_red(alcohol: bool, tobacco: bool, case: str) -> None:
    facts = cadre_facts(meals=(meal(alcohol=alcohol, tobacco=tobacco),))
    found = RULE.check(facts, limits(), day("2026-11-19"))
    assert [(f.severity, f.params["case"]) for f in found] == ([(RED, case)] if case else [])
    assert RULE.check(facts, limits(), day("2026-11-18")) == []
