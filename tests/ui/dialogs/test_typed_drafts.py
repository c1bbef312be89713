"""What is typed in a dialog is kept by itself: shown the next time with its moment, dropped when it is saved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from qingdesk.domain.problem import Problem
from qingdesk.store import drafts, problems
from qingdesk.ui.dialogs.meal import MealDialog
from qingdesk.ui.dialogs.problem import ProblemDialog, new_problem
from qingdesk.ui.finders import firm_choice
from qingdesk.ui.typed_draft import TypedDraftBand
from qingdesk.ui.widgets.chooser import Chooser
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, keys, press, write

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def ground(qtbot: QtBot) -> Iterator[QWidget]:
    """What the dialogs stand on."""
    made = QWidget()
    qtbot.addWidget(made)
    yield made


def _open(frame: Frame, ground: QWidget, base: Problem | None = None) -> ProblemDialog:
    dialog = ProblemDialog(ground, frame.desk, base or new_problem(frame.desk, ""), "登记诉求")
    dialog.open()
    return dialog


def _count(desk: TryDesk) -> int:
    row = desk.store.reader().execute("SELECT count(*) FROM draft").fetchone()
    return int(row[0] or 0) if row else 0


def test_what_was_typed_stands_there_again(
    desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot
) -> None:
    first = _open(surroundings, ground)
    assert not find(first, TypedDraftBand).isVisible()
    chooser = find(first, Chooser, "enterprise_id")
    chooser.set_choice(firm_choice(desk.store.reader(), desk.firm))
    write(find(first, PlainTextBox, "text"), "流动资金续贷难")
    line = find(first, QLineEdit, "raised_on")
    line.clear()
    keys(line, "11.3x")
    surroundings.wait(qtbot, lambda: _count(desk) == 1)
    again = _open(surroundings, ground)  # as after a crash: the first never closed
    assert find(again, TypedDraftBand).isVisible()
    assert find(again, PlainTextBox, "text").text() == "流动资金续贷难"
    assert find(again, QLineEdit, "raised_on").text() == "11.3x"
    assert find(again, Chooser, "enterprise_id").value() == desk.firm


def test_saving_drops_the_draft(desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot) -> None:
    problem_id = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-16", text="续贷难"
    )
    dialog = _open(surroundings, ground, problems.get(desk.store.reader(), problem_id))
    write(find(dialog, PlainTextBox, "text"), "，急")
    surroundings.wait(qtbot, lambda: _count(desk) == 1)
    press(dialog, "save")
    surroundings.wait(qtbot, lambda: dialog.saved is not None)
    assert _count(desk) == 0
    assert "急" in problems.get(desk.store.reader(), problem_id).text


def test_a_draft_is_thrown_away_and_the_record_is_as_it_was(
    desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot
) -> None:
    problem_id = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-16", text="续贷难"
    )
    problem = problems.get(desk.store.reader(), problem_id)
    first = _open(surroundings, ground, problem)
    write(find(first, PlainTextBox, "text"), "改了")
    surroundings.wait(qtbot, lambda: _count(desk) == 1)
    again = _open(surroundings, ground, problem)
    press(again, "typed_draft_drop")
    surroundings.wait(qtbot, lambda: _count(desk) == 0)
    assert find(again, PlainTextBox, "text").text() == "续贷难"
    QTest.keyClick(again, Qt.Key.Key_Escape)  # nothing is asked: there is nothing to lose
    assert not again.isVisible()


def test_a_draft_of_a_record_that_was_changed_since_says_so(
    desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot
) -> None:
    from qingdesk.actions.record import edit
    from tests.stores import TODAY

    problem_id = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-16", text="续贷难"
    )
    problem = problems.get(desk.store.reader(), problem_id)
    first = _open(surroundings, ground, problem)
    write(find(first, PlainTextBox, "text"), "改了")
    surroundings.wait(qtbot, lambda: _count(desk) == 1)
    edit(desk.store, "problem", problem_id, {"owner": "李四"}, TODAY)
    again = _open(surroundings, ground, problems.get(desk.store.reader(), problem_id))
    assert "改动" in find(again, TypedDraftBand).accessibleName()


def test_each_dialog_keeps_its_own(desk: TryDesk, surroundings: Frame, ground: QWidget, qtbot: QtBot) -> None:
    from qingdesk.actions.meals import new_meal

    problem = _open(surroundings, ground)
    write(find(problem, PlainTextBox, "text"), "续贷难")
    parent = QWidget()
    qtbot.addWidget(parent)
    meal = MealDialog(
        parent,
        surroundings.desk,
        new_meal(desk.store.reader(), surroundings.desk.today(), cadre_id=desk.cadre),
    )
    meal.open()
    keys(find(meal, QLineEdit, "receipt_no"), "0012")
    surroundings.wait(qtbot, lambda: _count(desk) == 2)
    assert drafts.find(desk.store.reader(), "problem_dialog enterprise_id", "") is not None
