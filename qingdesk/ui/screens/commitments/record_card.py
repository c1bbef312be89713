"""One commitment at the right of the list: its findings, how far it was fulfilled, and who answers for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.commitment import Commitment
from qingdesk.domain.finding import Finding
from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.number import shown_number
from qingdesk.i18n import _, format_date, format_money
from qingdesk.store import cadres, enterprises
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.attachments import AttachmentBox
from qingdesk.ui.models.commitments import severity, state_words
from qingdesk.ui.record_card import RecordCard
from qingdesk.ui.widgets.words import button, words

_PAPERS = (AttachmentRole.OTHER, AttachmentRole.APPROVAL, AttachmentRole.SIGNED_SCAN)


class CommitmentCard(RecordCard):
    """What a person can do with it; `open_…` carry an id."""

    fulfil = Signal()
    pass_on = Signal()
    change_by_law = Signal()
    edit = Signal()
    open_visit = Signal(str)
    open_firm = Signal(str)

    def __init__(self, desk: Desk) -> None:
        said = _("The commitment chosen in the list")
        super().__init__(desk, "commitment", said, _("Choose a commitment at the left."))
        self._shown = ""
        self._edit = button(_("Edit"), self.edit.emit, icon_name="pencil", name="commitment_edit")
        self.foot.addWidget(self._edit)
        self.foot.addStretch(1)
        self.show_commitment(None)

    def show_commitment(self, commitment: Commitment | None) -> None:
        """This one, or none."""
        self._edit.setEnabled(commitment is not None)
        if commitment is None:
            self._shown = ""
            self.show_nothing()
            return
        reader, today = self.desk.store.reader(), self.desk.today()
        column = self.begin()
        self.add_title(column, enterprises.get(reader, commitment.enterprise_id).name)
        self.add_state(
            column,
            severity(commitment, today),
            state_words(commitment, today),
            shown_number(commitment.number),
        )
        self.add_findings(column, (commitment.id,), self._fix)
        self.add_text(column, field_label("commitment", "text"), commitment.text)
        self._add_fulfilment(column, commitment)
        self.add_heading(column, _("Particulars"), self._links(commitment))
        self.add_facts(column, self._facts(commitment))
        for name in ("reason", "compensation"):
            self.add_text(column, field_label("commitment", name), str(getattr(commitment, name)))
        self.add_heading(column, _("Papers and pictures"))
        papers = AttachmentBox(self.desk, "commitment", _PAPERS)
        papers.show_record(commitment.id)
        column.addWidget(papers)
        self.add_story(column, "commitment", commitment.id)
        self.show_page(column, same=commitment.id == self._shown)
        self._shown = commitment.id

    def _fix(self, finding: Finding) -> tuple[str, Callable[[], object]] | None:
        if finding.rule_id == "commitment_without_basis":
            return _("Enter the basis …"), self.edit.emit
        return _("Note its fulfilment …"), self.fulfil.emit

    def _add_fulfilment(self, column: QVBoxLayout, commitment: Commitment) -> None:
        self.add_heading(column, _("Fulfilment"))
        paid, amount = commitment.fulfilled_fen, commitment.amount_fen
        if amount is not None:
            said = _("{paid} of {amount} yuan").format(
                paid=format_money(paid or 0), amount=format_money(amount)
            )
            column.addWidget(words(said))
        if commitment.fulfilled_on is not None:
            day = format_date(commitment.fulfilled_on, today=self.desk.today())
            column.addWidget(words(_("Fulfilled on {day}").format(day=day), "green"))
        if not commitment.is_live:
            return
        now = button(_("Note its fulfilment …"), self.fulfil.emit, look="filled", name="next_step")
        column.addWidget(now, 0, Qt.AlignmentFlag.AlignLeft)
        pass_on = button(_("Pass on …"), self.pass_on.emit, look="link", name="commitment_pass_on")
        by_law = button(
            _("Change for a lawful cause …"), self.change_by_law.emit, look="link", name="commitment_by_law"
        )
        for made in (pass_on, by_law):
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _links(self, commitment: Commitment) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        if commitment.visit_id:
            visit = partial(self.open_visit.emit, commitment.visit_id)
            across.addWidget(button(_("The visit"), visit, look="link", name="commitment_visit"))
        firm = partial(self.open_firm.emit, commitment.enterprise_id)
        across.addWidget(button(_("The firm"), firm, look="link", name="commitment_firm"))
        return row

    def _facts(self, commitment: Commitment) -> list[tuple[str, str]]:
        reader, today = self.desk.store.reader(), self.desk.today()
        owner = commitment.owner_cadre_id

        def day(name: str) -> tuple[str, str]:
            value = getattr(commitment, name)
            return field_label("commitment", name), format_date(value, today=today) if value else ""

        basis = word_label(commitment.basis) if commitment.basis else ""
        return [
            (field_label("commitment", "basis"), f"{basis}　{commitment.basis_no}".strip("　")),
            (field_label("commitment", "promised_by"), commitment.promised_by),
            day("promised_on"),
            day("due_on"),
            (field_label("commitment", "owner_cadre_id"), cadres.get(reader, owner).name if owner else ""),
        ]
