"""What 汇入 and 扫描件 take files in by: where they are dropped, how far it is, what stops it, what became of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.ui.desk import Desk
from qingdesk.ui.jobs import Job
from qingdesk.ui.widgets.drop_zone import DropZone
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button
from qingdesk.ui.widgets.work_bar import WorkBar

ROWS_HIGH = 4


class TakingIn(QObject):
    """`given` carries the files that were dropped or pasted. One pile after the other: while one is taken in, `zone`
    and all of `waiting` are grey. The pane lays out `zone`, `stop` and `bar` where it has room for them."""

    given = Signal(list)

    def __init__(self, pane: QWidget, desk: Desk, name: str, text: str, hint: str) -> None:
        """name: what the objectNames begin with · text: what stands in the zone · hint: where there was no file."""
        super().__init__(pane)
        self._desk = desk
        self._hint = hint
        self._job: Job | None = None
        self.zone = DropZone(text)
        self.zone.setObjectName(f"{name}_zone")
        self.zone.given.connect(self._look)
        self.stop = button(_("Stop"), self._cancel, name=f"{name}_stop")
        self.stop.hide()
        self.bar = WorkBar(f"{name}_progress")
        self.waiting: Sequence[QWidget] = ()

    def is_going(self) -> bool:
        """A pile is being taken in."""
        return self._job is not None

    def _look(self, given: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
        if not files:
            self._desk.messages.warn(_("There is no file in it."), self._hint)
        self.given.emit(files)

    def start(
        self,
        begin: Callable[..., Job],
        work: Callable[[Progress], object],
        *,
        on_done: Callable[..., None],
        on_stopped: Callable[[], None],
        label: str,
    ) -> None:
        """Begin it by `jobs.run` or `jobs.write`; what is refused is told among the messages."""
        for each in (self.zone, *self.waiting):
            each.setEnabled(False)
        self.bar.begin()
        self.stop.show()
        self._job = begin(
            work,
            owner=self,
            on_done=partial(self._done, on_done),
            on_error=self._refused,
            on_progress=self.bar.tell,
            on_cancelled=partial(self._stopped, on_stopped),
            label=label,
        )

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)

    def _rest(self) -> None:
        self._job = None
        self.bar.hide()
        self.stop.hide()
        for each in (self.stop, self.zone, *self.waiting):
            each.setEnabled(True)

    def _done(self, tell: Callable[[Any], None], value: Any) -> None:
        self._rest()
        tell(value)

    def _stopped(self, tell: Callable[[], None]) -> None:
        self._rest()
        tell()

    def _refused(self, error: UserError) -> None:
        self._rest()
        self._desk.messages.wrong(error)


def results_table(name: str, title: str, model: QAbstractItemModel, widths: tuple[int, ...]) -> Table:
    """What became of each; a few lines high, for the room belongs to what stands below."""
    table = Table(name, title)
    table.setModel(model)
    table.set_widths(widths, stretch=1)
    line = table.verticalHeader().defaultSectionSize()
    table.setMinimumHeight(line * ROWS_HIGH)
    table.setMaximumHeight(line * (ROWS_HIGH + 2))
    return table
