"""Choose a region by a part of its name or code; the table is that of the program."""

from __future__ import annotations

from collections.abc import Mapping

from qingdesk.domain.region import Regions
from qingdesk.exchange.regions import load_regions
from qingdesk.ui.widgets.chooser import Choice

OFFERED = 20


def find_regions(text: str) -> list[Choice]:
    """The first regions in force whose name or code holds the text: cities before counties, by code."""
    regions = load_regions()
    found: list[Choice] = []
    for region in regions.current():
        full = regions.full_name(region.code)
        if text in full or region.code.startswith(text):
            found.append(Choice(region.code, full, region.code))
            if len(found) == OFFERED:
                break
    return found


def region_choice(regions: Regions, code: str) -> Mapping[str, Choice]:
    """What stands in the field `region` for a code; a code that is not in the table stands for itself."""
    return {"region": Choice(code, regions.full_name(code) or code, code)} if code else {}
