"""承诺: the list at the left, the commitment at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.domain.commitment import Commitment, CommitmentDraft
from qingdesk.i18n import _, ngettext
from qingdesk.store import commitments
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.commitment import ChangeByLawDialog, CommitmentDialog, FulfilDialog, PassOnDialog
from qingdesk.ui.list_pane import ListPane
from qingdesk.ui.list_plan import ListPlan
from qingdesk.ui.models.commitments import CommitmentLine, columns, counts, lines, listing
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.commitments.record_card import CommitmentCard

LEDGER = "commitment_ledger"


class CommitmentsScreen(QWidget):
    """See `ui/screen.py`."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"commitments", "enterprises", "cadres", "findings", "assignments"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("commitments_screen")
        self._desk = desk
        self._commitment: Commitment | None = None
        self.card = CommitmentCard(desk)
        self.list: ListPane[CommitmentLine] = ListPane(desk, self._plan(), self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.chosen.connect(self._show)
        self.card.fulfil.connect(self._fulfil)
        self.card.pass_on.connect(self._pass_on)
        self.card.change_by_law.connect(self._change_by_law)
        self.card.edit.connect(self._edit)
        self.card.open_visit.connect(lambda visit: desk.go(Target("visits", record_id=visit)))
        self.card.open_firm.connect(lambda firm: desk.go(Target("enterprises", record_id=firm)))
        desk.findings.updated.connect(self._show_again)

    def _plan(self) -> ListPlan[CommitmentLine]:
        reader, today = self._desk.store.reader(), self._desk.today
        return ListPlan(
            name="commitments",
            noun="commitment",
            title=_("Commitments"),
            columns=columns(today),
            widths=(8, 9, 12, 7, 8, 9),
            stretch=2,
            gives_way=(3, 0, 4),
            states={
                commitments.LIVE: _("Not fulfilled yet"),
                commitments.DUE: _("Overdue"),
                commitments.WITHOUT_BASIS: _("Without basis"),
            },
            filter_words=_("Filter: firm, text, number of the basis"),
            new_words=_("Record a commitment"),
            empty_words=_(
                "No commitment is recorded yet. What is promised to a firm in writing is kept here."
            ),
            no_fit_words=_("No commitment fits."),
            count_words=lambda n: ngettext("{n} commitment", "{n} commitments", n).format(n=n),
            record=lambda line: line.commitment,
            table=commitments.TABLE,
            listing=lambda asked: listing(today(), asked),
            lines=lambda found: lines(reader, found),
            orders=commitments.ORDERS,
            counts=lambda asked: counts(reader, today(), asked),
            new=self._new,
            open=self._edit,
            ledgers=((LEDGER, _("Ledger (the selection, or the half-year)")),),
        )

    # Screen

    def reload(self) -> None:
        """Read the list and the commitment again."""
        self.list.reload()

    def show_target(self, target: Target) -> None:
        """That commitment, a new one, or the list by a chip."""
        if target.make:
            self._new(target.enterprise_id)
        elif target.record_id:
            self.list.show_record(target.record_id)
        elif target.filter:
            self.list.show_state(target.filter)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Those of the list."""
        return self.list.commands()

    def may_leave(self) -> bool:
        """What is typed here is typed in dialogs."""
        return True

    # Showing

    def _show(self, line: CommitmentLine | None) -> None:
        self._commitment = line.commitment if line is not None else None
        self.card.show_commitment(self._commitment)

    def _show_again(self) -> None:
        self._commitment = self._fresh()
        self.card.show_commitment(self._commitment)

    def _fresh(self) -> Commitment | None:
        found = self._commitment
        return commitments.get(self._desk.store.reader(), found.id) if found is not None else None

    # Doing

    def _new(self, enterprise_id: str = "") -> None:
        draft = CommitmentDraft(
            enterprise_id=enterprise_id,
            promised_on=self._desk.today(),
            owner_cadre_id=self._desk.scope.cadre_id,
        )
        dialog = CommitmentDialog(self.window(), self._desk, draft, _("Record a commitment"))
        if dialog.exec() and dialog.saved is not None:
            self.list.show_record(dialog.saved.id)

    def _edit(self) -> None:
        found = self._fresh()
        if found is not None:
            CommitmentDialog(self.window(), self._desk, found, _("Edit a commitment")).exec()

    def _fulfil(self) -> None:
        found = self._fresh()
        if found is not None:
            FulfilDialog(self.window(), self._desk, found).exec()

    def _pass_on(self) -> None:
        found = self._fresh()
        if found is not None:
            PassOnDialog(self.window(), self._desk, found).exec()

    def _change_by_law(self) -> None:
        found = self._fresh()
        if found is not None:
            ChangeByLawDialog(self.window(), self._desk, found).exec()
