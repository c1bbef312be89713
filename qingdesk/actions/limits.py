"""The policy table: confirm a limit against its document, tighten it, or set what the policy leaves open."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from qingdesk.actions.changes import Changes
from qingdesk.domain.fields import BadValue, Field, Kind
from qingdesk.domain.policy import PolicyRow
from qingdesk.domain.policy_key import PolicyKey, read_keys, read_profiles
from qingdesk.domain.tightening import loosened, malformed, misplaced
from qingdesk.errors import NotFound, Refused, UserError
from qingdesk.i18n import _
from qingdesk.paths import resource
from qingdesk.store import policies, units
from qingdesk.store.database import Store
from qingdesk.store.writer import Writer

_TEXTS = ("city", "rank", "season", "basis", "verified_by")
_DAYS = ("valid_from", "valid_to", "verified_on")


@cache
def shipped_keys() -> Mapping[str, PolicyKey]:
    """Every key with its direction, shape and the rows that the program brings."""
    return read_keys(_document())


def shipped_profiles() -> Mapping[str, Mapping[str, object]]:
    """The deadline profiles by name: 默认, 许昌2025, 焦作13710, 信阳7日."""
    return read_profiles(_document())


def confirm_limit(store: Store, policy_id: str, by: str, on: date) -> Changes:
    """The unit has compared this limit with its document: it is no longer 待核实. by: a name."""
    return confirm_limits(store, [policy_id], by, on)


def confirm_limits(store: Store, policy_ids: Sequence[str], by: str, on: date) -> Changes:
    """Several at once, all or none; raises `NotFound` for an id that there is not."""
    known = {row.id for row in policies.rows(store.reader())}
    for policy_id in policy_ids:
        if policy_id not in known:
            raise NotFound(
                _("There is no limit with the id {id}.").format(id=policy_id),
                _("Look it up with: qingdesk policy list"),
            )
    with store.transaction("confirm_limit") as db:
        for policy_id in policy_ids:
            policies.verify(db, policy_id, by, on)
    return Changes({"policies"})


def set_limit(store: Store, row: PolicyRow) -> Changes:
    """Put a limit of the unit's own into force from a day on, with the number of its document.

    A unit may tighten, or change what the policy leaves open. Raises `Refused` for a value below what the
    policy fixes anywhere in its scope, or without a document; `UserError` for an unknown key, a value of another
    shape, or a scope that there is not.
    """
    return set_limits(store, [row])


def set_limits(store: Store, rows: Sequence[PolicyRow]) -> Changes:
    """Several at once, all or none."""
    keys = _keys_in(store)
    for row in rows:
        _refuse(row, keys)
    with store.transaction("set_limits") as db:
        policies.add_all(db, [_scoped(db, row) for row in rows])
    return Changes({"policies"})


def read_limits(text: str) -> list[PolicyRow]:
    """Limits from JSON: a list of `{"key", "value", "valid_from", "basis", …}`; raises `UserError`."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(
            _("This is not JSON: {reason}").format(reason=error), _("Nothing was changed.")
        ) from error
    entries = given if isinstance(given, list) else [given]
    return [_read(entry, number) for number, entry in enumerate(entries, start=1)]


def _read(entry: object, number: int) -> PolicyRow:
    if not isinstance(entry, dict):
        raise UserError(
            _("Entry {number} is not a JSON object.").format(number=number), _("Nothing was changed.")
        )
    unknown = set(entry) - {"key", "value", *_TEXTS, *_DAYS}
    missing = {"key", "value", "valid_from"} - set(entry)
    if unknown or missing:
        raise UserError(
            _("Entry {number}: {names} is not known, or is missing.").format(
                number=number, names=", ".join(sorted(unknown | missing))
            ),
            _(
                "A limit has key, value, valid_from and basis; city, rank, season and valid_to when it is scoped."
            ),
        )
    try:
        days = {name: Field(name, Kind.DATE).parse(entry.get(name)) for name in _DAYS}
    except BadValue as bad:
        raise UserError(_(bad.reason).format(**bad.params), _("Nothing was changed.")) from bad
    starts, ends, verified = (day if isinstance(day, date) else None for day in days.values())
    return PolicyRow(
        key=str(entry["key"]),
        value=entry["value"],
        valid_from=starts or date.min,
        valid_to=ends,
        city=_city(_text(entry, "city")),
        rank=_text(entry, "rank"),
        season=_text(entry, "season"),
        basis=_text(entry, "basis"),
        verified_by=_text(entry, "verified_by"),
        verified_on=verified,
    )


def _city(code: str) -> str:
    """A city's code of six digits, 410100, is its first four; a county's stays as it is and is refused."""
    return code[:4] if len(code) == 6 and code.endswith("00") else code


def _text(entry: Mapping[str, object], name: str) -> str:
    return str(entry.get(name) or "")


def _keys_in(store: Store) -> Mapping[str, PolicyKey]:
    """The keys with what the policy fixes as the store has it: an update may have moved what the program brought."""
    fixed = [row for row in policies.rows(store.reader()) if not row.unit_id]
    return {
        name: replace(key, rows=tuple(row for row in fixed if row.key == name))
        for name, key in shipped_keys().items()
    }


def _refuse(row: PolicyRow, keys: Mapping[str, PolicyKey]) -> None:
    key = keys.get(row.key)
    if key is None:
        raise UserError(
            _("There is no limit called {key}.").format(key=row.key),
            _("Look it up with: qingdesk policy list"),
        )
    wrong = malformed(key, row.value) or misplaced(row)
    if wrong:
        raise UserError(f"{row.key}: {_(wrong).format()}", _("Nothing was changed."))
    if not row.basis.strip():
        raise Refused(
            _("A limit of your own needs its document."),
            _("Give the number of the unit's document, such as 示例办〔2026〕3号. Nothing was changed."),
        )
    known = loosened(key, row)
    if known is not None:
        raise Refused(
            _("{key} may not be set to {value}: the policy fixes {fixed} ({basis}).").format(
                key=row.key,
                value=json.dumps(row.value, ensure_ascii=False),
                fixed=json.dumps(known.value, ensure_ascii=False),
                basis=known.basis,
            ),
            _("A unit may be stricter, never laxer. Nothing was changed."),
        )


def _scoped(db: Writer, row: PolicyRow) -> PolicyRow:
    home = units.home(db)
    return replace(row, unit_id=home.id if home else "")


def _document() -> Mapping[str, object]:
    found = json.loads(resource("policy", "defaults.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found
