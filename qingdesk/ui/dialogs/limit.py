"""从严: a limit of the unit's own, from a day on, with the number of its document; below the policy it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qingdesk.actions.changes import Changes
from qingdesk.actions.limits import set_limit, shipped_keys, shipped_profiles
from qingdesk.domain.policy import PolicyRow
from qingdesk.domain.policy_key import Direction
from qingdesk.errors import UserError
from qingdesk.i18n import N_, _
from qingdesk.progress import Progress
from qingdesk.store import policies
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.foot import foot
from qingdesk.ui.models.limits import KEYS, key_words, scope_words, unit_words, value_words
from qingdesk.ui.style import STEP, TITLE_POINTS, em
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.limit_figure import LimitFigure
from qingdesk.ui.widgets.typed_lines import DateLine
from qingdesk.ui.widgets.words import button, words

_WAYS: Mapping[Direction, str] = {
    Direction.FLOOR: N_("This is the least. A unit may ask for more, never for less."),
    Direction.CEILING: N_("This is the most. A unit may be stricter, never laxer."),
    Direction.FREE: N_("The policy leaves this to the unit."),
}


class LimitDialog(QDialog):
    """row: the limit that was chosen in the table; its scope (city, rank, season) is kept. by: who sets it.

    `changes` says what was changed after it was accepted.
    """

    def __init__(self, parent: QWidget | None, desk: Desk, row: PolicyRow, by: str) -> None:
        super().__init__(parent)
        self.setObjectName("limit_dialog")
        self.setWindowTitle(_("A limit of the unit's own"))
        self.changes = Changes()
        self._desk = desk
        self._chosen = row
        self._by = by
        column = QVBoxLayout(self)
        column.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 2)
        column.setSpacing(STEP + 4)
        column.addWidget(words(_("A limit of the unit's own"), points=TITLE_POINTS, bold=True))
        self._key = ComboBox([(key, key_words(key)) for key in KEYS if key in shipped_keys()])
        self._key.setObjectName("limit_key")
        self._key.set_value(row.key)
        self._key.chosen.connect(self._turn)
        column.addWidget(FieldBox(_("Limit"), self._key))
        self._now = words("", "quiet", wrap=True)
        self._now.setObjectName("limit_now")
        column.addWidget(self._now)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._place)
        self._figure: LimitFigure | None = None
        across = QHBoxLayout()
        across.setSpacing(STEP * 2)
        self._from = DateLine(desk.today)
        self._from.setObjectName("limit_from")
        self._from.set_value(desk.today())
        self._from_box = FieldBox(_("Holds from"), self._from)
        self._basis = QLineEdit()
        self._basis.setObjectName("limit_basis")
        self._basis_box = FieldBox(
            _("Number of the unit's document"), self._basis, _("Such as 示例办〔2026〕3号")
        )
        across.addWidget(self._from_box, 1, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._basis_box, 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(across)
        self._wrong = words("", "red", wrap=True)
        self._wrong.setObjectName("limit_wrong")
        self._wrong.hide()
        column.addWidget(self._wrong)
        self._save = button(_("Put into force"), self._take, look="filled", name="save")
        column.addLayout(foot(self, self._save))
        self._turn()

    def _scoped(self) -> PolicyRow:
        """The row chosen, or one of another limit, which holds everywhere."""
        key = str(self._key.value())
        if key == self._chosen.key:
            return self._chosen
        return PolicyRow(key=key, value=None, valid_from=self._desk.today())

    def _turn(self) -> None:
        """Show the fields of this limit, filled with what is in force."""
        row, today, column = self._scoped(), self._desk.today(), self.layout()
        assert column is not None
        key = shipped_keys()[row.key]
        policy = policies.load(self._desk.store.reader(), row.key)
        now = policy.find(row.key, today, city=row.city, rank=row.rank)
        now = now if now is not None and now.season == row.season else row
        said = _(_WAYS[key.direction])
        if now.value is not None:
            scope = scope_words(now)
            about = _("In force: {figure} ({basis}).").format(figure=value_words(now), basis=now.basis or "—")
            said = f"{scope}　{about} {said}".strip("　")
        self._now.setText(said)
        if self._figure is not None:
            self._place.removeWidget(self._figure)
            self._figure.deleteLater()
        self._figure = LimitFigure(key, now.value, self._desk.today, shipped_profiles(), unit_words(row.key))
        self._place.addWidget(self._figure)
        column.activate()  # a least width of our own takes the place of the layout's
        self.setMinimumWidth(max(em(self) * 40, column.minimumSize().width()))
        self._say_wrong("")

    def _take(self) -> None:
        value = self._figure.value() if self._figure is not None else None
        since = self._from.value()
        self._say_wrong("" if value is not None else _("Enter the figure."))
        self._from_box.set_mistake("" if since is not None else self._from.mistake() or _("Enter the day."))
        basis = self._basis.text().strip()
        self._basis_box.set_mistake("" if basis else _("A limit of your own needs its document."))
        if value is None or since is None or not basis:
            return
        row = replace(
            self._scoped(), id="", value=value, valid_from=since, valid_to=None, basis=basis,
            verified_by=self._by, verified_on=self._desk.today(),
        )  # fmt: skip
        self._save.setEnabled(False)
        self._desk.jobs.write(
            partial(_set, self._desk.store, row),
            owner=self,
            on_done=self._done,
            on_error=self._refused,
            label=_("Saving"),
        )

    def _done(self, changes: Changes) -> None:
        self.changes = changes
        self.accept()

    def _refused(self, error: UserError) -> None:
        self._save.setEnabled(True)
        self._say_wrong(str(error))

    def _say_wrong(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))


def _set(store: Store, row: PolicyRow, progress: Progress) -> Changes:
    return set_limit(store, row)
