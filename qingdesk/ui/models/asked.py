"""What a list is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.domain.period import Half


@dataclass(frozen=True)
class Asked:
    """What the list shows: of a half-year, of a cadre, in a state, holding a text; empty asks for all.
    order: a name that the store knows; empty: the newest first."""

    half: Half | None = None
    cadre_id: str = ""
    state: str = ""
    text: str = ""
    order: str = ""
    descending: bool = True
