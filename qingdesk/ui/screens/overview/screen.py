"""总览: four figures, two columns of findings, the grid of visits, and what comes up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.domain.period import Half
from qingdesk.i18n import _, format_date, format_money, ngettext
from qingdesk.progress import Progress
from qingdesk.store import drafts
from qingdesk.store.database import Store
from qingdesk.ui import desk_work
from qingdesk.ui.desk import Desk
from qingdesk.ui.jobs import Job
from qingdesk.ui.models.firm_grid import short_half
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.overview.check_band import CheckBand
from qingdesk.ui.screens.overview.coming_card import ComingCard, Upcoming
from qingdesk.ui.screens.overview.finding_rows import Ways
from qingdesk.ui.screens.overview.findings_card import FindingsCard
from qingdesk.ui.screens.overview.firm_grid import FirmGridCard
from qingdesk.ui.screens.overview.put_right_card import PutRightCard
from qingdesk.ui.screens.overview.remembering import Besides, Remembering
from qingdesk.ui.screens.overview.shared_problems_card import SharedProblemsCard
from qingdesk.ui.screens.overview.units_card import UnitsCard
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.figure_card import FigureCard
from qingdesk.ui.widgets.scroll_area import ScrollArea
from qingdesk.ui.widgets.words import words

if TYPE_CHECKING:
    from qingdesk.actions.coming_up import ComesUp
    from qingdesk.actions.overview import Overview
    from qingdesk.domain.finding import Finding
    from qingdesk.ui.left_drafts import LeftDrafts

DAYS_AHEAD = 60
SOON_AFTER_PAINT = 30
"""Milliseconds: the threads do not begin to read before the window stands."""


def _compute(store: Store, today: date, half: Half, cadre_id: str, progress: Progress) -> Overview:
    from qingdesk.actions.overview import overview

    return overview(store.reader(), today, half, cadre_id=cadre_id, progress=progress)


class OverviewScreen(QWidget):
    """Everything is computed off the window's thread; until then the cards stand empty."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {
            "visits",
            "meals",
            "problems",
            "commitments",
            "assignments",
            "cadres",
            "enterprises",
            "units",
            "policies",
            "collected_packages",
            "conflicts",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("overview")
        self._desk = desk
        self._job: Job | None = None
        self._is_cut_short = False
        self._left: LeftDrafts | None = None
        self._overview: Overview | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SOON_AFTER_PAINT)
        self._pause.timeout.connect(self._begin)
        self._figures = {
            name: FigureCard(f"figure_{name}", title)
            for name, title in (
                ("visits", _("Visits this half-year")),
                ("todo", _("To do within 60 days")),
                ("meals", _("Meals")),
                ("problems", _("Open problems")),
            )
        }
        ways = Ways(self._way, self._explain)
        self._close = FindingsCard("too_close", _("Close but not clean"), ways)
        self._distant = FindingsCard("too_distant", _("Clean but not close"), ways)
        self._records = FindingsCard("integrity", _("On the records themselves"), ways, first_shown=1)
        self._grid = FirmGridCard()
        self._coming = ComingCard(lambda: desk_work.plan_visits(self.window(), desk))
        self._put_right = PutRightCard()
        self._units = UnitsCard(desk.today())
        self._shared = SharedProblemsCard(lambda key: desk.go(Target("problems", record_id=key)))
        self._check_band = CheckBand(desk.findings)
        self._years = words("", "quiet", SMALL_POINTS, wrap=True)
        self._years.setObjectName("years_without_calendar")
        self._years.hide()
        self._lay_out()
        self._figures["visits"].pressed.connect(lambda: desk.go(Target("visits")))
        self._figures["todo"].pressed.connect(lambda: desk.go(Target("visits")))
        self._figures["meals"].pressed.connect(lambda: desk.go(Target("meals", filter="unpaid")))
        self._figures["problems"].pressed.connect(lambda: desk.go(Target("problems", filter="open")))
        self._grid.table.opened.connect(
            lambda row: desk.go(Target("enterprises", record_id=self._grid.model.firm_at(row)))
        )
        desk.findings.updated.connect(self._show_findings)
        desk.findings.failed.connect(desk.messages.wrong)
        desk.findings.stopped.connect(self._say_stopped)
        self._remembering = Remembering(desk, self)
        self._remembering.told.connect(self._show_besides)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(STEP * 2, STEP * 2 - 2, STEP * 2, STEP * 2)
        column.setSpacing(STEP + 4)
        figures = QHBoxLayout()
        figures.setSpacing(STEP + 4)
        for card in self._figures.values():
            figures.addWidget(card, 1)
        column.addWidget(self._check_band)
        self._above = QVBoxLayout()
        column.addLayout(self._above)
        column.addLayout(figures)
        column.addWidget(self._units)
        column.addWidget(self._shared)
        halves = QGridLayout()
        halves.setSpacing(STEP + 4)
        halves.addWidget(self._close, 0, 0)
        halves.addWidget(self._distant, 0, 1)
        halves.addWidget(self._records, 1, 0, 1, 2)
        halves.addWidget(self._grid, 2, 0)
        halves.addWidget(self._coming, 2, 1)
        halves.setColumnStretch(0, 1)
        halves.setColumnStretch(1, 1)
        column.addLayout(halves)
        column.addWidget(self._put_right)
        column.addWidget(self._years)
        column.addStretch(1)
        area = ScrollArea(page, "overview_page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self._area = area
        self._records.hide()

    # Screen

    def reload(self) -> None:
        """Compute anew for the half-year and the person chosen."""
        self._pause.start()
        self._show_findings()
        self._remembering.tell()

    def _begin(self) -> None:
        self._is_cut_short = False
        self._show_left_drafts()
        if self._job is not None:
            self._job.cancel()
        scope = self._desk.scope
        self._job = self._desk.jobs.run(
            partial(_compute, self._desk.store, self._desk.today(), scope.half, scope.cadre_id),
            owner=self,
            on_done=self._take,
            on_error=self._desk.messages.wrong,
            label=_("Computing the overview"),
        )

    def _show_left_drafts(self) -> None:
        reader = self._desk.store.reader()
        if self._left is None and drafts.is_any(reader):
            from qingdesk.ui.left_drafts import LeftDrafts

            self._left = LeftDrafts(reader)
            self._left.asked.connect(
                lambda visit_id: self._desk.go(Target("visits", record_id=visit_id, make=not visit_id))
            )
            self._above.addWidget(self._left)
        if self._left is not None:
            self._left.look(self._desk.today())

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: it need not be computed either, and what is opened instead is there the sooner."""
        super().hideEvent(event)
        if self.is_computing():
            self._is_cut_short = True
            self._pause.stop()
            if self._job is not None:
                self._job.cancel()
                self._job = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_cut_short:
            self._pause.start()

    def is_computing(self) -> bool:
        """Figures that were asked for are still to come."""
        return self._pause.isActive() or self._job is not None

    def show_target(self, target: Target) -> None:
        """part: `coming` shows what comes up."""
        if target.part == "coming":
            self._area.ensureWidgetVisible(self._coming)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """None but the frame's own."""
        return {}

    def may_leave(self) -> bool:
        """Nothing is typed here."""
        return True

    # Showing

    def _take(self, computed: Overview) -> None:
        self._job = None
        self._overview = computed
        self._show_visits(computed)
        self._show_meals(computed)
        self._show_problems(computed)
        halves = tuple(each.half for each in computed.sums)
        self._grid.show_rows(computed.firms, halves, computed.firms_total)
        self._units.show_rows(computed.units, computed.today)
        self._shared.show_rows(
            computed.shared_problems, {each.desk_id: each.unit_name for each in computed.units}
        )
        self._show_coming()

    def _show_visits(self, computed: Overview) -> None:
        now = computed.current
        left = computed.half.days_left(computed.today)
        note = _("no duty is recorded yet")
        if now.required and now.firms_left and left >= 0:
            days = ngettext("{n} day left", "{n} days left", left).format(n=left)
            firms = ngettext("{n} firm to visit", "{n} firms to visit", now.firms_left).format(
                n=now.firms_left
            )
            note = _("{days}, {firms}").format(days=days, firms=firms)
        elif now.required and now.firms_left:
            note = ngettext("{n} firm was not visited", "{n} firms were not visited", now.firms_left).format(
                n=now.firms_left
            )
        elif now.required:
            note = _("every firm was visited")
        card = self._figures["visits"]
        card.show_figure(str(now.made), f"/{now.required}", note)
        shown = [each for each in computed.sums if each.required]
        card.bars.set_bars([(short_half(each.half), each.made) for each in shown] if len(shown) > 1 else [])

    def _show_meals(self, computed: Overview) -> None:
        meals = computed.meals
        paid = _("{sum} yuan paid this half-year").format(sum=format_money(meals.paid_fen))
        without = ngettext("{n} without receipt", "{n} without receipt", meals.without_receipt)
        self._figures["meals"].show_figure(
            str(meals.unpaid),
            _("not paid"),
            paid,
            without.format(n=meals.without_receipt) if meals.without_receipt else "",
        )

    def _show_problems(self, computed: Overview) -> None:
        problems = computed.problems
        overdue = ngettext("{n} overdue", "{n} overdue", problems.overdue).format(n=problems.overdue)
        closed = ngettext("{n} closed this half-year", "{n} closed this half-year", problems.closed)
        self._figures["problems"].show_figure(
            str(problems.open),
            _("in hand"),
            closed.format(n=problems.closed),
            overdue if problems.overdue else "",
        )

    def _show_findings(self) -> None:
        findings, today = self._desk.findings, self._desk.today()
        if findings.checked_at is None:
            return
        found = findings.open(self._desk.scope.cadre_id)
        noted = findings.noted(self._desk.scope.cadre_id)
        for card, side in (
            (self._close, "too_close"),
            (self._distant, "too_distant"),
            (self._records, "integrity"),
        ):
            of_side = [one for one in found if one.finding.side == side]
            of_noted = [one for one in noted if one.finding.side == side]
            card.show_findings(of_side, findings.names, today, findings.checked_at, of_noted)
        self._records.setVisible(any(one.finding.side == "integrity" for one in (*found, *noted)))
        self._show_coming()

    def _show_coming(self) -> None:
        computed = self._overview
        if computed is None:
            return
        today = computed.today
        coming = sorted(self._upcoming(computed), key=lambda one: one.day)
        self._coming.show_rows(coming, today)
        nearest = ""
        if coming:
            nearest = _("nearest: {day} {what}").format(
                day=format_date(coming[0].day, today=today), what=coming[0].words
            )
        self._figures["todo"].show_figure(str(len(coming)), "", nearest or _("nothing with a date"))

    def _upcoming(self, computed: Overview) -> list[Upcoming]:
        from qingdesk.actions.coming_up import coming_up, half_ends

        desk, today = self._desk, computed.today
        found = [one.finding for one in desk.findings.open(desk.scope.cadre_id)]
        told = coming_up(computed.coming, found, desk.findings.names, today, DAYS_AHEAD)
        if computed.current.firms_left and 0 <= computed.half.days_left(today) <= DAYS_AHEAD:
            told.append(half_ends(computed.half, computed.current.firms_left))
        return [Upcoming(one.day, one.words, self._way_of(one)) for one in told]

    def _way_of(self, one: ComesUp) -> Callable[[], object] | None:
        if one.finding is not None:
            return self._way(one.finding)
        if one.noun in ("problem", "commitment"):
            return partial(self._desk.go, Target(f"{one.noun}s", record_id=one.key))
        if one.enterprise_id:
            return partial(self._desk.go, Target("enterprises", record_id=one.enterprise_id))
        return None

    def _show_besides(self, told: Besides) -> None:
        self._put_right.show_rows(told.put_right, self._desk.today())
        years = "、".join(str(year) for year in told.unknown_years)
        estimated = _("The working days of {years} are not entered yet: terms are counted Monday to Friday.")
        self._years.setText(estimated.format(years=years))
        self._years.setVisible(bool(years))

    def _say_stopped(self) -> None:
        stays = _("What was found before stays as it was. F9 checks everybody again.")
        self._desk.messages.info(_("The check was stopped."), stays)

    def _explain(self, finding: Finding) -> None:
        from qingdesk.ui.dialogs.explain import explain

        explain(self, self._desk, finding)

    def _way(self, finding: Finding) -> Callable[[], object] | None:
        from qingdesk.ui.finding_targets import target_of

        target = target_of(self._desk.store.reader(), finding)
        return partial(self._desk.go, target) if target is not None else None
