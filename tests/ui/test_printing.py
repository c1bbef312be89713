"""What comes out of the printer is the PDF at 100 %, and the preview shows that PDF page by page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from qingdesk.errors import Cancelled
from qingdesk.exchange.pictures import RenderedPage, page_count, render_page
from qingdesk.store import printed_forms
from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog, print_blank, print_visits
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.pdf_pages import PageView
from qingdesk.ui.printing import new_printer, put_down, sheet_size
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.words import words
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, press

_A4 = (595.28, 841.89)  # points
_BOX = (100.0, 200.0, 150.0, 60.0)  # points from the lower left
_DPI = 100.0


@pytest.fixture
def pdf() -> bytes:
    """Two A4 pages; on the first a black box at a known place."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=_A4)
    canvas.rect(*_BOX, stroke=0, fill=1)
    canvas.showPage()
    canvas.drawString(100, 100, "2")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def black_box(page: RenderedPage) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is dark, in pixels."""
    grey, width = page.grey(), page.width
    rows = [at for at in range(page.height) if min(grey[at * width : (at + 1) * width]) < 128]
    columns = [at for at in range(width) if min(grey[at::width]) < 128]
    return columns[0], rows[0], columns[-1], rows[-1]


def test_paper_and_pdf_agree_to_a_third_of_a_millimetre(
    qapp: QApplication, pdf: bytes, tmp_path: Path
) -> None:
    printer = new_printer("form", pdf, 2)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert (round(sheet_size(printer).width()), round(sheet_size(printer).height())) == (210, 297)
    put_down(printer, pdf, 1, 2)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert page_count(printed) == 2
    wanted, got = (black_box(render_page(one, 1, _DPI)) for one in (pdf, printed))
    assert all(abs(here - there) <= 1 for here, there in zip(wanted, got, strict=True)), (wanted, got)


def across() -> bytes:
    """One page across with a black box near its far end."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(_A4[1], _A4[0]))
    canvas.rect(700, 80, 100, 60, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_page_across_is_printed_whole(qapp: QApplication, tmp_path: Path) -> None:
    printer = new_printer("ledger", across(), 1)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    put_down(printer, across(), 1, 1)
    wanted = black_box(render_page(across(), 1, _DPI))
    got = black_box(render_page((tmp_path / "printed.pdf").read_bytes(), 1, _DPI))
    assert all(abs(here - there) <= 1 for here, there in zip(wanted, got, strict=True)), (wanted, got)


def test_on_a_sheet_that_lies_otherwise_a_page_is_turned_not_cut(
    qapp: QApplication, pdf: bytes, tmp_path: Path
) -> None:
    printer = new_printer("ledger", pdf, 1)  # upright, whatever the dialog was told
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    put_down(printer, across(), 1, 1)
    left, top, right, bottom = black_box(render_page((tmp_path / "printed.pdf").read_bytes(), 1, _DPI))
    assert abs((bottom - top) - 100 / 72 * _DPI) <= 2 and abs((right - left) - 60 / 72 * _DPI) <= 2


def test_printing_can_be_stopped(qapp: QApplication, pdf: bytes, tmp_path: Path) -> None:
    printer = new_printer("form", pdf, 2)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    def stop(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        put_down(printer, pdf, 1, 2, stop)


def test_a_page_across_fits_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    dialog = PrintPreviewDialog(None, jobs, across(), "诉求台账")
    qtbot.addWidget(dialog)
    dialog.show()
    view = find(dialog, PageView)
    qtbot.waitUntil(lambda: jobs.is_idle() and 100 < view.sizeHint().width() <= dialog.width())


def test_the_english_copy_is_shown_beside(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    owner = words("")
    qtbot.addWidget(owner)
    owner.show()
    print_visits(surroundings.desk, owner, (desk.visit(),))
    surroundings.wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), PrintPreviewDialog))
    chinese = QApplication.activeModalWidget()
    assert isinstance(chinese, PrintPreviewDialog)
    press(chinese, "preview_english")
    surroundings.wait(qtbot, lambda: QApplication.activeModalWidget() is not chinese)
    english = QApplication.activeModalWidget()
    assert isinstance(english, PrintPreviewDialog) and english.windowTitle() != chinese.windowTitle()
    assert english.findChild(QAbstractButton, "preview_english") is None
    press(english, "preview_close")
    press(chinese, "preview_close")
    assert len(printed_forms.of_record(desk.store.reader(), desk.all("visit")[0].id)) == 1, (
        "no paper of its own"
    )


