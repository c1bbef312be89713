"""What left before: the log of exports, the newest first."""

from __future__ import annotations

from datetime import UTC, date, datetime

from qingdesk.exchange.package.profile import Profile
from qingdesk.i18n import _, format_moment, ngettext
from qingdesk.store import cadres, export_log
from qingdesk.store.connection import Readable
from qingdesk.store.export_log import Export
from qingdesk.ui.models.rows import Column, RowsModel
from qingdesk.ui.style import STEP, code_font
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import words

ROWS_HIGH = 5


def profile_words(profile: str) -> str:
    """Whom a package was for."""
    return {
        Profile.FULL.value: _("For the unit itself"),
        Profile.SUPERVISOR.value: _("For a supervisor"),
        Profile.STATISTICS.value: _("For statistics"),
    }.get(profile, profile)


class EarlierCard(Card):
    """The digest tells whether a file is the one that left then."""

    def __init__(self, today: date) -> None:
        super().__init__(_("Handed in before"), tight=True)
        self.setObjectName("earlier_exports")
        self._today = today
        self._names: dict[str, str] = {}
        columns: list[Column[Export]] = [
            Column(_("When"), self._when),
            Column(_("Half-year"), lambda row: row.period),
            Column(_("For whom"), lambda row: profile_words(row.profile)),
            Column(_("Rows in it"), lambda row: f"{row.rows:,}", right=True),
            Column(_("By"), lambda row: self._names.get(row.by, _("the desk"))),
            Column("SHA-256", lambda row: row.sha256, font=code_font()),
        ]
        self.model: RowsModel[Export] = RowsModel(columns, self)
        self.table = Table("earlier_table", _("Handed in before"))
        self.table.setModel(self.model)
        self.table.set_widths((9, 5, 7, 5, 5, 10), stretch=5)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(height * ROWS_HIGH)
        self._nothing = words(_("Nothing was handed in yet."), "quiet", wrap=True)
        self._nothing.setContentsMargins(STEP * 2 - 2, STEP + 4, STEP * 2 - 2, STEP + 4)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.table, 1)

    def show_rows(self, db: Readable, today: date) -> None:
        """Read the log again."""
        self._today, self._names = today, cadres.names(db)
        rows = export_log.find(db)
        self.model.show_rows(rows)
        self.note.setText(
            ngettext("{n} package", "{n} packages", len(rows)).format(n=len(rows)) if rows else ""
        )
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _when(self, row: Export) -> str:
        at = datetime.fromisoformat(row.exported_at.replace("Z", "+00:00")).replace(tzinfo=UTC)
        return format_moment(at.astimezone().replace(tzinfo=None), today=self._today)
