"""办理进展 in a dialog: a note, a transfer, a return, or the one extension of the term."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from qingdesk.actions import problems
from qingdesk.actions.record import Recorded
from qingdesk.domain.mistakes import EMPTY, Mistake
from qingdesk.domain.problem import Problem
from qingdesk.domain.progress import ProgressDraft, ProgressKind
from qingdesk.domain.record import Draft
from qingdesk.errors import UserError
from qingdesk.i18n import N_, _, format_date
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox


class ProgressDialog(RecordDialog):
    """The fields of an extension and of a transfer show only when it is one."""

    def __init__(self, parent: QWidget, desk: Desk, problem: Problem, by: str) -> None:
        """by: who notes it, at first."""
        due = problem.due_on
        until = _("The term runs to {day}.").format(day=format_date(due, today=desk.today())) if due else ""
        self._unit = QLineEdit()
        self._unit.setObjectName("to_unit")
        self._unit_box = FieldBox(_("{label} *").format(label=_("To which unit")), self._unit)
        plan = FormPlan(
            "progress",
            (("kind", "noted_on", "by"), self._unit_box, ("text",), ("new_due_on",), ("told_enterprise",)),
            hints={"new_due_on": until},
            intro=_("What moved, and who has it now. One extension is possible, before the term ends."),
        )
        base = ProgressDraft(problem_id=problem.id, noted_on=desk.today(), kind=ProgressKind.NOTE, by=by)
        super().__init__(parent, desk, plan, base, _("Note a step"))
        self._kind = self.form.field("kind")
        if isinstance(self._kind, ComboBox):
            self._kind.chosen.connect(self._show_fields)
        self._to_unit = ""
        self._unit.textChanged.connect(self._take_unit)
        self._show_fields()

    def _is(self, kind: ProgressKind) -> bool:
        return isinstance(self._kind, ComboBox) and self._kind.value() is kind

    def _show_fields(self) -> None:
        self.form.boxes["new_due_on"].setVisible(self._is(ProgressKind.EXTENSION))
        self.form.field("told_enterprise").setVisible(self._is(ProgressKind.EXTENSION))
        self._unit_box.setVisible(self._is(ProgressKind.TRANSFER))

    def _take_unit(self, text: str) -> None:
        self._to_unit = text.strip()
        self._unit_box.set_mistake("")

    def more_mistakes(self, draft: Draft) -> list[Mistake]:
        """An extension wants its new day and that the firm was told; a transfer the unit; a note its text."""
        assert isinstance(draft, ProgressDraft)
        found = super().more_mistakes(draft)
        if not draft.text.strip():
            found.append(Mistake("text", EMPTY))
        if draft.kind is ProgressKind.EXTENSION and draft.new_due_on is None:
            found.append(Mistake("new_due_on", EMPTY))
        if draft.kind is ProgressKind.EXTENSION and not draft.told_enterprise:
            found.append(Mistake("told_enterprise", N_("Tell the firm of the extension first, and tick it.")))
        if draft.kind is ProgressKind.TRANSFER and not self._to_unit:
            self._unit_box.set_mistake(_(EMPTY))
            found.append(Mistake("to_unit", N_("Say to which unit.")))
        return found

    def save(self) -> None:
        """With the unit that is typed now."""
        self._save_draft = partial(_take_step, self._to_unit)
        super().save()


def _take_step(to_unit: str, store: Store, draft: Draft, today: date) -> Recorded:
    """Each kind by its own action, which knows what is refused."""
    assert isinstance(draft, ProgressDraft)
    on, by, problem_id = draft.noted_on, draft.by, draft.problem_id
    if on is None:
        raise UserError(_("The day is missing."))
    if draft.kind is ProgressKind.TRANSFER:
        return problems.transfer(store, problem_id, to_unit, draft.text, on, today, by=by)
    if draft.kind is ProgressKind.RETURN:
        return problems.send_back(store, problem_id, draft.text, on, today, by=by)
    if draft.kind is ProgressKind.EXTENSION and draft.new_due_on is not None:
        return problems.ask_extension(store, problem_id, draft.text, draft.new_due_on, on, today, by=by)
    return problems.note_step(store, problem_id, draft.text, on, today, by=by, told=draft.told_enterprise)
