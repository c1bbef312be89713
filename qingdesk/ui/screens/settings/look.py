"""Language, light or dark, size of letters, and who sits at the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.store import cadres
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.choose_cadre import find_cadres
from qingdesk.ui.preferences import TEXT_SIZES
from qingdesk.ui.screen import Command
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.chooser import Choice, Chooser
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.words import button


class LookPane(QWidget):
    """What is chosen holds at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._language = ComboBox((("zh_CN", "中文"), ("en", "English")))
        self._language.setObjectName("language")
        self._theme = ComboBox((("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))))
        self._theme.setObjectName("theme")
        self._size = ComboBox((size, f"{size}%") for size in TEXT_SIZES)
        self._size.setObjectName("text_size")
        self._operator = Chooser(lambda text: find_cadres(desk.store.reader(), text), _("Desk clerk"))
        self._operator.setObjectName("operator")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP + 4)
        look = Card(_("Language and look"))
        row = QHBoxLayout()
        row.setSpacing(STEP * 2)
        row.addWidget(FieldBox(_("Language"), self._language))
        row.addWidget(FieldBox(_("Light or dark"), self._theme))
        row.addWidget(FieldBox(_("Size of letters"), self._size))
        look.body.addLayout(row)
        column.addWidget(look)
        who = Card(_("Who sits at this desk"))
        hint = _(
            "What is saved is marked with this name. A convenience, not a lock: there are no user accounts."
        )
        clerk = button(_("Nobody in particular"), self._take_clerk, look="link", name="operator_clerk")
        who.body.addWidget(FieldBox(_("Cadre"), self._operator, hint, beside=clerk))
        column.addWidget(who)
        column.addStretch(1)
        self._language.chosen.connect(self._take)
        self._theme.chosen.connect(self._take)
        self._size.chosen.connect(self._take)
        self._operator.chosen.connect(self._take_operator)

    def reload(self) -> None:
        """Show what is chosen."""
        chosen = self._desk.preferences.settings
        self._language.set_value(chosen.language)
        self._theme.set_value(chosen.theme)
        self._size.set_value(chosen.text_size)
        operator = chosen.operator_cadre_id
        name = cadres.get(self._desk.store.reader(), operator).name if operator else ""
        self._operator.set_choice(Choice(operator, name) if operator else None)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """None."""
        return {}

    def _take(self) -> None:
        size = self._size.value()
        self._change(
            language=str(self._language.value()),
            theme=str(self._theme.value()),
            text_size=size if isinstance(size, int) else 100,
        )

    def _change(self, *, language: str, theme: str, text_size: int) -> None:
        preferences = self._desk.preferences
        try:
            preferences.change(
                replace(preferences.settings, language=language, theme=theme, text_size=text_size)
            )
        except UserError as error:
            self._desk.messages.wrong(error)

    def _take_operator(self) -> None:
        self._set_operator(self._operator.value())

    def _take_clerk(self) -> None:
        self._set_operator("")
        self._operator.set_choice(None)

    def _set_operator(self, cadre_id: str) -> None:
        preferences = self._desk.preferences
        try:
            preferences.change(replace(preferences.settings, operator_cadre_id=cadre_id))
        except UserError as error:
            self._desk.messages.wrong(error)
