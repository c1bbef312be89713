"""党建指导: what was advised on Party building, if anything."""

from __future__ import annotations

from qingdesk.domain.labels import field_label
from qingdesk.ui.screens.visit.section import Section
from qingdesk.ui.widgets.plain_text_box import PlainTextBox


class PartyGuidanceSection(Section):
    """One text that grows; may stay empty."""

    def __init__(self) -> None:
        super().__init__("party_guidance", field_label("visit", "party_guidance"))
        box = self.fields.add("party_guidance", PlainTextBox(2))
        box.show_label(False)
        self.body.addWidget(box)
