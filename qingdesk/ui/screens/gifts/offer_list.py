"""婉拒: the list of invitations at the left, the one chosen at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.domain.offer import Reply
from qingdesk.i18n import _, ngettext
from qingdesk.store import offers
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.offer import OfferDialog, new_offer
from qingdesk.ui.list_pane import ListPane
from qingdesk.ui.list_plan import ListPlan
from qingdesk.ui.models.offers import OfferLine, columns, lines, listing
from qingdesk.ui.screen import Target
from qingdesk.ui.screens.gifts.offer_card import OfferCard


class OfferList(QWidget):
    """One of the two halves of the screen: those of the operator; the desk's clerk sees all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._line: OfferLine | None = None
        self.card = OfferCard(desk)
        self.list: ListPane[OfferLine] = ListPane(desk, self._plan(), self.card, below_tabs=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.chosen.connect(self._show)
        self.card.edit.connect(self._edit)
        self.card.open_firm.connect(lambda firm: desk.go(Target("enterprises", record_id=firm)))
        desk.findings.updated.connect(lambda: self.card.show_offer(self._line))

    def _operator(self) -> str:
        return self._desk.preferences.settings.operator_cadre_id

    def _plan(self) -> ListPlan[OfferLine]:
        reader, operator = self._desk.store.reader(), self._operator
        return ListPlan(
            name="offers",
            noun="offer",
            title=_("Declined invitations"),
            columns=columns(self._desk.today, self._desk.preferences.shown),
            widths=(8, 7, 14, 5, 6),
            stretch=2,
            gives_way=(3,),
            states={Reply.DECLINED.value: _("Declined"), Reply.ACCEPTED.value: _("Accepted")},
            filter_words=_("Filter: firm, inviter, remark"),
            new_words=_("Record an invitation"),
            empty_words=_(
                "No invitation is recorded. Those that were declined can be kept here, for your own protection."
            ),
            no_fit_words=_("No invitation fits."),
            count_words=lambda n: ngettext("{n} invitation", "{n} invitations", n).format(n=n),
            record=lambda line: line.offer,
            table=offers.TABLE,
            listing=lambda asked: listing(operator(), asked),
            lines=lambda found: lines(reader, found),
            orders=offers.ORDERS,
            new=self.new,
            open=self._edit,
        )

    def new(self) -> None:
        """The dialog of a new invitation, declined."""
        dialog = OfferDialog(self.window(), self._desk, new_offer(self._desk), _("Record an invitation"))
        if dialog.exec() and dialog.saved is not None:
            self.list.show_record(dialog.saved.id)

    def _show(self, line: OfferLine | None) -> None:
        self._line = line
        self.card.show_offer(line)

    def _edit(self) -> None:
        if self._line is not None:
            offer = offers.get(self._desk.store.reader(), self._line.offer.id)
            OfferDialog(self.window(), self._desk, offer, _("Edit an invitation")).exec()
