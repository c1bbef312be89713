"""申报 in a dialog: is there an interest between the cadre and the firm, and what was done about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from qingdesk.actions import declarations
from qingdesk.actions.record import Recorded
from qingdesk.domain.declaration import ConflictKind, Declaration, DeclarationDraft, Resolution
from qingdesk.domain.labels import word_label
from qingdesk.domain.mistakes import EMPTY, Mistake
from qingdesk.domain.record import Draft
from qingdesk.i18n import _
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.widgets.combo_box import ComboBox


class DeclarationDialog(RecordDialog):
    """Of one assignment, from today; what kind of interest is asked only where there is one."""

    def __init__(self, parent: QWidget, desk: Desk, assignment_id: str, whose: str) -> None:
        """whose: cadre and firm, as the title says them."""
        kinds: list[tuple[object, str]] = [
            (None, _("not said")),
            *((each, word_label(each)) for each in ConflictKind),
        ]
        plan = FormPlan(
            "declaration",
            (("declared_on", "has_conflict"), ("kind",), ("resolution", "resolved_on")),
            choices={
                "has_conflict": [
                    (None, _("not said")),
                    (False, _("There is none")),
                    (True, _("There is one")),
                ],
                "kind": kinds,
            },
            hints={
                "has_conflict": _("Shares, posts, contracts or debts, of the cadre himself or of his kin.")
            },
            intro=_("Valid for twelve months, or until something changes."),
        )
        base = DeclarationDraft(assignment_id=assignment_id, declared_on=desk.today())
        super().__init__(parent, desk, plan, base, _("Declare interests: {whose}").format(whose=whose))
        self._answer = self.form.field("has_conflict")
        if isinstance(self._answer, ComboBox):
            self._answer.chosen.connect(self._show_fields)
        self._show_fields()

    def _show_fields(self) -> None:
        is_conflict = isinstance(self._answer, ComboBox) and self._answer.value() is True
        for name in ("kind", "resolution", "resolved_on"):
            self.form.boxes[name].setVisible(is_conflict)

    def more_mistakes(self, draft: Draft) -> list[Mistake]:
        """An interest is named."""
        found = super().more_mistakes(draft)
        assert isinstance(draft, DeclarationDraft)
        if draft.has_conflict and draft.kind is None:
            found.append(Mistake("kind", EMPTY))
        return found


class ResolveDialog(RecordDialog):
    """What was done about an interest: another cadre contacts the firm, or he stays out of its matters."""

    def __init__(self, parent: QWidget, desk: Desk, declaration: Declaration) -> None:
        ways = [(each, word_label(each)) for each in (Resolution.REASSIGNED, Resolution.RECUSED)]
        plan = FormPlan(
            "declaration",
            (("resolution", "resolved_on"),),
            choices={"resolution": ways},
            needed=frozenset({"resolution", "resolved_on"}),
        )
        super().__init__(parent, desk, plan, declaration, _("Resolve the conflict"), save=_resolve)
        resolution = Resolution.REASSIGNED
        self.form.show_values(replace(declaration, resolution=resolution, resolved_on=desk.today()))


def _resolve(store: Store, draft: Draft, today: date) -> Recorded:
    assert isinstance(draft, Declaration) and draft.resolution is not None and draft.resolved_on is not None
    return declarations.resolve_conflict(store, draft.id, draft.resolution, draft.resolved_on, today)
