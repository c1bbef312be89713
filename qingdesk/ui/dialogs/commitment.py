"""承诺 in a dialog: the whole record, its fulfilment, who answers for it, and a change for a lawful cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from qingdesk.actions import commitments
from qingdesk.actions.record import Recorded
from qingdesk.domain.commitment import Commitment, CommitmentDraft
from qingdesk.domain.record import Draft
from qingdesk.i18n import _, format_money
from qingdesk.store.database import Store
from qingdesk.ui import finders
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.choose_cadre import find_cadres
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.widgets.chooser import Choice

_ROWS = (
    ("enterprise_id",),
    ("text",),
    ("basis", "basis_no"),
    ("promised_by", "promised_on", "due_on"),
    ("amount_fen", "owner_cadre_id"),
    ("reason",),
)


class CommitmentDialog(RecordDialog):
    """A new commitment, or what was entered of one."""

    def __init__(self, parent: QWidget, desk: Desk, base: CommitmentDraft, title: str) -> None:
        reader = desk.store.reader()
        cadre, today = desk.scope.cadre_id, desk.today()
        chosen: dict[str, Choice] = {}
        firm = finders.firm_choice(reader, base.enterprise_id)
        owner = finders.cadre_choice(reader, base.owner_cadre_id)
        chosen |= {"enterprise_id": firm} if firm is not None else {}
        chosen |= {"owner_cadre_id": owner} if owner is not None else {}
        plan = FormPlan(
            "commitment",
            _ROWS,
            finders={
                "enterprise_id": lambda text: finders.find_firms(reader, text, cadre, today),
                "owner_cadre_id": lambda text: find_cadres(reader, text),
            },
            chosen=chosen,
            hints={
                "basis_no": _("The number of the minutes, reply, document or contract."),
                "amount_fen": _("Yuan, where a sum was promised."),
                "reason": _("While it is not fulfilled: why, and what is being done."),
            },
            sticky=("basis", "basis_no", "promised_by", "promised_on", "owner_cadre_id"),
        )
        super().__init__(parent, desk, plan, base, title)


class FulfilDialog(RecordDialog):
    """It was fulfilled; of a sum, how much this time."""

    def __init__(self, parent: QWidget, desk: Desk, commitment: Commitment) -> None:
        amount = commitment.amount_fen
        left = (amount or 0) - (commitment.fulfilled_fen or 0)
        row = ("fulfilled_on",) if amount is None else ("fulfilled_on", "fulfilled_fen")
        hint = _("Paid this time; {left} yuan of {amount} yuan are left.").format(
            left=format_money(left), amount=format_money(amount or 0)
        )
        plan = FormPlan("commitment", (row,), hints={"fulfilled_fen": hint}, needed=frozenset(row))
        super().__init__(parent, desk, plan, commitment, _("Fulfilled"), save=_fulfil)
        self.form.show_values(
            replace(commitment, fulfilled_on=desk.today(), fulfilled_fen=left if amount else None)
        )


class PassOnDialog(RecordDialog):
    """Another cadre answers for it: a change of office changes no commitment."""

    def __init__(self, parent: QWidget, desk: Desk, commitment: Commitment) -> None:
        reader = desk.store.reader()
        plan = FormPlan(
            "commitment",
            (("owner_cadre_id",),),
            finders={"owner_cadre_id": lambda text: find_cadres(reader, text)},
            intro=_("A change of office changes no commitment: it passes to the successor as it is."),
            needed=frozenset({"owner_cadre_id"}),
        )
        super().__init__(parent, desk, plan, commitment, _("Who is in charge"), save=_pass_on)


class ChangeByLawDialog(RecordDialog):
    """For the sake of state or public interests, or another lawful cause; the loss is made good."""

    def __init__(self, parent: QWidget, desk: Desk, commitment: Commitment) -> None:
        plan = FormPlan(
            "commitment",
            (("reason",), ("compensation",)),
            intro=_(
                "Only for state or public interests or another lawful cause, by the powers and procedures laid down, "
                "and the firm's loss is made good."
            ),
            needed=frozenset({"reason", "compensation"}),
        )
        super().__init__(parent, desk, plan, commitment, _("Change for a lawful cause"), save=_change_by_law)
        self.form.show_values(replace(commitment, reason=""))
        self.form.boxes["reason"].set_label(_("{label} *").format(label=_("Lawful cause")))


def _commitment(draft: Draft) -> Commitment:
    assert isinstance(draft, Commitment)
    return draft


def _fulfil(store: Store, draft: Draft, today: date) -> Recorded:
    given = _commitment(draft)
    assert given.fulfilled_on is not None
    if given.amount_fen is None:
        return commitments.fulfil(store, given.id, given.fulfilled_on, today)
    return commitments.fulfil_part(store, given.id, given.fulfilled_fen or 0, given.fulfilled_on, today)


def _pass_on(store: Store, draft: Draft, today: date) -> Recorded:
    given = _commitment(draft)
    return commitments.pass_on(store, given.id, given.owner_cadre_id, today)


def _change_by_law(store: Store, draft: Draft, today: date) -> Recorded:
    given = _commitment(draft)
    return commitments.change_by_law(store, given.id, given.reason, given.compensation, today)
