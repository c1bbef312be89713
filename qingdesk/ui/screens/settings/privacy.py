"""Personal data: hidden in lists, told to firms, erased when past keeping, and what of it left this desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.errors import UserError
from qingdesk.i18n import _, format_date, ngettext
from qingdesk.progress import Progress
from qingdesk.store.database import Store
from qingdesk.store.erasing import PastKeeping
from qingdesk.ui.desk import Desk
from qingdesk.ui.messages import ask
from qingdesk.ui.models.left import columns
from qingdesk.ui.models.rows import RowsModel
from qingdesk.ui.screen import Command
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.table import Table
from qingdesk.ui.widgets.words import button, words

MOST_NAMED = 8


class PrivacyPane(QWidget):
    """Nothing here goes by itself: what is to be erased is listed first, and asked about."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._before = desk.today()
        self._due: Sequence[PastKeeping] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP + 4)
        column.addWidget(self._mask_card())
        column.addWidget(self._past_card())
        column.addWidget(self._notice_card())
        column.addWidget(self._left_card(), 1)

    def _mask_card(self) -> Card:
        card = Card(_("On the screen"))
        self._masks = QCheckBox(_("Hide phones and names of firms' people"))
        self._masks.setObjectName("masks")
        card.body.addWidget(self._masks)
        hint = _(
            "In lists and cards, and in lists that are saved as a workbook: for when somebody looks on. Where a record "
            "is edited or printed they stand whole."
        )
        card.body.addWidget(words(hint, "quiet", wrap=True))
        self._masks.clicked.connect(self._take_masks)
        return card

    def _past_card(self) -> Card:
        card = Card(_("Contacts past keeping"))
        self._past = words("", wrap=True)
        self._past.setObjectName("past_keeping")
        card.body.addWidget(self._past)
        self._names = QVBoxLayout()
        self._names.setSpacing(2)
        card.body.addLayout(self._names)
        row = QHBoxLayout()
        row.addStretch(1)
        self._erase = button(_("Erase …"), self._ask, name="erase")
        row.addWidget(self._erase)
        card.body.addLayout(row)
        return card

    def _notice_card(self) -> Card:
        card = Card(_("Notice for firms"))
        card.body.addWidget(
            words(
                _(
                    "What this unit keeps of a firm's contact, why, how long, and what the person may ask for (PIPL, "
                    "article 17). Hand it over with the first visit."
                ),
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Copy the text"), self._copy, name="notice_copy"))
        row.addWidget(button(_("Print …"), self._print, icon_name="printer", name="notice_print"))
        card.body.addLayout(row)
        return card

    def _left_card(self) -> Card:
        card = Card(_("What left this desk"), _("packages, lists and papers"), tight=True)
        self._model = RowsModel(columns(self._desk.store.reader(), self._desk.today()), self)
        self._table = Table("left_table", _("What left this desk"))
        self._table.setModel(self._model)
        self._table.set_widths((8, 7, 8, 5, 6), stretch=2)
        self._table.give_way(3, 4, stretched=2, least=8)
        self._table.setMinimumHeight(self._table.verticalHeader().defaultSectionSize() * 6)
        card.body.addWidget(self._table)
        return card

    def reload(self) -> None:
        """Read everything again."""
        from qingdesk.actions.privacy import keep_until, past_keeping
        from qingdesk.store import left

        reader, today = self._desk.store.reader(), self._desk.today()
        self._masks.setChecked(self._desk.preferences.settings.masks)
        self._before = keep_until(reader, today)
        self._show_past(past_keeping(reader, self._before))
        self._model.read_with(lambda offset, limit: left.find(reader, limit, offset), left.count(reader))

    def _show_past(self, due: Sequence[PastKeeping]) -> None:
        self._due = due
        day = format_date(self._before)
        if due:
            said = ngettext(
                "The liaison of {n} firm ended before {day}: its contacts may be kept no longer.",
                "The liaison of {n} firms ended before {day}: their contacts may be kept no longer.",
                len(due),
            ).format(n=len(due), day=day)
        else:
            said = _("No contact is past keeping: the liaison of no firm ended before {day}.").format(day=day)
        self._past.setText(said)
        clear(self._names)
        for each in due[:MOST_NAMED]:
            ended = format_date(each.ended_on)
            self._names.addWidget(words(f"{each.enterprise}　{ended}", "quiet"))
        if len(due) > MOST_NAMED:
            more = len(due) - MOST_NAMED
            said = ngettext("and {n} more", "and {n} more", more).format(n=more)
            self._names.addWidget(words(said, "quiet"))
        self._erase.setVisible(bool(due))

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """None."""
        return {}

    def _take_masks(self, on: bool) -> None:
        preferences = self._desk.preferences
        try:
            preferences.change(replace(preferences.settings, masks=on))
        except UserError as error:
            self._desk.messages.wrong(error)

    def _ask(self) -> None:
        count = len(self._due)
        title = ngettext("Erase the contacts of {n} firm?", "Erase the contacts of {n} firms?", count).format(
            n=count
        )
        hint = _(
            "Names, posts and phones of their people go from the firm, its visits and its problems, and from what the "
            "audit kept of them; the audit chain goes on holding. It cannot be undone. Signed papers, packages that "
            "left and older backups still have them."
        )
        if ask(self, title, hint, _("Erase"), dangerous=True):
            self._desk.jobs.write(
                partial(_erase, self._desk.store, self._before, self._desk.today()),
                owner=self,
                on_done=self._erased,
                on_error=self._desk.messages.wrong,
                label=_("Erasing contacts"),
            )

    def _erased(self, done: tuple[int, int]) -> None:
        from qingdesk.actions.privacy import CHANGED

        records, rows = done
        self._desk.announcer.announce(CHANGED)
        self.reload()
        self._desk.messages.good(
            _("Personal data in {records} records was erased, and {rows} audit rows were emptied.").format(
                records=records, rows=rows
            )
        )

    def _copy(self) -> None:
        from qingdesk.actions.privacy import notice

        QGuiApplication.clipboard().setText(notice(self._desk.store, self._desk.today()))
        self._desk.messages.good(_("The text is in the clipboard."))

    def _print(self) -> None:
        self._desk.jobs.run(
            partial(_notice, self._desk.store, self._desk.today()),
            owner=self,
            on_done=self._show_notice,
            on_error=self._desk.messages.wrong,
            label=_("Printing"),
        )

    def _show_notice(self, pdf: bytes) -> None:
        from qingdesk.ui.dialogs.print_preview import PrintPreviewDialog

        PrintPreviewDialog(self, self._desk.jobs, pdf, _("Notice for firms")).exec()


def _erase(store: Store, before: date, today: date, progress: Progress) -> tuple[int, int]:
    from qingdesk.actions.privacy import erase_contacts

    return erase_contacts(store, before, today)


def _notice(store: Store, today: date, progress: Progress) -> bytes:
    from qingdesk.actions.printing.print_notice import print_notice

    return print_notice(store, today)
