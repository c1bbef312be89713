"""`handover`, `ask`, `plan` as an office script meets them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from qingdesk.cli import run
from qingdesk.store import findings
from tests.stores import TryDesk, desk, template

__all__ = ["desk", "template"]


class Office:
    """Commands on the store of a test."""

    def __init__(
        self, desk: TryDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.desk, self._capsys = desk, capsys
        monkeypatch.setenv("QINGDESK_STORE", str(desk.folder))

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, stdout, stderr."""
        code = run(list(arguments))
        said = self._capsys.readouterr()
        return code, said.out, said.err


@pytest.fixture
def office(desk: TryDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(desk, monkeypatch, capsys)


def test_an_assignment_is_handed_over(office: Office) -> None:
    desk = office.desk
    other = desk.record("cadre", name="李建国", unit_id=desk.home)
    code, out, err = office("handover", desk.assignment, "--to", other, "--on", "2026-11-20")
    assert (code, err) == (0, "")
    handover, successor = out.split()
    desk.again()
    assert desk.get("handover", handover).to_cadre_id == other
    assert desk.get("assignment", successor).cadre_id == other
    assert desk.get("assignment", desk.assignment).ended_on.isoformat() == "2026-11-20"
    assert office("void", "handover", handover, "--reason", "名单有误")[0] == 0
    desk.again()
    assert desk.get("assignment", desk.assignment).ended_on is None


def test_it_tells_in_one_line_why_not(office: Office) -> None:
    code, out, err = office("handover", office.desk.assignment, "--to", office.desk.cadre)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert office("handover", office.desk.assignment)[0] == 2


@pytest.mark.parametrize("question", ["meal", "event", "gift", "lift", "room"])
def test_a_question_is_answered_as_text_and_as_json(office: Office, question: str) -> None:
    code, out, err = office("ask", question, "--enterprise", office.desk.firm, "--on", "2026-11-20")
    assert (code, err) == (0, "")
    assert "“" in out and "清单" in out
    code, out, _err = office("ask", question, "--json")
    document = json.loads(out)
    assert document["question"] == question
    assert document["answer"] in ("yes", "if", "no")
    assert document["clauses"] and document["conditions"]


def test_what_lunch_costs(office: Office) -> None:
    document = json.loads(office("ask", "meal", "--json")[1])
    assert [line["amount_fen"] for line in document["amounts"]] == [2000, 4000, 4000]
    assert office("ask", "supper")[0] == 2
    assert office("ask", "meal", "--enterprise", "nobody")[0] == 1


def test_the_plan_and_its_calendar(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "计划.ics"
    code, out, err = office("plan", "--ics", str(path))
    assert code == 0
    assert "河南示例食品有限公司" in out or "排不出日期" in out
    assert str(path) in err
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_plan_that_cannot_be_saved_is_told(office: Office, tmp_path: Path) -> None:
    code, _out, err = office("plan", "--ics", str(tmp_path / "nowhere" / "p.ics"))
    assert code == 1
    assert "nowhere" in err


def test_a_problem_shows_whom_the_table_of_responsibilities_names(office: Office, tmp_path: Path) -> None:
    desk = office.desk
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-20", text="小微企业续贷难"
    )
    assert "示例金融局" not in office("show", "problem", problem)[1]
    table = tmp_path / "责任分工.csv"
    table.write_text("类别,任务,责任单位\n示例条,帮助小微企业融资,示例金融局、示例财政局\n", encoding="utf-8")
    assert office("import", "responsibilities", str(table))[0] == 0
    assert office("show", "problem", problem)[1].rstrip().endswith("示例金融局、示例财政局")
    desk.edit("problem", problem, lead_unit="示例工信局")
    assert "示例金融局" not in office("show", "problem", problem)[1]


def test_a_check_of_today_keeps_when_a_finding_came_and_went(office: Office) -> None:
    desk = office.desk
    visit = desk.visit(started_at="2026-03-18T09:30", ended_at="2026-03-18T12:40")
    meal = desk.record(
        "meal", visit_id=visit, enterprise_id=desk.firm, cadre_id=desk.cadre, eaten_on="2026-03-18",
        kind="lunch", place="canteen", heads=1,
    )  # fmt: skip

    def seen() -> list[date | None]:
        return [one.gone_on for one in findings.find(desk.store.reader()) if one.key[1] == meal]

    assert office("check", "--on", "2026-03-25")[0] == 0
    assert seen() == [], "of another day nothing is kept"
    assert office("check", "--cadre", desk.cadre)[0] == 0
    assert seen() == [None]
    desk.edit("meal", meal, paid_fen=4000, paid_on="2026-03-18", receipt_kind="tax_invoice")
    assert office("check")[0] == 0
    assert date.today() in seen()
