"""汇入: packages verified, refused, taken in; keys trusted; contradictions; a supervisor's 总览."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.actions.collect import collect_package
from qingdesk.actions.keys import read_key
from qingdesk.domain.period import Half
from qingdesk.store import collected, known_keys
from qingdesk.store.database import Store
from qingdesk.ui.dialogs.contradiction import ContradictionDialog
from qingdesk.ui.dialogs.reason import ReasonDialog
from qingdesk.ui.messages import QuestionDialog
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.overview import OverviewScreen
from qingdesk.ui.screens.reporting import ReportingScreen
from qingdesk.ui.screens.reporting.collect_pane import CollectPane
from qingdesk.ui.screens.reporting.keys_card import KeysCard
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.table import Table
from tests.stores import TryDesk
from tests.ui.conftest import Frame, in_dialog
from tests.ui.hands import find, press, write
from tests.unit.actions.desks import SmallDesk, small_desk, trusting

CODE = "91410100MA3X00001B"


@pytest.fixture
def others(tmp_path: Path) -> Iterator[tuple[SmallDesk, SmallDesk]]:
    """Two desks that hand in, each with a visit and a problem at one and the same firm."""
    made = small_desk(tmp_path, "AAAA", "甲县工商联"), small_desk(tmp_path, "BBBB", "乙县工商联")
    for desk in made:
        desk.edit("enterprise", desk.firm, uscc=CODE)
        desk.visit()
        desk.add("problem", enterprise_id=desk.firm, text="融资难", raised_on="2026-03-04", source="visit")
    yield made
    for desk in made:
        desk.store.close()


@pytest.fixture
def pane(surroundings: Frame, qtbot: QtBot) -> Iterator[CollectPane]:
    screen = ReportingScreen(surroundings.desk)
    qtbot.addWidget(screen)
    surroundings.desk.announcer.changed.connect(lambda changes: screen.reload())
    screen.resize(1150, 680)
    screen.show()
    screen.show_target(Target("reporting", part="collect"))
    surroundings.wait(qtbot)
    yield find(screen, CollectPane)


def told(pane: CollectPane) -> list[tuple[str, str]]:
    """(severity, what became of it) of every package."""
    return [(row.severity, row.told) for row in pane.model.rows()]


def of(desk: TryDesk, other: SmallDesk) -> SmallDesk:
    """This window's store, for what the desks of other tests do."""
    return trusting(SmallDesk(desk.store, other.folder), other)


def test_an_unknown_key_is_refused_until_it_was_read_out(
    desk: TryDesk, others: tuple[SmallDesk, SmallDesk], pane: CollectPane, surroundings: Frame, qtbot: QtBot
) -> None:
    path = others[0].package("supervisor")
    pane.take_in([path])
    surroundings.wait(qtbot)
    ((severity, said),) = told(pane)
    key = read_key(path).key_id
    assert severity == "red" and key in said
    assert collected.find(desk.store.reader()) == []
    said_in_dialog: list[str] = []

    def read_out(dialog: object) -> None:
        assert isinstance(dialog, QuestionDialog)
        said_in_dialog.extend(label.text() for label in dialog.findChildren(QLabel))
        next(each for each in dialog.findChildren(QPushButton) if "核对一致" in each.text()).click()

    in_dialog(QuestionDialog, read_out)
    press(pane, "trust_key")
    surroundings.wait(qtbot, lambda: bool(collected.find(desk.store.reader())))
    assert any(key in text for text in said_in_dialog) and any(
        "甲县工商联" in text for text in said_in_dialog
    )
    qtbot.waitUntil(lambda: [severity for severity, _said in told(pane)] == ["good"])
    assert "甲县工商联" in told(pane)[0][1]
    assert not find(pane, QPushButton, "trust_key").isVisible()
    assert find(pane, KeysCard).model.rowCount() == 1


