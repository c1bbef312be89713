"""Facts are the same however they are gathered: for one cadre, for some, or for everybody at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from qingdesk.actions.demo.build import build_sample
from qingdesk.domain.facts import CadreFacts
from qingdesk.domain.finding import Finding
from qingdesk.rules import check_cadre
from qingdesk.store import cadres, commitments, policies, problems
from qingdesk.store.database import Store
from qingdesk.store.facts import Desk, cadre_facts, each_cadre_facts, unit_facts

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with work for every rule."""
    store = build_sample(tmp_path_factory.mktemp("sample") / "store", today=TODAY)
    yield store
    store.close()


def found(store: Store, facts: CadreFacts) -> list[Finding]:
    policy = policies.load(store.reader())
    return sorted(check_cadre(facts, policy, TODAY), key=lambda finding: finding.key)


def test_one_some_or_everybody_is_the_same(sample: Store) -> None:
    db = sample.reader()
    desk, people = Desk.load(db), cadres.find(db)
    alone = [found(sample, cadre_facts(db, cadre.id, TODAY, desk)) for cadre in people]
    assert sum(map(len, alone)) > 40
    for at_once in (1, 5, len(people)):
        together = list(each_cadre_facts(db, people, TODAY, desk, at_once=at_once))
        assert [facts.cadre_id for facts in together] == [cadre.id for cadre in people]
        assert [found(sample, facts) for facts in together] == alone


def test_what_no_leader_answers_for_is_the_units(sample: Store) -> None:
    db = sample.reader()
    home = Desk.load(db).home
    assert home is not None
    desk = unit_facts(db, home, TODAY, None)
    claimed = {
        matter.id
        for facts in each_cadre_facts(db, cadres.find(db), TODAY, Desk.load(db))
        for matter in (*facts.problems, *facts.commitments)
    }
    everything = {matter.id for matter in (*problems.find(db), *commitments.find(db))}
    assert {
        matter.id for matter in (*desk.unclaimed_problems, *desk.unclaimed_commitments)
    } == everything - claimed


def test_a_units_facts_of_some_firms_are_a_part_of_them_all(sample: Store) -> None:
    db = sample.reader()
    home = Desk.load(db).home
    assert home is not None
    whole = unit_facts(db, home, TODAY, None)
    firm = whole.visits[0].enterprise_id
    part = unit_facts(db, home, TODAY, None, firms=[firm])
    assert set(part.enterprises) == {firm}
    assert {v.id for v in part.visits} == {v.id for v in whole.visits if v.enterprise_id == firm}
    assert {p.id for p in part.problems} == {p.id for p in whole.problems if p.enterprise_id == firm}
