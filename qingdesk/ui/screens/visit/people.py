"""参加人员: our side by the names of the desk's cadres or free names, the firm's side by name and post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from qingdesk.actions.visit_entry import VisitEntry
from qingdesk.domain.labels import field_label
from qingdesk.domain.visit import Host, Visitor
from qingdesk.i18n import _
from qingdesk.store import cadres
from qingdesk.store.connection import Readable
from qingdesk.ui.dialogs.choose_cadre import find_cadres
from qingdesk.ui.screens.visit.people_rows import PeopleRows, PersonRow
from qingdesk.ui.screens.visit.section import Help, Section
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.chooser import Choice, Chooser


class CadreLine(Chooser):
    """A cadre of the desk, or any other name: only a name typed in full stands for the cadre."""

    def __init__(self, reader: Readable) -> None:
        super().__init__(lambda text: find_cadres(reader, text), _("A cadre, or any name"))
        self._reader = reader

    def mistake(self) -> str:
        """Every name may stand here."""
        return ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """王海 is not taken for 王海涛: people who are not in the store come along too."""
        QLineEdit.focusOutEvent(self, event)
        typed = self.text().strip()
        if event.reason() == Qt.FocusReason.PopupFocusReason or self.choice() is not None or not typed:
            return
        exact = cadres.by_name(self._reader, typed)
        if len(exact) == 1:
            self.set_choice(Choice(exact[0].id, exact[0].name, exact[0].post))
            self.chosen.emit()


class VisitorRow(PersonRow):
    """Choosing a cadre fills in his post."""

    def __init__(self, reader: Readable) -> None:
        self.cadre = CadreLine(reader)
        super().__init__(self.cadre)
        self.cadre.chosen.connect(self._fill_post)

    def _fill_post(self) -> None:
        chosen = self.cadre.choice()
        if chosen is not None and chosen.note:
            self.post.setText(chosen.note)
            self.post.setCursorPosition(0)
            self.edited.emit()

    def visitor(self) -> Visitor:
        """As the dictionary has it."""
        return Visitor(self.cadre.value(), self.cadre.text().strip(), self.post.text().strip())

    def show_visitor(self, visitor: Visitor) -> None:
        """Put him there."""
        if visitor.cadre_id:
            self.cadre.set_choice(Choice(visitor.cadre_id, visitor.name, visitor.post))
        else:
            self.cadre.setText(visitor.name)
        self.post.setText(visitor.post)


class HostRow(PersonRow):
    """One of the firm's side."""

    def __init__(self) -> None:
        super().__init__(QLineEdit())

    def host(self) -> Host:
        """As the dictionary has it."""
        return Host(self.person.text().strip(), self.post.text().strip())

    def show_host(self, host: Host) -> None:
        """Put him there."""
        self.person.setText(host.name)
        self.post.setText(host.post)


class PeopleSection(Section):
    """Rows that are left wholly empty are not entries."""

    def __init__(self, help_: Help) -> None:
        super().__init__("people", _("Participants"))
        reader = help_.reader
        self.visitors: PeopleRows[VisitorRow] = PeopleRows(
            "visitors", field_label("visit", "visitors"), _("Add a visitor"), lambda: VisitorRow(reader)
        )
        self.hosts: PeopleRows[HostRow] = PeopleRows(
            "hosts", field_label("visit", "hosts"), _("Add one of the firm"), HostRow
        )
        both = QHBoxLayout()
        both.setSpacing(STEP * 3)
        for side in (self.visitors, self.hosts):
            both.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
            side.edited.connect(self.edited)
        self.body.addLayout(both)

    def show_entry(self, entry: VisitEntry) -> None:
        self.visitors.clear()
        for visitor in entry.draft.visitors or (Visitor(),):
            self.visitors.add().show_visitor(visitor)
        self.hosts.clear()
        for host in entry.draft.hosts or (Host(),):
            self.hosts.add().show_host(host)

    def read_into(self, entry: VisitEntry) -> VisitEntry:
        visitors = (row.visitor() for row in self.visitors.rows())
        hosts = (row.host() for row in self.hosts.rows())
        return replace(
            entry,
            draft=replace(
                entry.draft,
                visitors=tuple(one for one in visitors if one != Visitor()),
                hosts=tuple(one for one in hosts if one != Host()),
            ),
        )

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        self.visitors.set_mistake(mistakes.get("visitors", ""))
        self.hosts.set_mistake(mistakes.get("hosts", ""))

    def owns(self, field: str) -> bool:
        return field in ("visitors", "hosts")

    def is_filled(self) -> bool:
        return any(row.person.text().strip() for row in self.visitors.rows())

    def freeze(self, frozen: bool) -> None:
        self.visitors.freeze(frozen)
        self.hosts.freeze(frozen)
