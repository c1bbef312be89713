"""One invitation at the right of the list; private to its cadre."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.labels import field_label, word_label
from qingdesk.i18n import _, format_date
from qingdesk.ui.desk import Desk
from qingdesk.ui.dialogs.attachments import AttachmentBox
from qingdesk.ui.models.offers import OfferLine, severity
from qingdesk.ui.record_card import RecordCard
from qingdesk.ui.style import SMALL_POINTS
from qingdesk.ui.widgets.words import button, words

_PAPERS = (AttachmentRole.INVITATION, AttachmentRole.PHOTO, AttachmentRole.OTHER)


class OfferCard(RecordCard):
    """`open_firm` carries an id."""

    edit = Signal()
    open_firm = Signal(str)

    def __init__(self, desk: Desk) -> None:
        said = _("The invitation chosen in the list")
        super().__init__(desk, "offer", said, _("Choose an invitation at the left."))
        self._shown = ""
        self._edit = button(_("Edit"), self.edit.emit, icon_name="pencil", name="offer_edit")
        self.foot.addWidget(self._edit)
        self.foot.addStretch(1)
        self.show_offer(None)

    def show_offer(self, line: OfferLine | None) -> None:
        """This one, or none."""
        self._edit.setEnabled(line is not None)
        if line is None:
            self._shown = ""
            self.show_nothing()
            return
        offer, today = line.offer, self.desk.today()
        inviter = self.desk.preferences.shown("offer", "inviter", offer.inviter)
        column = self.begin()
        self.add_title(column, word_label(offer.kind) if offer.kind else "", line.firm or inviter)
        self.add_state(column, severity(offer), word_label(offer.reply) if offer.reply else "")
        self.add_findings(column, (offer.id,), lambda finding: None)
        private = _("Private: shown while its cadre is the operator, and in no package unless ticked.")
        column.addWidget(words(private, "quiet", SMALL_POINTS, wrap=True))
        firm = None
        if offer.enterprise_id:
            go = partial(self.open_firm.emit, offer.enterprise_id)
            firm = button(_("The firm"), go, look="link", name="offer_firm")
        self.add_heading(column, _("Particulars"), firm)
        day = format_date(offer.offered_on, today=today) if offer.offered_on else ""
        self.add_facts(
            column,
            [
                (field_label("offer", "offered_on"), day),
                (field_label("offer", "cadre_id"), line.cadre),
                (field_label("offer", "enterprise_id"), line.firm),
                (field_label("offer", "inviter"), inviter),
            ],
        )
        self.add_text(column, field_label("offer", "note"), offer.note)
        self.add_heading(column, _("Papers and pictures"))
        papers = AttachmentBox(self.desk, "offer", _PAPERS)
        papers.show_record(offer.id)
        column.addWidget(papers)
        self.add_story(column, "offer", offer.id)
        self.show_page(column, same=offer.id == self._shown)
        self._shown = offer.id
