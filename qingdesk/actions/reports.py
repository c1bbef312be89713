"""情况报告: the figures are counted by the program, the text is a person's; a first text is proposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qingdesk.actions.changes import Changes
from qingdesk.actions.correct import refuse_silent_correction
from qingdesk.actions.record import Recorded
from qingdesk.actions.saving import refuse_mistakes
from qingdesk.domain.period import Half
from qingdesk.domain.report import Figure, Report, ReportDraft
from qingdesk.i18n import _, format_money, speaking
from qingdesk.store import cadres, figures, numbers, policies, printed_forms, reports, units, visits
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store


def of_half(db: Readable, half: Half) -> Report | None:
    """The half-year's report, the newest when there are several."""
    found = reports.find(db, "period = ?", (half.name,), order_by="seq DESC", limit=1)
    return found[0] if found else None


def report_figures(db: Readable, half: Half, today: date) -> tuple[Figure, ...]:
    """What the half-year comes to, counted now; named in Chinese, since the report is an official document."""
    policy = policies.load(db)
    try:
        per_half = policy.number("duty.visits_per_half", half.first)
        min_days = policy.number("duty.min_days", half.first)
        duties = figures.duties(
            db, half, today, per_half=per_half, min_days=min_days, records_from=policies.records_from(db)
        )
    except KeyError:  # before the policy was issued there was no duty
        duties = []
    made = [visit for visit in visits.find(db, half=half) if visit.is_done]
    eaten = figures.meal_figures(db, half, today)
    asked = figures.problem_figures(db, half, today)
    visited = sum(duty.made >= duty.required for duty in duties)
    with speaking("zh_CN"):
        return (
            Figure(_("Cadres in scope"), str(cadres.count(db, "in_scope = 1"))),
            Figure(_("Firms to visit"), str(len(duties))),
            Figure(_("Firms visited as due"), str(visited)),
            Figure(_("Visits on site"), str(sum(visit.is_in_person for visit in made))),
            Figure(_("Contacts by phone or online"), str(sum(not visit.is_in_person for visit in made))),
            Figure(_("Problems closed"), str(asked.closed)),
            Figure(_("Problems in hand"), str(asked.open)),
            Figure(_("Problems overdue"), str(asked.overdue)),
            Figure(_("Paid for meals (yuan)"), format_money(eaten.paid_fen)),
        )


def begin_report(db: Readable, half: Half, today: date) -> ReportDraft:
    """A first text with the figures in it, in Chinese: to be gone over by a person, never to be sent as it is."""
    told = [figure.value for figure in report_figures(db, half, today)]
    home = units.home(db)
    with speaking("zh_CN"):
        span = _("the first half of {year}") if half.half == 1 else _("the second half of {year}")
        period = span.format(year=half.year)
        title = _("Report on how leading cadres contacted firms in {period}").format(period=period)
        opening = _("How the leading cadres of {unit} contacted firms in {period} is reported as follows:")
        general = _(
            "{people} cadres are in scope; {firms} firms were to be visited and {done} were, on {onsite} visits on"
            " site. {closed} problems were closed, {open} are in hand, {late} of them overdue. {paid} yuan were"
            " paid for meals."
        )
        return ReportDraft(
            period=half.name,
            title=title,
            paragraphs=(
                opening.format(unit=home.name if home else "", period=period),
                _("I. In general"),
                general.format(
                    people=told[0], firms=told[1], done=told[2], onsite=told[3], closed=told[5], open=told[6],
                    late=told[7], paid=told[8],
                ),
                _("II. What was done"),
                _("III. What is still wanting"),
                _("IV. What is next"),
            ),
        )  # fmt: skip


def save_report(
    store: Store, base: ReportDraft, draft: ReportDraft, today: date, *, reason: str = ""
) -> Recorded:
    """Record a new report or change one, with its figures counted now; a reason makes it a 更正.

    Raises `Mistaken` without a title or for a half-year that is none.
    """
    half = Half.parse(draft.period)
    with store.transaction("edit_report" if isinstance(base, Report) else "record_report", reason) as db:
        counted = report_figures(db, half, today)
        old = reports.get(db, base.id) if isinstance(base, Report) else None
        refuse_mistakes(db, "report", draft, today, old=old)
        if old is None:
            number = numbers.next_number(db, "report", today.year)
            new = Report(
                period=draft.period,
                title=draft.title,
                paragraphs=draft.paragraphs,
                figures=counted,
                number=number,
            )
            saved = reports.add(db, new)
        else:
            corrects = refuse_silent_correction(old, draft, reason)
            changed = replace(
                old, period=draft.period, title=draft.title, paragraphs=draft.paragraphs, figures=counted
            )
            if corrects:
                changed = replace(changed, form_revision=old.form_revision + 1)
                printed_forms.supersede(db, old.id)
            saved = reports.update(db, changed) if changed != old else old
    return Recorded((saved,), Changes({"reports"}))
