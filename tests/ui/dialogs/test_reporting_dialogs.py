"""The dialogs of 总览 and 报送: every field has a name that can be heard, and Tab leaves each of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qingdesk.actions.reports import begin_report
from qingdesk.actions.self_check_page import whose
from qingdesk.domain.period import Half
from qingdesk.ui.dialogs.ask import AskDialog
from qingdesk.ui.dialogs.explain import ExplainDialog
from qingdesk.ui.dialogs.plan import PlanDialog
from qingdesk.ui.dialogs.report import ReportDialog
from qingdesk.ui.dialogs.self_check import SelfCheckDialog
from tests.stores import TODAY
from tests.ui.conftest import Frame
from tests.ui.test_access import nameless, trapped

HALF = Half.of(TODAY)


def _self_check(frame: Frame) -> QWidget:
    return SelfCheckDialog(frame.desk.messages, frame.desk, HALF, whose(frame.desk.store.reader(), HALF)[0])


def _report(frame: Frame) -> QWidget:
    return ReportDialog(frame.desk.messages, frame.desk, begin_report(frame.desk.store.reader(), HALF, TODAY))


DIALOGS: dict[str, Callable[[Frame], QWidget]] = {
    "ask": lambda frame: AskDialog(frame.desk.messages, frame.desk),
    "explain": lambda frame: ExplainDialog(
        frame.desk.messages, "一句话", ["已说明：在办公室"], may_reopen=True
    ),
    "plan": lambda frame: PlanDialog(frame.desk.messages, frame.desk),
    "report": _report,
    "self_check": _self_check,
}


@pytest.mark.parametrize("name", list(DIALOGS))
def test_a_dialog_is_named_and_left_by_tab(surroundings: Frame, qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name](surroundings)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    surroundings.wait(qtbot)
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    assert trapped(dialog, qtbot) == []
