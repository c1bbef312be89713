"""诉求 in a dialog: what the firm asks, and the proposal of who leads and who helps."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from qingdesk.actions.problems import proposed_units, says_too_much
from qingdesk.domain.problem import Category, ProblemDraft, ProblemSource
from qingdesk.i18n import _
from qingdesk.ui import finders
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.plain_text_box import PlainTextBox
from qingdesk.ui.widgets.words import button, words

_ROWS = (
    ("enterprise_id",),
    ("raised_on", "source", "raised_by"),
    ("text",),
    ("category", "grade"),
    ("requirement",),
    ("lead_unit", "owner"),
    ("co_units",),
)


def new_problem(desk: Desk, enterprise_id: str = "") -> ProblemDraft:
    """Raised today, on a visit."""
    return ProblemDraft(enterprise_id=enterprise_id, source=ProblemSource.VISIT, raised_on=desk.today())


class ProblemDialog(RecordDialog):
    """A new problem, or what was entered of one."""

    def __init__(self, parent: QWidget, desk: Desk, base: ProblemDraft, title: str) -> None:
        reader = desk.store.reader()
        firm = finders.firm_choice(reader, base.enterprise_id)
        cadre, today = desk.scope.cadre_id, desk.today()
        plan = FormPlan(
            "problem",
            _ROWS,
            finders={"enterprise_id": lambda text: finders.find_firms(reader, text, cadre, today)},
            chosen={"enterprise_id": firm} if firm is not None else {},
            hints={
                "lead_unit": _("Empty until it is assigned."),
                "grade": _("It sets the term; none counts as C."),
            },
            sticky=("source", "raised_on"),
        )
        super().__init__(parent, desk, plan, base, title)
        self.put_above(ProposeUnits(self))
        self._handed_over = words(
            _(
                "Of matters of discipline and of the courts only this is kept:"
                " that they were handed over, to whom, when."
            ),
            "amber",
            wrap=True,
        )
        self._handed_over.setObjectName("handed_over_only")
        self.put_above(self._handed_over)
        self.form.edited.connect(self._look)
        self._look()

    def _look(self) -> None:
        self._handed_over.setVisible(says_too_much(self.draft()))


class ProposeUnits(QWidget):
    """A button that looks the text up in the table of responsibilities and fills in who leads and who helps."""

    def __init__(self, dialog: RecordDialog) -> None:
        super().__init__()
        self._dialog = dialog
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button(_("Propose units"), self.propose, icon_name="search", name="propose_units"))
        self._said = words("", "quiet", wrap=True)
        self._said.setObjectName("proposed")
        row.addWidget(self._said, 1)

    def propose(self) -> None:
        """Fill in what the table says; a person decides."""
        boxes = self._dialog.form.boxes
        found = proposed_units(self._dialog.desk.store.reader(), self._entered())
        if found is None:
            self._said.setText(
                _("The table of responsibilities names nobody for this. Enter the unit yourself.")
            )
            return
        lead, helping = boxes["lead_unit"].field, boxes["co_units"].field
        if isinstance(lead, QLineEdit):
            lead.setText(found.lead_unit)
        if isinstance(helping, PlainTextBox):
            helping.set_text(_(", ").join(found.co_units))
        self._said.setText(_("By the table of responsibilities: {task}").format(task=found.task))

    def _entered(self) -> ProblemDraft:
        """The problem as it stands in the form; what is not on this page is as it was."""
        base, boxes = self._dialog.base, self._dialog.form.boxes
        assert isinstance(base, ProblemDraft)
        kind = boxes["category"].field if "category" in boxes else None
        chosen = kind.value() if isinstance(kind, ComboBox) else base.category
        line = boxes["text"].field if "text" in boxes else None
        text = line.text() if isinstance(line, PlainTextBox) else base.text
        return replace(base, category=chosen if isinstance(chosen, Category) else None, text=text)
