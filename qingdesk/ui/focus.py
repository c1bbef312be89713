"""Where the keyboard was, by name, for what is shown anew; and the order in which Tab goes through a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QWidget


def focus_within(page: QWidget) -> str:
    """The objectName of what has the keyboard on this page; empty when it is elsewhere."""
    focus = QApplication.focusWidget()
    return focus.objectName() if focus is not None and page.isAncestorOf(focus) else ""


def focus_again(page: QWidget, name: str) -> bool:
    """Give it back; False where nothing of that name can take it now."""
    kept = page.findChild(QWidget, name) if name else None
    if kept is None or not kept.isEnabled() or not kept.isVisible():
        return False
    kept.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


class ReadPage(QWidget):
    """Tab goes through it as it is read, also after rows came and went: Qt puts a new one behind everything.

    The order is worked out by `arrange`, and when Tab is pressed after the layout has changed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._known: list[QWidget] = []
        self._is_stale = False

    def arrange(self) -> None:
        """Put what came new in its place."""
        self._is_stale = False
        now = list(_as_read(self))
        if now != self._known:
            self._known = now
            for before, after in pairwise(now):
                QWidget.setTabOrder(before, after)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._is_stale = True
        return super().event(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        if self._is_stale:
            self.arrange()
        return super().focusNextPrevChild(next_)


def _as_read(widget: QWidget) -> Iterator[QWidget]:
    """What Tab may stop at, in the order of the layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        return
    layout = widget.layout()
    if layout is not None:
        yield from _within(layout, widget)


def _within(layout: QLayout, page: QWidget) -> Iterator[QWidget]:
    """Of the widgets of `page` those that this layout places, and those of the layouts in it.

    Their items are not asked for: Python would keep each as what lay at its address, and a widget that is made
    there later, when Qt has let the item go, would be taken for it.
    """
    inner = [child for child in page.children() if isinstance(child, QWidget)]
    below = [child for child in layout.children() if isinstance(child, QLayout)]
    found: list[tuple[tuple[int, int], QWidget | QLayout]] = []
    found += [(_place(layout, at), widget) for widget in inner if (at := layout.indexOf(widget)) >= 0]
    found += [(_place(layout, layout.indexOf(each)), each) for each in below]
    for _at, each in sorted(found, key=itemgetter(0)):
        if isinstance(each, QWidget):
            yield from _as_read(each)
        else:
            yield from _within(each, page)


def _place(layout: QLayout, at: int) -> tuple[int, int]:
    """Row and column, or the place in a row of one."""
    if isinstance(layout, QGridLayout):
        # row and column come first; the stubs do not know
        return cast(tuple[int, int, int, int], layout.getItemPosition(at))[:2]
    return 0, at
