"""What is asked at an assignment: declare, resolve, hand over, sign, print."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qingdesk.domain.assignment import Assignment
from qingdesk.i18n import _
from qingdesk.store import assignments, cadres, declarations, enterprises, handovers
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.record import RecordDialog
from qingdesk.ui.screens.enterprises import assignment_rows as rows


def do(owner: QWidget, desk: Desk, what: str, record_id: str) -> None:
    """what: a constant of `assignment_rows`, but for editing, which is the screen's own."""
    from qingdesk.ui.dialogs.declaration import DeclarationDialog, ResolveDialog
    from qingdesk.ui.dialogs.handover import HandoverDialog, SignDialog
    from qingdesk.ui.dialogs.print_preview import print_records

    reader, window = desk.store.reader(), owner.window()
    if what == rows.DECLARE:
        whose = _whose(desk, assignments.get(reader, record_id))
        DeclarationDialog(window, desk, record_id, whose).exec()
    elif what == rows.RESOLVE:
        ResolveDialog(window, desk, declarations.get(reader, record_id)).exec()
    elif what == rows.PRINT_DECLARATION:
        print_records(desk, owner, "declaration", (record_id,))
    elif what == rows.HAND_OVER:
        _hand_over(owner, desk, HandoverDialog(window, desk, *_of(desk, record_id)))
    elif what == rows.SIGN:
        SignDialog(window, desk, handovers.get(reader, record_id)).exec()
    elif what == rows.PRINT_HANDOVER:
        print_records(desk, owner, "handover_list", (record_id,))


def _of(desk: Desk, assignment_id: str) -> tuple[Assignment, str]:
    assignment = assignments.get(desk.store.reader(), assignment_id)
    return assignment, _whose(desk, assignment)


def _whose(desk: Desk, assignment: Assignment) -> str:
    reader = desk.store.reader()
    cadre = cadres.get(reader, assignment.cadre_id).name
    return _("{cadre}, {firm}").format(
        cadre=cadre, firm=enterprises.get(reader, assignment.enterprise_id).name
    )


def _hand_over(owner: QWidget, desk: Desk, dialog: RecordDialog) -> None:
    if not dialog.exec() or dialog.saved is None:
        return
    handover_id = dialog.saved.id
    desk.messages.good(
        _("The assignment was handed over."),
        _("Print the list, and have both sign it."),
        action=_("Print the list"),
        pressed=lambda: do(owner, desk, rows.PRINT_HANDOVER, handover_id),
    )
