"""Whose packages are believed, and what others know this desk by."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from qingdesk.actions.changes import Changes
from qingdesk.actions.keys import forget, key_document, own_keys, read_key, trust
from qingdesk.errors import UserError
from qingdesk.files import write_atomically
from qingdesk.i18n import _, format_moment, ngettext
from qingdesk.store import known_keys
from qingdesk.store.known_keys import KnownKey
from qingdesk.ui.desk import Desk
from qingdesk.ui.file_places import choose_file, choose_place
from qingdesk.ui.messages import ask
from qingdesk.ui.models.rows import Column, RowsModel
from qingdesk.ui.style import STEP, code_font
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.flow_row import FlowRow
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button, words

KEY_KINDS = "*.json *.zip"
ROWS_HIGH = 6


class KeysCard(Card):
    """A key is trusted by a person who had it read out; nothing is trusted by itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Trusted keys"))
        self.setObjectName("keys")
        self._desk = desk
        self._own = words("", wrap=True)
        self._own.setObjectName("own_key")
        columns: list[Column[KnownKey]] = [
            Column(_("Unit"), lambda key: key.name),
            Column(_("Key"), lambda key: key.key_id, font=code_font()),
            Column(_("Can be sealed for"), lambda key: _("yes") if key.sealing_key else _("no")),
            Column(_("Trusted since"), self._since),
        ]
        self.model: RowsModel[KnownKey] = RowsModel(columns, self)
        self.table = Table("known_keys", _("Trusted keys"))
        self.table.setModel(self.model)
        self.table.set_widths((16, 12, 7, 10), stretch=0)
        self._forget: QPushButton = button(_("Trust it no longer …"), self._forget_key, name="forget_key")
        self.table.chosen.connect(lambda row: self._forget.setEnabled(True))
        row = FlowRow()
        row.setSpacing(STEP)
        row.addWidget(button(_("Save this desk's key …"), self._save_own, name="save_key"))
        row.addWidget(button(_("Trust a key from a file …"), self._choose, name="choose_key"))
        row.addWidget(self._forget)
        self.body.addWidget(self._own)
        self.body.addLayout(row)
        self.body.addWidget(self.table)

    def reload(self) -> None:
        """Read them again."""
        self._desk.jobs.write(
            partial(_own, self._desk), owner=self, on_done=self._show_own, on_error=self._desk.messages.wrong,
            keeps=False,
        )  # fmt: skip
        keys = known_keys.find(self._desk.store.reader())
        self.model.show_rows(keys)
        line = self.table.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(line * (min(len(keys), ROWS_HIGH) + 1) + STEP)
        self.table.setMaximumHeight(line * (len(keys) + 1) + STEP)
        self.table.setVisible(bool(keys))
        self._forget.setVisible(bool(keys))
        self._forget.setEnabled(bool(keys) and self.table.currentIndex().isValid())
        self.note.setText(ngettext("{n} key", "{n} keys", len(keys)).format(n=len(keys)) if keys else "")

    def _show_own(self, key: KnownKey) -> None:
        told = _("This desk signs with the key {key}: read it out to whoever takes your packages in.")
        self._own.setText(told.format(key=key.key_id))

    def trust_from(self, file: Path, then: Callable[[], object] = lambda: None) -> None:
        """Show a file's key, ask whether it was read out, and trust it. then: what to do when it is trusted."""
        try:
            key = read_key(file)
        except UserError as error:
            self._desk.messages.wrong(error)
            return
        if ask(
            self.window(),
            _("Trust the key {key}?").format(key=key.key_id),
            _(
                "The file says that it is of {name}. Have somebody there read these 16 characters out to you, in "
                "person or by telephone; whoever holds this key can hand in packages in that name."
            ).format(name=key.name or key.desk_id),
            _("It was read out and is the same"),
        ):
            self._desk.jobs.write(
                partial(_trust, self._desk, file),
                owner=self, on_done=partial(self._trusted, then), on_error=self._desk.messages.wrong,
            )  # fmt: skip

    def _trusted(self, then: Callable[[], object], changes: Changes) -> None:
        self._tell(changes)
        then()

    def _choose(self) -> None:
        kinds = _("Keys and packages") + f" ({KEY_KINDS})"
        file = choose_file(self, self._desk.preferences, _("Trust a key from a file"), kinds)
        if file is not None:
            self.trust_from(file)

    def _save_own(self) -> None:
        store = self._desk.store
        path = choose_place(
            self,
            self._desk.preferences,
            _("Save this desk's key"),
            f"QingDesk-{store.desk_code}-key.json",
            "*.json",
        )
        if path is not None:
            self.save_own_to(path)

    def save_own_to(self, path: Path) -> None:
        """Write what others trust this desk by; there is no secret in it."""
        self._desk.jobs.write(
            partial(_save_own, self._desk, path), owner=self, on_error=self._desk.messages.wrong,
            on_done=lambda done: self._desk.messages.good(_("The key was saved."), str(path)),
        )  # fmt: skip

    def _forget_key(self) -> None:
        row = self.table.currentIndex().row()
        if not 0 <= row < self.model.rowCount():
            return
        key = self.model.at(row)
        if ask(
            self.window(),
            _("Trust the key of {name} no longer?").format(name=key.name or key.key_id),
            _("Packages that it signed are refused from now on; what came with them stays."),
            _("Trust it no longer"),
            dangerous=True,
        ):
            self._desk.jobs.write(
                partial(_forget, self._desk, key.key_id),
                owner=self, on_done=self._tell, on_error=self._desk.messages.wrong,
            )  # fmt: skip

    def _tell(self, changes: Changes) -> None:
        self._desk.announcer.announce(changes)
        self.reload()

    def _since(self, key: KnownKey) -> str:
        at = datetime.fromisoformat(key.trusted_at.replace("Z", "+00:00")).replace(tzinfo=UTC)
        return format_moment(at.astimezone().replace(tzinfo=None), today=self._desk.today())


def _own(desk: Desk, _progress: object) -> KnownKey:
    return own_keys(desk.store).public


def _save_own(desk: Desk, path: Path, _progress: object) -> None:
    text = json.dumps(key_document(own_keys(desk.store).public), ensure_ascii=False, indent=1)
    write_atomically(path, text.encode("utf-8"))


def _trust(desk: Desk, file: Path, _progress: object) -> Changes:
    _key, changes = trust(desk.store, file)
    return changes


def _forget(desk: Desk, key_id: str, _progress: object) -> Changes:
    return forget(desk.store, key_id)