def test_one_that_is_broken_does_not_hold_up_the_rest(
    desk: TryDesk, others: tuple[SmallDesk, SmallDesk], pane: CollectPane, surroundings: Frame, qtbot: QtBot
) -> None:
    for other in others:
        of(desk, other)
    good, broken = others[0].package("supervisor"), others[1].package("supervisor")
    content = bytearray(broken.read_bytes())
    content[len(content) // 2] ^= 1
    broken.write_bytes(content)
    pane.take_in([broken, good])
    surroundings.wait(qtbot)
    assert [severity for severity, _said in told(pane)] == ["red", "good"]
    assert find(pane, QLabel, "collect_told").text(), "the one that was refused is told in full at once"
    assert [each.unit_name for each in collected.find(desk.store.reader())] == ["甲县工商联"]
    pane.take_in([good])
    surroundings.wait(qtbot)
    assert "此前已汇入" in told(pane)[0][1]


def test_only_verified_nothing_comes_in(
    desk: TryDesk, others: tuple[SmallDesk, SmallDesk], pane: CollectPane, surroundings: Frame, qtbot: QtBot
) -> None:
    of(desk, others[0])
    pane.verify([others[0].package("full"), others[1].package("full")])
    surroundings.wait(qtbot)
    assert [severity for severity, _said in told(pane)] == ["good", "red"]
    assert "甲县工商联" in told(pane)[0][1]
    assert collected.find(desk.store.reader()) == []


def test_contradictions_are_compared_and_settled(
    desk: TryDesk, others: tuple[SmallDesk, SmallDesk], pane: CollectPane, surroundings: Frame, qtbot: QtBot
) -> None:
    one = others[0]
    top = of(desk, one)
    visit = one.visit(opinions="起初")
    one.store.close()
    copy = one.folder / "copy"
    shutil.copytree(one.store.folder, copy)
    key = one.store._key
    one.store = Store.open(one.store.folder, key)
    other = SmallDesk(Store.open(copy, key), one.folder, one.cadre, one.firm, 100)
    one.edit("visit", visit, opinions="甲说")
    other.edit("visit", visit, opinions="乙说")
    for path in (one.package(), other.package()):
        assert collect_package(top.store, path).refused is None
    other.store.close()
    pane.reload()
    row = pane.findChild(QWidget, f"contradiction_{visit}")
    assert row is not None
    shown: list[str] = []

    def compare(dialog: object) -> None:
        assert isinstance(dialog, ContradictionDialog)
        shown.extend(label.text() for label in dialog.findChildren(QLabel))
        press(dialog, "close")

    in_dialog(ContradictionDialog, compare)
    press(pane, "compare")
    assert {"甲说", "乙说"} <= set(shown)

    def answer(dialog: object) -> None:
        assert isinstance(dialog, ReasonDialog)
        write(find(dialog, PlainTextBox, "reason"), "已问，以乙为准")
        press(dialog, "take")

    in_dialog(ReasonDialog, answer)
    press(pane, "settle")
    surroundings.wait(qtbot, lambda: not collected.contradictions(desk.store.reader()))
    qtbot.waitUntil(lambda: pane.findChild(QWidget, f"contradiction_{visit}") is None)


def test_this_desks_key_is_given_to_others_and_one_of_theirs_forgotten(
    desk: TryDesk, others: tuple[SmallDesk, SmallDesk], pane: CollectPane, surroundings: Frame, qtbot: QtBot,
    tmp_path: Path,
) -> None:  # fmt: skip
    card = find(pane, KeysCard)
    path = tmp_path / "key.json"
    card.save_own_to(path)
    surroundings.wait(qtbot, path.exists)
    key = read_key(path)
    assert key.desk_id == desk.store.desk_id and key.sealing_key
    assert "secret" not in path.read_text("utf-8").lower() and len(json.loads(path.read_text("utf-8"))) == 6
    assert key.key_id in find(pane, QLabel, "own_key").text()
    of(desk, others[0])
    card.reload()
    card.table.choose(0)
    in_dialog(
        QuestionDialog,
        lambda dialog: next(
            each for each in dialog.findChildren(QPushButton) if each.text() == "不再信任"
        ).click(),
    )
    press(card, "forget_key")
    surroundings.wait(qtbot, lambda: not known_keys.find(desk.store.reader()))


def test_a_supervisors_overview_shows_units_and_problems_of_one_firm_together(
    desk: TryDesk, others: tuple[SmallDesk, SmallDesk], surroundings: Frame, qtbot: QtBot
) -> None:
    surroundings.desk.scope.choose(half=Half(2026, 1))
    screen = OverviewScreen(surroundings.desk)
    qtbot.addWidget(screen)
    screen.resize(1150, 680)
    screen.show()
    screen.reload()
    surroundings.wait(qtbot, lambda: not screen.is_computing())
    assert not find(screen, Table, "units_table").isVisible(), "a desk that takes nothing in sees none of it"
    for other in others:
        assert collect_package(of(desk, other).store, other.package("supervisor")).refused is None
    screen.reload()
    surroundings.wait(qtbot, lambda: not screen.is_computing())
    model = find(screen, Table, "units_table").model()
    shown = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert shown == [["乙县工商联", "1", "1", "1"], ["甲县工商联", "1", "1", "1"]]
    assert find(screen, Table, "units_table").isVisible()
    texts = [label.text() for label in find(screen, QWidget, f"shared_{CODE}").findChildren(QLabel)]
    assert any("甲县工商联" in text for text in texts) and any("乙县工商联" in text for text in texts)
    (problem, *_rest) = [
        each for each in screen.findChildren(QPushButton) if each.objectName().startswith("open_0")
    ]
    problem.click()
    assert surroundings.gone[-1].place == "problems"
    assert surroundings.gone[-1].record_id == problem.objectName().removeprefix("open_")
