"""Whatever is on a desk, in whatever order: the rules find the same; what is voided is never found; what is put
right is found no more."""

from __future__ import annotations

import dataclasses
import random
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingdesk.domain.facts import CadreFacts, UnitFacts
from qingdesk.domain.finding import Finding
from qingdesk.domain.record import Record
from qingdesk.rules import ALL_RULES, check_cadre, check_unit
from qingdesk.rules.seen import OWN_DAY
from tests.unit.rules.samples import cadre_facts, limits, unit_facts
from tests.unit.rules.scene import TODAY, Changes, Scene, name, orderly
from tests.unit.rules.scenes import SCENES

LINKS = ("id", "enterprise_id", "visit_id", "event_id", "assignment_id", "problem_id")
OF_CADRES = [scene for scene in SCENES if not scene.is_units and not scene.is_alone]
OF_UNITS = [scene for scene in SCENES if scene.is_units]
EACH = 6
"""Desks tried for each scene: there are some seventy of them."""
Facts = CadreFacts | UnitFacts

several = st.lists(st.sampled_from(OF_CADRES), min_size=1, max_size=6)
several_of_units = st.lists(st.sampled_from(OF_UNITS), min_size=1, max_size=4)
either = st.one_of(several, several_of_units)
each_scene = pytest.mark.parametrize("scene", SCENES, ids=name)


def beside(scene: Scene, data: st.DataObject) -> list[Scene]:
    """The scene, the first, with a few others on the same desk, where it can stand beside others."""
    if scene.is_alone:
        return [scene]
    others = data.draw(st.lists(st.sampled_from(OF_UNITS if scene.is_units else OF_CADRES), max_size=4))
    return [scene, *others]


def test_every_rule_is_tried() -> None:
    assert {scene.rule_id for scene in SCENES} == {rule.rule_id for rule in ALL_RULES}


def moved(record: Any, place: int) -> Any:
    """The record under ids of its own, so that scenes may stand side by side."""
    changed = {name: f"{value}-{place}" for name in LINKS if (value := getattr(record, name, ""))}
    return dataclasses.replace(record, **changed)


def fields_of(facts: Facts) -> list[dataclasses.Field[Any]]:
    """What facts are made of; what they remember of themselves is left out."""
    return [field for field in dataclasses.fields(facts) if field.init]


def desk_of(scene: Scene, changes: Changes) -> Facts:
    return unit_facts(**changes) if scene.is_units else orderly(**changes)


def joined(desks: list[Facts]) -> Facts:
    """One desk with the records of all, each scene with a firm of its own."""
    both: Changes = {"enterprises": {}}
    for place, desk in enumerate(desks):
        for field in fields_of(desk):
            value = getattr(desk, field.name)
            if isinstance(value, tuple):
                both[field.name] = (*both.get(field.name, ()), *(moved(record, place) for record in value))
            elif isinstance(value, frozenset):
                both[field.name] = both.get(field.name, frozenset()) | {f"{text}-{place}" for text in value}
            elif isinstance(value, dict):
                known = {f"{key}-{place}": item for key, item in value.items()}
                both[field.name] = both.get(field.name, {}) | {
                    key: moved(item, place) if isinstance(item, Record) else item
                    for key, item in known.items()
                }
            elif field.name == "regions" and value is not None:
                both["regions"] = value
    return unit_facts(**both) if isinstance(desks[0], UnitFacts) else cadre_facts(**both)


def of(scenes: list[Scene]) -> Facts:
    return joined([desk_of(scene, scene.broken) for scene in scenes])


def shuffled(facts: Facts, chance: random.Random) -> Facts:
    changes: Changes = {}
    for field in fields_of(facts):
        value = getattr(facts, field.name)
        if isinstance(value, tuple):
            changes[field.name] = tuple(chance.sample(value, len(value)))
        elif isinstance(value, dict):
            changes[field.name] = dict(chance.sample(list(value.items()), len(value)))
    return dataclasses.replace(facts, **changes)


def check(facts: Facts, today: date = TODAY) -> list[Finding]:
    if isinstance(facts, UnitFacts):
        return check_unit(facts, limits(), today)
    return check_cadre(facts, limits(), today)


