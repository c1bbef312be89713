"""交接 in a dialog: to whom the firm passes, what passes with it, and the two signatures."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from qingdesk.actions import handovers
from qingdesk.actions.handover_items import live_commitments, open_problems, unsigned_visits
from qingdesk.actions.record import Recorded
from qingdesk.domain.assignment import Assignment
from qingdesk.domain.handover import Handover, HandoverDraft
from qingdesk.domain.record import Draft
from qingdesk.i18n import _
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.choose_cadre import find_cadres
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog


class HandoverDialog(RecordDialog):
    """The assignment ends on that day and passes to another cadre, with everything that is open."""

    def __init__(self, parent: QWidget, desk: Desk, assignment: Assignment, whose: str) -> None:
        """whose: cadre and firm, as the title says them."""
        reader = desk.store.reader()
        firm = assignment.enterprise_id
        passing = _(
            "Open problems: {problems}. Commitments: {commitments}. Forms not signed yet: {forms}."
        ).format(
            problems=len(open_problems(reader, firm)),
            commitments=len(live_commitments(reader, firm)),
            forms=len(unsigned_visits(reader, assignment)),
        )
        plan = FormPlan(
            "handover",
            (("to_cadre_id", "handed_over_on"), ("supervised_by",)),
            finders={"to_cadre_id": lambda text: find_cadres(reader, text)},
            hints={"supervised_by": _("Who looked on, if somebody did.")},
            intro=_("What passes with it: {what}").format(what=passing),
        )
        base = HandoverDraft(assignment_id=assignment.id, handed_over_on=desk.today())
        title = _("Hand over: {whose}").format(whose=whose)
        super().__init__(parent, desk, plan, base, title, save=_hand_over, yes=_("Hand over"))


class SignDialog(RecordDialog):
    """The signatures, as they stand on the paper."""

    def __init__(self, parent: QWidget, desk: Desk, handover: Handover) -> None:
        plan = FormPlan(
            "handover",
            (("signed_out_on", "signed_in_on"), ("supervised_by",)),
            intro=_("As they stand on the signed list. What is left empty stays as it was."),
        )
        super().__init__(parent, desk, plan, handover, _("Signatures of the handover"), save=_sign)


def _hand_over(store: Store, draft: Draft, today: date) -> Recorded:
    assert isinstance(draft, HandoverDraft) and draft.handed_over_on is not None
    return handovers.hand_over(
        store, draft.assignment_id, draft.to_cadre_id, draft.handed_over_on, today,
        supervised_by=draft.supervised_by,
    )  # fmt: skip


def _sign(store: Store, draft: Draft, today: date) -> Recorded:
    assert isinstance(draft, Handover)
    return handovers.sign_handover(
        store, draft.id, today, out_on=draft.signed_out_on, in_on=draft.signed_in_on,
        supervised_by=draft.supervised_by,
    )  # fmt: skip
