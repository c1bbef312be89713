"""礼品: the list at the left, the gift at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.domain.gift import Gift, GiftDraft
from qingdesk.i18n import _, ngettext
from qingdesk.store import gifts
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.gift import GiftDialog, HandInDialog, NotKeptDialog, RegisterDialog
from qingdesk.ui.dialogs.print_preview import print_records
from qingdesk.ui.list_pane import ListPane
from qingdesk.ui.list_plan import ListPlan
from qingdesk.ui.models.gifts import GiftLine, columns, lines, listing
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.gifts.gift_card import GiftCard

REGISTER = "gift_register"


class GiftList(QWidget):
    """One of the two halves of the screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._line: GiftLine | None = None
        self.card = GiftCard(desk)
        self.list: ListPane[GiftLine] = ListPane(desk, self._plan(), self.card, below_tabs=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.chosen.connect(self._show)
        card = self.card
        card.register.connect(self._register)
        card.hand_in.connect(self._hand_in)
        card.give_back.connect(self._give_back)
        card.refuse.connect(self._refuse)
        card.edit.connect(self._edit)
        card.print_register.connect(self._print)
        card.open_firm.connect(lambda firm: desk.go(Target("enterprises", record_id=firm)))
        desk.findings.updated.connect(lambda: card.show_gift(self._line))

    def _plan(self) -> ListPlan[GiftLine]:
        reader, today = self._desk.store.reader(), self._desk.today
        return ListPlan(
            name="gifts",
            noun="gift",
            title=_("Gifts"),
            columns=columns(today, self._desk.preferences.shown),
            widths=(7, 4, 10, 9, 6, 10),
            stretch=2,
            gives_way=(3, 4),
            states={gifts.TO_REGISTER: _("To be registered"), gifts.TO_HAND_IN: _("To be handed in")},
            filter_words=_("Filter: item, giver, firm, number"),
            new_words=_("Record a gift"),
            empty_words=_(
                "No gift is recorded. What could not be refused is registered here within one month."
            ),
            no_fit_words=_("No gift fits."),
            count_words=lambda n: ngettext("{n} gift", "{n} gifts", n).format(n=n),
            record=lambda line: line.gift,
            table=gifts.TABLE,
            listing=lambda asked: listing(reader, today(), asked),
            lines=lambda found: lines(reader, found),
            orders=gifts.ORDERS,
            new=self.new,
            open=self._edit,
            forms=((REGISTER, _("Register of gifts")),),
        )

    def new(self) -> None:
        """The dialog of a new gift, of the cadre chosen above."""
        operator = self._desk.preferences.settings.operator_cadre_id
        draft = GiftDraft(cadre_id=self._desk.scope.cadre_id or operator, received_on=self._desk.today())
        dialog = GiftDialog(self.window(), self._desk, draft, _("Record a gift"))
        if dialog.exec() and dialog.saved is not None:
            self.list.show_record(dialog.saved.id)

    def _show(self, line: GiftLine | None) -> None:
        self._line = line
        self.card.show_gift(line)

    def _fresh(self) -> Gift | None:
        return gifts.get(self._desk.store.reader(), self._line.gift.id) if self._line is not None else None

    def _edit(self) -> None:
        gift = self._fresh()
        if gift is not None:
            GiftDialog(self.window(), self._desk, gift, _("Edit a gift")).exec()

    def _register(self) -> None:
        gift = self._fresh()
        if gift is not None:
            RegisterDialog(self.window(), self._desk, gift).exec()

    def _hand_in(self) -> None:
        gift = self._fresh()
        if gift is not None:
            HandInDialog(self.window(), self._desk, gift).exec()

    def _give_back(self) -> None:
        gift = self._fresh()
        if gift is not None:
            NotKeptDialog(self.window(), self._desk, gift, returned=True).exec()

    def _refuse(self) -> None:
        gift = self._fresh()
        if gift is not None:
            NotKeptDialog(self.window(), self._desk, gift, returned=False).exec()

    def _print(self) -> None:
        if self._line is not None:
            print_records(self._desk, self, REGISTER, (self._line.gift.id,))
