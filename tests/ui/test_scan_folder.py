"""The watched folder: what the scanner puts there is taken in while the window is open, and told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from qingdesk.actions.printing.print_form import print_form
from qingdesk.domain.visit import VisitState
from qingdesk.ui.scan_folder import ScanFolder
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.reporting.scan_folder_row import ScanFolderRow
from qingdesk.ui.screens.reporting.scan_pane import ScanPane
from tests.stores import TODAY, TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, press


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "扫描"
    made.mkdir()
    return made


def watch(surroundings: Frame, folder: Path | str) -> None:
    preferences = surroundings.desk.preferences
    preferences.change(replace(preferences.settings, scan_folder=str(folder)))


def put(desk: TryDesk, folder: Path, name: str) -> str:
    """The paper of a visit, put where the scanner puts it; the visit's id."""
    visit = desk.visit()
    (folder / name).write_bytes(print_form(desk.store, "visit_record", [visit], today=TODAY))
    return visit


def test_what_lies_there_and_what_comes_later_is_taken_in(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot, folder: Path
) -> None:
    first = put(desk, folder, "一.pdf")
    keeper = QObject()
    ScanFolder(surroundings.desk, keeper, between_looks=50)
    surroundings.wait(qtbot)
    assert desk.get("visit", first).state is VisitState.COMPLETED, "no folder was chosen"
    watch(surroundings, folder)
    surroundings.wait(qtbot, lambda: desk.get("visit", first).state is VisitState.SIGNED)
    title = surroundings.desk.messages.title
    surroundings.wait(qtbot, lambda: "1" in title.text())
    second = put(desk, folder, "二.pdf")
    surroundings.wait(qtbot, lambda: desk.get("visit", second).state is VisitState.SIGNED)
    (folder / "坏.jpg").write_bytes(b"no picture")
    surroundings.wait(qtbot, lambda: (folder / "未能读取" / "坏.jpg").exists())
    surroundings.wait(qtbot, lambda: "坏.jpg" in surroundings.desk.messages.hint.text())
    press(surroundings.desk.messages, "message_action")
    assert surroundings.gone == [Target("reporting", part="scans")]
    watch(surroundings, "")
    keeper.deleteLater()


def test_a_folder_that_is_gone_is_told_once(surroundings: Frame, qtbot: QtBot, tmp_path: Path) -> None:
    keeper = QObject()
    watched = ScanFolder(surroundings.desk, keeper)
    watch(surroundings, tmp_path / "U盘")
    surroundings.wait(qtbot, lambda: "U盘" in surroundings.desk.messages.title.text())
    surroundings.desk.messages.hide()
    watched._look()
    surroundings.wait(qtbot)
    assert surroundings.desk.messages.isHidden()
    keeper.deleteLater()


def test_the_folder_is_chosen_beside_the_tray(
    surroundings: Frame, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = ScanPane(surroundings.desk)
    qtbot.addWidget(pane)
    pane.show()
    row = find(pane, ScanFolderRow)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: str(folder))
    press(pane, "scan_folder_choose")
    assert surroundings.desk.preferences.settings.scan_folder == str(folder)
    assert folder.name in find(pane, QLabel, "scan_folder").toolTip()
    row.choose(str(surroundings.desk.store.folder))
    assert surroundings.desk.preferences.settings.scan_folder == str(folder), "never the store's own"
    assert surroundings.desk.messages.title.text()
    press(pane, "scan_folder_none")
    assert surroundings.desk.preferences.settings.scan_folder == ""
    surroundings.wait(qtbot)


def test_scans_that_came_by_themselves_are_listed_with_what_they_lack(
    desk: TryDesk, surroundings: Frame, qtbot: QtBot, folder: Path
) -> None:
    from qingdesk.actions.scan_folder import take_in, waiting

    visit = put(desk, folder, "一.pdf")
    take_in(desk.store, folder, list(waiting(folder)))
    pane = ScanPane(surroundings.desk)
    qtbot.addWidget(pane)
    pane.show()
    [row] = pane.model.rows()
    assert row.severity == "yellow" and row.matched is not None and row.matched.record_id == visit
    desk.edit("visit", visit, facts_confirmed=True)
    pane.reload()
    assert [row.severity for row in pane.model.rows()] == ["good"]
    surroundings.wait(qtbot)
