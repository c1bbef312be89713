"""登记费用: what an event cost, who paid, and what the standards of business travel allow."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qingdesk.actions.events import CostStandard, cost_standard
from qingdesk.domain.cost import Cost, CostDraft, CostKind, TravelClass
from qingdesk.domain.event import Event
from qingdesk.domain.labels import word_label
from qingdesk.exchange.regions import load_regions
from qingdesk.i18n import _, format_money, ngettext
from qingdesk.ui import finders
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.choose_cadre import find_cadres
from qingdesk.ui.dialogs.record import FormPlan, RecordDialog
from qingdesk.ui.regions import find_regions
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.card import Card
from qingdesk.ui.widgets.chooser import Choice
from qingdesk.ui.widgets.words import words

_LODGING = ("stayed_from", "nights", "city")


class CostDialog(RecordDialog):
    """base: a draft of that event, or the cost to change."""

    def __init__(self, parent: QWidget, desk: Desk, base: CostDraft, event: Event) -> None:
        reader = desk.store.reader()
        self._reader = reader
        self._event = event
        self._standard = words("", wrap=True)
        self._standard.setObjectName("cost_standard")
        self._basis = words("", "quiet", SMALL_POINTS, wrap=True)
        band = Card()
        band.set_ground("accent_soft", "")
        band.body.setContentsMargins(STEP + 4, STEP, STEP + 4, STEP)
        band.body.setSpacing(2)
        band.body.addWidget(self._standard)
        band.body.addWidget(self._basis)
        self._band = band
        chosen = {"cadre_id": finders.cadre_choice(reader, base.cadre_id)}
        if base.city:
            chosen["city"] = Choice(base.city, load_regions().full_name(base.city) or base.city, base.city)
        plan = FormPlan(
            "cost",
            (
                ("kind", "amount_fen", "payer"),
                ("cadre_id", "travel_class"),
                _LODGING,
                band,
                ("receipt_no", "settled_on", "claim_no"),
                ("special_approval", "special_approval_no"),
            ),
            finders={"cadre_id": lambda text: find_cadres(reader, text), "city": find_regions},
            chosen={name: choice for name, choice in chosen.items() if choice is not None},
            hints={
                "payer": _("The own unit pays (positive list, item 7)."),
                "cadre_id": _("Empty: for all who went"),
                "settled_on": _("Empty until it was reimbursed"),
            },
        )
        title = _("Edit a cost") if isinstance(base, Cost) else _("Note a cost")
        super().__init__(parent, desk, plan, base, title)
        self.form.edited.connect(self._look)
        self._look()

    def _look(self) -> None:
        """Show what belongs to this kind of cost, and what the standard allows."""
        draft: CostDraft = self.draft()
        for name in _LODGING:
            self.form.boxes[name].setVisible(draft.kind is CostKind.LODGING)
        self.form.boxes["travel_class"].setVisible(draft.kind is CostKind.TRANSPORT)
        standard = cost_standard(self._reader, draft, self._event) if draft.kind is not None else None
        self._band.setVisible(standard is not None)
        if standard is not None:
            self._standard.setText(_words(standard, draft))
            unconfirmed = "" if standard.row.is_verified else f"　{_('To be confirmed')}"
            self._basis.setText(standard.row.basis + unconfirmed)


def _words(standard: CostStandard, cost: CostDraft) -> str:
    if standard.night_fen is None:
        classes = _(", ").join(word_label(TravelClass(one)) for one in standard.classes)
        said = _("This rank may take: {classes}").format(classes=classes)
        is_above = cost.travel_class not in (None, TravelClass.OTHER) and (
            str(cost.travel_class) not in standard.classes
        )
        return said + (f"　{_('What was taken is above it.')}" if is_above else "")
    nights = cost.nights or 1
    allowed = standard.night_fen * nights
    said = ngettext(
        "Lodging up to {night} yuan a night, {all} yuan for {nights} night",
        "Lodging up to {night} yuan a night, {all} yuan for {nights} nights",
        nights,
    ).format(night=format_money(standard.night_fen), all=format_money(allowed), nights=nights)
    over = (cost.amount_fen or 0) - allowed
    above = _("{amount} yuan above it.").format(amount=format_money(over))
    return f"{said}　{above}" if over > 0 else said
