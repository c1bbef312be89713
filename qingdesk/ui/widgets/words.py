"""Labels and buttons in one line each, so that screens read as what they show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy

from qingdesk.ui.icons import icon
from qingdesk.ui.style import BODY_POINTS, set_ink, set_points

ICON_SHARE = 0.8
"""How high a picture is, as a part of the line it stands in: it grows with the letters."""


def words(
    text: str, ink: str = "text", points: float = BODY_POINTS, *, bold: bool = False, wrap: bool = False
) -> QLabel:
    """A label of plain text (never mark-up: what a user typed is shown as typed) in a named colour."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if points != BODY_POINTS or bold:
        set_points(label, points, bold=bold)
    if ink != "text":
        set_ink(label, ink)
    if wrap:
        label.setWordWrap(True)
        as_high_as_its_lines = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        as_high_as_its_lines.setHeightForWidth(True)  # a new policy forgets that wrapping had set this
        label.setSizePolicy(as_high_as_its_lines)
    return label


def button(
    text: str,
    pressed: Callable[[], object] | None = None,
    *,
    look: str = "",
    icon_name: str = "",
    name: str = "",
    points: float = BODY_POINTS,
) -> QPushButton:
    """A push button. look: "" outlined, filled, danger, link, quiet_link · name: its objectName."""
    made = QPushButton(text)
    if points != BODY_POINTS:
        set_points(made, points)
    made.setProperty("look", look)
    made.setAutoDefault(False)  # Return during composition of Chinese must not press anything
    if look in ("filled", "danger"):
        set_points(made, BODY_POINTS, bold=True)
    if look.endswith("link"):
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon_name:
        inks = {"filled": "on_accent", "danger": "on_accent", "link": "accent", "quiet_link": "quiet"}
        made.setIcon(icon(icon_name, inks.get(look, "text")))
        side = round(made.fontMetrics().height() * ICON_SHARE)
        made.setIconSize(QSize(side, side))
    if name:
        made.setObjectName(name)
    if pressed is not None:
        made.clicked.connect(lambda: pressed())
    return made


def line() -> QFrame:
    """A one-pixel line across."""
    made = QFrame()
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setAutoFillBackground(True)
    made.setBackgroundRole(made.palette().ColorRole.Mid)
    made.setMinimumHeight(1)
    made.setMaximumHeight(1)
    return made
