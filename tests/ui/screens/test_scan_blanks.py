"""A blank form that came back is recorded while looking at its picture, and filed as soon as it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from qingdesk.actions.printing.print_form import print_form
from qingdesk.actions.scan import scan
from qingdesk.domain.visit import VisitState
from qingdesk.store import attachments, printed_forms, scan_pages
from qingdesk.ui.dialogs.record import RecordDialog
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.reporting import ReportingScreen
from qingdesk.ui.screens.visits import VisitsScreen
from qingdesk.ui.widgets.chooser import Choice, Chooser
from qingdesk.ui.widgets.paper_pages import PaperPages
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, press
from tests.ui.visit_hands import line, page_of

# A popup on the screen that tests draw on says that it cannot be raised.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def blank(desk: TryDesk, folder: Path, form: str) -> str:
    """A blank that came back and waits in the tray; the id of its print."""
    path = folder / f"{form}.pdf"
    path.write_bytes(print_form(desk.store, form, blank=1, today=TODAY))
    return scan(desk.store, [path]).tray[0].form_id


def number_of(desk: TryDesk, form_id: str) -> str:
    made = printed_forms.get(desk.store.reader(), form_id)
    assert made is not None
    return made.number


@pytest.fixture
def reporting(surroundings: Frame, qtbot: QtBot) -> Iterator[ReportingScreen]:
    made = ReportingScreen(surroundings.desk)
    qtbot.addWidget(made)
    made.resize(1150, 680)
    made.show()
    yield made


@pytest.fixture
def visits(surroundings: Frame, qtbot: QtBot) -> Iterator[VisitsScreen]:
    made = VisitsScreen(surroundings.desk)
    qtbot.addWidget(made)
    surroundings.desk.announcer.changed.connect(lambda changes: made.reload())
    made.resize(1180, 690)
    made.show()
    yield made


def pictures_in(screen: VisitsScreen) -> list[QLabel]:
    return find(screen, QScrollArea, "blank_beside").findChildren(QLabel)


def test_a_visit_is_entered_beside_its_paper(
    desk: TryDesk, reporting: ReportingScreen, visits: VisitsScreen, surroundings: Frame, qtbot: QtBot,
    tmp_path: Path,
) -> None:  # fmt: skip
    form_id = blank(desk, tmp_path, "visit_record")
    reporting.show_target(Target("reporting", part="scans"))
    surroundings.desk.scope.choose(cadre_id=desk.cadre)
    surroundings.wait(qtbot)
    press(reporting, "tray_record")
    assert surroundings.gone == [Target("visits", make=True, blank_id=form_id)]
    visits.show_target(surroundings.gone[0])
    surroundings.wait(qtbot, lambda: bool(pictures_in(visits)))
    assert find(page_of(visits), PaperPages).isVisible()
    line(page_of(visits), "begins", "930")
    press(visits, "page_save")
    surroundings.wait(qtbot, lambda: page_of(visits).visit_id() != "")
    [visit] = desk.all("visit")
    assert (visit.state, visit.number) == (VisitState.DRAFT, "")
    page_of(visits).leave()
    visits.show_target(Target("visits", make=True, blank_id=form_id))  # from the tray again
    assert page_of(visits).visit_id() == visit.id, "the draft that was begun, no second one"
    surroundings.wait(qtbot, lambda: bool(pictures_in(visits)))
    press(visits, "page_complete")
    surroundings.wait(qtbot, lambda: desk.get("visit", visit.id).state is VisitState.SIGNED)
    surroundings.wait(qtbot, lambda: not find(page_of(visits), PaperPages).isVisible())
    assert desk.get("visit", visit.id).number == number_of(desk, form_id)
    assert scan_pages.count(desk.store.reader()) == 0


def test_another_visit_shows_no_paper(
    desk: TryDesk, visits: VisitsScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    form_id = blank(desk, tmp_path, "visit_record")
    visits.show_target(Target("visits", make=True, blank_id=form_id))
    surroundings.wait(qtbot, lambda: bool(pictures_in(visits)))
    page_of(visits).leave()
    visits.open_new("")
    paper = page_of(visits).findChild(PaperPages)
    assert paper is None or not paper.isVisible()
    surroundings.wait(qtbot)


def test_the_paper_can_be_made_larger(
    desk: TryDesk, visits: VisitsScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    visits.show_target(Target("visits", make=True, blank_id=blank(desk, tmp_path, "visit_record")))
    surroundings.wait(qtbot, lambda: bool(pictures_in(visits)))
    before = pictures_in(visits)[-1].pixmap().width()
    press(visits, "paper_larger")
    qtbot.waitUntil(lambda: pictures_in(visits)[-1].pixmap().width() > before)
    press(visits, "paper_smaller")
    qtbot.waitUntil(lambda: pictures_in(visits)[-1].pixmap().width() == before)
    assert not find(visits, QPushButton, "paper_smaller").isEnabled()


def test_a_problem_is_recorded_in_its_dialog_beside_the_paper(
    desk: TryDesk, reporting: ReportingScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    form_id = blank(desk, tmp_path, "problem_ticket")
    reporting.show_target(Target("reporting", part="scans"))
    surroundings.wait(qtbot)

    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, RecordDialog)
        firm = dialog.form.field("enterprise_id")
        assert isinstance(firm, Chooser)
        firm.set_choice(Choice(desk.firm, "河南示例食品有限公司"))
        find(dialog, QPlainTextEdit, "text").setPlainText("用电容量不足")
        assert find(dialog, PaperPages).isVisible()
        press(dialog, "save")

    in_dialog(RecordDialog, fill_in)
    press(reporting, "tray_record")
    surroundings.wait(qtbot, lambda: scan_pages.count(desk.store.reader()) == 0)
    [problem] = desk.all("problem")
    assert problem.number == number_of(desk, form_id)
    assert len(attachments.of_record(desk.store.reader(), problem.id)) == 1


@pytest.mark.parametrize("form", ["meal_slip", "gift_register", "event_approval"])
def test_every_form_that_can_be_begun_has_its_dialog(
    desk: TryDesk, reporting: ReportingScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path, form: str
) -> None:
    blank(desk, tmp_path, form)
    reporting.show_target(Target("reporting", part="scans"))
    surroundings.wait(qtbot)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.append(find(dialog, PaperPages).title.text())
        dialog.reject()

    in_dialog(RecordDialog, look)
    press(reporting, "tray_record")
    assert len(seen) == 1 and seen[0]
    surroundings.wait(qtbot)
    assert scan_pages.count(desk.store.reader()) >= 1, "nothing was recorded, so it goes on waiting"


def test_a_declaration_is_filed_at_the_one_that_was_recorded(
    desk: TryDesk, reporting: ReportingScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    blank(desk, tmp_path, "declaration")
    reporting.show_target(Target("reporting", part="scans"))
    surroundings.wait(qtbot)
    assert not find(reporting, QPushButton, "tray_record").isVisible()
