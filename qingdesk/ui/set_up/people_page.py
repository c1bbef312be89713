"""Set-up, step three: cadres and firms from a roster, or cadres one by one; both can wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qingdesk.actions.changes import Changes
from qingdesk.actions.record import Recorded, record_drafts
from qingdesk.domain.cadre import Cadre, CadreDraft
from qingdesk.domain.labels import field_label
from qingdesk.domain.text import person_name, phone, tidy
from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress
from qingdesk.store import cadres, enterprises, units
from qingdesk.store.database import Store
from qingdesk.ui.jobs import Jobs
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.words import button, line, words


class PeoplePage(QWidget):
    """The store is there by now: what is added here is saved at once."""

    def __init__(self, jobs: Jobs, today: Callable[[], date]) -> None:
        super().__init__()
        self._jobs = jobs
        self._today = today
        self._store: Store | None = None
        self._names: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP * 2)
        column.addWidget(words(_("From a roster"), bold=True))
        column.addWidget(
            words(
                _("Units, cadres, firms and who contacts whom, from a workbook or CSV."),
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(button(_("Import a roster …"), self._import, look="filled", name="import_roster"))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(line())
        column.addWidget(words(_("One by one"), bold=True))
        column.addLayout(self._by_hand())
        self._said = words("", wrap=True)
        self._said.setObjectName("people_said")
        column.addWidget(self._said)
        column.addStretch(1)

    def _by_hand(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(STEP + 4)
        row = QHBoxLayout()
        row.setSpacing(STEP + 4)
        self._name, self._post, self._phone = QLineEdit(), QLineEdit(), QLineEdit()
        self._name.setObjectName("cadre_name")
        self._post.setObjectName("cadre_post")
        self._phone.setObjectName("cadre_phone")
        self._name_box = FieldBox(field_label("cadre", "name"), self._name)
        row.addWidget(self._name_box, 2)
        row.addWidget(FieldBox(field_label("cadre", "post"), self._post), 3)
        row.addWidget(FieldBox(field_label("cadre", "phone"), self._phone), 2)
        column.addLayout(row)
        below = QHBoxLayout()
        self._in_scope = QCheckBox(field_label("cadre", "in_scope"))
        self._in_scope.setObjectName("cadre_in_scope")
        self._in_scope.setChecked(True)
        below.addWidget(self._in_scope)
        below.addStretch(1)
        below.addWidget(button(_("Add a cadre"), self._add, name="add_cadre"))
        column.addLayout(below)
        self._list = words("", wrap=True)
        self._list.setObjectName("added_cadres")
        column.addWidget(self._list)
        return column

    def use(self, store: Store) -> None:
        """Add to this store from now on."""
        self._store = store

    def _add(self) -> None:
        store = self._store
        if store is None:
            return
        home = units.home(store.reader())
        draft = CadreDraft(
            name=person_name(self._name.text()),
            unit_id=home.id if home is not None else "",
            post=tidy(self._post.text()),
            phone=phone(self._phone.text()),
            in_scope=self._in_scope.isChecked(),
        )
        mistakes = [each for each in draft.mistakes(self._today()) if each.field == "name"]
        told = _(mistakes[0].reason).format(**mistakes[0].params) if mistakes else ""
        self._name_box.set_mistake(told)
        if told:
            self._name.setFocus()
            return
        self._jobs.write(
            partial(_record, store, draft, self._today()),
            owner=self,
            on_done=self._added,
            on_error=self._refused,
            label=_("Saving"),
        )

    def _added(self, recorded: Recorded) -> None:
        cadre = recorded.records[0]
        assert isinstance(cadre, Cadre)
        self._names.append(f"{cadre.name}（{cadre.post}）" if cadre.post else cadre.name)
        self._list.setText(_("Added: {names}").format(names=_(", ").join(self._names)))
        for each in (self._name, self._post, self._phone):
            each.clear()
        self._said.setText("")
        self._name.setFocus()

    def _refused(self, error: UserError) -> None:
        self._said.setText(str(error))

    def _import(self) -> None:
        from qingdesk.ui.dialogs.roster import RosterDialog, choose_roster

        store = self._store
        path = choose_roster(self) if store is not None else None
        if store is not None and path is not None:
            RosterDialog(self, store, self._jobs, self._today, path, self._imported).exec()

    def _imported(self, changes: Changes) -> None:
        if self._store is not None:
            reader = self._store.reader()
            text = _("The desk holds {cadres} cadres and {firms} firms now.")
            self._said.setText(text.format(cadres=cadres.count(reader), firms=enterprises.count(reader)))


def _record(store: Store, draft: CadreDraft, today: date, progress: Progress) -> Recorded:
    return record_drafts(store, [("cadre", draft)], today, action="record_cadre")
