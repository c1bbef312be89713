"""What each column of a roster was taken for; a person may say otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from qingdesk.exchange.roster.header import SheetMapping
from qingdesk.exchange.roster.row import ParsedRoster, ParsedSheet
from qingdesk.exchange.roster.sheet import column_letter, text_of
from qingdesk.exchange.roster.targets import LABELS, Target
from qingdesk.i18n import _
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.elided_label import ElidedLabel
from qingdesk.ui.widgets.words import words

EXAMPLES = 2


class RosterMapping(QWidget):
    """`corrected` when a column is taken for something else."""

    corrected = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices: dict[tuple[str, int], ComboBox] = {}
        self._sheets: dict[str, SheetMapping] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setProperty("look", "on_card")
        column.addWidget(self._area)

    def show_roster(self, parsed: ParsedRoster) -> None:
        """One line a column of each sheet that has a header."""
        self._choices.clear()
        self._sheets.clear()
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(STEP * 2, STEP, STEP * 2, STEP)
        grid.setHorizontalSpacing(STEP * 2)
        grid.setVerticalSpacing(STEP // 2)
        grid.setColumnStretch(2, 1)
        line = 0
        for sheet in parsed.sheets:
            if sheet.mapping is None:
                continue
            self._sheets[sheet.name] = sheet.mapping
            head = _("Sheet {name}, header in row {row}").format(
                name=sheet.name or "CSV", row=sheet.mapping.first_row
            )
            grid.addWidget(words(head, bold=True), line, 0, 1, 4)
            line += 1
            line = self._add_columns(grid, line, sheet, sheet.mapping)
        grid.setRowStretch(line, 1)
        self._area.setWidget(page)
        page.setAutoFillBackground(False)

    def _add_columns(self, grid: QGridLayout, line: int, sheet: ParsedSheet, mapping: SheetMapping) -> int:
        targets = [(target, _(label)) for target, label in LABELS.items() if target is not Target.IGNORED]
        choices = [(Target.IGNORED, _(LABELS[Target.IGNORED])), *targets]
        for column, title in sorted(mapping.titles.items()):
            grid.addWidget(words(column_letter(column), "quiet"), line, 0)
            grid.addWidget(ElidedLabel(title), line, 1)
            example = ElidedLabel(_examples(sheet, column))
            example.setForegroundRole(example.palette().ColorRole.PlaceholderText)
            grid.addWidget(example, line, 2)
            combo = ComboBox(choices)
            combo.setObjectName(f"target_{column}")
            combo.setAccessibleName(f"{column_letter(column)} {title}")
            combo.set_value(mapping.columns.get(column, Target.IGNORED))
            combo.chosen.connect(self.corrected.emit)
            grid.addWidget(combo, line, 3)
            self._choices[sheet.name, column] = combo
            line += 1
        note = _("What is not taken stays in the file; nothing of it is kept.")
        grid.addWidget(words(note, "quiet", SMALL_POINTS), line, 0, 1, 4)
        return line + 1

    def mappings(self) -> Mapping[str, SheetMapping]:
        """By sheet, as the boxes stand now."""
        found: dict[str, SheetMapping] = {}
        for name, mapping in self._sheets.items():
            columns: dict[int, Target] = {}
            for (sheet, column), combo in self._choices.items():
                held = combo.value()
                if sheet == name and isinstance(held, Target) and held is not Target.IGNORED:
                    columns[column] = held
            found[name] = replace(mapping, columns=columns)
        return found


def _examples(sheet: ParsedSheet, column: int) -> str:
    seen: list[str] = []
    for row in sheet.rows:
        text = text_of(row.cells[column]) if column < len(row.cells) else ""
        if text and text not in seen:
            seen.append(text)
        if len(seen) == EXAMPLES:
            break
    return " / ".join(seen)
