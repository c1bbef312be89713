"""了解情况: what was learned of the firm's work."""

from __future__ import annotations

from qingdesk.domain.labels import field_label
from qingdesk.ui.screens.visit.section import Section
from qingdesk.ui.widgets.plain_text_box import PlainTextBox


class SituationSection(Section):
    """One text that grows; may stay empty."""

    def __init__(self) -> None:
        super().__init__("situation", field_label("visit", "situation"))
        box = self.fields.add("situation", PlainTextBox(4))
        box.show_label(False)
        self.body.addWidget(box)
