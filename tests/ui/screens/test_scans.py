"""扫描件 under 报送: what is dropped is matched, what waits is placed by hand, the ticks are entered from the paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from qingdesk.actions.attach import attach
from qingdesk.actions.printing.print_form import print_form
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.visit import VisitState
from qingdesk.store import attachments, scan_pages
from qingdesk.ui.dialogs.firm_ticks import FirmTicksDialog
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.reporting import ReportingScreen
from qingdesk.ui.screens.reporting.scan_pane import ScanPane
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.drop_zone import DropZone
from qingdesk.ui.widgets.table import Table
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, press


@pytest.fixture
def screen(surroundings: Frame, qtbot: QtBot) -> Iterator[ReportingScreen]:
    made = ReportingScreen(surroundings.desk)
    qtbot.addWidget(made)
    surroundings.desk.announcer.changed.connect(lambda changes: made.reload())
    made.resize(1150, 680)
    made.show()
    made.show_target(Target("reporting", part="scans"))
    surroundings.wait(qtbot)
    yield made


def paper(desk: TryDesk, folder: Path, name: str = "走访.pdf") -> tuple[str, Path]:
    """A visit, and the file of its paper."""
    visit = desk.visit()
    path = folder / name
    path.write_bytes(print_form(desk.store, "visit_record", [visit], today=TODAY))
    return visit, path


def stray(folder: Path, name: str = "无码.png") -> Path:
    """A page without a mark."""
    path = folder / name
    Image.new("L", (620, 877), 250).save(path)
    return path


def dropped(screen: ReportingScreen, *paths: Path) -> None:
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    find(screen, DropZone, "scan_zone").given.emit(given)


def test_what_is_dropped_is_matched_and_signed(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    visit, path = paper(desk, tmp_path)
    bad = tmp_path / "坏.jpg"
    bad.write_bytes(b"no picture")
    dropped(screen, path, stray(tmp_path), bad)
    pane = find(screen, ScanPane)
    surroundings.wait(qtbot, lambda: len(pane.model.rows()) == 3)
    assert [row.severity for row in pane.model.rows()] == ["red", "yellow", "good"]
    assert desk.get("visit", visit).state is VisitState.SIGNED
    table = find(screen, Table, "scan_results")
    assert table.currentIndex().row() == 2, "what is to be looked at next"
    press(screen, "scan_open")
    assert surroundings.gone == [Target("visits", record_id=visit)]
    table.choose(1)
    assert not find(screen, QPushButton, "scan_open").isEnabled()
    assert not find(screen, QPushButton, "scan_ticks").isEnabled()


def test_a_page_of_the_tray_is_placed(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    visit = desk.visit()
    dropped(screen, stray(tmp_path))
    tray, likely = find(screen, Table, "tray_table"), find(screen, Table, "likely_table")
    surroundings.wait(qtbot, lambda: likely.model().rowCount() == 1)
    assert tray.model().rowCount() == 1 and find(screen, QLabel, "tray_why").text()
    find(screen, QLineEdit, "tray_text").setText("没有这样的企业")
    find(screen, QLineEdit, "tray_text").textEdited.emit("没有这样的企业")
    surroundings.wait(qtbot, lambda: likely.model().rowCount() == 0)
    assert not find(screen, QPushButton, "tray_place").isEnabled()
    find(screen, QLineEdit, "tray_text").clear()
    find(screen, QLineEdit, "tray_text").textEdited.emit("")
    surroundings.wait(qtbot, lambda: likely.model().rowCount() == 1)
    likely.choose(0)
    press(screen, "tray_place")
    surroundings.wait(qtbot, lambda: tray.model().rowCount() == 0)
    assert desk.get("visit", visit).state is VisitState.SIGNED
    assert scan_pages.count(desk.store.reader()) == 0


def test_a_page_is_thrown_away_when_a_person_says_so(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    dropped(screen, stray(tmp_path))
    tray = find(screen, Table, "tray_table")
    surroundings.wait(qtbot, lambda: tray.model().rowCount() == 1)
    in_dialog(QDialog, lambda dialog: press(dialog, "answer_no"))
    press(screen, "tray_drop")
    surroundings.wait(qtbot)
    assert tray.model().rowCount() == 1
    in_dialog(QDialog, lambda dialog: press(dialog, "answer_yes"))
    press(screen, "tray_drop")
    surroundings.wait(qtbot, lambda: tray.model().rowCount() == 0)


def test_a_scan_that_is_a_picture_is_shown_beside_its_ticks(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    visit = desk.visit()
    attach(desk.store, "visit", visit, stray(tmp_path), AttachmentRole.SIGNED_SCAN)
    [kept] = attachments.of_record(desk.store.reader(), visit)
    assert kept.media_type != "application/pdf"
    dialog = FirmTicksDialog(screen, surroundings.desk, visit, kept.id)
    qtbot.addWidget(dialog)
    dialog.show()
    area = find(dialog, QScrollArea, "firm_ticks_paper")
    surroundings.wait(qtbot, lambda: bool(area.findChildren(QLabel)))
    assert not find(dialog, QLabel, "dialog_wrong").isVisible()


def test_the_ticks_are_entered_while_looking_at_the_paper(
    desk: TryDesk, screen: ReportingScreen, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    visit, path = paper(desk, tmp_path)
    dropped(screen, path)
    pane = find(screen, ScanPane)
    surroundings.wait(qtbot, lambda: len(pane.model.rows()) == 1)
    [kept] = attachments.of_record(desk.store.reader(), visit)
    dialog = FirmTicksDialog(screen, surroundings.desk, visit, kept.id)
    qtbot.addWidget(dialog)
    dialog.show()
    area = find(dialog, QScrollArea, "firm_ticks_paper")
    surroundings.wait(qtbot, lambda: bool(area.findChildren(QLabel)))
    for name, value in (("facts_confirmed", True), ("levy_reported", False)):
        find(dialog, ComboBox, name).set_value(value)
    find(dialog, QLineEdit, "confirmed_by").setText("孙桂英")
    press(dialog, "save")
    surroundings.wait(qtbot, lambda: not dialog.isVisible())
    saved = desk.get("visit", visit)
    assert (saved.facts_confirmed, saved.levy_reported, saved.banquet_reported) == (True, False, None)
    assert (saved.confirmed_by, saved.state, saved.form_revision) == ("孙桂英", VisitState.SIGNED, 1)
