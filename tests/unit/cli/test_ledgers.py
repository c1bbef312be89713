"""`template`, `import ledger` and `merge` as an office script meets them."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from qingdesk.cli import run

FIRM = "示例机械制造有限公司"


class Office:
    """Runs commands on a store of this test's own."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str, code: int = 0) -> str:
        assert run(list(arguments)) == code
        said = self._capsys.readouterr()
        return said.err if code else said.out

    def rows(self, noun: str) -> list[dict[str, object]]:
        found = json.loads(self("list", noun, "--json"))
        assert isinstance(found, list)
        return found


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    """A desk with a unit, a cadre and two records of a firm."""
    monkeypatch.setenv("QINGDESK_STORE", str(tmp_path / "store"))
    monkeypatch.delenv("QINGDESK_PASSWORD", raising=False)
    made = Office(capsys)
    made("init", "--unit", "示例县委办公室", "--level", "county", "--region", "411627", "--no-password")
    unit = made.rows("unit")[0]["id"]
    for noun, objects in (
        ("cadre", [{"name": "王海涛", "unit_id": unit}]),
        ("enterprise", [{"name": FIRM, "uscc": "914403001922038216"}, {"name": "示例机械厂"}]),
    ):
        path = tmp_path / f"{noun}.json"
        path.write_text(json.dumps(objects), "utf-8")
        made("record", noun, str(path))
    return made


def filled(office: Office, path: Path, *cells: str) -> Path:
    """The template of commitments with a row: its day, firm and text."""
    office("template", "commitment", "-o", str(path))
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    titles = [str(cell.value).rstrip("*") for cell in page[1]]
    for title, cell in zip(("承诺日期", "企业名称", "承诺内容"), cells, strict=True):
        page.cell(3, titles.index(title) + 1, cell)
    book.save(path)
    return path


def test_a_template_is_filled_in_and_imported(office: Office, tmp_path: Path) -> None:
    path = filled(office, tmp_path / "c.xlsx", "2026-03-04", FIRM, "返还配套费")
    document = json.loads(office("import", "ledger", "commitment", str(path), "--dry-run", "--json"))
    assert document["rows"]["new"] == 1 and office.rows("commitment") == []
    office("import", "ledger", "commitment", str(path))
    [promise] = office.rows("commitment")
    assert (promise["text"], promise["promised_on"]) == ("返还配套费", "2026-03-04")
    again = json.loads(office("import", "ledger", "commitment", str(path), "--json"))
    assert (again["rows"]["new"], again["rows"]["unchanged"]) == (0, 1)


def test_refused_rows_are_saved_as_a_workbook(office: Office, tmp_path: Path) -> None:
    path = filled(office, tmp_path / "c.xlsx", "2026-03-04", "没有的公司", "返还配套费")
    said = office("import", "ledger", "commitment", str(path), "--refused", str(tmp_path / "r.xlsx"))
    assert "没有的公司" in said
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0].max_row == 2


def test_a_question_is_answered(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(
        "承诺日期,企业名称,统一社会信用代码,承诺内容\n2026.3.4,改名公司,914403001922038216,返还\n", "utf-8"
    )
    document = json.loads(office("import", "ledger", "commitment", str(path), "--json"))
    [question] = document["questions"]
    [firm] = question["options"]
    office("import", "ledger", "commitment", str(path), "--answer", f"{question['key']}={firm}")
    assert office.rows("commitment")[0]["enterprise_id"] == firm


def test_a_noun_without_a_ledger(office: Office, tmp_path: Path) -> None:
    assert "gift" in office("template", "gift", "-o", str(tmp_path / "t.xlsx"), code=1)


def test_merge(office: Office) -> None:
    kept, gone = (row["id"] for row in office.rows("enterprise"))
    if office.rows("enterprise")[0]["name"] != FIRM:
        kept, gone = gone, kept
    assert json.loads(office("merge", str(gone), str(kept), "--dry-run", "--json"))["kept"] == kept
    assert len(office.rows("enterprise")) == 2
    office("merge", str(gone), str(kept))
    [firm] = office.rows("enterprise")
    assert (firm["name"], firm["former_names"]) == (FIRM, ["示例机械厂"])
    assert office("merge", str(kept), str(kept), code=1)
