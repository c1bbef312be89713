"""相互矛盾: two contents that came under one revision. Both are kept; a person asks the desk and says what it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.actions.changes import Changes
from qingdesk.domain.labels import field_label, noun_label
from qingdesk.i18n import _, ngettext
from qingdesk.store import collected
from qingdesk.store.collected import Contradiction
from qingdesk.store.package_names import names_of
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.reason import ask_reason
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.severity import SeverityMark
from qingdesk.ui.widgets.words import button, words

MOST_SHOWN = 20


class ContradictionsCard(Card):
    """Hidden while nothing contradicts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Contradictions"))
        self.setObjectName("contradictions")
        self._desk = desk
        self._rows = QVBoxLayout()
        self._rows.setSpacing(STEP)
        told = _(
            "Two different contents came for one record. Ask its desk which holds; both stay in the store."
        )
        self.body.addWidget(words(told, "quiet", wrap=True))
        self.body.addLayout(self._rows)
        self.hide()

    def reload(self) -> None:
        """Read them again."""
        clear(self._rows)
        found = collected.contradictions(self._desk.store.reader())
        for one in found[:MOST_SHOWN]:
            self._rows.addWidget(self._row(one))
        self.note.setText(ngettext("{n} record", "{n} records", len(found)).format(n=len(found)))
        self.setVisible(bool(found))

    def _row(self, one: Contradiction) -> QWidget:
        name = names_of(self._desk.store.reader(), one.noun, {one.record_id}).get(one.record_id, "")
        fields = _(", ").join(field_label(one.noun, field) for field in one.told)
        row = QWidget()
        row.setObjectName(f"contradiction_{one.record_id}")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(STEP)
        across.addWidget(SeverityMark("yellow"))
        said = _("{noun} {name}: {fields}").format(noun=noun_label(one.noun), name=name, fields=fields)
        across.addWidget(words(said, wrap=True), 1)
        for text, pressed, named in (
            (_("Compare"), partial(self._compare, one, said), "compare"),
            (_("Settled …"), partial(self._settle, one), "settle"),
        ):
            link = button(text, pressed, look="link", name=named)
            link.setAccessibleDescription(said)
            across.addWidget(link)
        return row

    def _compare(self, one: Contradiction, said: str) -> None:
        from qingdesk.ui.dialogs.contradiction import ContradictionDialog

        ContradictionDialog(self.window(), said, one).exec()

    def _settle(self, one: Contradiction) -> None:
        reason = ask_reason(
            self.window(),
            _("What did its desk say?"),
            _("Both contents stay in the store; it is no longer listed here."),
            _("Settled"),
        )
        if reason:
            self._desk.jobs.write(
                partial(_settle, self._desk, one.id, reason),
                owner=self, on_done=self._tell, on_error=self._desk.messages.wrong,
            )  # fmt: skip

    def _tell(self, changes: Changes) -> None:
        self._desk.announcer.announce(changes)
        self.reload()


def _settle(desk: Desk, conflict_id: str, reason: str, _progress: object) -> Changes:
    from qingdesk.actions.collect import settle_conflict

    return settle_conflict(desk.store, conflict_id, reason)
