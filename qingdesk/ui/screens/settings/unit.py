"""The desk's own unit: its name, level and region."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from qingdesk.domain.labels import field_label, word_label
from qingdesk.exchange.regions import load_regions
from qingdesk.i18n import _, format_date
from qingdesk.store import policies, units
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.regions import find_regions, region_choice
from qingdesk.ui.screen import Command
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.words import button, words


class UnitPane(QWidget):
    """Read only, with a button that opens the dialog."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(_("The desk's own unit"))
        card.heading.addWidget(button(_("Edit"), self._edit, name="unit_edit"))
        self._body = QVBoxLayout()
        card.body.addLayout(self._body)
        column.addWidget(card)
        column.addStretch(1)

    def reload(self) -> None:
        """Read the unit again."""
        clear(self._body)
        reader = self._desk.store.reader()
        home = units.home(reader)
        if home is None:
            return
        today = self._desk.today()
        facts = [
            (field_label("unit", "name"), home.name),
            (field_label("unit", "level"), word_label(home.level) if home.level is not None else ""),
            (field_label("unit", "region"), f"{load_regions().full_name(home.region)} {home.region}"),
            (_("Desk code"), _("{code}, stands before every number").format(code=self._desk.store.desk_code)),
            (_("Duties are counted from"), format_date(policies.records_from(reader), today=today)),
        ]
        shown = QWidget()
        grid = QGridLayout(shown)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(STEP * 3)
        grid.setColumnStretch(1, 1)
        for row, (label, text) in enumerate(facts):
            grid.addWidget(words(label, "quiet", SMALL_POINTS + 0.5), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(text, wrap=True), row, 1)
        self._body.addWidget(shown)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """None."""
        return {}

    def _edit(self) -> None:
        home = units.home(self._desk.store.reader())
        if home is not None:
            plan = FormPlan(
                "unit",
                (("name",), ("level", "region")),
                finders={"region": find_regions},
                chosen=region_choice(load_regions(), home.region),
            )
            RecordDialog(self, self._desk, plan, home, _("Edit the unit")).exec()
