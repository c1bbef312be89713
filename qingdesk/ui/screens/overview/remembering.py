"""After each check: when a finding was first seen, and which are gone, is kept in the store and told again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk

if TYPE_CHECKING:
    from qingdesk.actions.check import Checked
    from qingdesk.actions.put_right import PutRight

DAYS_AHEAD = 60


@dataclass(frozen=True)
class Besides:
    """put_right: the newest first. unknown_years: of the next 60 days, whose working days are only estimated."""

    put_right: Sequence[PutRight] = ()
    unknown_years: Sequence[int] = ()


class Remembering(QObject):
    """`told` carries `Besides`. To remember is no change of a record: nothing is announced, so that a check does
    not lead to the next."""

    told = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.findings.updated.connect(self._remember)

    def tell(self) -> None:
        """Read what is known already; nothing before the first check."""
        desk = self._desk
        if desk.findings.checked_at is not None:
            desk.jobs.run(
                partial(_read, desk.store, desk.today(), desk.findings.names, desk.scope.cadre_id),
                owner=self,
                on_done=self.told.emit,
                on_error=desk.messages.wrong,
            )

    def _remember(self) -> None:
        desk = self._desk
        if desk.findings.checked_at is not None:
            desk.jobs.write(
                partial(_remember, desk.store, desk.findings.everything(), desk.today()),
                owner=self,
                on_done=lambda nothing: self.tell(),
                on_error=desk.messages.wrong,
            )


def _remember(store: Store, checked: Sequence[Checked], today: date, progress: Progress) -> None:
    from qingdesk.actions.findings import remember_check

    remember_check(store, checked, today)


def _read(store: Store, today: date, names: Mapping[str, str], cadre_id: str, progress: Progress) -> Besides:
    from qingdesk.actions.put_right import put_right
    from qingdesk.store import workdays

    db = store.reader()
    years = workdays.load(db).unknown_years(today, today + timedelta(days=DAYS_AHEAD))
    put = put_right(db, today, names, cadre_id=cadre_id, operator=store.operator)
    return Besides(put, years)
