"""Fusion without its gradients: flat fields and buttons with a one-pixel line, drawn from the named colours.

The one place that says what a standard widget looks like; there is no style sheet. A widget asks for another
look by the property `look`: `filled`, `danger`, `chip`, `link` or `quiet_link` on a push button, `field` on a
text box, `on_card` on a page that scrolls within a card; a field with a mistake has the property `wrong`.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionHeader,
    QWidget,
)

from qingdesk.ui import style_options
from qingdesk.ui.colours import Colours
from qingdesk.ui.shapes import RADIUS, chevron, radio, rounded, tick_box

_FIELD_INSET = 8
_TITLE_ROOM = 14
_LABEL_INKS = {"filled": "on_accent", "danger": "on_accent", "link": "accent", "quiet_link": "quiet"}
_FIELDS = (QStyle.ContentsType.CT_LineEdit, QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox)

_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_Complex = QStyle.ComplexControl
_Contents = QStyle.ContentsType
_State = QStyle.StateFlag
_Part = QStyle.SubControl

# Plain numbers where very much is drawn: a flag asked of a sum of flags costs a call each time.
_ENABLED, _ON, _SUNKEN, _MOUSE_OVER, _HAS_FOCUS, _BY_KEYBOARD = (
    flag.value
    for flag in (
        _State.State_Enabled,
        _State.State_On,
        _State.State_Sunken,
        _State.State_MouseOver,
        _State.State_HasFocus,
        _State.State_KeyboardFocusChange,
    )
)


def look(widget: QWidget | None) -> str:
    """The look that the widget asks for, or nothing."""
    return str(widget.property("look") or "") if widget is not None else ""


def is_wrong(widget: QWidget | None) -> bool:
    """Whether the field holds a mistake that its form tells of."""
    return widget is not None and bool(widget.property("wrong"))


def title_height(header: QWidget) -> int:
    """Pixels: of the titles of a table's columns."""
    return header.fontMetrics().height() + _TITLE_ROOM


def _stands_on_white(bar: QWidget) -> bool:
    """Whether a scroll bar belongs to a table, a list, a text, or a page within a card (look `on_card`)."""
    holder = bar.parentWidget()
    area = holder.parentWidget() if holder is not None else None
    if area is None:
        return False
    # By name: to know the classes themselves would be to load them at the start.
    of_rows_or_text = area.inherits("QAbstractItemView") or area.inherits("QPlainTextEdit")
    return of_rows_or_text or look(area) == "on_card"


