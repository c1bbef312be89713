"""经过: what happened to a record, from the audit, in people's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from qingdesk.actions.audit import history
from qingdesk.domain.fields import fields_of
from qingdesk.domain.labels import field_label
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Numbered, Record
from qingdesk.i18n import N_, _
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
}
"""Steps with a name of their own; the others are told by their first word."""


@dataclass(frozen=True)
class Told:
    """at: local time. by: a cadre's name, or the desk. words: what was done."""

    at: datetime
    by: str
    words: str


def story(db: Readable, noun: str, record_id: str, names: Mapping[str, str], most: int = 30) -> list[Told]:
    """What happened to the record, oldest first; of a long life the newest `most`. names: of cadres, by id."""
    told = []
    for row in reversed(history(db, record_id, most)):
        if row["noun"] != noun:
            continue
        at = datetime.fromisoformat(str(row["at"]).replace("Z", "+00:00")).replace(tzinfo=UTC)
        by = str(row["by"] or "")
        told.append(
            Told(
                at.astimezone().replace(tzinfo=None),
                names.get(by, _("the desk") if by == "desk" else ""),
                _words(noun, row),
            )
        )
    return told


def _words(noun: str, row: Mapping[str, object]) -> str:
    action = str(row["action"])
    reason = str(row["reason"] or "")
    if row["before"] is None and row["after"] is not None and not _is_update(row):
        said = _("Recorded")
    elif action in _ACTIONS:
        said = _(_ACTIONS[action])
    elif action.startswith("unvoid"):
        said = _("Brought back")
    elif action.startswith("void"):
        said = _("Voided")
    else:
        said = _changed(noun, row)
    return _("{what}: {why}").format(what=said, why=reason) if reason else said


def _is_update(row: Mapping[str, object]) -> bool:
    return not str(row["after"] or "").startswith('{"id"') and "created_at" not in str(row["after"] or "")


def _changed(noun: str, row: Mapping[str, object]) -> str:
    written = json.loads(str(row["after"] or "{}"))
    known = {field.name for field in fields_of(NOUNS[noun].record)}
    labels = [field_label(noun, name) for name in written if name in known and name not in _SILENT]
    if not labels:
        return _("Changed")
    shown = _(", ").join(labels[:_MOST_FIELDS])
    if len(labels) > _MOST_FIELDS:
        return _("Changed: {fields} and more").format(fields=shown)
    return _("Changed: {fields}").format(fields=shown)
