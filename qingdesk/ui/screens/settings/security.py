"""The password of the store: set, change, take away, and in plain words what each means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qingdesk.actions.open_desk import needs_password
from qingdesk.actions.password import (
    LEAST_LENGTH,
    change_password,
    has_recovery_code,
    show_recovery_code,
)
from qingdesk.errors import UserError, WrongPassword
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.ui.desk import Desk
from qingdesk.ui.messages import ask
from qingdesk.ui.screen import Command
from qingdesk.ui.style import STEP, em
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.field_box import FieldBox
from qingdesk.ui.widgets.password_line import password_line
from qingdesk.ui.widgets.words import button, words

LOCK_AFTER = (5, 10, 15, 30, 60)
"""Minutes."""


class SecurityPane(QWidget):
    """The new password is typed twice; what it cannot do is said before it is set."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, STEP, 0)
        column.setSpacing(STEP + 4)
        self._card = Card(_("Password"))
        self._meaning = words("", wrap=True)
        self._meaning.setObjectName("password_meaning")
        self._card.body.addWidget(self._meaning)
        self._old = FieldBox(_("Present password"), password_line("old_password"))
        hint = _("At least {count} characters. When it is forgotten, only a recovery code on paper helps.")
        self._new = FieldBox(
            _("New password"), password_line("new_password"), hint.format(count=LEAST_LENGTH)
        )
        self._again = FieldBox(_("New password again"), password_line("new_password_again"))
        for box in (self._old, self._new, self._again):
            box.setMaximumWidth(em(self) * 26)
            self._card.body.addWidget(box)
        row = QHBoxLayout()
        self._remove = button(
            _("Go without a password …"), self._take_away, look="quiet_link", name="password_remove"
        )
        row.addWidget(self._remove)
        row.addStretch(1)
        row.addWidget(button(_("Set the password"), self._set, look="filled", name="password_set"))
        self._card.body.addLayout(row)
        column.addWidget(self._card)
        column.addWidget(self._recovery_card())
        column.addWidget(self._lock_card())
        column.addStretch(1)

    def _recovery_card(self) -> Card:
        self._recovery = Card(_("Recovery code"))
        self._recovery_state = words("", wrap=True)
        self._recovery_state.setObjectName("recovery_state")
        self._recovery.body.addWidget(self._recovery_state)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Make a recovery code …"), self._make_code, name="recovery_make"))
        self._recovery.body.addLayout(row)
        return self._recovery

    def _lock_card(self) -> Card:
        self._lock = Card(_("Lock"))
        self._lock.body.addWidget(
            words(
                _(
                    "Locked, nothing is to be seen and the key is forgotten; what was being typed is kept. After a "
                    "sleep of the computer the desk is locked in any case, and at any time by Ctrl+L."
                ),
                wrap=True,
            )
        )
        self._minutes = ComboBox(
            [
                *((n, ngettext("after {n} minute", "after {n} minutes", n).format(n=n)) for n in LOCK_AFTER),
                (0, _("not by itself")),
            ]
        )
        self._minutes.setObjectName("lock_minutes")
        self._lock.body.addWidget(FieldBox(_("When nobody is at the desk"), self._minutes))
        self._minutes.chosen.connect(self._take_minutes)
        return self._lock

    def reload(self) -> None:
        """Show whether there is one."""
        has_one = needs_password(self._desk.store.folder)
        self._old.setVisible(has_one)
        self._remove.setVisible(has_one)
        self._recovery.setVisible(has_one)
        self._lock.setVisible(has_one)
        self._minutes.set_value(self._desk.preferences.settings.lock_minutes)
        self._recovery_state.setText(
            _("There is one. A new one makes the old one worthless.")
            if has_recovery_code(self._desk.store.folder)
            else _(
                "There is none yet. Without password and code nobody can ever read the records again: make one, and "
                "keep it on paper in the office's safe."
            )
        )
        self._meaning.setText(
            _("The store is encrypted, and its key is wrapped by your password.")
            if has_one
            else _(
                "The store is encrypted, but its key lies on this computer: whoever can use your account here can "
                "read everything. It protects little. A password protects a lost or borrowed laptop too."
            )
        )

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """None."""
        return {}

    def _typed(self, box: FieldBox) -> str:
        return box.field.text() if isinstance(box.field, QLineEdit) else ""

    def _set(self) -> None:
        new, again = self._typed(self._new), self._typed(self._again)
        for box in (self._old, self._new, self._again):
            box.set_mistake("")
        if len(new) < LEAST_LENGTH:
            self._new.set_mistake(_("It needs at least {count} characters.").format(count=LEAST_LENGTH))
        elif new != again:
            self._again.set_mistake(_("The two are not the same."))
        else:
            self._change(new)

    def _take_away(self) -> None:
        title = _("Go without a password?")
        hint = _("Whoever can use your account on this computer can then read the store.")
        if ask(self, title, hint, _("Without a password"), dangerous=True):
            self._change(None)

    def _change(self, new: str | None) -> None:
        folder = self._desk.store.folder
        old = self._typed(self._old) if needs_password(folder) else None
        self._desk.jobs.write(
            partial(_change, folder, old, new),
            owner=self,
            on_done=self._changed,
            on_error=self._refused,
            label=_("Setting the password"),
        )

    def _take_minutes(self) -> None:
        minutes = self._minutes.value()
        preferences = self._desk.preferences
        try:
            preferences.change(
                replace(preferences.settings, lock_minutes=minutes if isinstance(minutes, int) else 0)
            )
        except UserError as error:
            self._desk.messages.wrong(error)

    def _make_code(self) -> None:
        from qingdesk.ui.dialogs.password import ask_password

        folder, jobs = self._desk.store.folder, self._desk.jobs
        code = ask_password(self, folder, jobs, partial(_make_code, folder), _("Make a recovery code"))
        if isinstance(code, str):
            from qingdesk.ui.dialogs.recovery import RecoveryCodeDialog

            RecoveryCodeDialog(self, self._desk, code).exec()
            self.reload()

    def _changed(self, nothing: None) -> None:
        for box in (self._old, self._new, self._again):
            if isinstance(box.field, QLineEdit):
                box.field.clear()
        self.reload()
        self._desk.announcer.announce(frozenset({"units"}))
        self._desk.messages.good(
            _("The password is set.")
            if needs_password(self._desk.store.folder)
            else _("There is no password now."),
            _("Backups made before still open with what was set then."),
        )

    def _refused(self, error: UserError) -> None:
        if isinstance(error, WrongPassword):
            self._old.set_mistake(str(error))
        else:
            self._desk.messages.wrong(error)


def _change(folder: Path, old: str | None, new: str | None, progress: Progress) -> None:
    change_password(folder, old, new)


def _make_code(folder: Path, password: str) -> Callable[[Progress], str]:
    return lambda progress: show_recovery_code(folder, password)
