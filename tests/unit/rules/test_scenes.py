"""Each rule on a whole desk: it finds its one thing, nobody else does, and putting it right is the end of it."""

from __future__ import annotations

import json

import pytest

from qingdesk.domain.policy import Policy
from qingdesk.rules import ALL_RULES, check_cadre, check_unit
from tests.unit.rules.samples import (
    cost,
    day,
    default_rows,
    event,
    gift,
    handover,
    limits,
    meal,
    offer,
    problem,
    unit_facts,
    visit,
)
from tests.unit.rules.scene import AUTUMN, SPRING, TODAY, Scene, name, orderly
from tests.unit.rules.scenes import SCENES


def test_every_rule_has_a_scene() -> None:
    assert {scene.rule_id for scene in SCENES} == {rule.rule_id for rule in ALL_RULES}


def test_on_an_orderly_desk_nothing_is_found() -> None:
    desk = orderly(
        visits=(SPRING, AUTUMN, visit()),
        meals=(meal(),),
        receipts=frozenset({"m1"}),
        events=(event(),),
        costs=(cost(),),
        problems=(problem(due_on=day("2026-12-31"), answered_on=day("2026-11-23")),),
        gifts=(gift(),),
        offers=(offer(),),
        handovers=(handover(),),
    )
    assert check_cadre(desk, limits(), TODAY) == []
    assert check_unit(unit_facts(visits=(visit(),)), limits(), TODAY) == []


@pytest.mark.parametrize("scene", SCENES, ids=name)
def test_what_is_broken_is_found_by_this_rule_alone(scene: Scene) -> None:
    found = scene.found(scene.broken)
    assert [(f.rule_id, f.params.get("case", "")) for f in found] == [(scene.rule_id, scene.case)]
    assert json.loads(json.dumps(dict(found[0].params))) == dict(found[0].params), "params are plain values"


@pytest.mark.parametrize("scene", SCENES, ids=name)
def test_put_right_it_is_gone_and_nothing_new_comes(scene: Scene) -> None:
    assert scene.found(scene.mended) == []


@pytest.mark.parametrize("scene", SCENES, ids=name)
def test_without_a_limit_nothing_fails_and_nothing_more_is_found(scene: Scene) -> None:
    for left_out in {row.key for row in default_rows()}:
        kept = [row for row in default_rows() if row.key != left_out]
        assert len(scene.found(scene.broken, Policy(kept))) <= 1, left_out
    assert len(scene.found(scene.broken, Policy([]))) <= 1


def test_before_the_policy_was_issued_nobody_is_checked() -> None:
    assert check_cadre(orderly(assignments=()), limits(), day("2020-11-03")) == []
    assert [f.code for f in check_cadre(orderly(assignments=()), limits(), day("2020-11-04"))] == ["B01"]
