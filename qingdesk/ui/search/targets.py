"""Where a result leads: its own screen, or the page that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qingdesk.domain.nouns import NOUNS
from qingdesk.ui.navigation import PLACES
from qingdesk.ui.screen import Target

if TYPE_CHECKING:
    from qingdesk.actions.search import Result

_PART_OF_VISIT = {"meal": "meal", "problem": "problems", "commitment": "answers", "gift": "meal"}
"""Noun → the section of the visit page where it is written."""


def target_of(result: Result) -> Target | None:
    """None where nothing shows such a record."""
    place = NOUNS[result.noun].plural
    if any(each.name == place for each in PLACES):
        return Target(place, record_id=result.record_id)
    if result.noun == "cadre":
        return Target("settings", record_id=result.record_id, part="cadres")
    if result.part_of:
        return Target("visits", record_id=result.part_of, part=_PART_OF_VISIT.get(result.noun, ""))
    return None
