"""What the check finds, kept for 总览 and for the badges of the navigation; made anew after every change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.changes import Announcer
from qingdesk.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from qingdesk.actions.check import Checked

A_MOMENT = 300
"""Milliseconds after a change before the check begins: several changes make one check."""

PLACES_OF_NOUNS = {
    "visit": "visits",
    "meal": "meals",
    "event": "events",
    "cost": "events",
    "problem": "problems",
    "commitment": "commitments",
    "gift": "gifts",
    "offer": "gifts",
    "declaration": "enterprises",
    "assignment": "visits",
    "enterprise": "enterprises",
    "cadre": "enterprises",
}
"""Noun of a finding → the screen where it is put right."""


@dataclass(frozen=True)
class Found:
    """checked: worst first. names: of the cadres and firms that the sentences speak of, by id. seq: the place in
    the audit up to which it holds. day: as of which."""

    checked: tuple[Checked, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    seq: int = -1
    day: date = date.min


def _check(store: Store, today: date, progress: Progress) -> Found:
    from qingdesk.actions.check_apart import check_everybody
    from qingdesk.actions.look_up import names
    from qingdesk.actions.recheck_since import head

    reader = store.reader()
    seq = head(reader)  # first: what is written meanwhile is checked again
    return Found(tuple(check_everybody(store, today, progress)), names(reader), seq, today)


def _check_again(store: Store, before: Found, renamed: bool, progress: Progress) -> Found:
    from qingdesk.actions.look_up import names
    from qingdesk.actions.recheck_since import head, recheck_since

    reader = store.reader()
    seq = head(reader)
    checked = recheck_since(store, before.seq, before.checked, before.day, progress=progress)
    return Found(tuple(checked), names(reader) if renamed else before.names, seq, before.day)


class Findings(QObject):
    """`updated` when there are new ones; `failed` with the error when the check could not be made; `progressed`
    (done, total) while everybody is checked; `stopped` when a person stopped it: what was found before stays."""

    updated = Signal()
    failed = Signal(object)
    progressed = Signal(int, int)
    stopped = Signal()

    def __init__(self, store: Store, jobs: Jobs, announcer: Announcer, today: Callable[[], date]) -> None:
        super().__init__()
        self._store = store
        self._jobs = jobs
        self._today = today
        self._job: Job | None = None
        self._newest = Found()
        self.checked_at: datetime | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(A_MOMENT)
        self._pause.timeout.connect(self._look_at_changes)
        self._renamed = False
        announcer.changed.connect(self._note_change)

    def _note_change(self, changes: frozenset[str]) -> None:
        self._renamed |= bool(changes & {"cadres", "enterprises", "units"})
        self._pause.start()

    def _look_at_changes(self) -> None:
        """Check again only those whom the changes touched; everybody on a new day and before the first check."""
        if self.checked_at is None or self._newest.day != self._today():
            self.look_again()
        else:
            store, before, renamed = self._store, self._newest, self._renamed
            self._look(lambda progress: _check_again(store, before, renamed, progress))

    def look_again(self) -> None:
        """Check everybody now; a check that is still going on is dropped."""
        store, today = self._store, self._today()
        self._look(lambda progress: _check(store, today, progress))

    def _look(self, work: Callable[[Progress], Found]) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._jobs.run(
            work,
            owner=self,
            on_done=self._take,
            on_error=self._fail,
            on_progress=self.progressed.emit,
            on_cancelled=self._cancelled,
            label=_("Checking"),
        )

    def forget(self) -> None:
        """The store is another one: what was found in the one before holds no more."""
        self.stop()
        self._newest, self.checked_at = Found(), None

    def stop(self) -> None:
        """A person stops the check that is going on."""
        if self._job is not None:
            self._job.cancel()

    def _cancelled(self) -> None:
        if self._job is not None and self._job.cancelled:  # else a newer check took its place
            self._job = None
            self.stopped.emit()

    @property
    def names(self) -> Mapping[str, str]:
        """Of cadres and firms, by id, as of the newest check."""
        return self._newest.names

    def open(self, cadre_id: str = "") -> list[Checked]:
        """Those still to be dealt with, worst first; of one cadre when given."""
        return [
            one for one in self._seen() if one.is_open and (not cadre_id or one.finding.cadre_id == cadre_id)
        ]

    def noted(self, cadre_id: str = "") -> list[Checked]:
        """Those that were explained, cleared or do not apply, worst first; of one cadre when given."""
        return [
            one
            for one in self._seen()
            if not one.is_open and (not cadre_id or one.finding.cadre_id == cadre_id)
        ]

    def _seen(self) -> Sequence[Checked]:
        """Without what another cadre keeps for himself: his offers."""
        operator = self._store.operator
        return [one for one in self._newest.checked if one.finding.may_see(operator)]

    def everything(self) -> tuple[Checked, ...]:
        """All that the newest check found, worst first."""
        return self._newest.checked

    def about(self, record_id: str) -> list[Checked]:
        """Those that point at this record, still to be dealt with."""
        return [one for one in self._seen() if one.is_open and one.finding.record_id == record_id]

    def noted_about(self, record_id: str) -> list[Checked]:
        """Those that point at this record and were explained, cleared or do not apply."""
        return [one for one in self._seen() if not one.is_open and one.finding.record_id == record_id]

    def counts_by_place(self, cadre_id: str = "") -> dict[str, int]:
        """Red and amber ones by the screen where they are put right: the badges."""
        counts: dict[str, int] = {}
        for one in self.open(cadre_id):
            place = PLACES_OF_NOUNS.get(one.finding.noun)
            if place is not None and one.finding.severity != "blue":
                counts[place] = counts.get(place, 0) + 1
        return counts

    def _take(self, found: Found) -> None:
        self._job = None
        self._renamed &= self._pause.isActive()  # a name that changed meanwhile is still to be read
        self._newest = found
        self.checked_at = datetime.now()
        self.updated.emit()

    def _fail(self, error: UserError) -> None:
        self._job = None
        self.failed.emit(error)
