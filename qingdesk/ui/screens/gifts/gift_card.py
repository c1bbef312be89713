"""One gift at the right of the list: its findings, what has to be done with it, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.finding import Finding
from qingdesk.domain.labels import field_label, word_label
from qingdesk.domain.number import shown_number
from qingdesk.i18n import _, format_date, format_money
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.attachments import AttachmentBox
from qingdesk.ui.models.gifts import HAND_IN, GiftLine, next_step, severity, state_words
from qingdesk.ui.record_card import RecordCard
from qingdesk.ui.widgets.words import button, words

_PAPERS = (AttachmentRole.RECEIPT, AttachmentRole.PHOTO, AttachmentRole.OTHER)


class GiftCard(RecordCard):
    """What a person can do with it; `open_firm` carries an id."""

    register = Signal()
    hand_in = Signal()
    give_back = Signal()
    refuse = Signal()
    edit = Signal()
    print_register = Signal()
    open_firm = Signal(str)

    def __init__(self, desk: Desk) -> None:
        said = _("The gift chosen in the list")
        super().__init__(desk, "gift", said, _("Choose a gift at the left."))
        self._shown = ""
        self._edit = button(_("Edit"), self.edit.emit, icon_name="pencil", name="gift_edit")
        self._print = button(
            _("Print the register"), self.print_register.emit, icon_name="printer", name="gift_print"
        )
        for made in (self._edit, self._print):
            self.foot.addWidget(made)
        self.foot.addStretch(1)
        self.show_gift(None)

    def show_gift(self, line: GiftLine | None) -> None:
        """This one, or none."""
        for made in (self._edit, self._print):
            made.setEnabled(line is not None)
        if line is None:
            self._shown = ""
            self.show_nothing()
            return
        gift, today = line.gift, self.desk.today()
        column = self.begin()
        self.add_title(column, f"{gift.item}　{gift.quantity}".strip("　"))
        self.add_state(
            column,
            severity(gift, line.duty, today),
            state_words(gift, line.duty, today),
            shown_number(gift.number),
        )
        self.add_findings(column, (gift.id,), self._fix)
        self._add_duty(column, line)
        firm = None
        if gift.enterprise_id:
            go = partial(self.open_firm.emit, gift.enterprise_id)
            firm = button(_("The firm"), go, look="link", name="gift_firm")
        self.add_heading(column, _("Particulars"), firm)
        self.add_facts(column, self._facts(line))
        self.add_heading(column, _("Papers and pictures"))
        papers = AttachmentBox(self.desk, "gift", _PAPERS)
        papers.show_record(gift.id)
        column.addWidget(papers)
        self.add_story(column, "gift", gift.id)
        self.show_page(column, same=gift.id == self._shown)
        self._shown = gift.id

    def _fix(self, finding: Finding) -> tuple[str, Callable[[], object]] | None:
        if finding.rule_id == "gift_not_handed_in":
            return _("Hand in …"), self.hand_in.emit
        return _("Register …"), self.register.emit

    def _add_duty(self, column: QVBoxLayout, line: GiftLine) -> None:
        gift, duty = line.gift, line.duty
        if not gift.is_kept or duty is None:
            return
        self.add_heading(column, _("What has to be done"))
        step = next_step(gift, duty)
        until = format_date(duty.due_on, today=self.desk.today())
        if not step:
            done = _("Everything that has to be done with it was done.")
            nothing = _("Nothing has to be done: it is below what is registered.")
            column.addWidget(words(done if gift.registered_on or gift.handed_on else nothing, wrap=True))
        elif step == HAND_IN:
            said = _("Register it and hand it in by {day}, within one month (中办发〔1995〕7号).").format(
                day=until
            )
            column.addWidget(words(said, wrap=True))
        else:
            said = _("Register it by {day}, within one month (中办发〔1995〕7号).").format(day=until)
            column.addWidget(words(said, wrap=True))
        if any(not row.is_verified for row in duty.rows):
            column.addWidget(
                words(_("The figures are still to be confirmed by the unit."), "amber", wrap=True)
            )
        if step:
            hands_in = step == HAND_IN
            now = button(
                _("Hand in …") if hands_in else _("Register …"),
                self.hand_in.emit if hands_in else self.register.emit,
                look="filled",
                name="next_step",
            )
            column.addWidget(now, 0, Qt.AlignmentFlag.AlignLeft)
        if gift.handed_on is None:
            others = (
                (
                    _("Register …"),
                    self.register,
                    "gift_register",
                    gift.registered_on is None and step == HAND_IN,
                ),
                (_("Hand in …"), self.hand_in, "gift_hand_in", step != HAND_IN),
                (_("It was given back …"), self.give_back, "gift_give_back", True),
                (_("It was refused …"), self.refuse, "gift_refuse", gift.registered_on is None),
            )
            for text, signal, name, is_open in others:
                if is_open:
                    made = button(text, signal.emit, look="link", name=name)
                    column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _facts(self, line: GiftLine) -> list[tuple[str, str]]:
        gift, today = line.gift, self.desk.today()

        def day(name: str) -> tuple[str, str]:
            value = getattr(gift, name)
            return field_label("gift", name), format_date(value, today=today) if value else ""

        def text(name: str) -> tuple[str, str]:
            value = str(getattr(gift, name))
            return field_label("gift", name), self.desk.preferences.shown("gift", name, value)

        value = _("{sum} yuan").format(sum=format_money(gift.value_fen)) if gift.value_fen is not None else ""
        became = word_label(gift.disposition) if gift.disposition is not None else ""
        return [
            (field_label("gift", "cadre_id"), line.cadre),
            (field_label("gift", "enterprise_id"), line.firm),
            text("giver"),
            text("relation"),
            day("received_on"),
            text("place"),
            day("back_on"),
            (field_label("gift", "kind"), word_label(gift.kind) if gift.kind else ""),
            (field_label("gift", "value_fen"), value),
            text("value_basis"),
            (field_label("gift", "affects_duty"), _("yes") if gift.affects_duty else ""),
            (field_label("gift", "disposition"), became),
            day("registered_on"),
            day("handed_on"),
            text("handed_to"),
            text("voucher_no"),
            text("outcome"),
        ]
