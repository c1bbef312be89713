"""The lines of the list of cadres."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.cadre import Cadre
from qingdesk.i18n import _
from qingdesk.store import cadres, figures, units
from qingdesk.store.connection import Readable
from qingdesk.store.listed import Conditions
from qingdesk.ui.models.rows import Column


@dataclass(frozen=True)
class CadreLine:
    """unit: its name · firms: how many he leads the liaison of today."""

    cadre: Cadre
    unit: str
    firms: int


def read_page(reader: Readable, *, text: str, today: date, offset: int, limit: int) -> list[CadreLine]:
    """A page of cadres by name; text: in name, post or telephone, or the name's sound."""
    asked = _asked(text)
    found = cadres.find(reader, asked.where, asked.values, order_by="name, id", limit=limit, offset=offset)
    return _lines(reader, found, today)


def count(reader: Readable, text: str) -> int:
    """How many lines."""
    asked = _asked(text)
    return cadres.count(reader, asked.where, asked.values)


def _asked(text: str) -> Conditions:
    asked = Conditions()
    asked.holding("cadre", text)
    return asked


def _lines(reader: Readable, found: Sequence[Cadre], today: date) -> list[CadreLine]:
    names = {unit.id: unit.name for unit in units.find(reader)}
    firms = figures.firms_led(reader, [cadre.id for cadre in found], today)
    return [CadreLine(cadre, names.get(cadre.unit_id, ""), firms.get(cadre.id, 0)) for cadre in found]


def columns(today: date, shown: Callable[[str, str, str], str]) -> tuple[Column[CadreLine], ...]:
    """Of the list of cadres, in the language in use. shown: `Preferences.shown`."""
    return (
        Column(_("Name"), lambda line: line.cadre.name),
        Column(_("Unit"), lambda line: line.unit),
        Column(_("Post"), lambda line: line.cadre.post),
        Column(_("Telephone"), lambda line: shown("cadre", "phone", line.cadre.phone)),
        Column(_("Firms"), lambda line: str(line.firms) if line.firms else "—", right=True),
        Column(
            _("Duty"),
            lambda line: (
                _("has left") if line.cadre.has_left(today) else _("bound") if line.cadre.in_scope else ""
            ),
            ink=lambda line: "quiet" if line.cadre.has_left(today) else "",
        ),
    )
