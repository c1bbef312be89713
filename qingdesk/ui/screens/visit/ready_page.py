"""The next visit page is laid ready, a section at a time, while nobody waits for it.

It has some hundred fields and takes 80 ms to make; made beforehand, a visit begins as soon as it is asked for. A page
serves one opening and is not used again, so nothing of one visit can stand in another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from qingdesk.errors import UserError
from qingdesk.ui.desk import Desk
from qingdesk.ui.screens.visit.page import VisitPage
from qingdesk.ui.screens.visit.section import Help, Section
from qingdesk.ui.screens.visit.sheet import Sheet, sections

AFTER_THE_LIST = 50
"""Milliseconds: what is looked at comes first."""


class ReadyPage(QObject):
    """`begin` says that one may soon be asked for; `take` gives it, finished at once if it is not yet."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._loose: list[QWidget] = []
        self._parts = self._make()
        self._page: VisitPage | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._go_on)
        self.destroyed.connect(partial(_let_go, self._loose))

    @property
    def is_ready(self) -> bool:
        """Is one there that needs only be opened?"""
        return self._page is not None

    def begin(self) -> None:
        """Make it, a part in each turn of the event loop."""
        if not self.is_ready:
            self._turn.start(AFTER_THE_LIST)

    def take(self) -> VisitPage:
        """A page that nobody has used; the next one is made when `begin` is called again."""
        self._turn.stop()
        parts, self._parts = self._parts, self._make()
        for _part in parts:
            pass
        page, self._page = self._page, None
        assert page is not None, "the last part makes it"
        self._loose.clear()
        return page

    def _go_on(self) -> None:
        if self._desk.store.is_locked:
            return  # it is begun again when the list is seen again
        try:
            part = next(self._parts, None)
        except UserError:  # whoever asks for the page will be told
            self._parts = self._make()
        else:
            if part is not None:
                self._turn.start(0)

    def _make(self) -> Iterator[QWidget]:
        help_ = Help(self._desk.store.reader())
        made: list[Section] = []
        for section in sections(help_, self._desk.today):
            made.append(section)
            self._loose.append(section)
            yield section
        sheet = Sheet(made)
        self._loose[:] = [sheet]
        yield sheet
        self._page = VisitPage(self._desk, help_, sheet)
        self._loose[:] = [self._page]
        yield self._page


def _let_go(loose: Sequence[QWidget]) -> None:
    """What has no parent yet goes with whom it was made for, in the window's thread."""
    for widget in loose:
        if shiboken6.isValid(widget):
            widget.deleteLater()
