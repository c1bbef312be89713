"""The attributes of Qt's style options, which PySide6's own stubs leave out."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPalette
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionViewItem


class Option(Protocol):
    """What every style option has."""

    rect: QRect
    state: QStyle.StateFlag
    palette: QPalette
    fontMetrics: QFontMetrics


class FrameOption(Option, Protocol):
    """lineWidth: 0 for a field that stands inside a cell or another control."""

    lineWidth: int


class ButtonOption(Option, Protocol):
    """Its words and the picture before them."""

    text: str
    icon: QIcon


class ComboOption(Option, Protocol):
    """editable: text can be typed into it."""

    editable: bool


class SliderOption(Option, Protocol):
    """A scroll bar, too."""

    orientation: Qt.Orientation
    minimum: int
    maximum: int
    pageStep: int
    sliderPosition: int
    upsideDown: bool


class ProgressOption(Option, Protocol):
    """minimum = maximum while it is not known how much there is."""

    minimum: int
    maximum: int
    progress: int


class ItemOption(Option, Protocol):
    """One cell of a list or table."""

    text: str
    features: QStyleOptionViewItem.ViewItemFeature


def pressed(option: QStyleOption) -> ButtonOption:
    """The option of a push button, typed."""
    return cast(ButtonOption, option)


def has_icon_and_words(option: QStyleOption) -> bool:
    """Of a push button: a picture stands before its words."""
    given = pressed(option)
    return bool(given.text) and not given.icon.isNull()


def plain(option: QStyleOption) -> Option:
    """The option, typed."""
    return cast(Option, option)


def frame(option: QStyleOption) -> FrameOption:
    """The option of a field or frame, typed."""
    return cast(FrameOption, option)


def combo(option: QStyleOption) -> ComboOption:
    """The option of a combo box, typed."""
    return cast(ComboOption, option)


def slider(option: QStyleOption) -> SliderOption:
    """The option of a scroll bar, typed."""
    return cast(SliderOption, option)


def progress(option: QStyleOption) -> ProgressOption:
    """The option of a progress bar, typed."""
    return cast(ProgressOption, option)


def item(option: QStyleOption) -> ItemOption:
    """The option of a cell, typed."""
    return cast(ItemOption, option)
