"""The signed scans stand with their record: which version each shows, and what it still lacks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.actions.printing.print_form import print_form
from qingdesk.actions.scan import scan
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.ui.dialogs.attachments import AttachmentBox
from qingdesk.ui.dialogs.firm_ticks import FirmTicksDialog
from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog
from qingdesk.ui.filed_scans import FiledScans
from qingdesk.ui.screens.visits import VisitsScreen
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, press


def filed(desk: TryDesk, folder: Path, form: str, record_id: str, name: str = "签字.pdf") -> None:
    """The paper of this record came back."""
    path = folder / name
    path.write_bytes(print_form(desk.store, form, [record_id], today=TODAY))
    scan(desk.store, [path])


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_a_visit_shows_its_scans_and_asks_for_the_ticks(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    visit = desk.visit()
    screen = VisitsScreen(surroundings.desk)
    qtbot.addWidget(screen)
    screen.show()
    surroundings.wait(qtbot)
    assert screen.record.findChild(FiledScans) is None or find(screen.record, FiledScans).is_empty
    filed(desk, tmp_path, "visit_record", visit)
    screen.record.show_visit(visit)
    scans = find(screen.record, FiledScans)
    assert "第1版" in said(scans) and "尚未录入" in said(scans)
    press(scans, "scan_show")
    surroundings.wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), PrintPreviewDialog))
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, QDialog)
    preview.reject()
    in_dialog(FirmTicksDialog, lambda dialog: dialog.reject())
    press(scans, "scan_enter_ticks")
    desk.edit("visit", visit, facts_confirmed=True)
    screen.record.show_visit(visit)
    again = find(screen.record, FiledScans)
    assert "尚未录入" not in said(again) and again.findChild(QPushButton, "scan_enter_ticks") is None
    surroundings.wait(qtbot)


def test_after_a_correction_the_earlier_paper_is_shown_as_superseded(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    visit = desk.visit()
    filed(desk, tmp_path, "visit_record", visit)
    desk.edit("visit", visit, reason="时间写错", started_at="2026-11-20T10:00")
    scans = FiledScans(surroundings.desk, visit)
    qtbot.addWidget(scans)
    assert "取代" in said(scans) and scans.findChild(QPushButton, "scan_enter_ticks") is None
    filed(desk, tmp_path, "visit_record", visit, "再签.pdf")
    both = FiledScans(surroundings.desk, visit)
    qtbot.addWidget(both)
    assert said(both).index("第2版") < said(both).index("第1版"), (
        "the newest stands first, the other beside it"
    )


def test_among_the_papers_of_a_meal_the_superseded_one_says_so(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    meal = desk.record(
        "meal", enterprise_id=desk.firm, cadre_id=desk.cadre, eaten_on="2026-11-20", kind="lunch",
        place="canteen", heads=2,
    )  # fmt: skip
    filed(desk, tmp_path, "meal_slip", meal)
    box = AttachmentBox(surroundings.desk, "meal", (AttachmentRole.RECEIPT,))
    qtbot.addWidget(box)
    box.show_record(meal)
    assert "已作废" not in said(box)
    desk.edit("meal", meal, reason="人数写错", heads=3)
    box.show_record(meal)
    assert "已作废" in said(box)
    surroundings.wait(qtbot)
