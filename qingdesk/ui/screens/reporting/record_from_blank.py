"""Record what stands on a blank form that came back: the form's dialog with its picture beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from qingdesk.actions.record import Recorded
from qingdesk.actions.scan_blank import FilledBlank
from qingdesk.domain.gift import GiftDraft
from qingdesk.domain.number import shown_number
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.record import RecordDialog
from qingdesk.ui.scanned import pictures_of
from qingdesk.ui.screen import Target
from qingdesk.ui.widgets.paper_pages import PaperPages

FORMS = frozenset({"visit_record", "meal_slip", "event_approval", "problem_ticket", "gift_register"})
"""Blank forms that a record is begun from; the others belong to a liaison or a half-year that is chosen first."""


def record_from_blank(desk: Desk, owner: QWidget, blank: FilledBlank) -> None:
    """A visit on its page, anything else in its dialog; saved, it takes the blank's number and its pages."""
    if blank.noun == "visit":
        desk.go(Target("visits", make=True, blank_id=blank.form_id))
        return
    dialog = _dialog(desk, owner.window(), blank)
    again = dialog.findChild(QPushButton, "save_and_new")
    if again is not None:
        again.hide()  # a paper is of one record
    pages = PaperPages("blank_beside")
    pages.title.setText(shown_number(blank.number))
    dialog.put_beside(pages)
    desk.jobs.look(
        partial(pictures_of, desk.store, blank.page_ids),
        owner=pages,
        on_done=pages.show_images,
        on_error=desk.messages.wrong,
        label=_("Drawing the pictures"),
    )
    if dialog.exec() and dialog.saved is not None:
        desk.jobs.write(
            partial(_file, desk.store, blank, dialog.saved.id),
            owner=owner,
            on_done=partial(_filed, desk, blank),
            on_error=desk.messages.wrong,
            label=_("Filing the page"),
        )


def _dialog(desk: Desk, window: QWidget, blank: FilledBlank) -> RecordDialog:
    reader, today = desk.store.reader(), desk.today()
    cadre_id = desk.scope.cadre_id or desk.preferences.settings.operator_cadre_id
    if blank.noun == "meal":
        from qingdesk.actions.meals import new_meal
        from qingdesk.ui.dialogs.meal import MealDialog

        return MealDialog(window, desk, new_meal(reader, today, cadre_id=cadre_id, enterprise_id=""))
    if blank.noun == "gift":
        from qingdesk.ui.dialogs.gift import GiftDialog

        return GiftDialog(window, desk, GiftDraft(cadre_id=cadre_id), _("Record a gift"))
    if blank.noun == "problem":
        from qingdesk.ui.dialogs.problem import ProblemDialog, new_problem

        return ProblemDialog(window, desk, new_problem(desk), _("Record a problem"))
    from qingdesk.domain.event import EventDraft
    from qingdesk.ui.dialogs.event import application

    return application(window, desk, EventDraft(applicant_id=cadre_id))


def _file(store: Store, blank: FilledBlank, record_id: str, progress: Progress) -> Recorded:
    from qingdesk.actions.scan_blank import file_blank

    return file_blank(store, blank.form_id, blank.noun, record_id)


def _filed(desk: Desk, blank: FilledBlank, done: Recorded) -> None:
    desk.announcer.announce(done.changes)
    desk.messages.good(
        _("Recorded as {number}; the scanned form is filed with it.").format(
            number=shown_number(blank.number)
        )
    )
