"""The sample store: as large as asked, the same from the same seed, whole or not there at all."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from qingdesk.actions.demo.build import build_sample
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.period import Half
from qingdesk.domain.record import Draft, Mistake, Record
from qingdesk.domain.visit import Visit, VisitState
from qingdesk.errors import Cancelled, UserError, WrongPassword
from qingdesk.store import attachments, audit, keys, meals, units, visits
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES

TODAY = date(2026, 11, 22)
BOOKKEEPING = {"desk_id", "created_at", "updated_at"}


def every_record(store: Store) -> dict[str, list[Record]]:
    """All records, by noun."""
    return {noun: table.find(store.reader()) for noun, table in TABLES.items()}


def facts(store: Store) -> list[dict[str, object]]:
    """All records without what no seed decides: the moment, the desk, the unit that set-up made."""
    home = units.home(store.reader())
    assert home is not None
    return [
        {
            name: "home" if value == home.id else value
            for name, value in dataclasses.asdict(record).items()
            if name not in BOOKKEEPING
        }
        for records in every_record(store).values()
        for record in records
    ]


@pytest.mark.parametrize(
    ("cadres", "firms", "visits"), [(1, 1, 0), (1, 1, 1), (2, 5, 9), (30, 5, 40), (24, 96, 400)]
)
def test_it_is_as_large_as_asked(tmp_path: Path, cadres: int, firms: int, visits: int) -> None:
    store = build_sample(tmp_path / "s", cadres=cadres, enterprises=firms, visits=visits, today=TODAY)
    found = {noun: TABLES[noun].count(store.reader()) for noun in ("cadre", "enterprise", "visit")}
    store.close()
    assert found == {"cadre": cadres, "enterprise": firms, "visit": visits}


def test_it_is_marked_and_has_every_noun_but_reports(sample: Store) -> None:
    home = units.home(sample.reader())
    assert sample.is_sample and home is not None and home.name.startswith("示例")
    assert [noun for noun, records in every_record(sample).items() if not records] == ["report"]


def test_the_same_seed_makes_the_same_records(tmp_path: Path) -> None:
    made = []
    for folder, seed in (("a", 3), ("b", 3), ("c", 4)):
        store = build_sample(tmp_path / folder, cadres=6, enterprises=20, visits=60, seed=seed, today=TODAY)
        made.append(facts(store))
        store.close()
    assert made[0] == made[1]
    assert made[0] != made[2]


def test_it_runs_over_four_half_years(sample: Store) -> None:
    days = [visit.started_at.date() for visit in visits.find(sample.reader()) if visit.started_at]
    halves = Counter(Half.of(day).name for day in days)
    assert set(halves) == {"2025H1", "2025H2", "2026H1", "2026H2"}
    assert min(halves.values()) > 10
    assert max(days) < TODAY


def mistakes_of(noun: str, record: Record) -> list[Mistake]:
    """As if it were entered today; a signed visit as it was before its paper came back."""
    if isinstance(record, Visit) and record.state is VisitState.SIGNED:
        record = dataclasses.replace(record, state=VisitState.COMPLETED)
    draft = NOUNS[noun].draft
    names = {field.name for field in dataclasses.fields(draft)}
    made: Draft = draft(**{name: getattr(record, name) for name in names})
    return made.mistakes(TODAY)


def test_nothing_in_it_would_be_refused_as_an_entry(sample: Store) -> None:
    wrong = [
        (noun, mistake.field, mistake.reason)
        for noun, records in every_record(sample).items()
        for record in records
        for mistake in mistakes_of(noun, record)
    ]
    assert wrong == []


def test_every_id_that_is_named_is_there(sample: Store) -> None:
    reader = sample.reader()
    assert reader.execute("PRAGMA foreign_key_check").fetchall() == []
    known = {record.id for records in every_record(sample).values() for record in records}
    for visit in visits.find(reader):
        assert {visitor.cadre_id for visitor in visit.visitors} - {""} <= known
    for attachment in attachments.find(reader):
        assert attachment.record_id in known
        assert len(attachments.content(reader, attachment.id)) == attachment.size


def test_numbers_run_on_without_a_gap_and_so_does_the_next(sample: Store) -> None:
    rows = sample.reader().execute("SELECT noun, year, last FROM number_series").fetchall()
    last = {(str(noun), str(year)): int(str(number)) for noun, year, number in rows}
    for noun, table in TABLES.items():
        if NOUNS[noun].is_numbered:
            numbers = [record.number for record in table.find(sample.reader()) if record.number]
            assert len(set(numbers)) == len(numbers)
            assert all(re.fullmatch(r"DEMO-\d{4}-\d{4}", number) for number in numbers)
            years = Counter(number[5:9] for number in numbers)
            assert {year: last[noun, year] for year in years} == dict(years)


def test_only_drafts_have_no_number(sample: Store) -> None:
    without = [visit.state for visit in visits.find(sample.reader()) if not visit.number]
    assert without and set(without) == {VisitState.DRAFT}


def test_what_is_due_for_meals_was_computed(sample: Store) -> None:
    bases = Counter(str(meal.basis) for meal in meals.TABLE.find(sample.reader()))
    assert bases["percent_rule"] and bases["posted_price"]
    for meal in meals.TABLE.find(sample.reader(), "basis = 'percent_rule'"):
        assert meal.due_fen == 4000 * (meal.heads or 0)


def test_its_audit_holds(sample: Store) -> None:
    rows, faults = audit.verify(sample.reader())
    assert rows > 500 and faults == []


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build_sample(
        tmp_path / "s",
        cadres=6,
        enterprises=20,
        visits=900,
        today=TODAY,
        progress=lambda *at: told.append(at),
    ).close()
    assert told[0][0] == 0 and len({done for done, _ in told}) > 2
    assert told == sorted(told) and told[-1][0] == told[-1][1]


def test_a_stop_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        build_sample(tmp_path / "s", cadres=6, enterprises=20, visits=60, today=TODAY, progress=stop)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "kept").mkdir()
    with pytest.raises(Cancelled):
        build_sample(tmp_path / "kept", cadres=6, enterprises=20, visits=60, today=TODAY, progress=stop)
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_store_that_is_there_is_not_touched(tmp_path: Path) -> None:
    build_sample(tmp_path, cadres=1, enterprises=1, visits=1, today=TODAY).close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(UserError, match="已"):
        build_sample(tmp_path, cadres=2, enterprises=2, visits=2, today=TODAY)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_nobody_is_no_sample(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        build_sample(tmp_path / "s", cadres=0, today=TODAY)
    assert not (tmp_path / "s").exists()


def test_a_password_is_asked_for_when_it_was_given(tmp_path: Path) -> None:
    store = build_sample(tmp_path, cadres=1, enterprises=1, visits=1, today=TODAY, password="示例口令 1")
    store.close()
    assert keys.has_password(tmp_path)
    with pytest.raises(WrongPassword):
        keys.unlock(tmp_path, None)
