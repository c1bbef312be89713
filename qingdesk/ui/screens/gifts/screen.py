"""礼品与婉拒: what was received, and what was declined."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qingdesk.i18n import _
from qingdesk.ui.desk import Desk
from qingdesk.ui.screen import Command, Target
from qingdesk.ui.screens.gifts.gift_list import GiftList
from qingdesk.ui.screens.gifts.offer_list import OfferList
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.tabs import Tabs

GIFTS, OFFERS = "gifts", "offers"


class GiftsScreen(QWidget):
    """See `ui/screen.py`. A target's part `offers` leads to the second list."""

    WATCHES: ClassVar[frozenset[str]] = frozenset(
        {"gifts", "offers", "enterprises", "cadres", "findings", "attachments"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("gifts_screen")
        self.gifts, self.offers = GiftList(desk), OfferList(desk)
        self._tabs = Tabs()
        self._tabs.add(GIFTS, _("Gifts"), self.gifts)
        self._tabs.add(OFFERS, _("Declined invitations"), self.offers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, STEP + 4, 0, 0)
        column.addWidget(self._tabs)
        self._tabs.indent(STEP * 2)
        desk.preferences.operator_changed.connect(self.reload)

    def _half(self) -> GiftList | OfferList:
        return self.offers if self._tabs.shown() == OFFERS else self.gifts

    # Screen

    def reload(self) -> None:
        """Read both lists again, each when it is seen."""
        for half in (self.gifts, self.offers):
            half.list.reload() if half is self._half() else half.list.reload_when_seen()

    def show_target(self, target: Target) -> None:
        """That gift or invitation, a new one, or the list by a chip."""
        if target.part:
            self._tabs.show_page(OFFERS if target.part == OFFERS else GIFTS)
        elif target.record_id or target.filter:
            self._tabs.show_page(GIFTS)
        half = self._half()
        if target.make:
            half.new()
        elif target.record_id:
            half.list.show_record(target.record_id)
        elif target.filter:
            half.list.show_state(target.filter)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Those of the list that is shown."""
        return self._half().list.commands()

    def may_leave(self) -> bool:
        """What is typed here is typed in dialogs."""
        return True
