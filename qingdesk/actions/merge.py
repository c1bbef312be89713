"""Merge two records of one firm: everything of the one goes over to the other, which keeps both names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from qingdesk.actions.changes import Changes
from qingdesk.actions.life import CHILDREN
from qingdesk.actions.saving import save_changed
from qingdesk.domain.assignment import Assignment
from qingdesk.domain.enterprise import Enterprise, EnterpriseDraft
from qingdesk.domain.fields import Field, fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Record
from qingdesk.domain.text import key
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import audit, enterprises, undo
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES
from qingdesk.store.writer import Writer

ACTION = "merge_enterprise"
_OWN = frozenset({"name", "former_names", "status", "uscc_missing_reason"})
"""What is never filled in from the other record."""


@dataclass(frozen=True)
class Difference:
    """A field in which the two say different things; the kept one's stays. Values as JSON says them."""

    field: str
    merged: object
    kept: object


@dataclass(frozen=True, kw_only=True)
class MergePreview:
    """What a merge would do. moves: noun → how many records go over. doubled: assignments that the kept firm has
    already, which are voided instead. filled: fields that are empty in the kept record and come from the other."""

    merged: Enterprise
    kept: Enterprise
    moves: Mapping[str, int]
    doubled: int
    differences: tuple[Difference, ...]
    filled: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Merged:
    """kept: as it is now. moves, doubled: as in the preview."""

    kept: Enterprise
    moves: Mapping[str, int]
    doubled: int
    changes: Changes


def preview_merge(store: Store, merged_id: str, kept_id: str) -> MergePreview:
    """What merging the one firm into the other would do; nothing is written.

    Raises `NotFound`, or `Refused` for one and the same, a voided one, or two firms of different codes.
    """
    db = store.reader()
    merged, kept = _both(db, merged_id, kept_id)
    moving = _moving(db, merged, kept)
    return MergePreview(
        merged=merged,
        kept=kept,
        moves={noun: len(records) for noun, (records, _doubled) in moving.items() if records},
        doubled=sum(len(doubled) for _records, doubled in moving.values()),
        differences=tuple(_differences(merged, kept)),
        filled=tuple(_filled(merged, kept)),
    )


def merge(store: Store, merged_id: str, kept_id: str, today: date, *, reason: str = "") -> Merged:
    """Move everything of the one firm to the other, in one transaction with one undo; then the one is voided.

    The kept firm takes the other's name among its former ones, its code where it had none, and what it left empty.
    Raises as `preview_merge`, changing nothing.
    """
    with store.transaction(ACTION, reason) as db:
        first = audit.head(db)[0] + 1
        merged, kept = _both(db, merged_id, kept_id)
        why = reason.strip() or _("Merged into {name}").format(name=kept.name)
        moving = _moving(db, merged, kept)
        for noun, (records, doubled) in moving.items():
            for record in records:
                # The reference alone moves: no field of a form was entered anew, so its form_revision stays.
                TABLES[noun].update(db, _of_firm(record, kept.id))
            for record in doubled:
                TABLES[noun].void(db, _of_firm(record, kept.id), why, voided_with=merged.id)
        enterprises.void(db, merged, why)
        saved = _keep(db, merged, kept, today)
        undo.remember(db, ACTION, first)
    touched = [noun for noun, (records, doubled) in moving.items() if records or doubled]
    return Merged(
        kept=saved,
        moves={noun: len(records) for noun, (records, _doubled) in moving.items() if records},
        doubled=sum(len(doubled) for _records, doubled in moving.values()),
        changes=Changes({"enterprises", *(NOUNS[noun].plural for noun in touched)}),
    )


def undo_merge(store: Store, reason: str = "") -> Changes:
    """Take back the last merge that was not taken back yet: both firms are as before, each with its own records.

    Raises `Refused`, undoing nothing, when there is none, or one of the records was changed since.
    """
    step = undo.newest(store.reader(), ACTION)
    if step is None:
        raise Refused(_("There is no merge to undo."), _("Every merge was undone already, or none was made."))
    with store.transaction("undo_merge_enterprise", reason) as db:
        nouns = undo.undo(db, step, reason or _("The merge was undone"))
    return Changes({NOUNS[noun].plural for noun in nouns})


