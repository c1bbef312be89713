"""The first start: a desk of one's own, or samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from qingdesk.store import cadres, enterprises, keys, units
from qingdesk.store.database import is_store
from qingdesk.ui.dialogs.roster import RosterDialog
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.regions import find_regions
from qingdesk.ui.set_up.first_start import FirstStartDialog, sample_folder
from qingdesk.ui.set_up.wizard import SetUpWizard
from qingdesk.ui.widgets.chooser import Chooser
from tests.stores import TODAY
from tests.ui.conftest import in_dialog
from tests.ui.hands import find, press, write

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def wizard(tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> Iterator[SetUpWizard]:
    made = SetUpWizard(tmp_path / "store", jobs, lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    yield made
    jobs.close()
    if made.store is not None:
        made.store.close()


def _to_the_people(wizard: SetUpWizard, qtbot: QtBot) -> None:
    write(find(wizard, QLineEdit, "unit_name"), "示例县人民政府办公室")
    find(wizard, Chooser, "unit_region").set_choice(find_regions("411625")[0])
    press(wizard, "next")
    find(wizard, QRadioButton, "without_password").setChecked(True)
    press(wizard, "next")
    qtbot.waitUntil(lambda: wizard.store is not None)


def test_a_desk_is_set_up_and_a_cadre_added(wizard: SetUpWizard, qtbot: QtBot) -> None:
    _to_the_people(wizard, qtbot)
    store = wizard.store
    assert store is not None
    home = units.home(store.reader())
    assert home is not None
    assert (home.name, home.region, store.desk_code) == ("示例县人民政府办公室", "411625", "DESK")
    press(wizard, "add_cadre")
    assert cadres.count(store.reader()) == 0
    write(find(wizard, QLineEdit, "cadre_name"), "王海涛")
    write(find(wizard, QLineEdit, "cadre_phone"), "１３９００００００００１"[:12])
    press(wizard, "add_cadre")
    qtbot.waitUntil(lambda: "王海涛" in find(wizard, QLabel, "added_cadres").text())
    assert cadres.find(store.reader())[0].in_scope
    press(wizard, "next")
    assert wizard.result() == QDialog.DialogCode.Accepted


def test_what_is_missing_is_told_beside_its_field(wizard: SetUpWizard) -> None:
    find(wizard, QLineEdit, "desk_code").setText("新")
    press(wizard, "next")
    assert find(wizard, QLabel, "unit_name_below").text() == "此项不能为空。"
    assert "四位" in find(wizard, QLabel, "desk_code_below").text()
    assert not is_store(wizard._folder)


def test_a_password_is_typed_twice(
    wizard: SetUpWizard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "calibrate", lambda: keys.Cost())
    write(find(wizard, QLineEdit, "unit_name"), "示例县人民政府办公室")
    find(wizard, Chooser, "unit_region").set_choice(find_regions("411625")[0])
    press(wizard, "next")
    find(wizard, QLineEdit, "new_password").setText("correct horse")
    press(wizard, "next")
    assert find(wizard, QLabel, "new_password_again_below").text()
    find(wizard, QLineEdit, "new_password_again").setText("correct horse")
    press(wizard, "next")
    qtbot.waitUntil(lambda: wizard.store is not None)
    assert keys.has_password(wizard._folder)


ROSTER = "序号,联系领导,单位,职务,企业名称,统一社会信用代码\n1,王海涛,示例县人民政府,副县长,豫丰机械制造有限公司,\n"


def test_a_roster_is_imported_and_taken_back(
    wizard: SetUpWizard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _to_the_people(wizard, qtbot)
    store = wizard.store
    assert store is not None
    path = tmp_path / "分工表.csv"
    path.write_text(ROSTER, "utf-8-sig")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: (str(path), ""))
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        summary = find(dialog, QLabel, "roster_said")
        qtbot.waitUntil(lambda: "新增 1" in summary.text())
        press(dialog, "do_import")
        qtbot.waitUntil(lambda: "导入完成" in summary.text())
        assert enterprises.count(store.reader()) == 1
        assert cadres.count(store.reader()) == 1
        press(dialog, "undo_import")
        qtbot.waitUntil(lambda: "已撤销" in summary.text())
        assert enterprises.count(store.reader()) == 0
        said.append(summary.text())
        press(dialog, "close")

    in_dialog(RosterDialog, look)
    press(wizard, "import_roster")
    assert said


def test_samples_live_in_a_folder_of_their_own(tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> None:
    own = tmp_path / "store"
    dialog = FirstStartDialog(own, jobs, lambda: TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog, "open_sample")
    qtbot.waitUntil(lambda: dialog.store is not None)
    assert dialog.store is not None
    assert dialog.store.is_sample
    assert dialog.store.folder == sample_folder(own)
    assert not is_store(own)
    dialog.store.close()
