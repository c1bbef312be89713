"""What of a record is searched: its own words, and the sound of the names that people type by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qingdesk.store.connection import Readable, Value
from qingdesk.store.pinyin import sounds

OWN: Mapping[str, tuple[str, ...]] = {
    "enterprise": (
        "name", "former_names", "uscc", "address", "legal_representative", "contact_name", "main_products", "note",
    ),
    "cadre": ("name", "post", "phone"),
    "visit": (
        "number", "place", "purpose", "situation", "party_guidance", "policies", "opinions", "answers", "visitors",
        "hosts", "firm_remark",
    ),
    "problem": ("number", "text", "requirement", "lead_unit", "co_units", "raised_by", "owner", "result_reason"),
    "commitment": ("number", "text", "basis_no", "promised_by"),
    "event": ("number", "title", "organiser", "place", "purpose", "approval_no", "outcome"),
    "meal": ("number", "receipt_no", "note"),
    "gift": ("number", "item", "giver", "voucher_no"),
}  # fmt: skip
"""By noun; offers are private to their cadre and are not searched."""

_SOUNDED = {"enterprise", "cadre"}
OF_A_FIRM = ("visit", "problem", "commitment", "meal", "gift", "event")
"""Found by their firm's name and its sound too, so they are read again when it is renamed."""


def texts(db: Readable, noun: str, ids: Iterable[str]) -> dict[str, str]:
    """The searched text of each record that is there and not voided."""
    from qingdesk.store.among import among

    columns = ", ".join(f'r."{name}"' for name in OWN[noun])
    firm = "f.name, f.former_names" if noun in OF_A_FIRM else "NULL, NULL"
    join = "LEFT JOIN enterprise f ON f.id = r.enterprise_id" if noun in OF_A_FIRM else ""
    where, values = among("r.id", list(ids))
    rows = db.execute(
        f'SELECT r.id, {firm}, {columns} FROM "{noun}" r {join} WHERE r.voided_at IS NULL AND {where}', values
    )
    return {str(row[0]): _joined(noun, row) for row in rows}


def _joined(noun: str, row: tuple[Value, ...]) -> str:
    _id, firm, former, *own = row
    words = [str(value) for value in (*own, firm, former) if value]
    named = str(own[0]) if noun in _SOUNDED and own[0] else str(firm) if firm else ""
    return "\n".join([*words, sounds(named)] if named else words)
