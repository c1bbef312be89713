"""报送: what leaves and what blocks it, the package, self-checks and the situation report."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.actions.keys import own_keys
from qingdesk.domain.period import Half
from qingdesk.exchange.package.profile import Profile
from qingdesk.store import export_log, reports, self_checks
from qingdesk.store.known_keys import trust
from qingdesk.ui.dialogs.report import ReportDialog
from qingdesk.ui.dialogs.self_check import SelfCheckDialog
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.reporting import ReportingScreen
from qingdesk.ui.screens.reporting.export_pane import ExportPane
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.table import Table
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, key, keys, press, write


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> Iterator[ReportingScreen]:
    made = ReportingScreen(surroundings.desk)
    qtbot.addWidget(made)
    surroundings.desk.announcer.changed.connect(lambda changes: made.reload())
    made.resize(1150, 680)
    made.show()
    yield made


def _go(screen: ReportingScreen, frame: Frame, qtbot: QtBot, part: str = "export") -> None:
    screen.show_target(Target("reporting", part=part))
    screen.reload()
    frame.wait(qtbot)


def _for(screen: ReportingScreen, frame: Frame, qtbot: QtBot, profile: Profile) -> None:
    combo = find(screen, ComboBox, "export_profile")
    combo.set_value(profile)
    combo.chosen.emit()
    frame.wait(qtbot)


def _number(screen: ReportingScreen, noun: str) -> str:
    return find(screen, QLabel, f"leaves_{noun}").text()


def test_nothing_is_looked_through_while_nobody_looks(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    screen = ReportingScreen(surroundings.desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    screen.show_target(Target("reporting", part="export"))
    screen.hide()
    assert all(job.cancelled for job in surroundings.desk.jobs.under_way() if "核对" in job.label)
    surroundings.wait(qtbot)
    assert not find(screen, QPushButton, "do_export").isEnabled()
    screen.show()
    surroundings.wait(qtbot, find(screen, QPushButton, "do_export").isEnabled)


def test_what_leaves_is_counted_before_anything_is_written(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.visit()
    desk.visit(started_at="2026-11-12T09:30", ended_at="2026-11-12T11:00")
    _go(screen, surroundings, qtbot)
    assert _number(screen, "visit") == "2"
    assert _number(screen, "enterprise") == "1"
    assert screen.findChild(QLabel, "leaves_masked") is not None
    assert find(screen, QPushButton, "do_export").isEnabled()
    _for(screen, surroundings, qtbot, Profile.STATISTICS)
    qtbot.waitUntil(lambda: screen.findChild(QLabel, "leaves_masked") is None)
    assert int(_number(screen, "count").replace(",", "")) > 0
    assert export_log.find(desk.store.reader()) == []


def test_declined_invitations_leave_only_when_ticked(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.record(
        "offer",
        cadre_id=desk.cadre,
        enterprise_id=desk.firm,
        offered_on="2026-11-01",
        kind="banquet",
        reply="declined",
    )
    _go(screen, surroundings, qtbot)
    assert screen.findChild(QLabel, "leaves_offer") is None
    find(screen, QCheckBox, "with_offers").click()
    surroundings.wait(qtbot)
    assert _number(screen, "offer") == "1"


def test_an_open_number_blocks_the_package_and_leads_to_its_record(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    visit = desk.visit(opinions="请联系 13812345678")
    _go(screen, surroundings, qtbot)
    assert not find(screen, QPushButton, "do_export").isEnabled()
    assert "1" in find(screen, QLabel, "leaves_blocked").text()
    press(screen, "open_visit")
    assert surroundings.gone == [Target("visits", record_id=visit)]
    _for(screen, surroundings, qtbot, Profile.FULL)
    assert find(screen, QPushButton, "do_export").isEnabled()


def test_a_package_is_written_and_stands_among_the_earlier_ones(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.visit()
    _go(screen, surroundings, qtbot)
    path = tmp_path / "package.zip"
    find(screen, ExportPane).export_to(path)
    surroundings.wait(qtbot, path.exists)
    assert zipfile.is_zipfile(path)
    model = find(screen, Table, "earlier_table").model()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.index(0, 1).data() == "2026H2"
    assert export_log.find(desk.store.reader())[0].sha256 == model.index(0, 5).data()
    assert find(screen, QPushButton, "do_export").isEnabled()


def test_a_package_can_be_stopped(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.visit()
    _go(screen, surroundings, qtbot)
    path = tmp_path / "package.zip"
    find(screen, ExportPane).export_to(path)
    press(screen, "export_stop")
    surroundings.wait(qtbot)
    assert not path.exists()
    assert export_log.find(desk.store.reader()) == []
    assert find(screen, QPushButton, "do_export").isEnabled()


def test_a_package_is_sealed_for_a_key_that_is_trusted(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.visit()
    sealed = find(screen, ComboBox, "export_sealed")
    _go(screen, surroundings, qtbot)
    assert sealed.isHidden() or not sealed.isVisibleTo(screen)
    public = own_keys(desk.store).public
    with desk.store.transaction("trust_key") as db:
        trust(db, replace(public, name="示例市纪委"))
    _go(screen, surroundings, qtbot)
    assert sealed.isVisibleTo(screen)
    sealed.set_value(public.sealing_key)
    path = tmp_path / "package.zip.age"
    find(screen, ExportPane).export_to(path)
    surroundings.wait(qtbot, path.exists)
    surroundings.wait(qtbot)
    assert path.read_bytes().startswith(b"age-encryption.org/v1")
    assert export_log.find(desk.store.reader())[0].sealed_for == public.sealing_key


def test_a_half_year_that_has_not_begun_is_refused_in_words(
    screen: ReportingScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    surroundings.desk.scope.choose(half=Half(2027, 1))
    _go(screen, surroundings, qtbot)
    said = find(screen, QLabel, "export_said")
    assert "2027H1" in said.text()
    assert not said.isHidden()
    assert not find(screen, QPushButton, "do_export").isEnabled()


# 自查


def _answer_all(dialog: QDialog, but: str = "") -> None:
    for item in "123456789":
        if item != but:
            find(dialog, ComboBox, f"answer_{item}").set_value("yes" if item in "49" else "no")


def test_a_self_check_is_filled_in_and_listed(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.visit()
    _go(screen, surroundings, qtbot, "self_checks")
    said: list[str] = []

    def fill(dialog: QDialog) -> None:
        said.append(find(dialog, QLabel, "said_4").text())
        _answer_all(dialog)
        write(find(dialog, QLineEdit, "note_5"), "无")
        press(dialog, "save")

    in_dialog(SelfCheckDialog, fill)
    press(screen, "self_check_open")
    surroundings.wait(qtbot)
    assert "1" in said[0]
    made = self_checks.find(desk.store.reader())
    assert [(check.cadre_id, check.period) for check in made] == [(desk.cadre, "2026H2")]
    assert [answer.answer for answer in made[0].answers] == ["no"] * 3 + ["yes"] + ["no"] * 4 + ["yes"]
    assert made[0].answers[4].note == "无"
    row = find(screen, Table, "self_check_table").model().index(0, 3).data()
    assert "2026" in row
    assert find(screen, QPushButton, "self_check_print").isEnabled()


def test_a_self_check_wants_an_answer_to_each_question(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _go(screen, surroundings, qtbot, "self_checks")

    def fill(dialog: QDialog) -> None:
        _answer_all(dialog, but="7")
        press(dialog, "save")
        assert "1" in find(dialog, QLabel, "dialog_wrong").text()
        assert dialog.focusWidget() is find(dialog, ComboBox, "answer_7")
        find(dialog, ComboBox, "answer_7").set_value("no")
        press(dialog, "save")

    in_dialog(SelfCheckDialog, fill)
    press(screen, "self_check_open")
    surroundings.wait(qtbot)
    assert len(self_checks.find(desk.store.reader())) == 1


def test_only_those_that_are_missing(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.record("cadre", name="李敏", unit_id=desk.home, in_scope=True)
    desk.record(
        "self_check", cadre_id=desk.cadre, period="2026H2",
        answers=[{"item": str(n), "answer": "no", "note": ""} for n in range(1, 10)],
    )  # fmt: skip
    _go(screen, surroundings, qtbot, "self_checks")
    model = find(screen, Table, "self_check_table").model()
    assert model.rowCount() == 2
    find(screen, QPushButton, "self_check_missing").click()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["李敏"]


# 情况报告


def test_the_report_is_proposed_mended_and_saved_with_its_figures(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    desk.visit()
    _go(screen, surroundings, qtbot, "report")
    assert not find(screen, QPushButton, "report_print").isEnabled()

    def mend(dialog: QDialog) -> None:
        text = find(dialog, PlainTextBox, "paragraphs")
        assert "示例县工商联" in text.text()
        key(text, Qt.Key.Key_End)
        write(text, "本单位补充。")
        press(dialog, "save")

    in_dialog(ReportDialog, mend)
    press(screen, "report_write")
    surroundings.wait(qtbot, lambda: bool(reports.find(desk.store.reader())))
    surroundings.wait(qtbot)
    made = reports.find(desk.store.reader())[0]
    assert made.period == "2026H2"
    assert any("本单位补充。" in paragraph for paragraph in made.paragraphs)
    assert {figure.value for figure in made.figures} >= {"1", "0"}
    assert made.number
    assert find(screen, QLabel, "report_title").text() == made.title
    assert find(screen, QPushButton, "report_print").isEnabled()


def test_a_report_without_a_title_stays_open(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    _go(screen, surroundings, qtbot, "report")

    def empty(dialog: QDialog) -> None:
        title = find(dialog, QLineEdit, "title")
        title.selectAll()
        key(title, Qt.Key.Key_Backspace)
        press(dialog, "save")
        qtbot.waitUntil(lambda: bool(find(dialog, QLabel, "title_below").text()))
        keys(title, "R")
        press(dialog, "save")

    in_dialog(ReportDialog, empty)
    press(screen, "report_write")
    surroundings.wait(qtbot)
    assert [report.title for report in reports.find(desk.store.reader())] == ["R"]


def test_every_widget_that_takes_the_keyboard_has_a_name(
    screen: ReportingScreen, surroundings: Frame, qtbot: QtBot
) -> None:
    for part in ("export", "self_checks", "report"):
        _go(screen, surroundings, qtbot, part)
    nameless = [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QPushButton) and widget.text())
        and not (isinstance(widget, QCheckBox) and widget.text())
        and widget.window() is screen
    ]
    assert nameless == []
    assert TODAY in surroundings.desk.scope.half