def test_the_test_page_is_in_the_menu(frame: Frame, qtbot: QtBot) -> None:
    entry = frame.shown().findChild(QAction, "do_test_page")
    assert entry is not None
    entry.trigger()
    frame.wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), PrintPreviewDialog))
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PrintPreviewDialog) and preview.page() == (1, 1)
    press(preview, "preview_close")


def test_the_preview_turns_pages_and_zooms(jobs: Jobs, qtbot: QtBot, pdf: bytes) -> None:
    dialog = PrintPreviewDialog(None, jobs, pdf, "走访记录表")
    qtbot.addWidget(dialog)
    dialog.show()
    view = find(dialog, PageView)
    qtbot.waitUntil(lambda: jobs.is_idle() and view.sizeHint().width() > 100)
    assert find(dialog, QLabel, "preview_page").text() == "第 1 页，共 2 页"
    assert not find(dialog, QAbstractButton, "preview_chevron-left").isEnabled()
    press(dialog, "preview_chevron-right")
    assert dialog.page() == (2, 2)
    zoom = find(dialog, ComboBox, "preview_zoom")
    zoom.setFocus()
    while zoom.value() != 100:
        QTest.keyClick(zoom, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: jobs.is_idle() and abs(view.sizeHint().width() - 210 / 25.4 * 96) < 4)
    qtbot.waitUntil(jobs.is_idle)


def test_the_pdf_is_kept_where_one_says_and_a_missing_folder_is_told(
    jobs: Jobs, qtbot: QtBot, pdf: bytes, tmp_path: Path
) -> None:
    dialog = PrintPreviewDialog(None, jobs, pdf, "走访记录表")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.keep_as(tmp_path / "form.pdf")
    qtbot.waitUntil(lambda: jobs.is_idle())
    assert (tmp_path / "form.pdf").read_bytes() == pdf
    assert "form.pdf" in find(dialog, QLabel, "message_title").text()
    dialog.keep_as(tmp_path / "gone" / "form.pdf")
    qtbot.waitUntil(lambda: jobs.is_idle() and find(dialog, QLabel, "message_hint").text() != "")


def test_several_visits_become_one_pdf_and_a_draft_among_them_is_told(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot
) -> None:
    owner = words("")
    qtbot.addWidget(owner)
    owner.show()
    first, second = desk.visit(), desk.visit(started_at="2026-11-02T09:00", ended_at=None)
    print_visits(surroundings.desk, owner, (first, second))
    surroundings.wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), PrintPreviewDialog))
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PrintPreviewDialog)
    assert preview.page() == (1, 2)
    press(preview, "preview_close")
    print_visits(surroundings.desk, owner, (desk.visit(state="draft"),))
    surroundings.wait(qtbot, lambda: surroundings.desk.messages.title.text() != "")
    assert surroundings.desk.messages.hint.text()


def test_so_many_blanks_as_one_says_are_one_pdf(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    owner = words("")
    qtbot.addWidget(owner)
    owner.show()
    in_dialog(QDialog, lambda dialog: press(dialog, "answer_no"))
    print_blank(surroundings.desk, owner, "visit_record")
    surroundings.wait(qtbot)
    assert not [row for row in desk.raw().execute("SELECT id FROM printed_form")], "no number was reserved"
    in_dialog(QDialog, lambda dialog: press(dialog, "answer_5"))
    print_blank(surroundings.desk, owner, "visit_record")
    surroundings.wait(qtbot, lambda: isinstance(QApplication.activeModalWidget(), PrintPreviewDialog))
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PrintPreviewDialog) and preview.page() == (1, 5)
    press(preview, "preview_close")
