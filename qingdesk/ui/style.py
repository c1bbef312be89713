"""How the program looks: style, palette, fonts and sizes, put on the application in one place."""

from __future__ import annotations

import os
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from qingdesk.paths import resource
from qingdesk.ui.colours import DARK, LIGHT, Colours
from qingdesk.ui.flat_style import FlatStyle

BODY_POINTS = 10.5
TABLE_POINTS = 10.0
SMALL_POINTS = 9.0
TITLE_POINTS = 12.0
FIGURE_POINTS = 22.0
STEP = 8
"""Every gap is a whole or a half of this many logical pixels."""

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

# Of the families that government desktops bring, the one that reads best first.
_CHINESE_FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)


def palette_of(colours: Colours) -> QPalette:
    """The palette that Fusion needs to look like these colours."""
    colour = colours.colour
    made = QPalette(colour("surface"), colour("ground"))
    roles: dict[QPalette.ColorRole, str] = {
        _Role.Window: "ground",
        _Role.WindowText: "text",
        _Role.Base: "surface",
        _Role.AlternateBase: "ground",
        _Role.Text: "text",
        _Role.Button: "surface",
        _Role.ButtonText: "text",
        _Role.BrightText: "red",
        _Role.ToolTipBase: "text",
        _Role.ToolTipText: "surface",
        _Role.PlaceholderText: "quiet",
        _Role.Highlight: "accent",
        _Role.HighlightedText: "on_accent",
        _Role.Link: "accent",
        _Role.LinkVisited: "accent",
        _Role.Light: "surface",
        _Role.Midlight: "hover",
        _Role.Mid: "line",
        _Role.Dark: "line",
        _Role.Shadow: "line",
        _Role.Accent: "accent",
    }
    for role, name in roles.items():
        made.setColor(role, colour(name))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(_Group.Disabled, role, _faded(colours))
    made.setColor(_Group.Disabled, _Role.Base, colour("ground"))
    made.setColor(_Group.Disabled, _Role.Highlight, colour("line"))
    return made


def _faded(colours: Colours) -> QColor:
    """Between quiet and ground: what cannot be used now looks so, and says why in its tool tip."""
    quiet, ground = colours.colour("quiet"), colours.colour("ground")
    red, green, blue = (
        (3 * here + there) // 4
        for here, there in (
            (quiet.red(), ground.red()),
            (quiet.green(), ground.green()),
            (quiet.blue(), ground.blue()),
        )
    )
    return QColor(red, green, blue)


def _list_palette(colours: Colours) -> QPalette:
    """In tables and lists the selected row stays readable in every colour of ink."""
    made = palette_of(colours)
    for group in (_Group.Active, _Group.Inactive):
        made.setColor(group, _Role.Highlight, colours.colour("selected"))
        made.setColor(group, _Role.HighlightedText, colours.colour("text"))
    return made


def chinese_family() -> str:
    """A family that has Chinese: one of the machine's, else the bundled Noto Sans SC.

    `QINGDESK_FONTS=bundled` takes the bundled one in any case: tests see the same letters everywhere.
    """
    if os.environ.get("QINGDESK_FONTS") != "bundled":
        there = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
        found = next((family for family in _CHINESE_FAMILIES if family in there), there[0] if there else "")
        if found:
            return found
    number = QFontDatabase.addApplicationFont(str(resource("fonts", "NotoSansSC-Regular.ttf")))
    QFontDatabase.addApplicationFont(str(resource("fonts", "NotoSansSC-Bold.ttf")))
    families = QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else QGuiApplication.font().family()


def font(points: float, *, bold: bool = False) -> QFont:
    """The application's family at `points`, times the user's text size."""
    made = QFont(QGuiApplication.font())
    made.setPointSizeF(points * made.pointSizeF() / BODY_POINTS)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return made


def code_font(points: float = TABLE_POINTS) -> QFont:
    """A fixed-width face for credit codes and numbers of records."""
    made = font(points)
    made.setFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family(), made.family()])
    made.setStyleHint(QFont.StyleHint.Monospace)
    return made


def em(widget: QWidget) -> int:
    """The width of one Chinese character in the widget's letters, in logical pixels: what widths are counted in."""
    return widget.fontMetrics().horizontalAdvance("走")


def set_points(widget: QWidget, points: float, *, bold: bool = False) -> None:
    """Give the widget that size of letters, relative to the body text."""
    widget.setFont(font(points, bold=bold))


# Palette roles that follow a change of theme by themselves; the other inks need `_Ink`.
_INK_ROLES = {
    "text": _Role.WindowText,
    "quiet": _Role.PlaceholderText,
    "accent": _Role.Link,
    "red": _Role.BrightText,
}


def set_ink(widget: QWidget, name: str) -> None:
    """Write a label's text in a named colour, now and after a change of theme."""
    old = widget.findChild(_Ink, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if old is not None:
        old.forget()
    widget.setForegroundRole(_INK_ROLES.get(name, _Role.WindowText))
    if name not in _INK_ROLES:
        _Ink(widget, name)


class _Ink(QObject):
    """Follows the application's palette for one widget; dies with it."""

    def __init__(self, widget: QWidget, name: str) -> None:
        super().__init__(widget)
        self._widget = widget
        self._name = name
        self._put_on()
        application = QCoreApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.paletteChanged.connect(self._put_on)

    def _put_on(self) -> None:
        palette = QPalette()
        palette.setColor(_Role.WindowText, Colours.of(QGuiApplication.palette()).colour(self._name))
        self._widget.setPalette(palette)

    def forget(self) -> None:
        """Give the widget its inherited colours back."""
        self._widget.setPalette(QPalette())
        self.setParent(None)
        self.deleteLater()


def _class_name(name: str) -> bytes:
    """PySide6's stubs ask for bytes here, and its code takes nothing but str."""
    return cast(bytes, name)


class Appearance(QObject):
    """Puts theme and text size on the application, and follows the system's light and dark when told to."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._theme = "system"
        self._style = FlatStyle()
        application.setStyle(self._style)
        self._family = chinese_family()
        application.styleHints().colorSchemeChanged.connect(self._follow)

    def use(self, theme: str, text_size: int) -> None:
        """theme: system|light|dark · text_size: per cent of the standard size, 100–200."""
        self._theme = theme
        base = QFont(self._family)
        base.setPointSizeF(BODY_POINTS * text_size / 100)
        self._application.setFont(base)
        rows = QFont(base)
        rows.setPointSizeF(TABLE_POINTS * text_size / 100)
        for view in ("QAbstractItemView", "QHeaderView"):
            QApplication.setFont(rows, _class_name(view))
        self._paint()

    def _follow(self) -> None:
        if self._theme == "system":
            self._paint()

    def _paint(self) -> None:
        dark = self._theme == "dark"
        if self._theme == "system":
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        colours = DARK if dark else LIGHT
        self._application.setPalette(palette_of(colours))
        QApplication.setPalette(_list_palette(colours), _class_name("QAbstractItemView"))
