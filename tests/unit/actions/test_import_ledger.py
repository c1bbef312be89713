"""Old ledgers into a real store: one transaction, one undo, twice changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qingdesk.actions.import_ledger import (
    import_ledger,
    preview_ledger,
    preview_ledger_again,
    report_document,
    undo_ledger,
)
from qingdesk.actions.life import void
from qingdesk.errors import Cancelled, Refused, UserError
from qingdesk.exchange.ledger.plan import LedgerChoices
from qingdesk.exchange.roster.plan import Outcome
from qingdesk.store import audit
from tests.stores import TODAY, TryDesk

FIRM = "河南示例食品有限公司"
VISITS = (
    "走访时间,企业名称,走访人,方式,了解情况,就餐,就餐人数,餐费",
    f"2025.3.4,{FIRM},王海涛,上门,正常,企业食堂午餐,1,60",
    f"2025.3.9,{FIRM},王海涛,电话,问了近况,否,,",
    f"2025-02-30,{FIRM},王海涛,电话,问了近况,否,,",
    "2025.3.10,没有的公司,王海涛,电话,问了近况,否,,",
)
PROBLEMS = (
    "编号,反映日期,企业名称,诉求内容,办理时限,进展,责任人,销号人,办理结果,销号日期",
    f"7,2025.3.4,{FIRM},希望续贷,2025-12-31,2025.3.6 已对接,赵敏,赵敏,已解决,2025-04-02",
    f"8,2025.3.5,{FIRM},招工难,,,,,,",
)


def csv(path: Path, lines: tuple[str, ...]) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_preview_writes_nothing(desk: TryDesk, tmp_path: Path) -> None:
    head = audit.head(desk.store.reader())
    preview = preview_ledger(desk.store, "visit", csv(tmp_path / "v.csv", VISITS), TODAY)
    assert preview.plan.counts == {Outcome.NEW: 2, Outcome.REFUSED: 2}
    assert audit.head(desk.store.reader()) == head and desk.all("visit") == []


def test_import_twice_then_undo(desk: TryDesk, tmp_path: Path) -> None:
    path = csv(tmp_path / "v.csv", VISITS)
    done = import_ledger(desk.store, preview_ledger(desk.store, "visit", path, TODAY), TODAY)
    assert done.added == {"visit": 2, "meal": 1}
    assert set(done.changes) == {"visits", "meals"}
    first, second = desk.all("visit")
    assert (first.state, first.at_enterprise, second.at_enterprise) == ("completed", True, False)
    assert first.number and first.number != second.number
    [meal] = desk.all("meal")
    assert (meal.visit_id, meal.paid_fen, meal.eaten_on, meal.heads) == (first.id, 6000, date(2025, 3, 4), 1)
    head = audit.head(desk.store.reader())
    again = import_ledger(desk.store, preview_ledger(desk.store, "visit", path, TODAY), TODAY)
    assert again.preview.plan.counts == {Outcome.UNCHANGED: 2, Outcome.REFUSED: 2}
    assert again.changes == frozenset() and audit.head(desk.store.reader()) == head
    assert set(undo_ledger(desk.store)) == {"visits", "meals"}
    assert desk.all("visit") == [] and desk.all("meal") == []
    with pytest.raises(Refused):
        undo_ledger(desk.store)
    anew = import_ledger(desk.store, preview_ledger(desk.store, "visit", path, TODAY), TODAY)
    assert anew.added["visit"] == 2


def test_an_import_that_was_worked_on_is_not_undone(desk: TryDesk, tmp_path: Path) -> None:
    path = csv(tmp_path / "v.csv", VISITS)
    import_ledger(desk.store, preview_ledger(desk.store, "visit", path, TODAY), TODAY)
    void(desk.store, "meal", desk.all("meal")[0].id, "记错了")
    with pytest.raises(Refused):
        undo_ledger(desk.store)
    assert len(desk.all("visit")) == 2


def test_problems_bring_their_term_and_progress(desk: TryDesk, tmp_path: Path) -> None:
    path = csv(tmp_path / "p.csv", PROBLEMS)
    done = import_ledger(desk.store, preview_ledger(desk.store, "problem", path, TODAY), TODAY)
    assert done.added == {"problem": 2, "progress": 2}
    old, new = desk.all("problem")
    assert old.due_on == date(2025, 12, 31)
    assert old.closed_by == old.owner == "赵敏"  # an old record is taken as given
    assert new.due_on is not None and new.due_on != old.due_on  # the profile's own term
    steps = desk.all("progress")
    assert {step.problem_id for step in steps} == {old.id, new.id}
    assert steps[0].noted_on == date(2025, 3, 6)


def test_commitments(desk: TryDesk, tmp_path: Path) -> None:
    lines = (
        "企业名称,承诺内容,依据,承诺日期,兑现期限,金额（万元）,责任人",
        f"{FIRM},返还,会议纪要,2024.6.1,2025年底,30,王海涛",
    )
    path = csv(tmp_path / "c.csv", lines)
    import_ledger(desk.store, preview_ledger(desk.store, "commitment", path, TODAY), TODAY)
    [promise] = desk.all("commitment")
    assert (promise.amount_fen, promise.owner_cadre_id, promise.basis) == (30_000_000, desk.cadre, "minutes")
    assert promise.number


def test_planned_anew_when_the_store_changed(desk: TryDesk, tmp_path: Path) -> None:
    preview = preview_ledger(desk.store, "visit", csv(tmp_path / "v.csv", VISITS), TODAY)
    desk.record("enterprise", name="没有的公司")
    assert import_ledger(desk.store, preview, TODAY).added["visit"] == 3


def test_a_cancelled_import_saves_nothing(desk: TryDesk, tmp_path: Path) -> None:
    lines = (VISITS[0], *(f"2025.3.4,{FIRM},王海涛,电话,第{n}次,否,," for n in range(100)))
    preview = preview_ledger(desk.store, "visit", csv(tmp_path / "v.csv", lines), TODAY)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        import_ledger(desk.store, preview, TODAY, stop)
    assert desk.all("visit") == []


def test_answers_and_boxes(desk: TryDesk, tmp_path: Path) -> None:
    other = desk.record("cadre", name="王海涛", unit_id=desk.home, post="局长")
    preview = preview_ledger(desk.store, "visit", csv(tmp_path / "v.csv", VISITS), TODAY)
    assert preview.plan.counts[Outcome.ASK] == 2
    choices = LedgerChoices(
        answers={preview.plan.questions[0].key: other}, excluded=frozenset({preview.plan.rows[1].key})
    )
    preview = preview_ledger_again(desk.store, preview, TODAY, choices=choices)
    assert preview.plan.counts == {Outcome.NEW: 1, Outcome.LEFT_OUT: 1, Outcome.REFUSED: 2}
    import_ledger(desk.store, preview, TODAY)
    assert desk.all("visit")[0].visitors[0].cadre_id == other


def test_the_report_names_what_was_not_taken(desk: TryDesk, tmp_path: Path) -> None:
    document = report_document(preview_ledger(desk.store, "visit", csv(tmp_path / "v.csv", VISITS), TODAY))
    assert document["rows"] == {"new": 2, "unchanged": 0, "refused": 2, "ask": 0, "left_out": 0}
    left = document["not_taken"]
    assert isinstance(left, list)
    assert [(row["row"], row["faults"][0]["column"]) for row in left] == [(4, "A"), (5, "B")]
    assert all(row["faults"][0]["suggestion"] for row in left)


def test_a_noun_without_a_ledger(desk: TryDesk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="gift"):
        preview_ledger(desk.store, "gift", tmp_path / "none.csv", TODAY)


def test_a_sheet_that_a_csv_file_cannot_have(desk: TryDesk, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        preview_ledger(desk.store, "visit", csv(tmp_path / "v.csv", VISITS), TODAY, sheet="走访")
    assert caught.value.title == "文件中没有名为“走访”的工作表。" and "CSV" in caught.value.hint
