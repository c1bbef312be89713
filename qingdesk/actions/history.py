"""经过: what happened to a record and to what hangs on it, from the audit, in people's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from qingdesk.domain.cost import CostKind
from qingdesk.domain.event import Decision
from qingdesk.domain.labels import field_label, noun_label, word_label
from qingdesk.i18n import _, format_money
from qingdesk.store import audit_of, cadres
from qingdesk.store.connection import Readable

_BOOKKEEPING = {
    "revision", "form_revision", "updated_at", "updated_by", "number", "basis", "due_fen", "voided_at",
    "void_reason", "voided_with",
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """at: in local time. by: the person's name; empty for the desk."""

    at: datetime
    words: str
    by: str


def steps(db: Readable, record_id: str, most: int = 200) -> list[Step]:
    """The oldest first; of a record, its attachments and its costs."""
    names = cadres.names(db)
    found: list[Step] = []
    for row in audit_of.record(db, record_id, most):
        before, after = _values(row.before), _values(row.after)
        said = _first(row.noun, after) if row.before is None and after else _change(row.noun, before, after)
        if said:
            reason = f"（{row.reason}）" if row.reason and not after.get("voided_at") else ""
            found.append(Step(_local(row.at), said + reason, names.get(row.by, "")))
    return found


def _values(text: str | None) -> dict[str, Any]:
    return dict(json.loads(text)) if text else {}


def _first(noun: str, after: Mapping[str, Any]) -> str:
    if noun == "attachment":
        return _("Attached {name}").format(name=after.get("name", ""))
    if noun == "cost":
        kind = word_label(CostKind(after["kind"])) if after.get("kind") else noun_label(noun)
        return _("Cost noted: {kind}, {amount} yuan").format(
            kind=kind, amount=format_money(int(after.get("amount_fen") or 0))
        )
    return _("Recorded")


def _change(noun: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    if not before and not after:
        return _("Changed (the text was erased)")
    what = f"{noun_label(noun)}　" if noun in ("attachment", "cost") else ""
    if after.get("voided_at"):
        return what + _("Voided: {reason}").format(reason=after.get("void_reason") or "")
    if before.get("voided_at"):
        return what + _("Brought back")
    parts: list[str] = []
    if after.get("submitted_on"):
        parts.append(_("Submitted and numbered"))
    if after.get("decision"):
        parts.append(word_label(Decision(after["decision"])))
    if after.get("oral_at"):
        parts.append(_("Oral approval noted"))
    if after.get("attended"):
        parts.append(_("Attendance noted"))
    if after.get("paid_fen") is not None and "paid_fen" in after:
        parts.append(_("Paid {amount} yuan").format(amount=format_money(int(after["paid_fen"]))))
    if after.get("settled_on"):
        parts.append(_("Settled"))
    if parts:
        return what + _(", ").join(parts)
    labels = [field_label(noun, name) for name in after if name not in _BOOKKEEPING]
    return what + _("Changed: {fields}").format(fields=_(", ").join(labels)) if labels else ""


def _local(at: str) -> datetime:
    moment = datetime.fromisoformat(at.replace("Z", "+00:00"))
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone().replace(tzinfo=None)
