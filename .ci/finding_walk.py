"""Pictures of a finding's life for the guide: red, explained, put right, corrected; and another that is cleared.

The window is gone through as a person does it, on a sample store of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

from qingdesk.app.self_test_window import EVERY, Stage
from qingdesk.domain.finding import NoteState
from qingdesk.i18n import language
from qingdesk.ui.screen import Target
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox

Q = TypeVar("Q", bound=QObject)
MARGIN = 10
SAID = {
    "zh_CN": (
        "食堂月底统一开票收款，已与企业约定 11 月 23 日补交。",
        "经核实为企业误勾，企业已书面更正，单位已予澄清。",
    ),
    "en": (
        "The canteen takes payment at the month's end; it will be paid on 23 November.",
        "The firm ticked it by mistake and has said so in writing; it is cleared.",
    ),
}


def walk(stage: Stage, images: Path) -> list[Path]:
    """Write the pictures in the language of the stage; gives their files."""
    ending = "" if language() == "zh_CN" else "_en"
    made: list[Path] = []

    def keep(widget: QWidget, name: str) -> None:
        path = images / f"{name}{ending}.png"
        widget.grab(_filled(widget)).save(str(path))
        made.append(path)

    explained, cleared = SAID[language()]
    window = stage.window
    stage.go(Target("overview"))
    keep(_find(window, QWidget, "too_close"), "finding_red")

    def explain(state: NoteState, text: str, picture: str) -> Callable[[QDialog], None]:
        def do(dialog: QDialog) -> None:
            _find(dialog, ComboBox, "explain_state").set_value(state)
            _find(dialog, PlainTextBox, "explain_text").set_text(text)
            keep(dialog, picture)
            _press(dialog, "save")

        return do

    _in_dialog(explain(NoteState.EXPLAINED, explained, "finding_explain"))
    _press(window, "explain_A01")
    chip = _find(window, QAbstractButton, "too_close_explained")
    stage.rest(lambda: chip.text().endswith(" 1"))
    chip.click()
    stage.rest()
    keep(_find(window, QWidget, "too_close"), "finding_explained")

    def pay(dialog: QDialog) -> None:
        QTest.keyClicks(_find(dialog, QLineEdit, "paid_fen"), "80")
        _find(dialog, ComboBox, "payment_method").set_value("qr")
        keep(dialog, "finding_pay")
        _press(dialog, "save")

    _press(window, "put_right_A01")
    stage.rest(lambda: _find(window, QWidget, "meal_card").isVisible())
    _in_dialog(pay)
    _press(_find(window, QWidget, "meal_card"), "put_right_A01")
    stage.go(Target("overview"))
    stage.rest(lambda: not _find(window, QWidget, "put_right").isHidden())
    keep(_find(window, QWidget, "put_right"), "finding_corrected")
    _press(window, "too_close_more")
    _in_dialog(explain(NoteState.CLEARED, cleared, "finding_clear"))
    _press(window, "explain_A27")
    stage.rest(lambda: chip.isVisible())
    chip.click()
    stage.rest()
    keep(_find(window, QWidget, "too_close"), "finding_cleared")
    return made


def _filled(widget: QWidget) -> QRect:
    """A card of findings down to its last row; anything else whole."""
    rows = [
        row
        for row in widget.findChildren(QWidget)
        if row.objectName().startswith("finding_") and row.isVisible()
    ]
    if not rows:
        return widget.rect()
    last = max(row.mapTo(widget, row.rect().bottomLeft()).y() for row in rows)
    return widget.rect().intersected(QRect(0, 0, widget.width(), last + MARGIN))


def _find(parent: QObject, kind: type[Q], name: str = "") -> Q:
    found = parent.findChild(kind, name) if name else parent.findChild(kind)
    if found is None:
        raise LookupError(f"no {kind.__name__} called {name}")
    return found


def _press(parent: QObject, name: str) -> None:
    _find(parent, QAbstractButton, name).click()


def _in_dialog(do: Callable[[QDialog], None]) -> None:
    """When the next dialog is up, do this in it: its `exec` waits for nobody else."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible():
            try:
                do(dialog)
            finally:
                if dialog.isVisible():
                    dialog.done(0)
        else:
            QTimer.singleShot(EVERY, look)

    QTimer.singleShot(0, look)
