"""Search over everything: the same hits as a plain look at every text, whatever is typed."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from qingdesk.actions import search
from qingdesk.actions.demo.build import build_sample
from qingdesk.actions.life import void
from qingdesk.domain.search_text import pieces
from qingdesk.errors import Cancelled
from qingdesk.store import search as index
from qingdesk.store.database import Store
from qingdesk.store.search_texts import OWN, texts
from tests.stores import TODAY, TryDesk

QUERIES = 1_000


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A few hundred records of every noun, in the index."""
    folder = tmp_path_factory.mktemp("sample") / "store"
    store = build_sample(folder, cadres=12, enterprises=40, visits=120, seed=7, today=TODAY)
    search.catch_up(store)
    yield store
    store.close()


def every_text(store: Store) -> dict[tuple[str, str], str]:
    """By noun and id, what is searched: read without the index."""
    db = store.reader()
    found = {}
    for noun in OWN:
        ids = [str(row[0]) for row in db.execute(f'SELECT id FROM "{noun}"')]
        found.update({(noun, record_id): text for record_id, text in texts(db, noun, ids).items()})
    return found


def a_query(chance: random.Random, words: list[str]) -> str:
    """One to three cuts of texts that are there, sometimes changed so that they are not."""
    cuts = []
    for _word in range(chance.choice((1, 1, 1, 2, 3))):
        text = chance.choice(words)
        start = chance.randrange(len(text))
        cut = text[start : start + chance.choice((1, 2, 2, 2, 3, 4, 8))]
        if chance.random() < 0.1:
            cut = cut[::-1]
        cuts.append(cut.upper() if chance.random() < 0.1 else cut)
    return chance.choice((" ", "　", "，")).join(cuts)


def test_a_thousand_queries_find_what_a_plain_look_finds(sample: Store) -> None:
    every = every_text(sample)
    words = [text for text in every.values() if text]
    runs = {key: "\n".join(pieces(text)) for key, text in every.items()}
    chance = random.Random(20261122)
    found_something = 0
    for _query in range(QUERIES):
        query = a_query(chance, words)
        asked = list(pieces(query))
        wanted = {key for key, run in runs.items() if asked and all(piece in run for piece in asked)}
        hits = {(hit.noun, hit.record_id) for hit in index.find(sample.reader(), query, limit=100_000)}
        assert hits == wanted, query
        by_noun = {
            (hit.noun, hit.record_id)
            for noun in OWN
            for hit in index.find(sample.reader(), query, (noun,), limit=100_000)
        }
        assert by_noun == wanted, query
        found_something += bool(wanted)
    assert found_something > QUERIES / 2


def test_firms_come_first_and_each_noun_is_cut_short(sample: Store) -> None:
    groups = search.search(sample, "示例", limit=3)
    assert groups[0].noun == "enterprise"
    assert [len(group.results) for group in groups] == [min(3, len(group.results)) for group in groups]
    assert groups[0].has_more


def test_it_catches_up_first_and_tells_how_far(desk: TryDesk) -> None:
    record_id = desk.visit(situation="用电紧张")
    told: list[tuple[int, int]] = []
    groups = search.search(desk.store, "用电", progress=lambda done, total: told.append((done, total)))
    result = groups[0].results[0]
    assert (result.noun, result.record_id, result.title) == ("visit", record_id, "河南示例食品有限公司")
    assert result.day is not None and result.day.isoformat() == "2026-11-20"
    assert told and told[0][0] == 0 < told[0][1]
    told.clear()
    search.search(desk.store, "用电", progress=lambda done, total: told.append((done, total)))
    assert told == [], "once it is up to date it has nothing to take in"


def test_catching_up_can_be_stopped_and_goes_on_later(desk: TryDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "STEP", 2)
    for _visit in range(3):
        desk.visit(situation="用电紧张")
    steps = []

    def stop(done: int, total: int) -> None:
        steps.append(done)
        if len(steps) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        search.search(desk.store, "用电", progress=stop)
    assert steps[1] > steps[0]
    assert len(search.search(desk.store, "用电")[0].results) == 3


def test_what_was_voided_is_gone(desk: TryDesk) -> None:
    record_id = desk.visit(situation="用电紧张")
    assert search.search(desk.store, "用电")
    void(desk.store, "visit", record_id, "重复")
    assert search.search(desk.store, "用电") == ()


@pytest.mark.parametrize("text", ["", "  ", "，。", '"', "§visit"])
def test_a_text_without_letters_finds_nothing(desk: TryDesk, text: str) -> None:
    desk.visit(situation="用电紧张")
    assert search.search(desk.store, text) == ()