def _both(db: Readable, merged_id: str, kept_id: str) -> tuple[Enterprise, Enterprise]:
    if merged_id == kept_id:
        raise Refused(_("A firm cannot be merged into itself."), _("Choose its other record."))
    merged, kept = enterprises.get(db, merged_id), enterprises.get(db, kept_id)
    for firm in (merged, kept):
        if firm.is_voided:
            raise Refused(
                _("{name} was voided already.").format(name=firm.name),
                _("Only two records that hold are merged. Nothing was changed."),
            )
    if merged.desk_id != kept.desk_id:
        raise Refused(
            _("These records were made by different desks."),
            _("Each desk merges its own. Nothing was changed."),
        )
    if merged.uscc and kept.uscc and merged.uscc != kept.uscc:
        raise Refused(
            _(
                "{one} ({one_code}) and {other} ({other_code}) have different codes, so they are two firms."
            ).format(one=merged.name, one_code=merged.uscc, other=kept.name, other_code=kept.uscc),
            _("If one code is wrong, correct it or empty it first. Nothing was changed."),
        )
    return merged, kept


def _moving(
    db: Readable, merged: Enterprise, kept: Enterprise
) -> dict[str, tuple[list[Record], list[Record]]]:
    """noun → (records that go over, voided ones too, doubles that are voided)."""
    found: dict[str, tuple[list[Record], list[Record]]] = {}
    for noun, column in CHILDREN["enterprise"]:
        records: list[Record] = TABLES[noun].find(db, f"{column} = ?", (merged.id,), with_voided=True)
        doubled = _doubled(db, records, kept) if noun == "assignment" else []
        ids = {record.id for record in doubled}
        found[noun] = ([record for record in records if record.id not in ids], doubled)
    return found


def _doubled(db: Readable, records: list[Record], kept: Enterprise) -> list[Record]:
    """Assignments that the kept firm has for the same cadre and role over the same time, and nothing hangs on."""
    theirs: list[Assignment] = TABLES["assignment"].find(db, "enterprise_id = ?", (kept.id,))
    return [
        record
        for record in records
        if isinstance(record, Assignment)
        and not record.is_voided
        and any(_covers(other, record) for other in theirs)
        and not any(
            TABLES[child].count(db, f"{column} = ?", (record.id,)) for child, column in CHILDREN["assignment"]
        )
    ]


def _covers(other: Assignment, one: Assignment) -> bool:
    if (other.cadre_id, other.role) != (one.cadre_id, one.role) or not other.started_on or not one.started_on:
        return False
    ends_after = other.ended_on is None or (one.ended_on is not None and one.ended_on <= other.ended_on)
    return other.started_on <= one.started_on and ends_after


def _of_firm(record: Any, firm_id: str) -> Any:
    return replace(record, enterprise_id=firm_id)


def _keep(db: Writer, merged: Enterprise, kept: Enterprise, today: date) -> Enterprise:
    values = {field.name: getattr(kept, field.name) for field in fields_of(EnterpriseDraft)}
    values |= {name: getattr(merged, name) for name in _filled(merged, kept)}
    known = {key(kept.name)}
    names: list[str] = []
    for name in (*kept.former_names, merged.name, *merged.former_names):
        if key(name) not in known:
            known.add(key(name))
            names.append(name)
    values["former_names"] = tuple(names)
    if values["uscc"]:
        values["uscc_missing_reason"] = ""
    saved = save_changed(db, "enterprise", kept, EnterpriseDraft(**values), today)
    assert isinstance(saved, Enterprise)
    return saved


def _shared() -> list[Field]:
    return [field for field in fields_of(EnterpriseDraft) if field.name not in _OWN]


def _filled(merged: Enterprise, kept: Enterprise) -> list[str]:
    """Fields that the kept record leaves empty; a yes or no that was never ticked is empty too."""
    return [
        field.name
        for field in _shared()
        if getattr(kept, field.name) in ("", None, False, ())
        and getattr(merged, field.name) not in ("", None, False, ())
    ]


def _differences(merged: Enterprise, kept: Enterprise) -> list[Difference]:
    return [
        Difference(
            field.name, field.plain(getattr(merged, field.name)), field.plain(getattr(kept, field.name))
        )
        for field in fields_of(EnterpriseDraft)
        if field.name not in ("former_names", "uscc_missing_reason")
        and getattr(merged, field.name) != getattr(kept, field.name)
        and getattr(merged, field.name) not in ("", None, False)
        and getattr(kept, field.name) not in ("", None, False)
    ]
