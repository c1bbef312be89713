"""The table of each noun, for what serves all nouns alike: record, list, show, void, export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qingdesk.store import (
    assignments,
    attachments,
    cadres,
    commitments,
    costs,
    declarations,
    enterprises,
    events,
    gifts,
    handovers,
    meals,
    offers,
    problems,
    progresses,
    reports,
    self_checks,
    units,
    visits,
)
from qingdesk.store.table import Table

TABLES: Mapping[str, Table[Any]] = {
    module.TABLE.name: module.TABLE
    for module in (
        units, cadres, enterprises, assignments, visits, events, meals, costs, problems, progresses,
        commitments, gifts, offers, declarations, handovers, self_checks, reports, attachments,
    )
}  # fmt: skip
"""By the noun's name; the same keys as `domain.nouns.NOUNS`."""
