"""What is done with the rows of a list that are selected: print, copy, save as .xlsx, void."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from qingdesk.actions.changes import Changes
from qingdesk.domain.record import Record
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.listed import Filter, Listing
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.reason import ask_reason
from qingdesk.ui.file_places import choose_place
from qingdesk.ui.list_plan import ListPlan
from qingdesk.ui.widgets.table import Table


def print_form(desk: Desk, owner: QWidget, plan: ListPlan[Any], form: str, ids: Sequence[str]) -> None:
    """Show it before it is printed; a ledger of one row or none is that of the half-year."""
    from qingdesk.ui.dialogs.print_preview import print_records

    if form in dict(plan.ledgers) and len(ids) < 2:
        scope = desk.scope
        print_records(desk, owner, form, (), period=scope.half.name, cadre_id=scope.cadre_id)
    elif ids:
        print_records(desk, owner, form, ids)


def export(desk: Desk, owner: QWidget, plan: ListPlan[Any], asked: Filter, ids: Sequence[str]) -> None:
    """Ask for a place, then write the rows selected when there are several, or else all that the list shows."""
    offered = f"{plan.title}-{desk.today():%Y%m%d}.xlsx"
    path = choose_place(owner, desk.preferences, _("Export the list"), offered, "Excel (*.xlsx)")
    if path is not None:
        export_to(desk, owner, plan, asked, ids, path)


def export_to(
    desk: Desk, owner: QWidget, plan: ListPlan[Any], asked: Filter, ids: Sequence[str], path: Path
) -> None:
    """Write it there, off the window's thread."""
    find: Callable[[Readable], Sequence[Record]] = (
        partial(_by_ids, plan.noun, tuple(ids))
        if len(ids) > 1
        else partial(_of_listing, plan.noun, plan.listing(asked))
    )

    def done(count: int) -> None:
        said = ngettext("{n} record was written to {name}.", "{n} records were written to {name}.", count)
        desk.messages.good(said.format(n=count, name=path.name), str(path.parent))

    desk.jobs.run(
        partial(_write, desk.store, plan.noun, find, path, desk.preferences.settings.masks),
        owner=owner,
        on_done=done,
        on_error=desk.messages.wrong,
        on_cancelled=desk.messages.stopped,
        label=_("Exporting"),
        keeps=True,
    )


def copy(desk: Desk, table: Table) -> None:
    """The rows selected onto the clipboard: a line each, columns as they stand, titles on top."""
    rows = table.chosen_rows()
    if not rows:
        return
    QGuiApplication.clipboard().setText(table.as_text(rows))
    said = ngettext("{n} row was copied.", "{n} rows were copied.", len(rows)).format(n=len(rows))
    desk.messages.good(said, _("Paste it into a sheet or a letter."))


def void_records(desk: Desk, owner: QWidget, plan: ListPlan[Any], ids: Sequence[str]) -> None:
    """Ask why, and void them, one after the other."""
    if not ids:
        return
    asked = ngettext("Void {n} record?", "Void {n} records?", len(ids)).format(n=len(ids))
    own = plan.ask_void if len(ids) == 1 else None
    reason = own(owner.window()) if own is not None else ask_reason(owner.window(), asked)
    if not reason:
        return

    def done(changes: Changes) -> None:
        desk.announcer.announce(changes)
        desk.messages.good(_("Voided."))

    desk.jobs.write(
        partial(_void, desk.store, plan.noun, tuple(ids), reason),
        owner=owner,
        on_done=done,
        on_error=desk.messages.wrong,
        label=_("Voiding"),
    )


def _by_ids(noun: str, ids: Sequence[str], db: Readable) -> Sequence[Record]:
    from qingdesk.store.tables import TABLES

    return [TABLES[noun].get(db, record_id) for record_id in ids]


def _of_listing(noun: str, listing: Listing, db: Readable) -> Sequence[Record]:
    from qingdesk.store.tables import TABLES

    return TABLES[noun].listed(db, listing)


def _write(
    store: Store,
    noun: str,
    find: Callable[[Readable], Sequence[Record]],
    path: Path,
    masks: bool,
    progress: Progress,
) -> int:
    from qingdesk.actions.list_sheet import write_list

    return write_list(store, noun, find, path, progress, masks=masks)


def _void(store: Store, noun: str, ids: Sequence[str], reason: str, progress: Progress) -> Changes:
    from qingdesk.actions.life import void

    written: set[str] = set()
    for record_id in ids:
        written |= void(store, noun, record_id, reason).changes
    return Changes(written)
