"""An old ledger comes in by the window: looked at first, imported with one way back, what is not taken saved."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.ui.dialogs.ledger import LedgerDialog
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.table import Table
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

FIRM = "河南示例食品有限公司"
VISITS = (
    "走访时间,企业名称,走访人,方式,了解情况,备用栏",
    f"2025.3.4,{FIRM},王海涛,上门,正常,甲",
    f"2025.3.9,{FIRM},王海涛,电话,问了近况,乙",
    f"2025-02-30,{FIRM},王海涛,电话,问了近况,丙",
    "2025.3.10,没有的公司,王海涛,电话,问了近况,丁",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "旧台账.csv"
    path.write_text("\n".join(VISITS), encoding="utf-8")
    return path


def _open(frame: Frame, qtbot: QtBot, noun: str = "visit") -> LedgerDialog:
    dialog = LedgerDialog(None, frame.desk, noun)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _said(dialog: QWidget) -> str:
    return find(dialog, QLabel, "ledger_said").text()


def _read(frame: Frame, qtbot: QtBot, file: Path) -> LedgerDialog:
    dialog = _open(frame, qtbot)
    dialog.read(file)
    frame.wait(qtbot, lambda: find(dialog, Table, "ledger_rows").model().rowCount() == 4)
    return dialog


def test_what_would_become_of_each_row_is_seen_first(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot, file: Path
) -> None:
    dialog = _read(surroundings, qtbot, file)
    table = find(dialog, Table, "ledger_rows").model()
    becomes = [str(table.index(row, 1).data()) for row in range(4)]
    assert becomes == ["不予导入", "不予导入", "新增", "新增"]
    assert "备用栏" in _said(dialog)
    assert find(dialog, QLabel, "ledger_detail").text()
    assert find(dialog, QPushButton, "do_import").text() == "导入 2 行"
    assert desk.all("visit") == []


def test_it_is_imported_and_taken_back(desk: TryDesk, surroundings: Frame, qtbot: QtBot, file: Path) -> None:
    dialog = _read(surroundings, qtbot, file)
    press(dialog, "do_import")
    surroundings.wait(qtbot, lambda: dialog.imported is not None)
    assert len(desk.all("visit")) == 2
    press(dialog, "ledger_undo")
    surroundings.wait(qtbot, lambda: desk.all("visit") == [])


def test_a_row_is_left_out_and_taken_in_again(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot, file: Path
) -> None:
    dialog = _read(surroundings, qtbot, file)
    table = find(dialog, Table, "ledger_rows")
    table.choose(3)
    press(dialog, "ledger_leave_out")
    surroundings.wait(qtbot, lambda: find(dialog, QPushButton, "do_import").text() == "导入 1 行")
    table.choose(3)
    press(dialog, "ledger_leave_out")
    surroundings.wait(qtbot, lambda: find(dialog, QPushButton, "do_import").text() == "导入 2 行")


def test_rows_not_taken_are_saved_with_their_reasons(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    dialog = _read(surroundings, qtbot, file)
    dialog.save_refused(tmp_path / "未收.xlsx")
    surroundings.wait(qtbot, lambda: "未收.xlsx" in _said(dialog))
    sheet = openpyxl.load_workbook(tmp_path / "未收.xlsx").worksheets[0]
    assert sheet.max_row == 3


@pytest.mark.parametrize("noun", ["visit", "problem", "commitment"])
def test_a_template_is_saved_and_can_be_read_again(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot, noun: str, tmp_path: Path
) -> None:
    dialog = _open(surroundings, qtbot, noun)
    assert find(dialog, ComboBox, "ledger_noun").value() == noun
    dialog.save_template(tmp_path / "模板.xlsx")
    surroundings.wait(qtbot, lambda: (tmp_path / "模板.xlsx").exists() and "模板" in _said(dialog))
    dialog.read(tmp_path / "模板.xlsx")
    surroundings.wait(qtbot, lambda: "模板.xlsx　" in _said(dialog))


def test_a_file_that_is_no_ledger_is_told(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "其他.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")
    dialog = _open(surroundings, qtbot)
    dialog.read(path)
    surroundings.wait(qtbot, lambda: "表头" in _said(dialog))
    assert not find(dialog, QPushButton, "do_import").isEnabled()