def told(found: list[Finding]) -> list[str]:
    return sorted(repr(finding) for finding in found)


@each_scene
@settings(max_examples=EACH)
@given(data=st.data(), chance=st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(
    scene: Scene, data: st.DataObject, chance: random.Random
) -> None:
    facts = of(beside(scene, data))
    assert {f.rule_id for f in check(facts)} >= {scene.rule_id}
    assert told(check(shuffled(facts, chance))) == told(check(facts))


@given(either)
def test_no_two_findings_share_a_key(scenes: list[Scene]) -> None:
    keys = [finding.key for finding in check(of(scenes))]
    assert len(set(keys)) == len(keys)


@each_scene
@settings(max_examples=EACH)
@given(data=st.data())
def test_what_is_voided_is_never_found(scene: Scene, data: st.DataObject) -> None:
    facts = of(beside(scene, data))
    wrong = data.draw(
        st.sampled_from(sorted({f.record_id for f in check(facts) if f.rule_id == scene.rule_id}))
    )
    changes: Changes = {}
    for field in fields_of(facts):
        value = getattr(facts, field.name)
        if isinstance(value, tuple):
            changes[field.name] = tuple(voided(record, wrong) for record in value)
        elif field.name == "enterprises":
            changes[field.name] = {key: voided(firm, wrong) for key, firm in value.items()}
        elif field.name == "cadre":
            changes[field.name] = voided(value, wrong)
    assert wrong not in {f.record_id for f in check(dataclasses.replace(facts, **changes))}


def voided(record: Any, record_id: str) -> Any:
    return dataclasses.replace(record, voided_at="2026-12-01T00:00:00Z") if record.id == record_id else record


@each_scene
@settings(max_examples=EACH)
@given(data=st.data())
def test_what_is_put_right_is_gone_and_adds_none_of_its_rule(scene: Scene, data: st.DataObject) -> None:
    desks = [desk_of(one, one.broken) for one in beside(scene, data)]
    before = {f.key for f in check(joined(desks)) if f.rule_id == scene.rule_id}
    desks[0] = desk_of(scene, scene.mended)
    after = {f.key for f in check(joined(desks)) if f.rule_id == scene.rule_id}
    gone = before - after
    assert not after - before
    assert len(gone) == 1
    assert all(record_id.endswith("-0") or scene.is_alone for _, record_id, _, _ in gone)


@given(either, st.integers(-700, 400))
def test_nothing_is_found_before_its_day(scenes: list[Scene], days: int) -> None:
    today = TODAY + timedelta(days=days)
    facts = of(scenes)
    found = {finding.record_id for finding in check(facts, today)}
    for field in fields_of(facts):
        value = getattr(facts, field.name)
        for record in value if isinstance(value, tuple) else ():
            own = getattr(record, OWN_DAY.get(type(record), ""), None)
            if own is not None and str(own)[:10] > str(today):
                assert record.id not in found


EXTREMES = st.sampled_from([date.min, date(1, 1, 2), date(1989, 12, 31), date(9999, 12, 30), date.max])


@given(several, EXTREMES, st.data())
def test_no_day_that_can_be_typed_makes_a_rule_fail(
    scenes: list[Scene], day: date, data: st.DataObject
) -> None:
    facts = of(scenes)
    name = data.draw(st.sampled_from([f.name for f in fields_of(facts) if records_in(facts, f.name)]))
    records = list(records_in(facts, name))
    place = data.draw(st.integers(0, len(records) - 1))
    dated = [f.name for f in dataclasses.fields(records[place]) if f.name.endswith(("_on", "_at", "_from"))]
    own = [field for field in dated if field not in ("created_at", "updated_at", "voided_at")]
    field = data.draw(st.sampled_from(own or ["id"]))
    if own:
        moment = datetime.combine(day, time(23, 59) if day.year > 5000 else time.min)
        value = moment if field.endswith("_at") else day
        records[place] = dataclasses.replace(records[place], **{field: value})
    changes: Changes = {name: tuple(records)}
    check(dataclasses.replace(facts, **changes))


def records_in(facts: Facts, name: str) -> tuple[Any, ...]:
    value = getattr(facts, name)
    return value if isinstance(value, tuple) else ()
