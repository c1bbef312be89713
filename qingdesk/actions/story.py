"""经过: what happened to a record, from the audit, in people's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from qingdesk.domain.cost import CostKind
from qingdesk.domain.fields import fields_of
from qingdesk.domain.labels import field_label, noun_label, word_label
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Numbered, Record
from qingdesk.i18n import N_, _, format_money
from qingdesk.store import audit_of
from qingdesk.store.audit_of import AuditRow
from qingdesk.store.connection import Readable

_MOST_FIELDS = 4
_SILENT = frozenset({field.name for cls in (Record, Numbered) for field in fields_of(cls)})
_ACTIONS: Mapping[str, str] = {
    "fulfil_commitment": N_("Fulfilled"),
    "pass_on_commitment": N_("Passed on to another cadre"),
    "change_commitment_by_law": N_("Changed for a lawful cause"),
    "register_gift": N_("Entered in the register"),
    "hand_in_gift": N_("Handed in"),
    "returned_gift": N_("Given back"),
    "refused_gift": N_("Refused"),
    "resolve_conflict": N_("Conflict resolved"),
    "complete_event": N_("Submitted and numbered"),
    "approve_event": N_("Approved"),
    "refuse_event": N_("Not approved"),
    "reopen_decision": N_("Decision taken back"),
    "note_oral_approval": N_("Oral approval noted"),
    "note_attendance": N_("Attendance noted"),
    "settle_event": N_("Settled"),
}
"""Steps with a name of their own; the others are told by their first word."""


@dataclass(frozen=True)
class Told:
    """at: local time. by: a cadre's name, or the desk. words: what was done."""

    at: datetime
    by: str
    words: str


def story(db: Readable, noun: str, record_id: str, names: Mapping[str, str], most: int = 30) -> list[Told]:
    """What happened to the record, to its attachments and an event's costs, oldest first; of a long life the
    newest `most`. names: of cadres, by id."""
    told = []
    for row in audit_of.record(db, record_id, most):
        if row.noun not in (noun, "attachment", "cost"):
            continue
        at = datetime.fromisoformat(row.at.replace("Z", "+00:00")).replace(tzinfo=UTC)
        by = names.get(row.by, _("the desk") if row.by == "desk" else "")
        told.append(Told(at.astimezone().replace(tzinfo=None), by, _words(row)))
    return told


def _words(row: AuditRow) -> str:
    after = dict(json.loads(row.after)) if row.after else {}
    hangs = noun_label(row.noun) if row.noun in ("attachment", "cost") else ""
    if row.before is None and row.after is not None:
        said = _first(row.noun, after)
    elif row.action.startswith("unvoid"):
        said = hangs + _("Brought back")
    elif row.action.startswith("void"):
        said = hangs + _("Voided")
    elif row.action in _ACTIONS and not hangs:
        said = _(_ACTIONS[row.action])
    else:
        said = f"{hangs}　{_changed(row.noun, after)}".strip("　")
    return _("{what}: {why}").format(what=said, why=row.reason) if row.reason else said


def _first(noun: str, after: Mapping[str, object]) -> str:
    if noun == "attachment":
        return _("Attached {name}").format(name=after.get("name", ""))
    if noun == "cost":
        return _("Cost noted: {kind}, {amount} yuan").format(
            kind=word_label(CostKind(str(after["kind"]))), amount=_yuan(after.get("amount_fen"))
        )
    return _("Recorded")


def _yuan(fen: object) -> str:
    return format_money(fen) if isinstance(fen, int) else ""


def _changed(noun: str, written: Mapping[str, object]) -> str:
    if noun == "meal" and written.get("paid_fen") is not None:
        return _("Paid {amount} yuan").format(amount=_yuan(written["paid_fen"]))
    known = {field.name for field in fields_of(NOUNS[noun].record)}
    labels = [field_label(noun, name) for name in written if name in known and name not in _SILENT]
    if not labels:
        return _("Changed")
    shown = _(", ").join(labels[:_MOST_FIELDS])
    if len(labels) > _MOST_FIELDS:
        return _("Changed: {fields} and more").format(fields=shown)
    return _("Changed: {fields}").format(fields=shown)
