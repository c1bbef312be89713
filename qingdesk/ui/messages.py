"""What the program says: a calm band in the window, and the few questions that need an answer first.

A message says what happened, what it means and what to do.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.ui.colours import Colours
from qingdesk.ui.icons import icon
from qingdesk.ui.shapes import rounded
from qingdesk.ui.style import BODY_POINTS, SMALL_POINTS, STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.fitting import fit
from qingdesk.ui.widgets.words import button, words

_KINDS = {"info": ("info", "blue"), "good": ("circle-check", "green"), "warn": ("triangle-alert", "amber"),
          "wrong": ("triangle-alert", "red")}  # fmt: skip
_GOOD_NEWS_STAYS = 6_000
"""Milliseconds; a warning or an error stays until it is closed."""


class Messages(QWidget):
    """The band above the screen: one message at a time, the newest."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("messages")
        self._ground = "blue_soft"
        self._ink = "blue"
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP * 2, STEP, STEP, STEP)
        row.setSpacing(STEP + 4)
        self._icon = QLabel()
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        self.title = words("", bold=True, wrap=True)
        self.title.setObjectName("message_title")
        self.hint = words("", wrap=True)
        self.hint.setObjectName("message_hint")
        column.addWidget(self.title)
        column.addWidget(self.hint)
        row.addLayout(column, 1)
        self._action = button("", look="link", name="message_action")
        self._action.clicked.connect(self._act)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignTop)
        self._close = button("", self.hide, look="quiet_link", icon_name="x", name="message_close")
        self._close.setAccessibleName(_("Close the message"))
        self._close.setToolTip(_("Close the message"))
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._pressed: Callable[[], object] | None = None
        self._goes = QTimer(self)
        self._goes.setSingleShot(True)
        self._goes.timeout.connect(self.hide)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    def good(
        self, title: str, hint: str = "", *, action: str = "", pressed: Callable[[], object] | None = None
    ) -> None:
        """Something was done; goes by itself unless it offers something to do."""
        self._say("good", title, hint, action, pressed, stays=bool(action))

    def info(
        self, title: str, hint: str = "", *, action: str = "", pressed: Callable[[], object] | None = None
    ) -> None:
        """Worth knowing; stays until it is closed."""
        self._say("info", title, hint, action, pressed)

    def warn(
        self, title: str, hint: str = "", *, action: str = "", pressed: Callable[[], object] | None = None
    ) -> None:
        """To be looked at; stays until it is closed."""
        self._say("warn", title, hint, action, pressed)

    def stopped(self) -> None:
        """A person stopped what was under way."""
        self._say("info", _("Stopped."), _("Nothing was written or changed."), "", None, stays=False)

    def wrong(self, error: UserError) -> None:
        """What could not be done, what it means, what to do."""
        self._say("wrong", error.title, error.hint, "", None)
        self.setToolTip(error.detail)

    def _say(
        self,
        kind: str,
        title: str,
        hint: str,
        action: str,
        pressed: Callable[[], object] | None,
        *,
        stays: bool = True,
    ) -> None:
        icon_name, ink = _KINDS[kind]
        self._ink, self._ground = ink, f"{ink}_soft"
        side = self.fontMetrics().height()
        self._icon.setPixmap(icon(icon_name, ink).pixmap(side, side))
        self.title.setText(title)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._pressed = pressed
        self.setToolTip("")
        self.setAccessibleName(f"{title} {hint}".strip())
        self._goes.stop()
        if not stays:
            self._goes.start(_GOOD_NEWS_STAYS)
        self.show()
        self.update()
        from PySide6.QtGui import (  # a large class: loaded with the first message
            QAccessible,
            QAccessibleEvent,
        )

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _act(self) -> None:
        self.hide()
        if self._pressed is not None:
            self._pressed()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        rounded(painter, self.rect(), colours.colour(self._ground), colours.colour("line"))


class QuestionDialog(QDialog):
    """A question with its consequences in plain words; Esc and the first button change nothing."""

    def __init__(
        self, parent: QWidget | None, title: str, hint: str, answers: tuple[tuple[str, str, str], ...]
    ) -> None:
        """answers: (name, words, look); `answer` is the name of the one chosen, empty for none."""
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(_("QingDesk"))
        self.answer = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(title, points=TITLE_POINTS, bold=True, wrap=True))
        if hint:
            column.addWidget(words(hint, points=BODY_POINTS, wrap=True))
        column.addSpacing(STEP)
        row = QHBoxLayout()
        row.addStretch(1)
        for name, text, look in answers:
            made = button(text, partial(self._take, name), look=look, name=f"answer_{name or 'no'}")
            row.addWidget(made)
            if not name:
                made.setDefault(True)
        column.addLayout(row)
        fit(self, em(self) * 30)

    def _take(self, name: str) -> None:
        self.answer = name
        if name:
            self.accept()
        else:
            self.reject()


def ask(
    parent: QWidget | None, title: str, hint: str, yes: str, *, no: str = "", dangerous: bool = False
) -> bool:
    """Ask once, before something that cannot simply be taken back."""
    look = "danger" if dangerous else "filled"
    dialog = QuestionDialog(parent, title, hint, (("", no or _("Not now"), ""), ("yes", yes, look)))
    dialog.exec()
    return dialog.answer == "yes"


def tell(parent: QWidget | None, title: str, hint: str = "") -> None:
    """Say what came of something, where a band would not be seen, and wait until it was read."""
    QuestionDialog(parent, title, hint, (("", _("Close"), "filled"),)).exec()


def choose(parent: QWidget | None, title: str, hint: str, answers: tuple[tuple[str, str], ...]) -> str:
    """Ask which; empty when the person wants none of them. answers: (name, words), the most likely last."""
    last = len(answers) - 1
    given = tuple((name, text, "filled" if at == last else "") for at, (name, text) in enumerate(answers))
    dialog = QuestionDialog(parent, title, hint, (("", _("Cancel"), ""), *given))
    dialog.exec()
    return dialog.answer


class ErrorDialog(QDialog):
    """For where there is no window yet, or none that could show a band."""

    def __init__(self, parent: QWidget | None, error: UserError) -> None:
        super().__init__(parent)
        self.setObjectName("error")
        self.setWindowTitle(_("QingDesk"))
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(error.title, points=TITLE_POINTS, bold=True, wrap=True))
        if error.hint:
            column.addWidget(words(error.hint, wrap=True))
        if error.detail:
            detail = words(error.detail, "quiet", SMALL_POINTS, wrap=True)
            detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(detail)
        column.addSpacing(STEP)
        self.closing: QPushButton = button(_("Close"), self.accept, look="filled", name="close_error")
        column.addWidget(self.closing, 0, Qt.AlignmentFlag.AlignRight)
        fit(self, em(self) * 30)


def show_error(parent: QWidget | None, error: UserError) -> None:
    """Say it in a dialog and wait until it was read."""
    ErrorDialog(parent, error).exec()
