"""The template: what the import knows, with lists and an example that is never imported; filled in, it comes back."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from qingdesk.domain.commitment import CommitmentDraft
from qingdesk.domain.visit import VisitDraft
from qingdesk.exchange.ledger.columns import LEDGERS, Ledger
from qingdesk.exchange.ledger.plan import LedgerChoices, plan_ledger
from qingdesk.exchange.ledger.read import parse_ledger
from qingdesk.exchange.ledger.refused import refused_rows
from qingdesk.exchange.ledger.template import HELP_SHEET, choices, title, write_template
from qingdesk.exchange.roster.plan import Outcome
from qingdesk.exchange.roster.read import read_sheets
from tests.unit.exchange.ledger.filled import CODE, TODAY, known

EACH = pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS)


def filled(path: Path, ledger: Ledger, **values: str) -> Path:
    """The template with one row filled in below its example, as a person types it."""
    write_template(path, ledger)
    book = openpyxl.load_workbook(path)
    page = book[ledger.name]
    for index, column in enumerate(ledger.columns, 1):
        value = values.get(column.field.replace(".", "_"))
        if value is not None:
            page.cell(3, index, value)
    book.save(path)
    return path


@EACH
def test_an_untouched_template_imports_nothing(tmp_path: Path, ledger: Ledger) -> None:
    write_template(tmp_path / "t.xlsx", ledger)
    parsed = parse_ledger(read_sheets(tmp_path / "t.xlsx"), ledger)
    assert parsed.rows == []
    mapping = parsed.mapping_of(ledger.name)
    assert mapping is not None and mapping.not_taken == []
    assert list(mapping.columns.values()) == [column.field for column in ledger.columns]


@EACH
def test_its_example_is_a_row_that_could_be_taken(tmp_path: Path, ledger: Ledger) -> None:
    example = {column.field.replace(".", "_"): column.example or None for column in ledger.columns}
    given = {name: value for name, value in example.items() if value and name != "serial"}
    sheets = read_sheets(filled(tmp_path / "t.xlsx", ledger, **given | {"serial": "1"}))
    answers = LedgerChoices(answers={"cadre:李文博|": "li-1"})
    plan = plan_ledger(parse_ledger(sheets, ledger), known(), answers, today=TODAY)
    assert [row.outcome for row in plan.rows] == [Outcome.NEW], [row.faults for row in plan.rows]


@EACH
def test_its_lists_and_formats(tmp_path: Path, ledger: Ledger) -> None:
    write_template(tmp_path / "t.xlsx", ledger)
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == [ledger.name, HELP_SHEET]
    page = book[ledger.name]
    lists = {str(one.sqref).split(":")[0]: one.formula1 for one in page.data_validations.dataValidation}
    for index, column in enumerate(ledger.columns, 1):
        assert page.cell(1, index).value == title(column)
        letter = get_column_letter(index)
        assert page.cell(2, index).number_format == "@" or not column.example
        if choices(column):
            assert lists[f"{letter}2"] == '"' + ",".join(choices(column)) + '"'
    helped = [row[0].value for row in book[HELP_SHEET].iter_rows(min_row=2)]
    assert helped == [column.titles[0] for column in ledger.columns]


def test_a_filled_in_visit_comes_back(tmp_path: Path) -> None:
    ledger = LEDGERS["visit"]
    path = filled(
        tmp_path / "t.xlsx", ledger, serial="1", started_at="2026-03-04 09:30", ended_at="11:20",
        enterprise="示例机械制造有限公司", uscc=CODE, visitors="王海涛（副县长）", mode="企业服务日", situation="=1+1",
    )  # fmt: skip
    [row] = plan_ledger(parse_ledger(read_sheets(path), ledger), known(), LedgerChoices(), today=TODAY).rows
    assert row.drafted is not None and isinstance(row.drafted.draft, VisitDraft)
    draft = row.drafted.draft
    assert (draft.started_at, draft.ended_at) == (datetime(2026, 3, 4, 9, 30), datetime(2026, 3, 4, 11, 20))
    assert (draft.enterprise_id, draft.mode) == ("machines", "service_day")


def test_refused_rows_come_back_corrected(tmp_path: Path) -> None:
    ledger = LEDGERS["commitment"]
    path = filled(
        tmp_path / "t.xlsx", ledger, promised_on="2026-02-30", enterprise="示例机械制造有限公司", text="返还",
        amount_fen="30万元",
    )  # fmt: skip
    parsed = parse_ledger(read_sheets(path), ledger)
    plan = plan_ledger(parsed, known(), LedgerChoices(), today=TODAY)
    assert refused_rows(tmp_path / "r.xlsx", parsed, plan) == 1
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    page = book.active
    assert page is not None
    cells = {
        str(page.cell(1, column).value): page.cell(2, column) for column in range(1, page.max_column + 1)
    }
    assert "2026-02-30" in str([cell.value for cell in cells.values()])
    cells["承诺日期*"].value = "2026-02-28"
    book.save(tmp_path / "r.xlsx")
    [row] = plan_ledger(
        parse_ledger(read_sheets(tmp_path / "r.xlsx"), ledger), known(), LedgerChoices(), today=TODAY
    ).rows
    assert row.drafted is not None and isinstance(row.drafted.draft, CommitmentDraft)
    assert (row.drafted.draft.promised_on, row.drafted.draft.amount_fen) == (date(2026, 2, 28), 30_000_000)
