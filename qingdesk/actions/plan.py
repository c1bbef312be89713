"""走访计划: days for the visits that are due in the running half-year, on the screen and as an .ics file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.period import Half
from qingdesk.domain.plan import Plan, Proposed, ToVisit, propose
from qingdesk.exchange.ics import Entry, to_ics
from qingdesk.files import write_atomically
from qingdesk.i18n import _, format_date
from qingdesk.store import cadres, enterprises, figures, policies, units, workdays
from qingdesk.store.among import among
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store


@dataclass(frozen=True)
class PlanLine:
    """A visit on a day. visitors: their names. place: the firm's address."""

    day: date
    enterprise_id: str
    enterprise: str
    cadre_ids: tuple[str, ...]
    visitors: tuple[str, ...]
    place: str
    uid: str


@dataclass(frozen=True)
class VisitPlan:
    """half: the running one. lines: by day. left: firms for which no day was found, with how many visits.
    estimated: years whose holidays are not entered, counted Monday to Friday."""

    half: Half
    lines: tuple[PlanLine, ...]
    left: tuple[tuple[str, int], ...]
    estimated: tuple[int, ...]


def plan_visits(store: Store, today: date, *, cadre_id: str = "") -> VisitPlan:
    """Proposed days for what is due until the half-year ends; of one cadre when given. Nothing is saved."""
    db = store.reader()
    half, calendar = Half.of(today), workdays.load(db)
    due = to_visit(db, today, cadre_id)
    made = propose(due, today, half.last, calendar)
    firms = {
        firm.id: firm for firm in enterprises.TABLE.find(db, *among("id", {one.enterprise_id for one in due}))
    }
    people = cadres.names(db)
    lines = tuple(
        PlanLine(
            one.day,
            one.enterprise_id,
            firms[one.enterprise_id].name,
            one.cadre_ids,
            tuple(people.get(who, "") for who in one.cadre_ids),
            firms[one.enterprise_id].address,
            _uid(one, half, store.desk_id),
        )
        for one in made.proposed
    )
    return VisitPlan(half, lines, _left(made, firms), tuple(calendar.unknown_years(today, half.last)))


def to_visit(db: Readable, today: date, cadre_id: str = "") -> list[ToVisit]:
    """The firms with fewer visits than required in the running half-year; of several leaders who have not done
    theirs, all go together."""
    half, policy = Half.of(today), policies.load(db)
    try:
        per_half = policy.number("duty.visits_per_half", half.first)
        min_days = policy.number("duty.min_days", half.first)
    except KeyError:  # before the policy was issued there was no duty
        return []
    duties = figures.duties(
        db,
        half,
        today,
        per_half=per_half,
        min_days=min_days,
        records_from=policies.records_from(db),
        cadre_id=cadre_id,
    )
    open_by_firm: defaultdict[str, list[figures.FirmDuty]] = defaultdict(list)
    for duty in duties:
        if duty.made < duty.required:
            open_by_firm[duty.enterprise_id].append(duty)
    last = _last_visits(db, today, list(open_by_firm))
    regions = {e.id: e.region for e in enterprises.TABLE.find(db, *among("id", open_by_firm))}
    return [
        ToVisit(
            firm,
            tuple(dict.fromkeys(duty.cadre_id for duty in theirs)),
            max(duty.required - duty.made for duty in theirs),
            max(duty.made for duty in theirs),
            last.get(firm),
            regions.get(firm, ""),
        )
        for firm, theirs in open_by_firm.items()
    ]


def save_ics(store: Store, plan: VisitPlan, path: Path, *, made_at: datetime | None = None) -> None:
    """The plan for a calendar program; a second import moves what was moved. Raises `UserError`."""
    entries = [
        Entry(
            line.uid,
            line.day,
            _("Visit {firm}").format(firm=line.enterprise),
            _("{visitors}. Proposed by QingDesk; due by {day}.").format(
                visitors=_(", ").join(line.visitors), day=format_date(plan.half.last)
            ),
            line.place,
        )
        for line in plan.lines
    ]
    write_atomically(path, to_ics(entries, made_at or datetime.now(UTC), _("Visits to firms")))


def _uid(one: Proposed, half: Half, desk_id: str) -> str:
    return f"{half.name}-{one.enterprise_id}-{one.nth}@{desk_id}.qingdesk"


def _left(made: Plan, firms: Mapping[str, Enterprise]) -> tuple[tuple[str, int], ...]:
    return tuple((firms[firm.enterprise_id].name, number) for firm, number in made.left)


def _last_visits(db: Readable, today: date, firms: list[str]) -> dict[str, date]:
    """Firm → the home unit's last visit there in person."""
    home = units.home(db)
    where, values = among("enterprise_id", firms)
    rows = db.execute(
        "SELECT enterprise_id, max(substr(started_at, 1, 10)) FROM visit"
        f" WHERE {where} AND voided_at IS NULL AND state IN ('completed', 'signed') AND at_enterprise = 1"
        " AND mode IN ('onsite', 'service_day', 'talk_day') AND substr(started_at, 1, 10) <= ?"
        " AND (unit_id IS NULL OR unit_id = ?) GROUP BY enterprise_id",
        (*values, today.isoformat(), home.id if home else ""),
    )
    return {str(row[0]): date.fromisoformat(str(row[1])) for row in rows}
