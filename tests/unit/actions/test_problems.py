"""诉求, the whole way: triage, assignment, transfer, answer, closing, call-back, rating, repair, second rating."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qingdesk.actions import problem_closing as closing
from qingdesk.actions import problems
from qingdesk.actions.check import check
from qingdesk.actions.responsibilities import import_responsibilities
from qingdesk.domain.problem import Category, Grade, ProblemResult, RatedVia
from qingdesk.domain.stage import Stage, stage
from qingdesk.errors import Refused
from tests.stores import TODAY, TryDesk

DAY = date(2026, 11, 20)


@pytest.fixture
def problem(desk: TryDesk) -> str:
    return desk.record(
        "problem",
        enterprise_id=desk.firm,
        source="visit",
        raised_on="2026-11-16",
        text="小微企业融资难，贷款续不上",
    )


def at(desk: TryDesk, problem: str) -> Stage:
    return stage(desk.get("problem", problem))


def test_the_whole_way(desk: TryDesk, problem: str) -> None:
    assert at(desk, problem) is Stage.TO_TRIAGE
    problems.triage(desk.store, problem, Category.FINANCING, Grade.B, DAY, TODAY)
    assert at(desk, problem) is Stage.TO_ASSIGN
    assert desk.get("problem", problem).due_on == date(2026, 12, 7), "15 working days after 16 November"
    problems.assign(desk.store, problem, "示例县金融办", DAY, TODAY, co_units="示例县财政局", owner="赵敏")
    assert at(desk, problem) is Stage.IN_HAND
    problems.note_step(desk.store, problem, "已约银行对接", DAY, TODAY, by="赵敏", told=True)
    problems.ask_extension(desk.store, problem, "等银行批复", date(2026, 12, 21), DAY, TODAY, by="赵敏")
    assert desk.get("problem", problem).due_on == date(2026, 12, 21)
    closing.answer(desk.store, problem, DAY, TODAY)
    assert at(desk, problem) is Stage.TO_CLOSE
    closing.close(desk.store, problem, ProblemResult.SOLVED, "钱进", DAY, TODAY, reason="贷款已发放")
    assert at(desk, problem) is Stage.TO_CALL_BACK
    closing.call_back(desk.store, problem, "孙立新", TODAY, TODAY)
    assert at(desk, problem) is Stage.TO_RATE
    closing.rate(desk.store, problem, 2, RatedVia.CALL, TODAY, TODAY)
    assert at(desk, problem) is Stage.TO_REPAIR
    closing.repair(desk.store, problem, "利率已按政策下调", TODAY, TODAY, by="赵敏")
    assert at(desk, problem) is Stage.TO_RATE_AGAIN
    closing.rate(desk.store, problem, 5, RatedVia.CALL, TODAY, TODAY)
    assert at(desk, problem) is Stage.DONE
    done = desk.get("problem", problem)
    assert (done.rating, done.second_rating, done.form_revision) == (2, 5, 1)
    assert [step.text for step in desk.all("progress")] == ["已约银行对接", "等银行批复", "利率已按政策下调"]


def test_the_table_of_responsibilities_proposes_who_leads(
    desk: TryDesk, problem: str, tmp_path: Path
) -> None:
    assert problems.proposed_units(desk.store.reader(), desk.get("problem", problem)) is None
    path = tmp_path / "table.csv"
    path.write_text("条款,任务,单位\n二（八）,缓解小微企业融资难,示例县金融办、示例县财政局\n", "utf-8")
    import_responsibilities(desk.store, path)
    proposal = problems.proposed_units(desk.store.reader(), desk.get("problem", problem))
    assert proposal is not None
    assert (proposal.lead_unit, proposal.co_units) == ("示例县金融办", ("示例县财政局",))


def test_twice_passed_on_is_reported(desk: TryDesk, problem: str) -> None:
    problems.assign(desk.store, problem, "示例县金融办", DAY, TODAY, owner="赵敏")
    with pytest.raises(Refused, match="哪个单位"):
        problems.transfer(desk.store, problem, "示例县 金融办", "", DAY, TODAY)
    problems.transfer(desk.store, problem, "示例县财政局", "职责不符", DAY, TODAY)
    moved = desk.get("problem", problem)
    assert (moved.lead_unit, moved.owner) == ("示例县财政局", "")
    with pytest.raises(Refused, match="原因"):
        problems.send_back(desk.store, problem, " ", DAY, TODAY)
    problems.send_back(desk.store, problem, "不属本局职责", DAY, TODAY)
    assert at(desk, problem) is Stage.TO_ASSIGN
    assert "B16" in {one.finding.code for one in check(desk.store.reader(), TODAY)}


def test_nobody_closes_or_calls_back_his_own(desk: TryDesk, problem: str) -> None:
    problems.assign(desk.store, problem, "示例县金融办", DAY, TODAY, owner="赵敏")
    with pytest.raises(Refused, match="赵敏"):
        closing.close(desk.store, problem, ProblemResult.SOLVED, "赵　敏", DAY, TODAY)
    with pytest.raises(Refused, match="由谁"):
        closing.close(desk.store, problem, ProblemResult.SOLVED, "", DAY, TODAY)
    closing.close(desk.store, problem, ProblemResult.SOLVED, "钱进", DAY, TODAY)
    with pytest.raises(Refused, match="赵敏"):
        closing.call_back(desk.store, problem, "赵 敏", TODAY, TODAY)
    assert desk.get("problem", problem).revisited_on is None
    closing.call_back(desk.store, problem, "钱进", TODAY, TODAY)
    assert desk.get("problem", problem).revisited_by == "钱进", "who closed it is not its handler"


def test_impossible_needs_reason_and_basis(desk: TryDesk, problem: str) -> None:
    for reason, basis in (("", "信贷管理办法"), ("不符合条件", "")):
        with pytest.raises(Refused, match="无法解决"):
            closing.close(
                desk.store, problem, ProblemResult.IMPOSSIBLE, "钱进", DAY, TODAY, reason=reason, basis=basis
            )
    with pytest.raises(Refused, match="结果"):
        closing.close(desk.store, problem, ProblemResult.OPEN, "钱进", DAY, TODAY)
    closing.close(
        desk.store,
        problem,
        ProblemResult.IMPOSSIBLE,
        "钱进",
        DAY,
        TODAY,
        reason="不符合条件",
        basis="办法第八条",
    )
    assert desk.get("problem", problem).policy_basis == "办法第八条"
    with pytest.raises(Refused, match="已销号"):
        closing.close(desk.store, problem, ProblemResult.SOLVED, "钱进", DAY, TODAY)


def test_the_rating_is_the_firms_and_comes_once_unless_repaired(desk: TryDesk, problem: str) -> None:
    with pytest.raises(Refused, match="尚未销号"):
        closing.rate(desk.store, problem, 4, RatedVia.CALL, TODAY, TODAY)
    closing.close(desk.store, problem, ProblemResult.SOLVED, "钱进", DAY, TODAY)
    with pytest.raises(Refused, match="代填"):
        closing.rate(desk.store, problem, 5, RatedVia.HANDLER, TODAY, TODAY)
    closing.rate(desk.store, problem, 4, RatedVia.SIGNED_FORM, TODAY, TODAY)
    with pytest.raises(Refused, match="已对此作出评价"):
        closing.rate(desk.store, problem, 5, RatedVia.CALL, TODAY, TODAY)
    with pytest.raises(Refused, match="没有需要整改"):
        closing.repair(desk.store, problem, "补做", TODAY, TODAY)


def test_opened_again(desk: TryDesk, problem: str) -> None:
    with pytest.raises(Refused, match="正在办理"):
        closing.reopen(desk.store, problem, "没有解决", TODAY)
    closing.close(desk.store, problem, ProblemResult.SOLVED, "钱进", DAY, TODAY)
    due_on = desk.get("problem", problem).due_on
    with pytest.raises(Refused, match="原因"):
        closing.reopen(desk.store, problem, "", TODAY)
    closing.reopen(desk.store, problem, "贷款没有到账", TODAY)
    again = desk.get("problem", problem)
    assert (again.is_open, again.result, again.due_on) == (True, ProblemResult.OPEN, due_on)


def test_a_matter_of_law_is_only_handed_over(desk: TryDesk, problem: str) -> None:
    with pytest.raises(Refused, match="涉法涉诉"):
        problems.triage(desk.store, problem, Category.LEGAL_TRANSFER, None, DAY, TODAY)
    with pytest.raises(Refused, match="移交给了"):
        problems.hand_over_legal(desk.store, problem, "", DAY, TODAY)
    problems.hand_over_legal(desk.store, problem, "县纪委监委信访室", DAY, TODAY)
    kept = desk.get("problem", problem)
    assert kept.text == "已于2026年11月20日移交县纪委监委信访室。"
    assert (kept.requirement, kept.closed_on, kept.result) == ("", DAY, ProblemResult.OUT_OF_SCOPE)
    assert not problems.says_too_much(kept)
    told = desk.record(
        "problem", enterprise_id=desk.firm, source="letter", raised_on="2026-11-16", text="长" * 61,
        category="legal_transfer",
    )  # fmt: skip
    assert problems.says_too_much(desk.get("problem", told))
    with pytest.raises(Refused, match="已销号"):
        problems.assign(desk.store, problem, "示例县金融办", DAY, TODAY)
