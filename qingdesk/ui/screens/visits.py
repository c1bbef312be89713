"""走访: the list with the chosen record at its right, and the page of one visit in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from qingdesk.actions.scan_blank import waiting_blank
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.visit import VisitState
from qingdesk.errors import UserError
from qingdesk.i18n import _, ngettext
from qingdesk.store import visits
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.print_preview import print_visits
from qingdesk.ui.dialogs.visit_reasons import ask_void_visit
from qingdesk.ui.left_drafts import LeftDrafts
from qingdesk.ui.list_pane import ListPane
from qingdesk.ui.list_plan import ListPlan
from qingdesk.ui.models.visits import VisitLine, columns, counts, lines, listing
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.visit.page import VisitPage
from qingdesk.ui.screens.visit.ready_page import ReadyPage
from qingdesk.ui.screens.visit.record_pane import RecordPane

_PAPERS = (AttachmentRole.PHOTO, AttachmentRole.OTHER)


class VisitsScreen(QStackedWidget):
    """See `ui/screen.py`."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"visits", "meals", "problems", "commitments", "enterprises", "cadres", "assignments", "attachments"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("visits_screen")
        self._desk = desk
        self._page: VisitPage | None = None
        self.ready = ReadyPage(desk, self)
        self._is_stale = False
        reader = desk.store.reader()
        self.record = RecordPane(desk)
        self.list: ListPane[VisitLine] = ListPane(desk, self._plan(), self.record)
        self._left = LeftDrafts(reader)
        self._left.asked.connect(self._open_draft)
        self.list.above.addWidget(self._left)
        self.addWidget(self.list)
        self.list.chosen.connect(lambda line: self.record.show_visit(line.visit.id if line else ""))
        self.record.open_asked.connect(self.open_visit)
        self.record.print_asked.connect(lambda visit_id: print_visits(desk, self, (visit_id,)))
        self.record.papers_asked.connect(self._show_papers)
        self.record.void_asked.connect(lambda visit_id: self.list.void_chosen())

    def _plan(self) -> ListPlan[VisitLine]:
        reader = self._desk.store.reader()
        return ListPlan(
            name="visits",
            noun="visit",
            title=_("Visits"),
            columns=columns(self._desk.today),
            widths=(5, 14, 9, 6, 9, 7),
            stretch=1,
            gives_way=(4, 2),
            least=14,
            half=True,
            states={"drafts": _("Drafts"), "unsigned": _("Not signed")},
            filter_words=_("Filter the list: firm, person, number, text"),
            new_words=_("New visit"),
            empty_words=_("No visit is recorded here yet. The first takes five minutes."),
            no_fit_words=_("No visit fits. Take a filter away, or record a new one."),
            count_words=lambda count: ngettext("{count} visit", "{count} visits", count).format(count=count),
            record=lambda line: line.visit,
            table=visits.TABLE,
            listing=listing,
            lines=lambda found: lines(reader, found),
            orders=visits.ORDERS,
            counts=lambda asked: counts(reader, asked),
            new=partial(self.open_new, ""),
            open=self._open_chosen,
            forms=(("visit_record", _("Visit record")),),
            ask_void=ask_void_visit,
            shows_new=False,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ready.begin()

    # What the list shows

    def reload(self) -> None:
        """Read the list anew; the row that was chosen stays so, and so does a page with something typed."""
        if self._page is not None:
            self._is_stale = True  # the list behind it: it is read when it is gone back to
            self._page.look_again()
        else:
            self._read_list()

    def _read_list(self) -> None:
        self._is_stale = False
        self._left.look(self._desk.today())
        self.list.reload()

    # What can be done

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Those of the page while one is open."""
        does: dict[Command, Callable[[], object]] = {Command.NEW: partial(self.open_new, "")}
        if self._page is not None:
            return {**does, **self._page.commands()}
        return {**does, **self.list.commands()}

    def show_target(self, target: Target) -> None:
        """A record, a new visit, or the list by one of its chips."""
        if target.blank_id:
            self._open_from_blank(target.blank_id)
        elif target.make:
            self.open_new(target.enterprise_id)
        elif target.record_id:
            self.open_visit(target.record_id, target.part)
        elif target.filter:
            self._close_page()
            self.list.filters.show_state(target.filter)
            self._read_list()

    def may_leave(self) -> bool:
        """What was typed is kept as a draft; stays when even that cannot be done."""
        return self._keep_page()

    def open_new(self, enterprise_id: str) -> None:
        """The page of a new visit."""
        if self._keep_page():
            self._new_page().open_new(enterprise_id)

    def _open_from_blank(self, blank_id: str) -> None:
        """A new visit, or the draft that was begun from this blank form before."""
        blank = waiting_blank(self._desk.store.reader(), blank_id)
        if blank is not None and blank.record_id:
            self.open_visit(blank.record_id)
        elif self._keep_page():
            self._new_page().open_new("", blank_id)

    def open_visit(self, visit_id: str, part: str = "") -> None:
        """The page of that visit; an id that leads nowhere is told."""
        if not self._keep_page():
            return
        page = self._new_page()
        try:
            page.open_visit(visit_id, part)
        except UserError as error:
            self._show_list()
            self._desk.messages.wrong(error)

    def page(self) -> VisitPage | None:
        """The page that is open; None while the list is shown."""
        return self._page

    def _show_papers(self, visit_id: str) -> None:
        from qingdesk.ui.dialogs.papers import PapersDialog

        line = self.list.current()
        if line is None or line.visit.id != visit_id:
            return
        is_draft = line.visit.state is VisitState.DRAFT
        roles = (*_PAPERS, *(() if is_draft else (AttachmentRole.SIGNED_SCAN,)))
        PapersDialog(self.window(), self._desk, "visit", visit_id, roles, line.firm).exec()

    def _open_draft(self, record_id: str) -> None:
        if record_id:
            self.open_visit(record_id)
        else:
            self.open_new("")

    def _open_chosen(self) -> None:
        line = self.list.current()
        if line is not None:
            self.open_visit(line.visit.id)

    # The page

    def _keep_page(self) -> bool:
        if self._page is None:
            return True
        try:
            self._page.keep()
        except UserError as error:
            self._desk.messages.wrong(error)
            return False
        return True

    def _new_page(self) -> VisitPage:
        before, page = self._page, self.ready.take()
        self.ready.begin()
        page.left.connect(self._back)
        self.addWidget(page)
        self.setCurrentWidget(page)
        self._page = page
        self._let_go(before)
        return page

    def _close_page(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            self.setCurrentWidget(self.list)
            self._let_go(page)

    def _let_go(self, page: VisitPage | None) -> None:
        """It has hundreds of fields: they go when what comes in its place has been painted."""
        if page is not None:
            self.removeWidget(page)
            page.setParent(None)  # no longer found among what is shown
            QTimer.singleShot(0, page, page.deleteLater)

    def _show_list(self) -> None:
        self._close_page()
        if self._is_stale:
            self._read_list()

    def _back(self) -> None:
        visit_id = self._page.visit_id() if self._page is not None else ""
        self._close_page()
        self._is_stale = False
        self._left.look(self._desk.today())
        if not (visit_id and self.list.step_to(visit_id)):
            self.list.reload()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
