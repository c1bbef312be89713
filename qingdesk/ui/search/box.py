"""The search box of the top bar: results while typing, arrows and Return to open one, Esc to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from qingdesk.errors import UserError
from qingdesk.i18n import _, ngettext
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.ui.desk import Desk
from qingdesk.ui.icons import icon
from qingdesk.ui.jobs import Job
from qingdesk.ui.style import em

if TYPE_CHECKING:
    from qingdesk.actions.search import Group
    from qingdesk.ui.search.results import ResultList

KEY = "Ctrl+K"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEADS = (*_STEPS, *_OPENS, Qt.Key.Key_Escape)


def _search(store: Store, text: str, progress: Progress) -> tuple[Group, ...]:
    from qingdesk.actions.search import search

    return search(store, text, progress=progress)


class SearchBox(QLineEdit):
    """Every key asks anew; of answers, only that to what stands in the box now is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self._asked = ""
        self._answered = ""
        self._is_composing = False
        self._opens_first = False
        self._list: ResultList | None = None
        self.setObjectName("search")
        self.setAccessibleName(_("Search firms, people, texts and numbers"))
        self.setPlaceholderText(
            _("Search firms, people, texts, numbers, pinyin initials   {key}").format(key=KEY)
        )
        self.setToolTip(KEY)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(em(self) * 10)
        self.setMaximumWidth(em(self) * 38)
        self.textChanged.connect(self._typed)

    def begin(self) -> None:
        """Take the keyboard, with what was looked for last ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def is_searching(self) -> bool:
        """An answer is still to come."""
        return self._job is not None

    def results(self) -> ResultList:
        """The list below; made when first needed."""
        if self._list is None:
            from qingdesk.ui.search.results import ResultList

            self._list = ResultList(self)
            self._list.opened.connect(self._open)
        return self._list

    # Asking

    def _typed(self) -> None:
        self._opens_first = False
        text = self.text().strip()
        if not text:
            self._put_away()
            return
        if self._job is not None:
            if text != self._asked:
                self._job.cancel()  # its end asks again
            return
        self._ask(text)

    def _ask(self, text: str) -> None:
        store = self._desk.store
        self._asked = text
        self._job = self._desk.jobs.look(
            lambda progress: _search(store, text, progress),
            owner=self,
            on_done=self._take,
            on_error=self._fail,
            on_progress=self._wait,
            on_cancelled=self._drop,
            label=_("Searching"),
        )

    def _again(self) -> bool:
        """Ask for what stands in the box now, when it is another text than the one answered."""
        self._job = None
        text = self.text().strip()
        if text and text != self._asked:
            self._ask(text)
            return True
        return False

    def _drop(self) -> None:
        if not self._again() and self.text().strip():
            self._ask(self.text().strip())

    def _fail(self, error: UserError) -> None:
        self._job = None
        self._desk.messages.wrong(error)

    def _wait(self, done: int, total: int) -> None:
        if self.text().strip():
            text = ngettext(
                "Taking in what was saved since: {n} entry left …",
                "Taking in what was saved since: {n} entries left …",
                total - done,
            )
            self.results().rows.show_sentence(text.format(n=total - done))
            self._show_list()

    def _take(self, groups: tuple[Group, ...]) -> None:
        answered = self._asked
        if self._again() or not self.text().strip():
            return  # stale
        self._answered = answered
        listed = self.results()
        listed.rows.show_groups(
            groups,
            self._desk.today(),
            _("Nothing has “{text}”. Try fewer characters, or the initials of a name.").format(text=answered),
        )
        self._show_list()
        many = len(listed.rows.results())
        if many:
            listed.choose(listed.rows.results()[0])
        self._say(ngettext("{n} result", "{n} results", many).format(n=many))
        if self._opens_first:
            self._open(listed.chosen())

    # The list

    def _show_list(self) -> None:
        if self.hasFocus():
            self.results().drop_down()

    def _put_away(self) -> None:
        if self._list is not None:
            self._list.hide()

    def is_dropped_down(self) -> bool:
        """The list is there to be stepped through."""
        return self._list is not None and self._list.isVisible()

    def _open(self, row: int) -> None:
        from qingdesk.ui.search.targets import target_of

        self._opens_first = False
        result = self.results().rows.row_at(row).result if row >= 0 else None
        if result is None:
            return
        self._put_away()
        target = target_of(result)
        if target is None:
            self._desk.messages.info(_("There is no screen for this record yet."))
            return
        self.clearFocus()
        self._desk.go(target)

    def _say(self, words: str) -> None:
        """To a screen reader; the box keeps the keyboard."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Keys

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While an input method composes, Return and the arrows are its own."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc is first of all for this box, before it is a way back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            leaves = event.key() == Qt.Key.Key_Escape and (self.is_dropped_down() or bool(self.text()))
            if leaves or self._is_composing:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = Qt.Key(event.key())
        if pressed not in _LEADS:
            super().keyPressEvent(event)
            return
        event.accept()
        if self._is_composing:
            return
        if pressed in _STEPS:
            self._step(_STEPS[pressed])
        elif pressed in _OPENS:
            self._return()
        elif self.is_dropped_down():
            self._put_away()
        elif self.text():
            self.clear()
        else:
            event.ignore()

    def _step(self, by: int) -> None:
        if not self.is_dropped_down() and self.text().strip() and self._list is not None:
            self._show_list()
            return
        listed = self.results()
        listed.step(by)
        if listed.chosen() >= 0:
            row = listed.rows.row_at(listed.chosen())
            self._say("　".join(part for part in (row.words, row.note) if part))

    def _return(self) -> None:
        text = self.text().strip()
        if not text:
            return
        if self._job is not None or self._answered != text:
            self._opens_first = True  # the answer is on its way
            if self._job is None:
                self._ask(text)
        elif self.is_dropped_down():
            self._open(self.results().chosen())
        else:
            self._show_list()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.text().strip() and self._list is not None and self._list.rows.results():
            self._typed_again()

    def _typed_again(self) -> None:
        """What was found before may have changed since."""
        if self._job is None:
            self._ask(self.text().strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._put_away()