class FlatStyle(QProxyStyle):
    """See the module. `pixelMetric` is left to Fusion on purpose: it is asked thousands of times a start."""

    def __init__(self) -> None:
        super().__init__("fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Primitive.PE_PanelButtonCommand:
            self._button(style_options.plain(option), painter, look(widget))
        elif element == _Primitive.PE_PanelButtonTool:
            self._tool(style_options.plain(option), painter)
        elif element == _Primitive.PE_PanelLineEdit:
            self._field(option, painter, widget)
        elif element == _Primitive.PE_Frame:
            self._frame(style_options.plain(option), painter, widget)
        elif element == _Primitive.PE_FrameFocusRect:
            given = style_options.plain(option)
            rounded(painter, given.rect, None, Colours.of(given.palette).colour("accent"), 4.0)
        elif element in (_Primitive.PE_IndicatorCheckBox, _Primitive.PE_IndicatorItemViewItemCheck):
            tick_box(painter, style_options.plain(option))
        elif element == _Primitive.PE_IndicatorRadioButton:
            radio(painter, style_options.plain(option))
        elif element not in (_Primitive.PE_FrameLineEdit, _Primitive.PE_FrameButtonBevel):
            super().drawPrimitive(element, option, painter, widget)

    def _button(self, option: style_options.Option, painter: QPainter, kind: str) -> None:
        colours = Colours.of(option.palette)
        state = option.state.value
        enabled = bool(state & _ENABLED)
        on = bool(state & _ON)
        down = bool(state & _SUNKEN) or on
        over = enabled and bool(state & _MOUSE_OVER)
        solid = kind in ("filled", "danger") and enabled
        if kind.endswith("link"):
            if over or down:
                rounded(painter, option.rect, colours.colour("hover"), None, 4.0)
        elif solid:
            fill = colours.colour("accent" if kind == "filled" else "red")
            rounded(painter, option.rect, fill.darker(118 if down else 108) if over or down else fill, None)
        else:
            fill = colours.colour("accent_soft" if down else "hover" if over else "surface")
            radius = option.rect.height() / 2 if kind == "chip" else RADIUS
            rounded(painter, option.rect, fill, colours.colour("accent" if down else "line"), radius)
        if state & _HAS_FOCUS and state & _BY_KEYBOARD:
            ring = colours.colour("on_accent" if solid else "accent")
            rounded(painter, option.rect.adjusted(2, 2, -2, -2), None, ring, RADIUS - 2)

    def _tool(self, option: style_options.Option, painter: QPainter) -> None:
        colours = Colours.of(option.palette)
        if option.state & (_State.State_Sunken | _State.State_On):
            rounded(painter, option.rect, colours.colour("accent_soft"), None, 4.0)
        elif option.state & _State.State_MouseOver and option.state & _State.State_Enabled:
            rounded(painter, option.rect, colours.colour("hover"), None, 4.0)

    def _field(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        given = style_options.frame(option)
        fill = given.palette.color(QPalette.ColorRole.Base)
        if not isinstance(option, QStyleOptionFrame) or given.lineWidth == 0:
            painter.fillRect(given.rect, fill)  # inside a table's cell
            return
        colours = Colours.of(given.palette)
        focused = bool(given.state & _State.State_HasFocus)
        line = "red" if is_wrong(widget) else "accent" if focused else "line"
        if not given.state & _State.State_Enabled or given.state & _State.State_ReadOnly:
            fill = colours.colour("ground")
        rounded(painter, given.rect, fill, colours.colour(line))

    def _frame(self, option: style_options.Option, painter: QPainter, widget: QWidget | None) -> None:
        colours = Colours.of(option.palette)
        focused = bool(option.state & _State.State_HasFocus)
        line = "red" if is_wrong(widget) else "accent" if focused else "line"
        fill = option.palette.color(QPalette.ColorRole.Base) if look(widget) == "field" else None
        if widget is not None and widget.property("readOnly"):
            fill = colours.colour("ground")
        rounded(painter, option.rect, fill, colours.colour(line))

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Control.CE_PushButtonLabel and isinstance(option, QStyleOptionButton):
            super().drawControl(element, self._labelled(option, look(widget)), painter, widget)
        elif element in (_Control.CE_HeaderSection, _Control.CE_HeaderEmptyArea):
            self._header(style_options.plain(option), painter)
        elif element == _Control.CE_HeaderLabel and isinstance(option, QStyleOptionHeader):
            super().drawControl(element, self._heading(option), painter, widget)
        elif element == _Control.CE_ProgressBarGroove:
            given = style_options.plain(option)
            rounded(painter, given.rect, Colours.of(given.palette).colour("hover"), None, 3.0)
        elif element == _Control.CE_ProgressBarContents:
            self._progress(style_options.progress(option), painter)
        else:
            super().drawControl(element, option, painter, widget)

    def _labelled(self, option: QStyleOptionButton, kind: str) -> QStyleOptionButton:
        has_both = style_options.has_icon_and_words(option)
        is_coloured = bool(kind and style_options.plain(option).state & _State.State_Enabled)
        if not has_both and not is_coloured:
            return option
        copied = QStyleOptionButton(option)
        given = style_options.pressed(copied)
        if has_both:
            given.text = (
                f" {given.text}"  # Qt leaves four pixels between them, which is too tight for Chinese
            )
        if not is_coloured:
            return copied
        chosen = kind == "chip" and bool(given.state & _State.State_On)
        ink = "accent" if chosen else _LABEL_INKS.get(kind, "text")
        palette = QPalette(given.palette)
        palette.setColor(QPalette.ColorRole.ButtonText, Colours.of(palette).colour(ink))
        given.palette = palette
        return copied

    def _heading(self, option: QStyleOptionHeader) -> QStyleOptionHeader:
        copied = QStyleOptionHeader(option)
        given = style_options.plain(copied)
        given.rect = given.rect.adjusted(_FIELD_INSET, 0, -_FIELD_INSET, 0)
        given.state &= ~_State.State_On  # no bold heading over the selected column
        palette = QPalette(given.palette)
        palette.setColor(QPalette.ColorRole.ButtonText, Colours.of(palette).colour("quiet"))
        given.palette = palette
        return copied

    def _header(self, option: style_options.Option, painter: QPainter) -> None:
        colours = Colours.of(option.palette)
        place = option.rect
        painter.fillRect(place, colours.colour("ground"))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, colours.colour("line"))

    def _progress(self, option: style_options.ProgressOption, painter: QPainter) -> None:
        whole = option.maximum - option.minimum
        done = QRect(option.rect)
        if whole > 0:
            done.setWidth(round(done.width() * (option.progress - option.minimum) / whole))
        rounded(painter, done, Colours.of(option.palette).colour("accent"), None, 3.0)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == _Complex.CC_ComboBox and widget is not None:
            self._combo(option, painter, widget)
        elif control == _Complex.CC_ScrollBar and widget is not None:
            self._scroll_bar(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def _combo(self, option: QStyleOptionComplex, painter: QPainter, widget: QWidget) -> None:
        given = style_options.combo(option)
        colours = Colours.of(given.palette)
        enabled = bool(given.state & _State.State_Enabled)
        over = enabled and bool(given.state & _State.State_MouseOver) and not given.editable
        focused = bool(given.state & (_State.State_HasFocus | _State.State_On))
        line = "red" if is_wrong(widget) else "accent" if focused else "line"
        fill = colours.colour("hover" if over else "surface" if enabled else "ground")
        rounded(painter, given.rect, fill, colours.colour(line))
        arrow = self.subControlRect(_Complex.CC_ComboBox, option, _Part.SC_ComboBoxArrow, widget)
        middle = QPointF(arrow.center().x(), given.rect.y() + given.rect.height() / 2)
        chevron(painter, middle, colours.colour("quiet"))

    def _scroll_bar(self, option: QStyleOptionComplex, painter: QPainter, widget: QWidget) -> None:
        given = style_options.slider(option)
        colours = Colours.of(given.palette)
        role = QPalette.ColorRole.Base if _stands_on_white(widget) else QPalette.ColorRole.Window
        painter.fillRect(given.rect, given.palette.color(role))
        handle = self.subControlRect(_Complex.CC_ScrollBar, option, _Part.SC_ScrollBarSlider, widget)
        upright = given.orientation == Qt.Orientation.Vertical
        bar = handle.adjusted(3, 2, -3, -2) if upright else handle.adjusted(2, 3, -2, -3)
        over = given.state & (_State.State_Sunken | _State.State_MouseOver)
        rounded(
            painter,
            bar,
            colours.colour("quiet" if over else "line"),
            None,
            min(bar.width(), bar.height()) / 2,
        )

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == _Complex.CC_ComboBox and part == _Part.SC_ComboBoxEditField:
            return style_options.plain(option).rect.adjusted(_FIELD_INSET, 2, -_FIELD_INSET * 3, -2)
        if control == _Complex.CC_ScrollBar:
            return self._scroll_part(style_options.slider(option), part)
        return super().subControlRect(control, option, part, cast(QWidget, widget))

    def _scroll_part(self, option: style_options.SliderOption, part: QStyle.SubControl) -> QRect:
        """Without the arrow buttons at its ends."""
        place = option.rect
        upright = option.orientation == Qt.Orientation.Vertical
        whole = place.height() if upright else place.width()
        span = option.maximum - option.minimum
        shown = whole * option.pageStep // (span + option.pageStep) if span + option.pageStep > 0 else whole
        length = min(max(28, shown), whole) if span > 0 else whole
        start = self.sliderPositionFromValue(
            option.minimum, option.maximum, option.sliderPosition, whole - length, option.upsideDown
        )
        first, size = {
            _Part.SC_ScrollBarSlider: (start, length),
            _Part.SC_ScrollBarGroove: (0, whole),
            _Part.SC_ScrollBarSubPage: (0, start),
            _Part.SC_ScrollBarAddPage: (start + length, whole - start - length),
        }.get(part, (0, 0))
        if upright:
            return QRect(place.x(), place.y() + first, place.width(), size)
        return QRect(place.x() + first, place.y(), size, place.height())

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        if element == QStyle.SubElement.SE_LineEditContents and isinstance(option, QStyleOptionFrame):
            given = style_options.frame(option)
            if given.lineWidth:
                return given.rect.adjusted(_FIELD_INSET, 1, -_FIELD_INSET, -1)
        return super().subElementRect(element, option, cast(QWidget, widget))

    def sizeFromContents(
        self, contents: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        wanted = super().sizeFromContents(contents, option, size, cast(QWidget, widget))
        letters = style_options.plain(option).fontMetrics.height()
        if contents in _FIELDS:
            in_cell = isinstance(option, QStyleOptionFrame) and style_options.frame(option).lineWidth == 0
            if not in_cell:
                wanted.setHeight(max(wanted.height(), letters + 10))
            if contents == _Contents.CT_ComboBox:
                wanted.setWidth(size.width() + _FIELD_INSET * 5)
        elif contents == _Contents.CT_HeaderSection:
            wanted.setHeight(letters + _TITLE_ROOM)
        elif contents == _Contents.CT_PushButton and isinstance(widget, QPushButton):
            tight = look(widget).endswith("link")
            blank = style_options.plain(option).fontMetrics.horizontalAdvance(" ")
            apart = blank if style_options.has_icon_and_words(option) else 0
            wanted = QSize(
                size.width() + apart + (8 if tight else letters + 8), letters + (4 if tight else 10)
            )
        return wanted
