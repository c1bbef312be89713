"""更正: a form that was completed or signed changes only with a reason, and the earlier paper is superseded."""

from __future__ import annotations

from qingdesk.domain.fields import fields_of
from qingdesk.domain.record import Draft, Numbered, Record
from qingdesk.domain.visit import Visit, VisitState
from qingdesk.errors import Refused
from qingdesk.i18n import _

OUTSIDE_THE_FORM = frozenset({
    "confirmed_by", "confirmed_on", "confirmed_via", "facts_confirmed", "banquet_reported",
    "levy_reported", "reimbursement_reported", "firm_remark", "transport_paid_fen",
})  # fmt: skip
"""Of a visit: entered after the paper was signed, so not part of what was signed (data dictionary, States)."""


def refuse_silent_correction(old: Record, draft: Draft, reason: str) -> bool:
    """Is this change a 更正? Raises `Refused` when it is one and no reason is given."""
    if not isinstance(old, Numbered) or not old.number:
        return False
    if not isinstance(old, Visit):
        return bool(reason)
    changed = {f.name for f in fields_of(type(draft)) if getattr(old, f.name) != getattr(draft, f.name)}
    state = getattr(draft, "state", old.state)
    if state is VisitState.DRAFT:
        raise Refused(
            _("A completed visit does not become a draft again."),
            _("Change it with a reason (更正), or void it with a reason."),
        )
    if state is VisitState.SIGNED:
        changed.discard("state")  # refused as a mistake where it was not signed before
    if not changed - OUTSIDE_THE_FORM:
        return False
    if not reason.strip():
        raise Refused(
            _("This visit is numbered: its form may only be changed with a reason."),
            _(
                "Give the reason; the form gets a new revision and the earlier paper is superseded. Nothing was saved."
            ),
        )
    return True
