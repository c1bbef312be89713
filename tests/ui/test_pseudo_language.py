"""A language that is 180 % as long as English: on every screen and dialog no word may be cut off."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from qingdesk import i18n
from qingdesk.i18n import set_language
from qingdesk.ui.screen import Target
from qingdesk.ui.widgets.elided_label import ElidedLabel
from tests.ui.conftest import Frame
from tests.ui.every_dialog import EVERY_DIALOG, Sitting, every_target

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

STRETCH = 1.8
TARGETS = every_target()


class Stretched(gettext.NullTranslations):
    """Every message with its braces, followed by as many strokes as make it 180 %; a word stays a word."""

    def gettext(self, message: str) -> str:
        return stretched(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        return stretched(one if number == 1 else many)


def stretched(message: str) -> str:
    """`Save` → `Save~~~`: with blanks between, so that what wraps may wrap."""
    more = round(len(message) * (STRETCH - 1))
    if not message.strip() or not more:
        return message
    pad = "".join(" " if at % 8 == 7 else "~" for at in range(more)).rstrip()
    return f"{message}{pad}"


@pytest.fixture(autouse=True)
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(i18n._loaded, "en", Stretched())
    set_language("en")
    yield
    set_language("zh_CN")


def laid_out(frame: Frame, qtbot: QtBot, target: Target) -> QWidget:
    """The window at 1366 × 768, which is larger than the screen that tests draw on, with all in its place."""
    window = frame.shown()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    window.go(target)
    frame.wait(qtbot)
    window.resize(1366, 768)  # what was still being read may have asked for more room than what was found
    qtbot.waitUntil(lambda: window.width() == 1366)
    return window


def clipped(window: QWidget) -> list[str]:
    """Labels and buttons that have less room than their words want, or stand out of what holds them."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        if isinstance(widget, ElidedLabel):
            continue  # made to be cut, with its whole text as tool tip
        if (
            isinstance(widget, QToolButton)
            and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        ):
            continue  # the words are for screen readers
        if _is_too_small(widget):
            found.append(
                f"{type(widget).__name__} {widget.objectName()} {widget.text()[:40]!r} {widget.size()}"
            )
    return found


def _is_too_small(widget: QLabel | QAbstractButton) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    wanted = widget.minimumSizeHint()
    if wanted.width() > widget.width() + 1 or wanted.height() > widget.height() + 1:
        return True
    holder = widget.parentWidget()
    inside = holder is None or QRect(0, 0, holder.width(), holder.height()).contains(widget.geometry())
    return not inside and not _scrolls(holder)


def _scrolls(widget: QWidget | None) -> bool:
    return widget is not None and isinstance(widget.parentWidget(), QAbstractScrollArea)


@pytest.mark.parametrize("name", list(TARGETS))
def test_no_word_of_a_screen_is_cut(sample_frame: Frame, qtbot: QtBot, name: str) -> None:
    window = laid_out(sample_frame, qtbot, TARGETS[name])

    def nothing_is() -> None:
        assert clipped(window) == []

    qtbot.waitUntil(nothing_is)  # a layout within a layout is done some events later


@pytest.mark.parametrize("name", list(EVERY_DIALOG))
def test_no_word_of_a_dialog_is_cut(sample_frame: Frame, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    dialog = EVERY_DIALOG[name](Sitting(sample_frame.shown(), sample_frame.desk, tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    sample_frame.wait(qtbot)
    QCoreApplication.sendPostedEvents()
    assert clipped(dialog) == []


def test_braces_are_kept() -> None:
    assert stretched("{n} of {m}").startswith("{n} of {m}")
    assert len(stretched("x" * 100)) >= 175
