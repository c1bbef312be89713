"""The dialog of a problem says what may be kept of matters of discipline and of the courts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel

from qingdesk.domain.problem import Category
from qingdesk.ui.dialogs.problem import ProblemDialog, new_problem
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from tests.stores import TryDesk
from tests.ui.conftest import Frame
from tests.ui.hands import find, write

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def dialog(desk: TryDesk, surroundings: Frame) -> Iterator[ProblemDialog]:
    made = ProblemDialog(
        surroundings.desk.messages, surroundings.desk, new_problem(surroundings.desk), "诉求"
    )
    made.show()
    yield made
    made.done(0)  # closed, it would ask whether to throw away what was typed


def test_more_than_the_handing_over_is_warned_of(dialog: ProblemDialog) -> None:
    warning = find(dialog, QLabel, "handed_over_only")
    write(find(dialog, PlainTextBox, "requirement"), "撤销立案")
    assert warning.isHidden()
    kind = find(dialog, ComboBox, "category")
    kind.set_value(Category.LEGAL_TRANSFER)
    kind.chosen.emit()
    assert warning.isVisible() and "移送" in warning.text()
    find(dialog, PlainTextBox, "requirement").clear()
    assert warning.isHidden()
