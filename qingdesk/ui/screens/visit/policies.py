"""政策宣传: which policies were explained, one a line."""

from __future__ import annotations

from dataclasses import replace

from qingdesk.actions.visit_entry import VisitEntry
from qingdesk.domain.labels import field_label
from qingdesk.i18n import _
from qingdesk.ui.screens.visit.section import Section
from qingdesk.ui.widgets.plain_text_box import PlainTextBox


class PoliciesSection(Section):
    """A list as people write one: each line is an entry."""

    def __init__(self) -> None:
        super().__init__("policies", field_label("visit", "policies"))
        self._text = PlainTextBox(2)
        box = self.fields.add("policies", self._text, hint=_("One policy a line"))
        box.show_label(False)
        self.body.addWidget(box)

    def show_entry(self, entry: VisitEntry) -> None:
        self._text.set_text("\n".join(entry.draft.policies))

    def read_into(self, entry: VisitEntry) -> VisitEntry:
        lines = (written.strip() for written in self._text.text().splitlines())
        return replace(
            entry, draft=replace(entry.draft, policies=tuple(written for written in lines if written))
        )
