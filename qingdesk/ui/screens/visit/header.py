"""The head of the page: whose visit, in which state, how it is kept, and what can be done; below it an old draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from qingdesk.i18n import _
from qingdesk.ui.focus import focus_again
from qingdesk.ui.style import SMALL_POINTS, STEP, TITLE_POINTS, set_points
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import button, words


class PageHeader(QWidget):
    """does: name of a button → what it does; `show_buttons` says which of them stand there."""

    def __init__(self, does: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        back = button("", does["back"], look="quiet_link", icon_name="arrow-left", name="page_back")
        back.setAccessibleName(_("Back to the list"))
        back.setToolTip(_("Back to the list (Esc); what was typed is kept"))
        row.addWidget(back)
        self.title = ElidedLabel()
        self.title.setObjectName("page_title")
        set_points(self.title, TITLE_POINTS, bold=True)
        row.addWidget(self.title)
        self.note = words("", "quiet", SMALL_POINTS + 0.5)
        self.note.setObjectName("page_note")
        row.addWidget(self.note)
        row.addStretch(1)
        self._buttons: dict[str, QPushButton] = {}
        for name, text, look, key in (
            ("print_blank", _("Print a form to take along"), "", ""),
            ("void", _("Void"), "", ""),
            ("print", _("Print"), "", "Ctrl+P"),
            ("correct", _("Correct"), "", ""),
            ("stop_correcting", _("Do not correct"), "", ""),
            ("save", _("Save"), "", "Ctrl+S"),
            ("save_correction", _("Save the correction"), "filled", "Ctrl+S"),
            ("complete", _("Complete and number"), "filled", "Ctrl+Shift+Enter"),
        ):
            made = button(text, does[name], look=look, name=f"page_{name}")
            if key:
                made.setToolTip(key)
            if name == "save":
                made.setText(f"{text} {key}")
            self._buttons[name] = made
            row.addWidget(made)
        self.show_buttons(frozenset())  # all of them at once would widen the window

    def show_buttons(self, names: frozenset[str]) -> None:
        """These and no others."""
        for name, made in self._buttons.items():
            made.setVisible(name in names)

    def show_kept(self, at: datetime) -> None:
        """The draft is in the store since then."""
        self.note.setText(_("Draft · kept at {time}").format(time=f"{at:%H:%M}"))

    def show_not_kept(self) -> None:
        """The store could not take it: nothing here may go on saying that it is safe."""
        self.note.setText(_("Draft · what was typed last is not kept"))

    def give_back(self, page: QWidget, name: str) -> None:
        """The keyboard goes back to what is called so; to the next step where that can no longer be typed in."""
        if not focus_again(page, name):
            self.focus_next_step()

    def focus_next_step(self) -> None:
        """The keyboard goes to what one most likely does next."""
        for name in ("print", "complete", "save"):
            if self._buttons[name].isVisible() and self._buttons[name].isEnabled():
                self._buttons[name].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def enable(self, name: str, enabled: bool) -> None:
        """Grey a button that could do nothing now."""
        self._buttons[name].setEnabled(enabled)


class DraftOffer(Card):
    """“There is a draft of …”: go on with it, or throw it away. Nothing is decided by going elsewhere."""

    go_on = Signal()
    throw_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("draft_offer")
        self.set_ground("amber_soft")
        self.body.setContentsMargins(STEP + 4, STEP, STEP + 4, STEP)
        row = QHBoxLayout()
        row.setSpacing(STEP)
        self._title = words("", bold=True)
        self._hint = words("", wrap=True)
        row.addWidget(self._title)
        row.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button(_("Throw it away"), self.throw_away.emit, name="draft_throw_away"))
        self.continuing = button(_("Go on with it"), self.go_on.emit, look="filled", name="draft_go_on")
        row.addWidget(self.continuing)
        self.body.addLayout(row)
        self.hide()

    def offer(self, title: str, hint: str) -> None:
        """Ask, with the keyboard on going on."""
        self._title.setText(title)
        self._hint.setText(hint)
        self.setAccessibleName(f"{title} {hint}")
        self.show()
        self.continuing.setFocus(Qt.FocusReason.OtherFocusReason)
