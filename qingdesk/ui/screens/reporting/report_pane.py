"""情况报告 of the half-year: the figures counted, the text of a person, on paper by GB/T 9704; and the summary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.domain.number import shown_number
from qingdesk.domain.period import Half
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.jobs import Job
from qingdesk.ui.screen import Command
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.flow_row import FlowRow
from qingdesk.ui.widgets.scroll_area import ScrollArea
from qingdesk.ui.widgets.words import button, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qingdesk.domain.report import Figure, Report

ACROSS = 3


class ReportPane(QWidget):
    """The figures are counted anew each time that they are looked at; the report keeps those of its last save."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._report: Report | None = None
        self._job: Job | None = None
        self._counted = Card(_("Figures of the half-year"))
        self._counted.setObjectName("report_figures")
        self._figures = QVBoxLayout()
        self._counted.body.addLayout(self._figures)
        self._text = Card(_("Situation report"))
        self._paragraphs = QVBoxLayout()
        self._paragraphs.setSpacing(STEP)
        self._text.body.addLayout(self._paragraphs)
        self._write = button(_("Write the report …"), self._edit, look="filled", name="report_write")
        self._print = button(
            _("Print the report"), self._print_report, icon_name="printer", name="report_print"
        )
        self._summary = button(
            _("Print the summary"), self._print_summary, icon_name="printer", name="summary_print"
        )
        self._blank = button(_("Print a blank form"), self._print_blank, name="report_blank")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP + 2)
        head = FlowRow()
        head.setSpacing(STEP)
        for each in (self._blank, self._summary, self._print, self._write):
            head.addWidget(each)
        column.addLayout(head)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(STEP + 4)
        rows.addWidget(self._counted)
        rows.addWidget(self._text)
        rows.addStretch(1)
        area = ScrollArea(page, "report_page")
        column.addWidget(area, 1)

    def reload(self) -> None:
        """Count and read again, off the window's thread."""
        if self._job is not None:
            self._job.cancel()
        desk = self._desk
        self._job = desk.jobs.run(
            partial(_read, desk.store, desk.scope.half, desk.today()),
            owner=self,
            on_done=self._show,
            on_error=desk.messages.wrong,
            label=_("Counting the half-year"),
        )

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Write it, and print it once it is written."""
        found: dict[Command, Callable[[], object]] = {Command.NEW: self._edit}
        if self._report is not None:
            found[Command.PRINT] = self._print_report
        return found

    def _show(self, told: tuple[Report | None, Sequence[Figure]]) -> None:
        self._job = None
        self._report, figures = told
        report = self._report
        clear(self._figures)
        self._figures.addWidget(_grid(figures))
        clear(self._paragraphs)
        self._print.setEnabled(report is not None)
        self._write.setText(_("Edit the report …") if report is not None else _("Write the report …"))
        if report is None:
            self._text.note.setText("")
            nothing = _("It is not written yet. The program counts the figures and proposes a first text.")
            self._paragraphs.addWidget(words(nothing, "quiet", wrap=True))
            return
        self._text.note.setText(shown_number(report.number))
        title = words(report.title, bold=True, wrap=True)
        title.setObjectName("report_title")
        self._paragraphs.addWidget(title)
        for paragraph in report.paragraphs:
            text = words(paragraph, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._paragraphs.addWidget(text)
        if tuple(report.figures) != tuple(figures):
            stale = _(
                "The figures have changed since it was saved. Save it again and the annex has the new ones."
            )
            self._paragraphs.addWidget(words(stale, "amber", wrap=True))

    def _edit(self) -> None:
        from qingdesk.actions.reports import begin_report
        from qingdesk.ui.dialogs.report import ReportDialog

        desk = self._desk
        base = self._report or begin_report(desk.store.reader(), desk.scope.half, desk.today())
        ReportDialog(self.window(), desk, base).exec()

    def _print_report(self) -> None:
        from qingdesk.ui.dialogs.print_preview import print_records

        if self._report is not None:
            print_records(self._desk, self, "situation_report", (self._report.id,))

    def _print_blank(self) -> None:
        from qingdesk.ui.dialogs.print_preview import print_blank

        print_blank(self._desk, self, "situation_report")

    def _print_summary(self) -> None:
        from qingdesk.ui.dialogs.print_preview import print_records

        scope = self._desk.scope
        print_records(
            self._desk, self, "half_year_summary", (), period=scope.half.name, cadre_id=scope.cadre_id
        )


def _grid(figures: Sequence[Figure]) -> QWidget:
    shown = QWidget()
    grid = QGridLayout(shown)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(STEP * 3)
    grid.setVerticalSpacing(STEP - 2)
    for at, figure in enumerate(figures):
        cell = QHBoxLayout()
        cell.setSpacing(STEP)
        cell.addWidget(words(figure.name, "quiet", wrap=True), 1)
        cell.addWidget(words(figure.value, bold=True), 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(cell, at // ACROSS, at % ACROSS)
    for column in range(ACROSS):
        grid.setColumnStretch(column, 1)
    return shown


def _read(
    store: Store, half: Half, today: date, progress: Progress
) -> tuple[Report | None, Sequence[Figure]]:
    from qingdesk.actions.reports import of_half, report_figures

    db = store.reader()
    return of_half(db, half), report_figures(db, half, today)
