"""走访计划: days proposed for the visits that are still due, so that nobody is overrun and nothing is left to the end.

Only a proposal: nothing is kept of it. 每半年至少到联系企业1次 (豫办〔2020〕23号 二（五）); 无事不扰.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from qingdesk.domain.calendar import Calendar

GAP_DAYS = 30
"""No firm is visited twice by one unit within so many days."""
FIRMS_A_DAY = 2
"""So many firms of one region make one trip."""


@dataclass(frozen=True)
class ToVisit:
    """A firm with visits due. cadre_ids: who go there, together; the first leads. number: visits still to make;
    made: those that were. last_on: the unit's last visit in person. region: GB/T 2260, or empty."""

    enterprise_id: str
    cadre_ids: tuple[str, ...]
    number: int
    made: int = 0
    last_on: date | None = None
    region: str = ""


@dataclass(frozen=True)
class Proposed:
    """nth: of the half-year's visits to this firm, from 1."""

    day: date
    enterprise_id: str
    cadre_ids: tuple[str, ...]
    nth: int


@dataclass(frozen=True)
class Plan:
    """proposed: by day. left: firms for which no day could be found, and how many of their visits."""

    proposed: tuple[Proposed, ...]
    left: tuple[tuple[ToVisit, int], ...]


def propose(
    firms: Iterable[ToVisit],
    today: date,
    last: date,
    calendar: Calendar,
    *,
    gap_days: int = GAP_DAYS,
    firms_a_day: int = FIRMS_A_DAY,
) -> Plan:
    """Working days from tomorrow to `last` for every visit, spread evenly for each leader and over all of them.

    A leader goes to one region a day, to at most `firms_a_day` firms. A visit for which the gap leaves no day is
    left out and told. The same firms give the same days.
    """
    count = max(0, (last - today).days)
    span = [day for n in range(1, count + 1) if calendar.is_workday(day := today + timedelta(days=n))]
    leaders: defaultdict[str, list[ToVisit]] = defaultdict(list)
    for firm in sorted(firms, key=lambda one: (one.region, one.enterprise_id)):
        if firm.number > 0 and firm.cadre_ids:
            leaders[firm.cadre_ids[0]].append(firm)
    diary = _Diary(span, gap_days)
    for place, leader in enumerate(sorted(leaders)):
        shift = (place + 0.5) / len(leaders)
        trips = list(_trips(leaders[leader], firms_a_day))
        for number, trip in enumerate(trips):
            wanted = int((number + shift) * len(span) / len(trips))
            if not diary.enter(trip, wanted):
                for stop in trip:  # what does not fit together may fit apart
                    diary.enter([stop], wanted, is_last_try=True)
    return Plan(
        tuple(sorted(diary.proposed, key=lambda one: (one.day, one.cadre_ids, one.enterprise_id))),
        tuple(sorted(diary.left.items(), key=lambda one: one[0].enterprise_id)),
    )


Stop = tuple[ToVisit, int]


def _trips(firms: Sequence[ToVisit], firms_a_day: int) -> Iterator[list[Stop]]:
    """The first visits of all, then the second ones; firms of one region together."""
    for nth in range(1, max(firm.number for firm in firms) + 1):
        trip: list[Stop] = []
        for firm in firms:
            if firm.number < nth:
                continue
            is_near = trip and firm.region and trip[0][0].region == firm.region
            if trip and (not is_near or len(trip) >= firms_a_day):
                yield trip
                trip = []
            trip.append((firm, nth))
        if trip:
            yield trip


@dataclass
class _Diary:
    """What is taken so far. span: the working days."""

    span: Sequence[date]
    gap_days: int
    proposed: list[Proposed] = field(default_factory=list)
    left: dict[ToVisit, int] = field(default_factory=dict)
    busy: set[tuple[str, date]] = field(default_factory=set)
    visited: dict[str, date] = field(default_factory=dict)

    def enter(self, trip: Sequence[Stop], wanted: int, *, is_last_try: bool = False) -> bool:
        """Put the trip on the free day nearest to the wanted one; on the last try note it as left out."""
        people = {who for firm, _nth in trip for who in firm.cadre_ids}
        earliest = max((self._earliest(firm) for firm, _nth in trip), default=date.min)
        for place in sorted(range(len(self.span)), key=lambda place: abs(place - wanted)):
            day = self.span[place]
            if day >= earliest and not any((who, day) in self.busy for who in people):
                self._take(trip, day)
                return True
        if is_last_try:
            for firm, _nth in trip:
                self.left[firm] = self.left.get(firm, 0) + 1
        return False

    def _earliest(self, firm: ToVisit) -> date:
        before = [day for day in (firm.last_on, self.visited.get(firm.enterprise_id)) if day is not None]
        return max(before) + timedelta(days=self.gap_days) if before else date.min

    def _take(self, trip: Sequence[Stop], day: date) -> None:
        for firm, nth in trip:
            self.proposed.append(Proposed(day, firm.enterprise_id, firm.cadre_ids, firm.made + nth))
            self.visited[firm.enterprise_id] = day
            self.busy |= {(who, day) for who in firm.cadre_ids}
