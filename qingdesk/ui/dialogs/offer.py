"""婉拒 in a dialog: who invited to what, and what was answered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qingdesk.domain.offer import OfferDraft, Reply
from qingdesk.i18n import _
from qingdesk.ui import finders
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.choose_cadre import find_cadres
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.widgets.chooser import Choice


def new_offer(desk: Desk) -> OfferDraft:
    """Declined today, by the operator."""
    operator = desk.preferences.settings.operator_cadre_id or desk.scope.cadre_id
    return OfferDraft(cadre_id=operator, offered_on=desk.today(), reply=Reply.DECLINED)


class OfferDialog(RecordDialog):
    """A new invitation, or what was entered of one."""

    def __init__(self, parent: QWidget, desk: Desk, base: OfferDraft, title: str) -> None:
        reader = desk.store.reader()
        chosen: dict[str, Choice] = {}
        firm = finders.firm_choice(reader, base.enterprise_id)
        cadre = finders.cadre_choice(reader, base.cadre_id)
        chosen |= {"enterprise_id": firm} if firm is not None else {}
        chosen |= {"cadre_id": cadre} if cadre is not None else {}
        plan = FormPlan(
            "offer",
            (("cadre_id", "offered_on"), ("kind", "reply"), ("enterprise_id", "inviter"), ("note",)),
            finders={
                "cadre_id": lambda text: find_cadres(reader, text),
                "enterprise_id": lambda text: finders.find_firms(reader, text, base.cadre_id, desk.today()),
            },
            chosen=chosen,
            hints={"note": _("How it was answered, and who was there.")},
            intro=_("For the cadre's own protection. It goes into no package unless it is ticked there."),
            sticky=("cadre_id", "offered_on", "reply"),
        )
        super().__init__(parent, desk, plan, base, title)
