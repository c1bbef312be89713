"""People one below the other: name, post, and a button that takes the row away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.screens.visit.fields import watch
from qingdesk.ui.style import SMALL_POINTS, STEP, set_ink
from qingdesk.ui.widgets.freeze import freeze
from qingdesk.ui.widgets.words import button, words

_NAME_SHARE, _POST_SHARE = 5, 6


class PersonRow(QWidget):
    """`edited` when a person changed it, `gone` when its button was pressed."""

    edited = Signal()
    gone = Signal()

    def __init__(self, person: QLineEdit) -> None:
        super().__init__()
        self.person = person
        self.post = QLineEdit()
        self._away = button("", self.gone.emit, look="quiet_link", icon_name="x")
        self._away.setAccessibleName(_("Take this person off the list"))
        self._away.setToolTip(_("Take this person off the list"))
        room = self._away.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # the labels above stay over their fields
        self._away.setSizePolicy(room)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        row.addWidget(person, _NAME_SHARE)
        row.addWidget(self.post, _POST_SHARE)
        row.addWidget(self._away)
        for field in (person, self.post):
            watch(field, self.edited.emit)

    def freeze(self, frozen: bool) -> None:
        """To be read only."""
        freeze(self.person, frozen)
        freeze(self.post, frozen)
        self._away.setVisible(not frozen)


R = TypeVar("R", bound=PersonRow)


class PeopleRows(QWidget, Generic[R]):
    """Labels stand above the first row only. name: before objectNames, such as `visitors_0_name`."""

    edited = Signal()

    def __init__(self, name: str, title: str, more: str, make: Callable[[], R]) -> None:
        super().__init__()
        self._name = name
        self._title = title
        self._make = make
        self._rows: list[R] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP // 2)
        labels = QHBoxLayout()
        labels.setSpacing(STEP)
        labels.addWidget(words(title, "quiet", SMALL_POINTS + 0.5), _NAME_SHARE)
        labels.addWidget(words(_("Post"), "quiet", SMALL_POINTS + 0.5), _POST_SHARE)
        space = button("", look="quiet_link", icon_name="x")
        labels.addSpacing(space.sizeHint().width() + STEP)
        space.deleteLater()
        column.addLayout(labels)
        self._column = QVBoxLayout()
        self._column.setSpacing(STEP // 2)
        column.addLayout(self._column)
        self._below = words("", "red", SMALL_POINTS, wrap=True)
        self._below.setObjectName(f"{name}_below")
        self._below.hide()
        column.addWidget(self._below)
        self._more = button(more, self._add_by_hand, look="link", icon_name="plus", name=f"add_{name}")
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def rows(self) -> list[R]:
        """From the top down."""
        return list(self._rows)

    def add(self) -> R:
        """An empty row at the end."""
        row = self._make()
        self._rows.append(row)
        self._column.addWidget(row)
        row.edited.connect(self.edited)
        row.gone.connect(lambda: self._remove(row))
        self._name_rows()
        return row

    def clear(self) -> None:
        """Take every row away, without telling."""
        for row in self._rows:
            self._drop(row)
        self._rows = []

    def set_mistake(self, mistake: str) -> None:
        """Tell it below the rows."""
        self._below.setText(mistake)
        self._below.setVisible(bool(mistake))
        set_ink(self._below, "red")
        for row in self._rows:
            wrong = bool(mistake) and (not row.person.text().strip() or row is self._rows[0])
            row.person.setProperty("wrong", wrong)
            row.person.update()

    def freeze(self, frozen: bool) -> None:
        """To be read only."""
        self._more.setVisible(not frozen)
        for row in self._rows:
            row.freeze(frozen)

    def _add_by_hand(self) -> None:
        self.add().person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: R) -> None:
        self._rows.remove(row)
        self._drop(row)
        self._name_rows()
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, row: R) -> None:
        row.hide()
        self._column.removeWidget(row)
        row.setParent(None)
        row.deleteLater()

    def _name_rows(self) -> None:
        for at, row in enumerate(self._rows):
            row.person.setObjectName(f"{self._name}_{at}_name")
            row.person.setAccessibleName(_("{field}, name {n}").format(field=self._title, n=at + 1))
            row.post.setObjectName(f"{self._name}_{at}_post")
            row.post.setAccessibleName(_("{field}, post {n}").format(field=self._title, n=at + 1))
