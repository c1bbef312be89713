"""各单位: what the desks report whose packages came in; by name, nothing is ranked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from qingdesk.i18n import _, format_moment, ngettext
from qingdesk.store.collected import UnitFigures
from qingdesk.ui.models.rows import Column, RowsModel
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.table import Table

MOST_HIGH = 8


class UnitsCard(Card):
    """Hidden where nothing was ever taken in."""

    def __init__(self, today: date) -> None:
        super().__init__(_("Units that hand in"), tight=True)
        self.setObjectName("units")
        self._today = today
        columns: list[Column[UnitFigures]] = [
            Column(_("Unit"), lambda row: row.unit_name),
            Column(_("Enterprises"), lambda row: str(row.enterprises), right=True),
            Column(_("Visits in person"), lambda row: str(row.visits), right=True),
            Column(_("Problems open"), lambda row: str(row.open_problems), right=True),
            Column(_("Meals not paid"), lambda row: str(row.unpaid_meals), right=True),
            Column(
                _("Contradictions"),
                lambda row: str(row.contradictions),
                right=True,
                ink=lambda row: "amber" if row.contradictions else "",
            ),
            Column(_("Newest package"), lambda row: row.period),
            Column(_("Came in"), self._when),
        ]
        self.model: RowsModel[UnitFigures] = RowsModel(columns, self)
        self.table = Table("units_table", _("Units that hand in"))
        self.table.setModel(self.model)
        self.table.set_widths((16, 6, 8, 8, 8, 7, 9, 10), stretch=0)
        self.body.addWidget(self.table)
        self.hide()

    def show_rows(self, found: Sequence[UnitFigures], today: date) -> None:
        """A line a desk; visits are those of the half-year chosen above."""
        self._today = today
        self.model.show_rows(found)
        line = self.table.verticalHeader().defaultSectionSize()
        high = line * (min(len(found), MOST_HIGH) + 1) + STEP
        self.table.setMinimumHeight(high)
        self.table.setMaximumHeight(high)
        self.note.setText(ngettext("{n} desk", "{n} desks", len(found)).format(n=len(found)))
        self.setVisible(bool(found))

    def _when(self, row: UnitFigures) -> str:
        at = datetime.fromisoformat(row.collected_at.replace("Z", "+00:00")).replace(tzinfo=UTC)
        return format_moment(at.astimezone().replace(tzinfo=None), today=self._today)
