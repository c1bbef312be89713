"""礼品 in a dialog: the whole record, and what becomes of it: registered, handed in, given back, refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from qingdesk.actions import gifts
from qingdesk.actions.record import Recorded
from qingdesk.domain.gift import Disposition, Gift, GiftDraft
from qingdesk.domain.labels import word_label
from qingdesk.domain.record import Draft
from qingdesk.i18n import _, format_date
from qingdesk.store.database import Store
from qingdesk.ui import finders
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.choose_cadre import find_cadres
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.widgets.chooser import Choice

_ROWS = (
    ("cadre_id", "enterprise_id"),
    ("received_on", "place", "back_on"),
    ("item", "quantity", "kind"),
    ("value_fen", "value_basis"),
    ("giver", "relation"),
    ("affects_duty",),
    ("disposition", "outcome"),
)


class GiftDialog(RecordDialog):
    """A new gift, or what was entered of one."""

    def __init__(self, parent: QWidget, desk: Desk, base: GiftDraft, title: str) -> None:
        reader = desk.store.reader()
        chosen: dict[str, Choice] = {}
        firm = finders.firm_choice(reader, base.enterprise_id)
        cadre = finders.cadre_choice(reader, base.cadre_id)
        chosen |= {"enterprise_id": firm} if firm is not None else {}
        chosen |= {"cadre_id": cadre} if cadre is not None else {}
        words = [(None, _("not said")), *((each, word_label(each)) for each in Disposition)]
        plan = FormPlan(
            "gift",
            _ROWS,
            finders={
                "cadre_id": lambda text: find_cadres(reader, text),
                "enterprise_id": lambda text: finders.find_firms(reader, text, base.cadre_id, desk.today()),
            },
            chosen=chosen,
            hints={
                "back_on": _("When it was received away: the month runs from here."),
                "value_fen": _("Yuan, as estimated."),
                "affects_duty": _("Then it is handed in whatever it is worth."),
                "relation": _("What the giver has to do with the duty."),
            },
            choices={"disposition": words},
            sticky=("cadre_id", "received_on", "place", "back_on"),
        )
        super().__init__(parent, desk, plan, base, title)


class RegisterDialog(RecordDialog):
    """It was entered in the unit's register."""

    def __init__(self, parent: QWidget, desk: Desk, gift: Gift) -> None:
        plan = FormPlan(
            "gift", (("registered_on",),), intro=_until(desk, gift), needed=frozenset({"registered_on"})
        )
        super().__init__(parent, desk, plan, gift, _("Register the gift"), save=_register)
        self.form.show_values(replace(gift, registered_on=desk.today()))


class HandInDialog(RecordDialog):
    """It was handed in, against a voucher."""

    def __init__(self, parent: QWidget, desk: Desk, gift: Gift) -> None:
        plan = FormPlan(
            "gift",
            (("handed_on", "voucher_no"), ("handed_to",)),
            intro=_until(desk, gift),
            needed=frozenset({"handed_on", "handed_to"}),
            hints={"handed_to": _("The office that took it, such as the unit's discipline office.")},
        )
        super().__init__(parent, desk, plan, gift, _("Hand in the gift"), save=_hand_in)
        self.form.show_values(replace(gift, handed_on=gift.handed_on or desk.today()))


class NotKeptDialog(RecordDialog):
    """It was given back, or refused on the spot."""

    def __init__(self, parent: QWidget, desk: Desk, gift: Gift, *, returned: bool) -> None:
        plan = FormPlan(
            "gift",
            (("outcome",),),
            hints={
                "outcome": _("To whom, when, against which receipt.") if returned else _("How, if you like.")
            },
            needed=frozenset({"outcome"}) if returned else frozenset(),
        )
        title = _("The gift was given back") if returned else _("The gift was refused")
        super().__init__(parent, desk, plan, gift, title, save=_give_back if returned else _refuse)


def _until(desk: Desk, gift: Gift) -> str:
    duty = gifts.duty_of(desk.store.reader(), gift)
    if duty is None:
        return ""
    return _("Within one month, by {day}.").format(day=format_date(duty.due_on, today=desk.today()))


def _gift(draft: Draft) -> Gift:
    assert isinstance(draft, Gift)
    return draft


def _register(store: Store, draft: Draft, today: date) -> Recorded:
    given = _gift(draft)
    assert given.registered_on is not None
    return gifts.register_gift(store, given.id, given.registered_on, today)


def _hand_in(store: Store, draft: Draft, today: date) -> Recorded:
    given = _gift(draft)
    assert given.handed_on is not None
    return gifts.hand_in_gift(
        store, given.id, given.handed_on, today, handed_to=given.handed_to, voucher_no=given.voucher_no
    )


def _give_back(store: Store, draft: Draft, today: date) -> Recorded:
    given = _gift(draft)
    return gifts.return_gift(store, given.id, today, outcome=given.outcome)


def _refuse(store: Store, draft: Draft, today: date) -> Recorded:
    given = _gift(draft)
    return gifts.refuse_gift(store, given.id, today, outcome=given.outcome)
