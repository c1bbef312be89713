"""A file that the program was opened with, by a double click: an update is offered, a package is checked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk

if TYPE_CHECKING:
    from qingdesk.exchange.package.verify import Verdict

UPDATES = "QingDesk-update-"
"""How the file of an update is named; any other is taken for a package."""


def open_file(window: QWidget, desk: Desk, path: Path) -> None:
    """Nothing is taken in before a person says so."""
    if path.name.startswith(UPDATES):
        from qingdesk.ui.help_work import take_update_of
        from qingdesk.ui.messages import ask

        title = _("Take in the update {name}?").format(name=path.name)
        hint = _("Its signature is checked first. Working days and limits come into this desk's tables.")
        if ask(window, title, hint, _("Take it in")):
            take_update_of(window, desk, path)
        return
    desk.jobs.run(
        partial(_verify, desk.store, path),
        owner=window,
        on_done=partial(_tell, desk, path),
        on_error=desk.messages.wrong,
        label=_("Verifying"),
    )


def _verify(store: Store, path: Path, progress: Progress) -> Verdict:
    from qingdesk.actions.verify import verify_package

    return verify_package(path, store, progress=progress)


def _tell(desk: Desk, path: Path, verdict: Verdict) -> None:
    if verdict.faults:
        sentences = "\n".join(fault.sentence() for fault in verdict.faults[:3])
        desk.messages.warn(_("{name} cannot be believed.").format(name=path.name), sentences)
        return
    said = verdict.description.said if verdict.description is not None else lambda *place: ""
    desk.messages.info(
        _("{name} is whole.").format(name=path.name),
        _("From: {unit} ({desk})").format(unit=said("unit", "name"), desk=said("desk", "code")),
    )
