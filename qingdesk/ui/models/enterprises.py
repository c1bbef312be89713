"""The lines of the list of firms: the firm, who leads its liaison, and the visits of a half-year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.domain.enterprise import Enterprise, EnterpriseStatus
from qingdesk.domain.labels import word_label
from qingdesk.domain.period import Half
from qingdesk.i18n import _
from qingdesk.store import enterprises, figures
from qingdesk.store.connection import Readable
from qingdesk.store.listed import Filter, Listing
from qingdesk.ui.models.rows import Column, extra
from qingdesk.ui.style import code_font


@dataclass(frozen=True)
class FirmLine:
    """leader: names, several joined · visited: in person, in the half-year · contacted: by other means."""

    firm: Enterprise
    leader: str
    visited: int
    contacted: int


def listing(today: date, half: Half, asked: Filter) -> Listing:
    """Which of them, in what order; half: the one chosen above, in which they were visited or not."""
    return enterprises.listing(today, half, asked)


def counts(reader: Readable, today: date, half: Half, asked: Filter) -> dict[str, int]:
    """How many lines each chip would leave; under "" without one."""
    return enterprises.counts_listed(reader, today, half, asked)


def lines(reader: Readable, firms: Sequence[Enterprise], half: Half, today: date) -> list[FirmLine]:
    """These firms with their leaders of today and their visits."""
    ids = [firm.id for firm in firms]
    leaders = figures.leaders_of(reader, ids, today)
    visits = figures.visits_by_half(reader, ids, half, half.last) if ids else {}
    found = []
    for firm in firms:
        visited, contacted = visits.get((firm.id, half.name), (0, 0))
        found.append(FirmLine(firm, _(", ").join(leaders.get(firm.id, ())), visited, contacted))
    return found


def status_severity(firm: Enterprise) -> str:
    """The mark of a firm that wants attention; nothing for one in business with its code."""
    if firm.status is not EnterpriseStatus.ACTIVE:
        return "blue"
    return "yellow" if not firm.uscc and not firm.uscc_missing_reason else ""


def status_text(firm: Enterprise) -> str:
    """The firm's state; that a code is missing comes first."""
    if firm.status is EnterpriseStatus.ACTIVE and not firm.uscc:
        return _("No credit code")
    return word_label(firm.status)


def columns() -> tuple[Column[FirmLine], ...]:
    """Of the list, in the language in use."""
    return (
        Column(_("Enterprise"), lambda line: line.firm.name, name="name"),
        Column(_("Credit code"), lambda line: line.firm.uscc, font=code_font(), name="uscc"),
        Column(_("Leader"), lambda line: line.leader, name="leader"),
        Column(
            _("Visits"), lambda line: str(line.visited) if line.visited else "—", right=True, name="visits"
        ),
        Column(
            _("State"),
            lambda line: status_text(line.firm),
            severity=lambda line: status_severity(line.firm),
            name="state",
        ),
        extra("enterprise", "address", lambda line: line.firm.address),
        extra("enterprise", "contact_name", lambda line: line.firm.contact_name),
        extra("enterprise", "contact_phone", lambda line: line.firm.contact_phone),
        extra("enterprise", "main_products", lambda line: line.firm.main_products),
        extra("enterprise", "size", lambda line: word_label(line.firm.size) if line.firm.size else ""),
        extra("enterprise", "former_names", lambda line: _(", ").join(line.firm.former_names)),
    )
