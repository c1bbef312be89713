"""What the rules look at is what is read for them: no more, and above all no less."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

from qingdesk.domain.fields import fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Record
from qingdesk.rules.seen import OWN_DAY
from qingdesk.store.glance import BOOKKEEPING, Glance
from qingdesk.store.looked_at import GLANCES

PACKAGE = Path(__file__).resolve().parents[3] / "qingdesk"
SUMS = (
    "answerable", "assignment", "car_due", "commitment", "declaration_due", "event", "facts", "gift", "gift_due",
    "meal", "meal_due", "problem", "visit",
)  # fmt: skip


def spoken() -> set[str]:
    """Every attribute that the rules and the sums they share ask for, and every word that the rules quote."""
    rules = [path for path in (PACKAGE / "rules").rglob("*.py") if path.parent.name != "advice"]
    sums = [PACKAGE / "domain" / f"{name}.py" for name in SUMS]
    found = set(OWN_DAY.values())
    for path in (*rules, *sums):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and path in rules:
                found.add(node.value)
    return found


SPOKEN = spoken()
OTHERS: Mapping[str, set[str]] = {
    "visit": {"hosts", "number", "place"},
    "event": {"form_revision", "kind", "number", "place"},
    "meal": {"basis", "form_revision", "number"},
    "problem": {"form_revision", "visit_id"},
    "commitment": {"form_revision", "reason", "visit_id"},
    "gift": {"form_revision", "number", "place", "visit_id"},
    "declaration": {"form_revision", "number"},
    "handover": {"form_revision", "items", "number"},
    "progress": {"text"},
    "assignment": {"basis"},
}
"""Of each noun, the fields whose names the rules say only of another one."""


@pytest.mark.parametrize("glance", GLANCES, ids=lambda glance: glance.name)
def test_every_field_that_a_rule_asks_for_is_read(glance: Glance[Record]) -> None:
    fields = {field.name for field in fields_of(NOUNS[glance.name].record)}
    assert glance.fields <= fields
    assert OTHERS.get(glance.name, set()) <= fields & SPOKEN
    asked = (fields & SPOKEN) - OTHERS.get(glance.name, set()) - {"desk_id"}
    assert asked <= glance.fields | set(BOOKKEEPING), asked - glance.fields
