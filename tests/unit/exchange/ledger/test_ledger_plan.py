"""What becomes of a row: matched, judged, compared; a bad one says where, why and what to do."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from qingdesk.domain.commitment import CommitmentDraft
from qingdesk.domain.meal import MealDraft
from qingdesk.domain.problem import Problem
from qingdesk.domain.progress import ProgressDraft
from qingdesk.domain.visit import VisitDraft, VisitState
from qingdesk.errors import UserError
from qingdesk.exchange.ledger.columns import LEDGERS
from qingdesk.exchange.ledger.plan import PlannedRow, strange_characters
from qingdesk.exchange.ledger.read import find_header, parse_ledger
from qingdesk.exchange.roster.plan import Outcome
from tests.unit.exchange.ledger.filled import CODE, only, planned
from tests.unit.exchange.roster.build import code, sheet

VISITS = "走访时间 企业名称 走访人 方式 了解情况"
FIRM = "示例机械制造有限公司"


def visit_of(row: PlannedRow) -> VisitDraft:
    assert row.drafted is not None
    draft = row.drafted.draft
    assert isinstance(draft, VisitDraft)
    return draft


def test_a_visit() -> None:
    row = only(planned("visit", VISITS, ["2025.3.4 9:30", FIRM, "王海涛、张三", "上门", "正常"]))
    draft = visit_of(row)
    assert row.outcome is Outcome.NEW
    assert (draft.enterprise_id, draft.unit_id, draft.started_at) == (
        "machines",
        "home",
        datetime(2025, 3, 4, 9, 30),
    )
    assert [(v.cadre_id, v.name, v.post) for v in draft.visitors] == [
        ("wang", "王海涛", "副县长"),
        ("", "张三", ""),
    ]
    assert draft.at_enterprise and draft.state is VisitState.COMPLETED
    assert any("张三" in remark.reason for remark in row.remarks)


def test_a_year_in_the_title_is_that_of_its_dates() -> None:
    row = only(planned("visit", VISITS, ["3月4日", FIRM, "王海涛", "电话", "正常"], above="2025年走访台账"))
    assert visit_of(row).started_at == datetime(2025, 3, 4)
    assert not visit_of(row).at_enterprise


@pytest.mark.parametrize("name", ["周口示例食品厂", "河南示例食品有限公司", "河南 示例食品有限公司 "])
def test_a_firm_by_its_names(name: str) -> None:
    assert (
        visit_of(only(planned("visit", VISITS, ["2025.3.4", name, "王海涛", "", ""]))).enterprise_id == "food"
    )


def test_a_firm_by_its_code_alone() -> None:
    plan = planned("visit", "走访日期 统一社会信用代码 走访人", ["2025.3.4", CODE, "王海涛"])
    assert visit_of(only(plan)).enterprise_id == "machines"


def test_an_unknown_firm_is_refused_with_a_near_name() -> None:
    row = only(planned("visit", VISITS, ["2025.3.4", "示例机械制造公司", "王海涛", "", ""]))
    assert row.outcome is Outcome.REFUSED
    fault = row.faults[0]
    assert (fault.sheet, fault.row, fault.column, fault.title, fault.value) == (
        "台账", 2, "B", "企业名称", "示例机械制造公司",
    )  # fmt: skip
    assert FIRM in fault.suggestion


def test_a_code_of_another_firm_is_asked_about() -> None:
    titles = "走访日期 企业名称 统一社会信用代码 走访人"
    cells = ["2025.3.4", "改名后的公司", CODE, "王海涛"]
    plan = planned("visit", titles, cells)
    assert only(plan).outcome is Outcome.ASK
    question = plan.questions[0]
    assert [option.value for option in question.options] == ["machines"]
    assert question.rows == [("台账", 2)]
    again = planned("visit", titles, cells, answers={question.key: "machines"})
    assert visit_of(only(again)).enterprise_id == "machines"


def test_two_firms_of_one_name_are_asked_about() -> None:
    plan = planned("visit", VISITS, ["2025.3.4", "同名示例公司", "王海涛", "", ""])
    assert {option.value for option in plan.questions[0].options} == {"one", "two"}


def test_a_wrong_code_is_refused() -> None:
    wrong = code(7)[:-1] + ("0" if code(7)[-1] != "0" else "1")
    row = only(planned("visit", "走访日期 企业名称 信用代码 走访人", ["2025.3.4", FIRM, wrong, "王海涛"]))
    assert row.outcome is Outcome.REFUSED and code(7) in row.faults[0].suggestion
    spoiled = only(
        planned("visit", "走访日期 企业名称 信用代码 走访人", ["2025.3.4", FIRM, 9.1e17, "王海涛"])
    )
    assert spoiled.outcome is Outcome.REFUSED


def test_cadres_of_one_name_are_asked_about_once() -> None:
    rows = [[f"2025.3.{day}", FIRM, "李文博", "", ""] for day in (4, 5)]
    plan = planned("visit", VISITS, *rows)
    assert [row.outcome for row in plan.rows] == [Outcome.ASK, Outcome.ASK]
    assert len(plan.questions) == 1 and len(plan.questions[0].rows) == 2
    key = plan.questions[0].key
    him = planned("visit", VISITS, *rows, answers={key: "li-2"})
    assert {visit_of(row).visitors[0].cadre_id for row in him.rows} == {"li-2"}
    nobody = planned("visit", VISITS, *rows, answers={key: "new"})
    assert {visit_of(row).visitors[0].cadre_id for row in nobody.rows} == {""}


def test_a_post_tells_namesakes_apart() -> None:
    row = only(planned("visit", VISITS, ["2025.3.4", FIRM, "李文博（主任）", "", ""]))
    assert visit_of(row).visitors[0].cadre_id == "li-2"


def test_one_bad_row_never_stops_a_good_one() -> None:
    plan = planned(
        "visit", VISITS,
        ["2025-02-30", FIRM, "王海涛", "", ""], ["2027.1.1", FIRM, "王海涛", "", ""], ["2025.3.4", FIRM, "", "", ""],
        ["2025.3.4", FIRM, "王海涛", "", ""], ["", "", "", "", "没有企业"], ["合计", "", "", "", "4"],
    )  # fmt: skip
    assert [row.outcome for row in plan.rows] == [Outcome.REFUSED] * 3 + [Outcome.NEW, Outcome.REFUSED]
    assert [row.faults[0].column for row in plan.rows if row.faults] == ["A", "A", "C", "B"]
    assert all(fault.reason for row in plan.rows for fault in row.faults)


MEALS = VISITS + " 就餐 就餐人数 餐费 交费日期"


def test_a_meal_comes_with_its_visit() -> None:
    row = only(
        planned("visit", MEALS, ["2025.3.4", FIRM, "王海涛", "", "", "企业食堂午餐", "", "60元", "2025.3.4"])
    )
    assert row.drafted is not None
    [(noun, meal)] = row.drafted.children
    assert noun == "meal" and isinstance(meal, MealDraft)
    assert (meal.kind, meal.place, meal.heads, meal.paid_fen, meal.cadre_id) == (
        "lunch",
        "canteen",
        1,
        6000,
        "wang",
    )
    assert meal.eaten_on == date(2025, 3, 4)


@pytest.mark.parametrize("said", ["否", "无", "未就餐", ""])
def test_no_meal(said: str) -> None:
    row = only(planned("visit", MEALS, ["2025.3.4", FIRM, "王海涛", "", "", said, "", "", ""]))
    assert row.drafted is not None and row.drafted.children == []


@pytest.mark.parametrize(("said", "column"), [("是", "F"), ("午餐", None)])
def test_half_a_meal_is_refused(said: str, column: str | None) -> None:
    row = only(planned("visit", MEALS, ["2025.3.4", FIRM, "王海涛", "", "", said, "", "", ""]))
    assert row.outcome is Outcome.REFUSED
    assert row.faults[0].column == (column or "")


PROBLEMS = "编号 反映日期 企业名称 类别 诉求内容 办理时限 进展情况 办理结果 答复日期 销号日期 满意度"


def test_a_problem_brings_its_term_progress_and_rating() -> None:
    plan = planned(
        "problem", PROBLEMS,
        ["旧-1", "2025.3.4", FIRM, "贷款难", "续贷", "2025-04-30", "2025.3.20 已对接",
         "已解决", "", "2025.4.2", "满意"],
    )  # fmt: skip
    drafted = only(plan).drafted
    assert drafted is not None
    problem = drafted.draft
    assert isinstance(problem, Problem)
    assert (problem.due_on, problem.category, problem.result) == (date(2025, 4, 30), "financing", "solved")
    assert (problem.rating, problem.rated_on, problem.number) == (4, date(2025, 4, 2), "")
    [(noun, step)] = drafted.children
    assert noun == "progress" and isinstance(step, ProgressDraft)
    assert step.noted_on == date(2025, 3, 20)
    assert "旧-1" in step.text and "已对接" in step.text


def test_a_closed_problem_needs_its_result() -> None:
    row = only(
        planned("problem", PROBLEMS, ["", "2025.3.4", FIRM, "", "续贷", "", "", "", "", "2025.4.2", ""])
    )
    assert row.outcome is Outcome.REFUSED and row.faults[0].column == "H"


def test_words_that_are_no_result_are_kept_as_its_reason() -> None:
    said = "已协调银行放款五百万元"
    row = only(planned("problem", PROBLEMS, ["", "2025.3.4", FIRM, "", "续贷", "", "", said, "", "", ""]))
    assert row.drafted is not None and isinstance(row.drafted.draft, Problem)
    assert (row.drafted.draft.result, row.drafted.draft.result_reason) == ("open", said)


def test_a_commitment() -> None:
    titles = "承诺日期 企业名称 承诺内容 依据 兑现期限 金额（万元） 责任人"
    basis = "县长办公会议纪要〔2024〕3号"
    row = only(
        planned("commitment", titles, ["2024.6.1", FIRM, "返还配套费", basis, "2025年底", 30.0, "王海涛"])
    )
    assert row.drafted is not None
    promise = row.drafted.draft
    assert isinstance(promise, CommitmentDraft)
    assert (promise.basis, promise.basis_no, promise.due_on) == ("minutes", basis, date(2025, 12, 31))
    assert (promise.amount_fen, promise.owner_cadre_id) == (30_000_000, "wang")


def test_the_same_firm_day_and_text_is_there_already() -> None:
    titles = "反映日期 企业名称 诉求内容"
    cells = ["2025.3.4", FIRM, "续 贷"]
    there = {("machines", "2025-03-04", "续贷"): "DESK-2025-0001"}
    row = only(planned("problem", titles, cells, there=there))
    assert row.outcome is Outcome.UNCHANGED and "DESK-2025-0001" in row.remarks[0].reason
    twice = planned("problem", titles, cells, cells)
    assert [row.outcome for row in twice.rows] == [Outcome.NEW, Outcome.UNCHANGED]
    other = only(planned("problem", titles, ["2025.3.4", FIRM, "用工"], there=there))
    assert other.outcome is Outcome.NEW and other.remarks


def test_titles_that_are_not_known_are_named() -> None:
    made = sheet(["走访日期", "企业名称", "心情"], ["2025.3.4", FIRM, "好"])
    mapping = find_header(made, LEDGERS["visit"])
    assert mapping is not None and mapping.not_taken == ["心情"]


def test_a_header_of_two_rows_and_cells_merged_downwards() -> None:
    made = sheet(
        ["企业", "走访", "", "走访人"],
        ["", "日期", "方式", ""],
        [FIRM, "2025.3.4", "电话", "王海涛"],
        ["", "2025.3.5", "电话", "王海涛"],
        merges=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3), (2, 0, 3, 0)],
    )
    parsed = parse_ledger([made], LEDGERS["visit"])
    assert [row.firm_name for row in parsed.rows] == [FIRM, FIRM]
    assert [row.values["mode"] for row in parsed.rows] == ["phone", "phone"]


def test_a_sheet_of_something_else() -> None:
    with pytest.raises(UserError, match="template visit"):
        parse_ledger([sheet(["姓名", "电话"], ["王海涛", "1"])], LEDGERS["visit"])


def test_characters_that_nobody_can_read_are_listed() -> None:
    made = sheet(["走访日期", "企业名称", "了解情况"], ["2025.3.4", FIRM, "张\ue863"])
    [fault] = strange_characters(parse_ledger([made], LEDGERS["visit"]))
    assert (fault.column, fault.row) == ("C", 2) and "U+E863" in fault.reason
