"""听取意见: what the firm thinks of government and policy."""

from __future__ import annotations

from qingdesk.domain.labels import field_label
from qingdesk.ui.screens.visit.section import Section
from qingdesk.ui.widgets.plain_text_box import PlainTextBox


class OpinionsSection(Section):
    """One text that grows; may stay empty."""

    def __init__(self) -> None:
        super().__init__("opinions", field_label("visit", "opinions"))
        box = self.fields.add("opinions", PlainTextBox(3))
        box.show_label(False)
        self.body.addWidget(box)
