"""A list's filter finds what a plain look at every text finds, before and after the index knows it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from qingdesk.actions.demo.build import build_sample
from qingdesk.actions.search import catch_up
from qingdesk.domain.search_text import pieces
from qingdesk.store import cadres, commitments, enterprises, listed, problems, visits
from qingdesk.store.database import Store
from qingdesk.store.listed import Conditions
from qingdesk.store.search_texts import texts
from qingdesk.store.table import Table
from tests.stores import TODAY

QUERIES = 250
TABLES: Mapping[str, Table[Any]] = {
    "visit": visits.TABLE,
    "problem": problems.TABLE,
    "commitment": commitments.TABLE,
    "enterprise": enterprises.TABLE,
    "cadre": cadres.TABLE,
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("sample") / "store"
    store = build_sample(folder, cadres=12, enterprises=40, visits=120, seed=7, today=TODAY)
    catch_up(store)
    yield store
    store.close()


def found(store: Store, noun: str, text: str) -> set[str]:
    asked = Conditions()
    asked.holding(noun, text)
    return {one.id for one in TABLES[noun].listed(store.reader(), asked.listing("id"))}


def words_of(chance: random.Random, runs: list[list[str]]) -> str:
    """One or two pieces of a record's words, as one types them."""
    chosen = []
    for _word in range(chance.choice((1, 1, 2))):
        piece = chance.choice(chance.choice(runs))
        start = chance.randrange(len(piece))
        chosen.append(piece[start : start + chance.randrange(1, 5)])
    return " ".join(chosen)


@pytest.mark.parametrize("noun", TABLES)
def test_a_filter_finds_what_a_plain_look_finds(sample: Store, noun: str) -> None:
    db = sample.reader()
    ids = [str(row[0]) for row in db.execute(f'SELECT id FROM "{noun}"')]
    runs = {key: list(pieces(text)) for key, text in texts(db, noun, ids).items()}
    chance = random.Random(20261122)
    for _query in range(QUERIES):
        query = words_of(chance, [run for run in runs.values() if run])
        wanted = {
            key
            for key, run in runs.items()
            if all(any(word in piece for piece in run) for word in query.split())
        }
        assert found(sample, noun, query) == wanted, query


def test_an_index_far_behind_is_not_waited_for(
    sample: Store, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("behind") / "store"
    store = build_sample(folder, cadres=12, enterprises=40, visits=120, seed=7, today=TODAY)
    monkeypatch.setattr(listed, "MOST_BEHIND", 10)
    try:
        assert len(found(store, "visit", "包装")) == len(found(sample, "visit", "包装")) > 0
        assert len(found(store, "enterprise", "食品")) == len(found(sample, "enterprise", "食品")) > 0
    finally:
        store.close()
