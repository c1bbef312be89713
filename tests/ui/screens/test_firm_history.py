"""A firm's whole history stands on its page, year by year, each record with its way there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from qingdesk.ui.screens.enterprises import EnterprisesScreen
from qingdesk.ui.screens.enterprises.history_rows import AT_FIRST, HistoryRows
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, press

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def _screen(frame: Frame, qtbot: QtBot) -> EnterprisesScreen:
    made = EnterprisesScreen(frame.desk)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.reload()
    qtbot.waitUntil(
        lambda: bool(made.findChildren(HistoryRows))
    )  # the record comes after the list is painted
    return made


def test_every_noun_of_the_firm_stands_in_it(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    desk.visit()
    desk.record(
        "meal", enterprise_id=desk.firm, cadre_id=desk.cadre, eaten_on="2026-11-19", kind="lunch",
        place="canteen", heads=1, paid_fen=2000, paid_on="2026-11-19",
    )  # fmt: skip
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2025-11-16", text="续贷难"
    )
    desk.record("commitment", enterprise_id=desk.firm, text="补助", promised_on="2026-03-01")
    desk.record(
        "gift",
        enterprise_id=desk.firm,
        cadre_id=desk.cadre,
        received_on="2026-02-01",
        item="茶叶",
        kind="goods",
    )
    screen = _screen(surroundings, qtbot)
    rows = find(screen, HistoryRows)
    texts = [label.text() for label in rows.findChildren(QLabel)]
    assert [text for text in texts if text.endswith(" 年")] == ["2026 年", "2025 年"]
    assert {"走访", "诉求", "承诺"} <= set(texts)
    press(rows, "problem_open")
    assert surroundings.gone[-1].place == "problems"
    assert surroundings.gone[-1].record_id == problem


def test_a_long_history_is_shown_in_two_goes(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    for number in range(AT_FIRST + 5):
        desk.record(
            "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-10-16", text=f"第{number}件"
        )
    rows = find(_screen(surroundings, qtbot), HistoryRows)
    assert len(rows.findChildren(QPushButton, "problem_open")) == AT_FIRST
    press(rows, "firm_history_all")
    assert len(rows.findChildren(QPushButton, "problem_open")) == AT_FIRST + 5


def test_a_renamed_firm_keeps_its_former_name(desk: TryDesk, surroundings: Frame, qtbot: QtBot) -> None:
    from qingdesk.actions.record import edit
    from tests.stores import TODAY

    edit(desk.store, "enterprise", desk.firm, {"name": "河南示例食品集团有限公司"}, TODAY)
    screen = _screen(surroundings, qtbot)
    texts = [label.text() for label in screen.findChildren(QLabel)]
    assert "河南示例食品有限公司" in texts
