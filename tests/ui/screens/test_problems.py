"""诉求: the way a problem goes, and each step of it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.domain.problem import ProblemResult
from qingdesk.store import responsibilities
from qingdesk.store.responsibilities import Responsibility
from qingdesk.ui.dialogs.record import RecordDialog
from qingdesk.ui.screens.problems import ProblemsScreen
from qingdesk.ui.widgets.chooser import Chooser
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import choose, find, press, write
from tests.ui.problem_hands import next_step, raised, take, texts

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> ProblemsScreen:
    return surroundings.stand(qtbot, ProblemsScreen(surroundings.desk), 1100, 640)


def test_a_problem_is_recorded(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    def enter(dialog: QDialog) -> None:
        choose(find(dialog, Chooser, "enterprise_id"), "食品")
        write(find(dialog, PlainTextBox, "text"), "厂区道路破损")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "problems_new")
    (saved,) = desk.all("problem")
    assert (saved.text, saved.enterprise_id, saved.raised_on) == ("厂区道路破损", desk.firm, TODAY)
    assert saved.number
    assert find(screen, QLabel, "problem_title").text() == "河南示例食品有限公司"


def test_it_goes_the_whole_way_by_its_one_filled_button(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    problem = raised(desk, category="financing", grade="C")
    screen.reload()
    assert next_step(screen) == "受理…"
    take(screen, surroundings, qtbot)
    assert next_step(screen) == "交办…"
    take(screen, surroundings, qtbot, lead_unit="县金融工作局", owner="李敏")
    assert next_step(screen) == "答复企业…"
    take(screen, surroundings, qtbot)
    assert next_step(screen) == "销号…"

    def close(dialog: QDialog) -> None:
        find(dialog, ComboBox, "result").set_value(ProblemResult.SOLVED)
        write(find(dialog, QLineEdit, "closed_by"), "李敏")
        press(dialog, "save")
        surroundings.wait(qtbot, lambda: not find(dialog, QLabel, "dialog_wrong").isHidden())
        told.append(find(dialog, QLabel, "dialog_wrong").text())
        find(dialog, QLineEdit, "closed_by").setText("")
        write(find(dialog, QLineEdit, "closed_by"), "张强")
        press(dialog, "save")

    told: list[str] = []
    in_dialog(RecordDialog, close)
    press(screen, "next_step")
    assert "李敏" in told[0]
    assert next_step(screen) == "登记回访…"
    take(screen, surroundings, qtbot, revisited_by="赵丽")
    assert next_step(screen) == "登记评价…"

    def rate(dialog: QDialog) -> None:
        find(dialog, ComboBox, "rating").set_value(2)
        via = find(dialog, ComboBox, "rated_via")
        via.setCurrentIndex(1)
        press(dialog, "save")

    in_dialog(RecordDialog, rate)
    press(screen, "next_step")
    assert next_step(screen) == "登记整改…"

    def repair(dialog: QDialog) -> None:
        write(find(dialog, PlainTextBox, "text"), "重新对接银行，已续贷")
        press(dialog, "save")

    in_dialog(RecordDialog, repair)
    press(screen, "next_step")
    assert next_step(screen) == "登记再次评价…"

    def rate_again(dialog: QDialog) -> None:
        find(dialog, ComboBox, "second_rating").set_value(5)
        press(dialog, "save")

    in_dialog(RecordDialog, rate_again)
    press(screen, "next_step")
    surroundings.wait(qtbot)
    saved = desk.get("problem", problem)
    assert (saved.rating, saved.second_rating, saved.closed_by, saved.revisited_by) == (2, 5, "张强", "赵丽")
    assert screen.findChild(QPushButton, "next_step") is None
    assert find(screen, QLabel, "problem_state").text() == "已办结"


def test_closing_without_a_result_is_told_beside_the_field(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    raised(
        desk,
        triaged_on="2026-11-16",
        assigned_on="2026-11-16",
        lead_unit="县金融局",
        answered_on="2026-11-20",
    )
    screen.reload()
    told: list[str] = []

    def close(dialog: QDialog) -> None:
        press(dialog, "save")
        told.extend(find(dialog, QLabel, f"{name}_below").text() for name in ("result", "closed_by"))
        dialog.done(0)

    in_dialog(RecordDialog, close)
    press(screen, "next_step")
    assert all(told)
    assert desk.all("problem")[0].closed_on is None


def test_units_are_proposed_from_the_table(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    with desk.store.transaction("import_responsibilities") as db:
        row = Responsibility(
            task="小微企业融资服务", units=("县金融局", "县工信局"), clause="", categories=("financing",)
        )
        responsibilities.replace_all(db, [row])
    raised(desk, category="financing", triaged_on="2026-11-16")
    screen.reload()
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.append(find(dialog, QLineEdit, "lead_unit").text())
        seen.append(find(dialog, PlainTextBox, "co_units").text())
        seen.append(find(dialog, QLabel, "proposed").text())
        press(dialog, "save")

    in_dialog(RecordDialog, look)
    press(screen, "next_step")
    surroundings.wait(qtbot)
    assert seen[:2] == ["县金融局", "县工信局"]
    assert "小微企业融资服务" in seen[2]
    assert desk.all("problem")[0].lead_unit == "县金融局"


def test_an_extension_wants_the_firm_told_and_sets_the_term(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    problem = raised(desk, raised_on="2026-11-20", triaged_on="2026-11-20")
    screen.reload()
    told: list[str] = []

    def enter(dialog: QDialog) -> None:
        kind = find(dialog, ComboBox, "kind")
        assert (
            find(dialog, QLineEdit, "new_due_on").isHidden()
            or not find(dialog, QLineEdit, "new_due_on").isVisible()
        )
        kind.setCurrentIndex(3)
        kind.chosen.emit()
        assert find(dialog, QLineEdit, "new_due_on").isVisible()
        write(find(dialog, PlainTextBox, "text"), "银行审批未完")
        write(find(dialog, QLineEdit, "new_due_on"), "2026-12-10")
        press(dialog, "save")
        told.append(find(dialog, QLabel, "dialog_wrong").text())
        find(dialog, QCheckBox, "told_enterprise").setChecked(True)
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "problem_note")
    surroundings.wait(qtbot)
    assert "告知" in told[0]
    assert desk.get("problem", problem).due_on == date(2026, 12, 10)
    assert "银行审批未完" in texts(find(screen, QWidget, "step_progress"))


def test_a_transfer_names_the_unit(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    problem = raised(desk, triaged_on="2026-11-16", assigned_on="2026-11-16", lead_unit="县工信局")
    screen.reload()

    def enter(dialog: QDialog) -> None:
        kind = find(dialog, ComboBox, "kind")
        kind.setCurrentIndex(1)
        kind.chosen.emit()
        write(find(dialog, PlainTextBox, "text"), "属金融部门职责")
        press(dialog, "save")
        assert dialog.isVisible()
        write(find(dialog, QLineEdit, "to_unit"), "县金融局")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "problem_note")
    surroundings.wait(qtbot)
    assert desk.get("problem", problem).lead_unit == "县金融局"


def test_a_matter_of_law_is_only_handed_over(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    problem = raised(desk, text="某案件详情")
    screen.reload()

    def enter(dialog: QDialog) -> None:
        write(find(dialog, QLineEdit, "lead_unit"), "县纪委监委")
        press(dialog, "save")

    in_dialog(RecordDialog, enter)
    press(screen, "problem_legal")
    surroundings.wait(qtbot)
    saved = desk.get("problem", problem)
    assert "案件" not in saved.text
    assert saved.closed_on == TODAY


def test_the_finding_stands_on_top_and_leads_to_its_step(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    raised(desk, raised_on="2026-11-16")
    surroundings.desk.findings.look_again()
    surroundings.wait(qtbot, lambda: surroundings.desk.findings.checked_at is not None)
    screen.reload()
    band = find(screen, QWidget, "finding_B10")
    assert "未受理" in texts(band)
    in_dialog(RecordDialog, lambda dialog: dialog.done(0))
    press(band, "put_right_B10")


def test_a_finding_is_explained(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    raised(desk, raised_on="2026-11-16")
    findings = surroundings.desk.findings
    findings.look_again()
    surroundings.wait(qtbot, lambda: findings.checked_at is not None)
    screen.reload()

    def say(dialog: QDialog) -> None:
        press(dialog, "save")
        assert dialog.isVisible()
        write(find(dialog, PlainTextBox, "explain_text"), "当日电话已受理")
        press(dialog, "save")

    in_dialog(QDialog, say)
    press(find(screen, QWidget, "finding_B10"), "explain_B10")
    surroundings.wait(qtbot, lambda: not surroundings.desk.messages.isHidden())


def test_the_story_tells_what_happened(
    desk: TryDesk, surroundings: Frame, screen: ProblemsScreen, qtbot: QtBot
) -> None:
    problem = raised(desk)
    desk.edit("problem", problem, requirement="一周内答复")
    screen.reload()
    told = texts(screen.card)
    assert "登记" in told
    assert "更改：办理要求" in told
