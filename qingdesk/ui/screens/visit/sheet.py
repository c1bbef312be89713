"""The sections one below the other in the order of the paper form, with the index that leads to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qingdesk.actions.visit_entry import VisitEntry
from qingdesk.ui.focus import ReadPage
from qingdesk.ui.screens.visit.answers import AnswersSection
from qingdesk.ui.screens.visit.basics import BasicsSection
from qingdesk.ui.screens.visit.confirmation import ConfirmationSection
from qingdesk.ui.screens.visit.index import Mark, SectionIndex
from qingdesk.ui.screens.visit.meals import MealsSection
from qingdesk.ui.screens.visit.opinions import OpinionsSection
from qingdesk.ui.screens.visit.party_guidance import PartyGuidanceSection
from qingdesk.ui.screens.visit.people import PeopleSection
from qingdesk.ui.screens.visit.policies import PoliciesSection
from qingdesk.ui.screens.visit.problems import ProblemsSection
from qingdesk.ui.screens.visit.section import Help, Section
from qingdesk.ui.screens.visit.situation import SituationSection
from qingdesk.ui.screens.visit.transport import TransportSection
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card


def sections(help_: Help, today: Callable[[], date]) -> Iterator[Section]:
    """Each made when it is asked for, in the order of the paper form."""
    basics = BasicsSection(help_, today)
    yield basics
    yield PeopleSection(help_)
    yield SituationSection()
    yield PartyGuidanceSection()
    yield PoliciesSection()
    yield OpinionsSection()
    yield ProblemsSection(help_, today)
    yield AnswersSection()
    yield MealsSection(help_, today, basics.firm_region)
    yield TransportSection()
    yield ConfirmationSection(today)


class Sheet(QWidget):
    """`edited` when a person changed something, `firm_chosen` when he chose another firm."""

    edited = Signal()
    firm_chosen = Signal(str)

    def __init__(self, made: Sequence[Section]) -> None:
        """made: all that `sections` gives."""
        super().__init__()
        basics = made[0]
        assert isinstance(basics, BasicsSection)
        self._basics = basics
        self.sections = tuple(made)
        self.index = SectionIndex([(section.name, section.title) for section in self.sections])
        self._scroll = QScrollArea()
        self._lay_out()
        self._shows = False
        for section in self.sections:
            section.edited.connect(self._changed)
        self._basics.firm_chosen.connect(self.firm_chosen)
        self.index.chosen.connect(self.go_to)
        self._scroll.verticalScrollBar().valueChanged.connect(self._show_place)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        self.index.show_place(self.sections[0].name)

    def _lay_out(self) -> None:
        self._paper = ReadPage()
        column = QVBoxLayout(self._paper)
        column.setContentsMargins(STEP * 2 + 4, STEP * 2 - 2, STEP * 2 + 4, STEP * 2)
        column.setSpacing(STEP)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)
        self._scroll.setWidget(self._paper)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setProperty("look", "on_card")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._paper.setBackgroundRole(QPalette.ColorRole.Base)
        card = Card(tight=True)
        card.body.setContentsMargins(1, 4, 1, 4)  # the round corners stay free
        card.body.addWidget(self._scroll)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP + 4)
        row.addWidget(self.index)
        row.addWidget(card, 1)

    def show_entry(self, entry: VisitEntry, unread: Mapping[str, str]) -> None:
        """Show all of it, from the top."""
        self._shows = True
        for section in self.sections:
            section.show_entry(entry)
            section.show_unread(unread)
        self._paper.arrange()
        self._shows = False

    def read_into(self, entry: VisitEntry) -> VisitEntry:
        """The entry as the page stands."""
        for section in self.sections:
            entry = section.read_into(entry)
        return entry

    def unread(self) -> dict[str, str]:
        """What was typed and could not be understood, by field."""
        return {name: text for section in self.sections for name, text in section.unread().items()}

    def look(self, entry: VisitEntry, mistakes: Mapping[str, str]) -> None:
        """Work out the sums, tell the mistakes beside their fields, and mark the index."""
        for section in self.sections:
            section.look(entry)
            section.show_mistakes(mistakes)
            wrong = section.needs_care() or section.unread() or any(map(section.owns, mistakes))
            kind = "wrong" if wrong else "filled" if section.is_filled() else "empty"
            self.index.set_mark(section.name, Mark(kind, section.count()))

    def say_double(self, said: str) -> None:
        """That the firm was visited on that day already; empty takes it back."""
        self._basics.fields.box("enterprise_id").set_hint(said)

    def freeze(self, frozen: bool) -> None:
        """A numbered visit: what is on the paper can be read only."""
        for section in self.sections:
            section.freeze(frozen)

    def go_to(self, name: str) -> None:
        """Show that section and take the keyboard to its first field."""
        section = next(one for one in self.sections if one.name == name)
        first = next((w for w in section.findChildren(QWidget) if _can_take_keys(w)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.verticalScrollBar().setValue(max(0, self._top_of(section) - STEP))
        self.index.show_place(name)

    def go_to_first_wrong(self) -> None:
        """Take the keyboard to the first field that keeps the page from being saved."""
        for section in self.sections:
            wrong = section.first_wrong()
            if wrong is not None:
                wrong.setFocus(Qt.FocusReason.OtherFocusReason)
                self._scroll.ensureWidgetVisible(wrong, STEP * 4, STEP * 8)
                return

    def focus_first(self) -> None:
        """To the firm where there is none, else to the text."""
        self._scroll.verticalScrollBar().setValue(0)
        goal = self._basics.begins if self._basics.firm.value() else self._basics.firm
        goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _top_of(self, section: Section) -> int:
        return section.mapTo(self._paper, QPoint(0, 0)).y()

    def _show_place(self, value: int) -> None:
        reached = [one for one in self.sections if self._top_of(one) <= value + STEP * 6]
        self.index.show_place((reached or list(self.sections))[-1].name)

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        for section in self.sections:
            if now is not None and section.isAncestorOf(now):
                QTimer.singleShot(0, section, lambda name=section.name: self.index.show_place(name))

    def _changed(self) -> None:
        if not self._shows:
            self.edited.emit()


def _can_take_keys(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.isVisible()
