"""情况报告 of a half-year."""

from __future__ import annotations

from datetime import date

from qingdesk.actions.printing.printable import Letterhead, OfOneRecord
from qingdesk.actions.printing.spoken import day
from qingdesk.domain.number import shown_number
from qingdesk.domain.report import Report
from qingdesk.forms.situation_report import KIND, SituationReportForm, render
from qingdesk.store.connection import Readable


def _make(db: Readable, report: Report, head: Letterhead) -> SituationReportForm:
    made_on = date.fromisoformat(report.updated_at[:10]) if report.updated_at else head.today
    return SituationReportForm(
        record_id=report.id,
        form_revision=report.form_revision,
        number=shown_number(report.number),
        title=report.title,
        paragraphs=report.paragraphs,
        figures=tuple((figure.name, figure.value) for figure in report.figures),
        date=day(made_on),
        **head.fields(),
    )


def _is_of(db: Readable, report: Report, cadre_id: str) -> bool:
    return False  # a report is the unit's


FORM = OfOneRecord(kind=KIND, noun="report", make=_make, cls=SituationReportForm, is_of=_is_of, render=render)
