"""现场答复: what was answered on the spot."""

from __future__ import annotations

from qingdesk.domain.labels import field_label
from qingdesk.ui.screens.visit.section import Section
from qingdesk.ui.widgets.plain_text_box import PlainTextBox


class AnswersSection(Section):
    """One text that grows; may stay empty."""

    def __init__(self) -> None:
        super().__init__("answers", field_label("visit", "answers"))
        box = self.fields.add("answers", PlainTextBox(2))
        box.show_label(False)
        self.body.addWidget(box)
