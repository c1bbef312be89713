"""Templates filled in at random: what was written comes back as it was; no cell raises; twice is there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingdesk.domain.labels import word_label
from qingdesk.domain.money import yuan
from qingdesk.exchange.ledger.columns import LEDGERS, Ledger, LedgerColumn, Says
from qingdesk.exchange.ledger.drafts import signature
from qingdesk.exchange.ledger.plan import LedgerChoices, LedgerPlan, plan_ledger
from qingdesk.exchange.ledger.read import parse_ledger
from qingdesk.exchange.ledger.template import choices, title
from qingdesk.exchange.roster.plan import Outcome
from qingdesk.exchange.roster.sheet import Cell
from tests.unit.exchange.ledger.filled import CODE, TODAY, known
from tests.unit.exchange.roster.build import sheet

EACH = pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS)
FIRM = "示例机械制造有限公司"
WORDS = st.text(alphabet="甲乙丙丁子丑寅卯，。", min_size=5, max_size=40)
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2026, 11, 21))
CHILDREN = {"meal.kind", "meal.place", "meal.heads"}
"""A meal is whole or none; the rest of its columns are about one that is there."""


def written(day: date, way: int) -> str:
    """A day as people write it."""
    return (day.isoformat(), f"{day.year}.{day.month}.{day.day}", f"{day.year}年{day.month}月{day.day}日")[
        way
    ]


def value_of(column: LedgerColumn) -> st.SearchStrategy[Any]:
    """What a column may hold, as the store has it."""
    if column.words is not None:
        return st.sampled_from(list(column.words))
    return {
        Says.LINE: WORDS, Says.TEXT: WORDS, Says.LIST: st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple),
        Says.DAY: DAYS, Says.TERM: DAYS,
        Says.MOMENT: DAYS.map(lambda day: datetime(day.year, day.month, day.day, 9, 30)),
        Says.FEN: st.integers(1, 900_000_000), Says.COUNT: st.integers(1, 99), Says.RATING: st.integers(1, 5),
        Says.YES: st.booleans(),
    }[column.says]  # fmt: skip


def cell_of(column: LedgerColumn, value: Any, way: int) -> str:
    """The value as a person types it into the template."""
    if column.words is not None:
        label: str = word_label(value)
        return label
    if column.says is Says.RATING:
        return choices(column)[5 - int(value)]
    if isinstance(value, datetime):
        return f"{written(value.date(), way)} {value:%H:%M}"
    if isinstance(value, date):
        return written(value, way)
    if isinstance(value, bool):
        return "是" if value else "否"
    if column.says is Says.FEN:
        return (yuan(value), f"{value // 100:,}.{value % 100:02d}元", f"{yuan(value)} 元")[way]
    return "；".join(value) if isinstance(value, tuple) else str(value)


@st.composite
def rows(draw: st.DrawFn, ledger: Ledger) -> tuple[dict[str, Any], list[Cell]]:
    """A row: field → value, and its cells under the template's titles."""
    skipped = {Says.SERIAL, Says.FIRM, Says.CODE, Says.CADRES, Says.CADRE, Says.HOSTS}
    values: dict[str, Any] = {}
    cells: list[Cell] = []
    way = draw(st.integers(0, 2))
    has_meal = draw(st.booleans())
    for column in ledger.columns:
        fixed = {Says.FIRM: FIRM, Says.CODE: draw(st.sampled_from(["", CODE])), Says.CADRES: "王海涛"}
        if column.says in skipped:
            cells.append(fixed.get(column.says, ""))
            continue
        is_meal = column.field.startswith("meal.")
        needed = column.is_required or (is_meal and column.field in CHILDREN)
        if (is_meal and not has_meal) or column.field == "ended_at" or not (needed or draw(st.booleans())):
            cells.append("")
            continue
        values[column.field] = draw(value_of(column))
        cells.append(cell_of(column, values[column.field], way))
    return values, cells


def plan_of(
    ledger: Ledger, made: Sequence[Sequence[Cell]], there: Mapping[Any, str] | None = None
) -> LedgerPlan:
    """What the import of the filled-in template would do."""
    page = sheet([title(column) for column in ledger.columns], *made, name=ledger.name)
    return plan_ledger(parse_ledger([page], ledger), known(there), LedgerChoices(), today=TODAY)


@EACH
@settings(max_examples=40)
@given(data=st.data())
def test_what_is_written_comes_back(ledger: Ledger, data: st.DataObject) -> None:
    values, cells = data.draw(rows(ledger))
    [row] = parse_ledger([sheet([title(c) for c in ledger.columns], cells)], ledger).rows
    assert not row.faults
    said = {name: value for name, value in row.values.items() if name in values}
    assert said == values
    assert row.values.keys() - values.keys() <= {"meal.said", "result_reason", "basis_no"}


@EACH
@settings(max_examples=25)
@given(data=st.data())
def test_twice_is_there_already(ledger: Ledger, data: st.DataObject) -> None:
    made = data.draw(st.lists(rows(ledger), min_size=1, max_size=4))
    first = plan_of(ledger, [cells for _values, cells in made])
    new = first.rows_with(Outcome.NEW)
    there = {signature(row.drafted.draft): "X" for row in new if row.drafted is not None}
    again = plan_of(ledger, [cells for _values, cells in made], there)
    assert not again.counts[Outcome.NEW]
    assert again.counts[Outcome.REFUSED] == first.counts[Outcome.REFUSED]
    assert again.counts[Outcome.UNCHANGED] == len(new) + first.counts[Outcome.UNCHANGED]


@EACH
@settings(max_examples=50)
@given(data=st.data())
def test_no_cell_raises(ledger: Ledger, data: st.DataObject) -> None:
    odd = st.one_of(
        st.text(max_size=12), st.floats(), st.booleans(),
        st.sampled_from(["2025.13.40", "30万", "★★", "是", "9:99", "=1+1"])
    )  # fmt: skip
    width = len(ledger.columns)
    cells = data.draw(st.lists(odd, min_size=width, max_size=width))
    plan = plan_of(ledger, [cells])
    assert all(row.faults for row in plan.rows_with(Outcome.REFUSED))
