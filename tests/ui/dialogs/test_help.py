"""F1, the sheet of keys, what is new, the diagnostics file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QPixmap, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from qingdesk.actions.diagnostics import diagnostics
from qingdesk.actions.keys import trust
from qingdesk.exchange.signing import key_id, new_signing_key, public_of
from qingdesk.exchange.update import PartKind, write_update
from qingdesk.i18n import _, set_language
from qingdesk.paths import help_page
from qingdesk.store import workdays
from qingdesk.ui import help_work
from qingdesk.ui.dialogs.about import AboutDialog
from qingdesk.ui.dialogs.guide import GuideDialog
from qingdesk.ui.dialogs.keys import KeysDialog, sheet
from qingdesk.ui.menus import every_entry
from qingdesk.ui.navigation import PLACES
from qingdesk.ui.screen import Target
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def guides() -> list[GuideDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, GuideDialog) and w.isVisible()]


def test_f1_opens_the_guide_at_the_screen(frame: Frame, qtbot: QtBot) -> None:
    window = frame.shown()
    window.go(Target("enterprises"))
    frame.wait(qtbot)
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F1)
    (dialog,) = guides()
    assert dialog.sections.currentItem().text() == "企业"
    assert "导入分工表" in dialog.text.toPlainText()
    dialog.close()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_screen_has_its_section(language: str, qtbot: QtBot) -> None:
    set_language(language)
    try:
        dialog = GuideDialog(None, "guide", help_page(help_work.GUIDES[language]))
        qtbot.addWidget(dialog)
        for place in PLACES:
            dialog.go_to(_(place.title))
            assert dialog.sections.currentItem().text().strip() == _(place.title)
        dialog.go_to(_("The first time"))
        assert dialog.sections.currentItem().text().strip() == _("The first time")
    finally:
        set_language("zh_CN")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_pictures_of_the_guide_fit_into_its_text(language: str, qtbot: QtBot) -> None:
    page = help_page(help_work.GUIDES[language])
    dialog = GuideDialog(None, "guide", page)
    qtbot.addWidget(dialog)
    dialog.show()
    named = re.findall(r"^!\[.+?\]\((.+?)\)", page.read_text("utf-8"), re.MULTILINE)
    assert named
    for name in named:
        picture = dialog.text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
        assert isinstance(picture, QPixmap)
        assert 0 < picture.width() <= dialog.text.viewport().width(), name


def test_what_is_new_is_the_changelog(frame: Frame) -> None:
    help_work.show_news(frame.shown())
    (dialog,) = guides()
    assert "0.1.0" in dialog.text.toPlainText()
    dialog.close()


def test_the_sheet_of_keys_is_made_from_the_menus(frame: Frame) -> None:
    keys = {key for _menu, rows in sheet(frame.shown()) for key, _what in rows}
    wanted = {entry.key for entry in every_entry() if entry.key}
    assert wanted <= {_english(key) for key in keys}
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        seen.append(dialog.windowTitle())
        dialog.accept()

    in_dialog(KeysDialog, read)
    help_work.show_keys(frame.shown())
    assert seen == ["键盘"]


def _english(key: str) -> str:
    from PySide6.QtGui import QKeySequence

    return QKeySequence(key, QKeySequence.SequenceFormat.NativeText).toString(
        QKeySequence.SequenceFormat.PortableText
    )


def test_the_diagnostics_file_names_nobody(
    desk: TryDesk, frame: Frame, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "given.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(path), ""))
    desk.visit(situation="用电紧张")
    help_work.save_diagnostics(frame.shown(), frame.desk)
    frame.wait(qtbot, path.exists)
    text = path.read_text("utf-8")
    assert "count visit: 1" in text and "qt: 6" in text
    for private in ("王海涛", "示例", "用电", str(desk.folder), str(Path.home()), desk.store.desk_id):
        assert private not in text
    assert (
        text.splitlines()[1:5]
        == diagnostics(desk.store, qt=text.split("qt: ")[1].split()[0]).splitlines()[1:5]
    )


def test_an_update_from_a_stick_comes_in_by_the_menu(
    desk: TryDesk, frame: Frame, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = tmp_path / "workdays-2027.csv"
    days.write_text("day,is_workday,basis\n2027-01-01,0,示例\n", "utf-8")
    secret = new_signing_key()
    public = public_of(secret)
    key = tmp_path / "key.json"
    key.write_text(json.dumps({"qingdesk_key": 1, "key_id": key_id(public), "ed25519": public}))
    path = tmp_path / "QingDesk-update-2027.zip"
    write_update(path, "2027", [(PartKind.WORKDAYS, days)], secret)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: (str(path), ""))
    window = frame.shown()
    (update,) = [each for each in window.findChildren(QAction) if each.objectName() == "do_update"]
    update.trigger()
    frame.wait(qtbot)
    assert "不认识的密钥" in frame.desk.messages.title.text()
    trust(desk.store, key)
    update.trigger()
    frame.wait(qtbot, lambda: "2027" in frame.desk.messages.title.text())
    assert workdays.load(desk.store.reader()).is_known(2027)


def test_the_licences_are_shown_with_how_to_replace_qt(frame: Frame, qtbot: QtBot) -> None:
    dialog = AboutDialog(frame.shown(), Path("store"))
    qtbot.addWidget(dialog)
    seen: list[str] = []

    def read(page: QDialog) -> None:
        assert isinstance(page, GuideDialog)
        seen.append(page.text.toPlainText())
        page.accept()

    in_dialog(GuideDialog, read)
    press(dialog, "about_licences")
    assert "LGPL-3.0-only" in seen[0] and "how to replace it" in seen[0]
