"""企业服务日、企业家恳谈日: one day with several firms, each with its own visit record (豫办〔2020〕23号 二（八）)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from qingdesk.actions.record import Recorded, record_drafts
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.period import Half
from qingdesk.domain.visit import Host, VisitDraft, VisitMode, Visitor
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import enterprises, units
from qingdesk.store.among import among
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store

DAYS = (VisitMode.SERVICE_DAY, VisitMode.TALK_DAY)


@dataclass(frozen=True, kw_only=True)
class FirmDay:
    """The day as it is announced. mode: service_day or talk_day. at_enterprise: it is held at the firms themselves;
    only then it counts as having been there."""

    mode: VisitMode
    started_at: datetime
    ended_at: datetime | None = None
    place: str = ""
    purpose: str = ""
    visitors: tuple[Visitor, ...] = ()
    enterprise_ids: tuple[str, ...] = ()
    at_enterprise: bool = False


@dataclass(frozen=True)
class HeldDay:
    """A day that was held: with how many firms, how many problems they raised, how many of those are open."""

    mode: VisitMode
    day: date
    place: str
    firms: int
    problems: int
    open_problems: int


def record_firm_day(store: Store, day: FirmDay, today: date) -> Recorded:
    """A draft visit for each firm, to be filled in and completed one by one; what a firm raises there is then of the
    day's channel. All or none.

    Raises `Refused` for another mode or without a firm, `Mistaken` for a day that cannot be.
    """
    if day.mode not in DAYS or not day.enterprise_ids:
        raise Refused(
            _("A service day or talk day needs its kind and at least one firm."),
            _("Choose them. Nothing was saved."),
        )
    db = store.reader()
    home = units.home(db)
    chosen = dict.fromkeys(day.enterprise_ids)
    firms = {firm.id: firm for firm in enterprises.TABLE.find(db, *among("id", chosen))}
    draft = VisitDraft(
        unit_id=home.id if home else "",
        mode=day.mode,
        at_enterprise=day.at_enterprise,
        started_at=day.started_at,
        ended_at=day.ended_at,
        place=day.place,
        purpose=day.purpose,
        visitors=day.visitors,
    )
    visits = [("visit", replace(draft, enterprise_id=i, hosts=_hosts(firms.get(i)))) for i in chosen]
    return record_drafts(store, visits, today, action="record_firm_day")


def firm_days(db: Readable, half: Half) -> Sequence[HeldDay]:
    """The days of a half-year, newest first."""
    rows = db.execute(
        """
        SELECT v.mode, substr(v.started_at, 1, 10) AS day, coalesce(v.place, ''), count(DISTINCT v.enterprise_id),
          sum((SELECT count(*) FROM problem p WHERE p.visit_id = v.id AND p.voided_at IS NULL)),
          sum((SELECT count(*) FROM problem p WHERE p.visit_id = v.id AND p.voided_at IS NULL
            AND p.closed_on IS NULL))
        FROM visit v
        WHERE v.mode IN ('service_day', 'talk_day') AND v.voided_at IS NULL
          AND substr(v.started_at, 1, 10) BETWEEN ? AND ?
        GROUP BY 1, 2, 3 ORDER BY 2 DESC, 1, 3
        """,
        (half.first.isoformat(), half.last.isoformat()),
    )
    return [
        HeldDay(
            VisitMode(str(row[0])),
            date.fromisoformat(str(row[1])),
            str(row[2]),
            *(int(number or 0) for number in row[3:]),
        )
        for row in rows
    ]


def _hosts(firm: Enterprise | None) -> tuple[Host, ...]:
    if firm is None or not firm.contact_name:
        return ()
    return (Host(firm.contact_name, firm.contact_post),)
