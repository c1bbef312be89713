"""The visit page: one visit, typed, kept as a draft, saved, completed and numbered, corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.actions import visit_page
from qingdesk.actions.life import void
from qingdesk.actions.record import Recorded
from qingdesk.actions.visit_entry import VisitEntry, from_content, mistakes_of, to_content
from qingdesk.actions.visit_page import SavedVisit
from qingdesk.actions.visit_start import begin, begin_next, for_firm
from qingdesk.domain.number import shown_number
from qingdesk.domain.visit import Visit, VisitState
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.store import enterprises
from qingdesk.store.drafts import TypedDraft
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.print_preview import print_visit_to_take_along, print_visits
from qingdesk.ui.dialogs.visit_reasons import ask_correction, ask_void_visit
from qingdesk.ui.double_hint import double_words
from qingdesk.ui.draft_keeper import DraftKeeper
from qingdesk.ui.focus import focus_within
from qingdesk.ui.left_drafts import draft_words
from qingdesk.ui.screen import Command
from qingdesk.ui.screens.visit.blank_beside import BesideBlank
from qingdesk.ui.screens.visit.header import DraftOffer, PageHeader
from qingdesk.ui.screens.visit.page_state import is_numbered, left_words, mistakes_shown, state_of
from qingdesk.ui.screens.visit.section import Help
from qingdesk.ui.screens.visit.sheet import Sheet
from qingdesk.ui.style import STEP


class VisitPage(QWidget):
    """`left` when a person goes back to the list; what was typed is then kept."""

    left = Signal()

    def __init__(self, desk: Desk, help_: Help, sheet: Sheet) -> None:
        """help_: what the sheet's sections ask."""
        super().__init__()
        self.setObjectName("visit_page")
        self._desk = desk
        self._visit: Visit | None = None
        self._base = VisitEntry()
        self._filled = VisitEntry()
        self._reason = ""
        self._tried = False
        self._saving = False
        self._had_focus = ""
        self._help = help_
        self._sheet = sheet
        self._header = PageHeader(
            {
                "back": self.leave,
                "print_blank": lambda: print_visit_to_take_along(desk, self, self.entry().draft),
                "void": self._void,
                "print": self._print,
                "correct": self._correct,
                "stop_correcting": self._stop_correcting,
                "save": self.save,
                "save_correction": self.save,
                "complete": self.complete,
            }
        )
        self._offer = DraftOffer()
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 2, STEP + 4, STEP * 2, STEP + 4)
        column.setSpacing(STEP)
        column.addWidget(self._header)
        column.addWidget(self._offer)
        self._beside = BesideBlank(desk, self._sheet)
        column.addWidget(self._beside, 1)
        self._keeper = DraftKeeper(
            desk.jobs, self._content, self,
            keep=partial(visit_page.keep_draft, desk.store), drop=partial(visit_page.drop_draft, desk.store),
        )  # fmt: skip
        self._keeper.kept.connect(self._header.show_kept)
        self._keeper.failed.connect(self._header.show_not_kept)
        self._keeper.failed.connect(desk.messages.wrong)
        self._sheet.edited.connect(self._edited)
        self._sheet.firm_chosen.connect(self._fill_for_firm)
        self._offer.go_on.connect(self._go_on_with_draft)
        self._offer.throw_away.connect(self._throw_draft_away)

    # Opening

    def open_new(self, enterprise_id: str = "", blank_id: str = "") -> None:
        """A new visit, filled in from assignment and last visit; an unfinished one is offered first.

        blank_id: it is entered from a blank form that came back, whose picture is shown beside it.
        """
        self._begin_for(enterprise_id, blank_id)
        self._start(None, self._fresh(), visit_page.find_draft(self._desk.store.reader()))

    def _begin_for(self, enterprise_id: str = "", blank_id: str = "") -> None:
        self._enterprise_id, self._blank_id = enterprise_id, blank_id
        self._help.look_again(self._desk.scope.cadre_id or self._desk.preferences.settings.operator_cadre_id)

    def _fresh(self) -> VisitEntry:
        reader, today = self._desk.store.reader(), self._desk.today()
        entry = begin(reader, today, cadre_id=self._help.cadre_id, enterprise_id=self._enterprise_id)
        return replace(entry, blank_id=self._blank_id)

    def open_visit(self, visit_id: str, part: str = "") -> None:
        """A saved visit; part: a section's name to begin at. Raises `NotFound`."""
        self._begin_for()
        reader = self._desk.store.reader()
        visit, entry = visit_page.load(reader, visit_id)
        self._start(visit, entry, visit_page.find_draft(reader, visit_id))
        if part:
            self._sheet.go_to(part)

    def visit_id(self) -> str:
        """Which visit is shown; empty for a new one."""
        return self._base.id

    def _start(self, visit: Visit | None, entry: VisitEntry, typed: TypedDraft | None) -> None:
        self._visit = visit
        self._base = self._filled = entry
        self._reason = ""
        self._tried = False
        self._offer.hide()
        self._sheet.setEnabled(True)
        self._show(entry, {})
        self._keeper.begin()
        self._show_state()
        if typed is not None and visit is not None and visit.is_voided:
            self._keeper.drop(visit.id)  # there is nothing left that it could be saved to
        elif typed is not None:
            self._offer_draft(typed)
        else:
            self._sheet.focus_first()

    def _offer_draft(self, typed: TypedDraft) -> None:
        self._keeper.pause()
        entry, unread = from_content(typed.content)
        if self._visit is not None:
            entry = visit_page.rebased(entry, self._base)
        elif self._blank_id:
            entry = replace(entry, blank_id=self._blank_id)
        self._show(entry, unread)
        self._look()
        self._sheet.setEnabled(False)
        self._header.show_buttons(frozenset())
        self._offer.offer(*draft_words(typed, self._visit, self._desk.today()))

    def _go_on_with_draft(self) -> None:
        if is_numbered(self._visit) and visit_page.needs_reason(self._filled, self.entry()):
            self._reason = ask_correction(self)
            if not self._reason:
                return
        self._offer.hide()
        self._sheet.setEnabled(True)
        self._base = self._sheet.read_into(self._base)
        self._keeper.begin(has_draft=True)
        self._show_state()
        self._sheet.focus_first()

    def _throw_draft_away(self) -> None:
        self._keeper.drop(self._base.id)
        if self._visit is not None:
            visit, entry = visit_page.load(self._desk.store.reader(), self._visit.id)
            self._start(visit, entry, None)
        else:
            self._start(None, self._fresh(), None)

    # What stands on the page

    def _show(self, entry: VisitEntry, unread: Mapping[str, str]) -> None:
        self._base = entry
        self._beside.show_blank(entry.blank_id)
        self._sheet.show_entry(entry, unread)

    def entry(self) -> VisitEntry:
        """The page as it stands."""
        return self._sheet.read_into(self._base)

    def _content(self) -> str:
        return to_content(self.entry(), self._sheet.unread())

    def _edited(self) -> None:
        self._look()
        self._keeper.touch()
        self._header.enable("save", True)

    def _look(self) -> None:
        entry = self.entry()
        self._sheet.look(entry, mistakes_shown(entry, self._desk.today(), tried=self._tried))
        self._header.title.setText(self._title(entry))
        reader, today = self._desk.store.reader(), self._desk.today()
        self._sheet.say_double(double_words(reader, "visit", entry.draft, entry.id, today))

    def _title(self, entry: VisitEntry) -> str:
        firm_id = entry.draft.enterprise_id
        if not firm_id:
            return _("New visit") if self._visit is None else _("Visit")
        return _("Visit　{firm}").format(firm=enterprises.get(self._desk.store.reader(), firm_id).name)

    def _fill_for_firm(self, firm_id: str) -> None:
        """Another firm on a new page: what was filled in for the one before goes with it, what was typed stays."""
        if self._visit is not None or not firm_id:
            return
        before, now = self._filled.draft, self.entry()
        fresh = for_firm(self._desk.store.reader(), before, firm_id, self._help.cadre_id, self._desk.today())
        untouched = {
            name: getattr(fresh, name)
            for name in ("place", "visitors", "hosts")
            if getattr(now.draft, name) == getattr(before, name) or not getattr(now.draft, name)
        }
        self._filled = replace(self._filled, draft=fresh)
        unread = self._sheet.unread()
        unread.pop("enterprise_id", None)
        self._show(replace(now, draft=replace(now.draft, **untouched)), unread)
        self._look()
        self._keeper.touch()

    # States

    def _show_state(self) -> None:
        state = state_of(self._visit, correcting=bool(self._reason))
        self._header.note.setText(state.note)
        self._header.show_buttons(state.buttons)
        self._header.enable("save", not is_numbered(self._visit) or self._keeper.has_draft())
        self._sheet.freeze(state.frozen)
        self._look()

    # Doing

    def commands(self) -> dict[Command, Callable[[], object]]:
        """What keys and menus can ask of the page now."""
        does: dict[Command, Callable[[], object]] = {Command.BACK: self.leave}
        if self._offer.isVisibleTo(self):
            return does
        if self._visit is None or not self._visit.is_voided:
            does |= {Command.SAVE: self.save, Command.SAVE_AND_NEW: self.save_and_new}
        if not is_numbered(self._visit):
            does[Command.COMPLETE] = self.complete
        elif not self._reason:
            does[Command.PRINT] = self._print
        if self._visit is not None and not self._visit.is_voided:
            does[Command.VOID] = self._void
        return does

    def save(self) -> None:
        """Save as it stands: a draft stays a draft."""
        self._save(self._saved)

    def save_and_new(self) -> None:
        """Save, then begin the next one."""
        self._save(self._saved_before_new)

    def complete(self) -> None:
        """Save, number, and offer the form."""
        self._save(self._completed, complete=True)

    def _save(self, on_done: Callable[[SavedVisit], None], *, complete: bool = False) -> None:
        if self._saving or not self._sheet.isEnabled():
            return
        self._tried = True
        self._look()
        entry = self.entry()
        left = len(mistakes_of(entry, self._desk.today())) + len(self._sheet.unread())
        if left:
            self._tell_left(left)
            return
        self._saving = True
        self._keeper.pause()
        self._had_focus = focus_within(self)
        self._sheet.setEnabled(False)
        store, today, reason = self._desk.store, self._desk.today(), self._reason
        self._desk.jobs.write(
            lambda progress: visit_page.save_visit(store, entry, today, reason=reason, complete=complete),
            owner=self,
            on_done=on_done,
            on_error=self._not_saved,
            label=_("Saving the visit"),
        )

    def _tell_left(self, left: int) -> None:
        self._desk.messages.warn(*left_words(left))
        self._sheet.go_to_first_wrong()

    def _ended(self) -> None:
        self._saving = False
        self._sheet.setEnabled(True)

    def _not_saved(self, error: UserError) -> None:
        self._ended()
        self._header.give_back(self, self._had_focus)
        self._keeper.go_on()
        self._desk.messages.wrong(error)

    def _saved(self, saved: SavedVisit) -> None:
        self._ended()
        self.open_visit(saved.visit.id)
        self._header.give_back(self, self._had_focus)
        self._desk.announcer.announce(saved.changes)
        self._desk.messages.good(_("Saved."))

    def _saved_before_new(self, saved: SavedVisit) -> None:
        self._ended()
        self._open_next(saved.visit)
        self._desk.announcer.announce(saved.changes)
        self._desk.messages.good(_("Saved. This is the next one."))

    def _open_next(self, before: Visit) -> None:
        """Day and people stay; what they fill in is as good as typed, so the next firm does not take it away."""
        self._enterprise_id = self._blank_id = ""
        reader = self._desk.store.reader()
        entry = begin_next(reader, before, self._desk.today())
        self._start(None, entry, visit_page.find_draft(reader))
        self._filled = replace(entry, draft=replace(entry.draft, visitors=(), place=""))

    def _completed(self, saved: SavedVisit) -> None:
        self._saved(saved)
        self._header.focus_next_step()
        if saved.visit.state is VisitState.SIGNED:  # its paper was there before it was typed
            self._desk.messages.good(
                _("Completed as {number}.").format(number=shown_number(saved.visit.number)),
                _("The scanned form is filed with it."),
            )
            return
        self._desk.messages.good(
            _("Completed as {number}.").format(number=shown_number(saved.visit.number)),
            _("Print its form and have both sides sign it."),
            action=_("Preview and print"),
            pressed=partial(print_visits, self._desk, self, (saved.visit.id,)),
        )

    def _correct(self) -> None:
        if self._keeper.is_changed():
            self._desk.messages.warn(
                _("Save what you changed first."), _("A correction is a change of its own, with its reason.")
            )
            return
        self._reason = ask_correction(self)
        if self._reason:
            self._show_state()
            self._sheet.focus_first()

    def _stop_correcting(self) -> None:
        if self._keeper.has_draft() or self._keeper.is_changed():
            self._keeper.drop(self._base.id)
        assert self._visit is not None
        visit, entry = visit_page.load(self._desk.store.reader(), self._visit.id)
        self._start(visit, entry, None)

    def _void(self) -> None:
        assert self._visit is not None
        reason = ask_void_visit(self)
        if not reason:
            return
        store, visit_id = self._desk.store, self._visit.id
        self._keeper.pause()
        self._desk.jobs.write(
            lambda progress: void(store, "visit", visit_id, reason),
            owner=self,
            on_done=self._voided,
            on_error=self._not_saved,
        )

    def _voided(self, done: Recorded) -> None:
        self._desk.announcer.announce(done.changes)
        self._desk.messages.good(_("Voided."))
        self.left.emit()

    def _print(self) -> None:
        assert self._visit is not None
        print_visits(self._desk, self, (self._visit.id,))

    # Leaving

    def keep(self) -> None:
        """Put what was typed into the store as a draft, now; raises `UserError`."""
        self._keeper.flush()

    def look_again(self) -> None:
        """Something was written elsewhere: show the visit as it is now, unless something was typed here."""
        if self._visit is None or self._saving or self._reason or self._offer.isVisibleTo(self):
            return
        if not (self._keeper.is_changed() or self._keeper.has_draft()):
            visit, entry = visit_page.load(self._desk.store.reader(), self._visit.id)
            if entry != self._filled:
                self._start(visit, entry, None)

    def leave(self) -> None:
        """Back to the list; what was typed is kept as a draft. Stays when even that cannot be done."""
        try:
            self.keep()
        except UserError as error:
            self._desk.messages.wrong(error)
            return
        self.left.emit()
