"""What would leave: how many of each noun, what is masked, what stays here, and what blocks it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.domain.labels import field_label, noun_label
from qingdesk.i18n import _, ngettext
from qingdesk.ui.desk import Desk
from qingdesk.ui.findings import PLACES_OF_NOUNS
from qingdesk.ui.screen import Target
from qingdesk.ui.style import STEP
from qingdesk.ui.widgets.card import Card, clear
from qingdesk.ui.widgets.severity import SeverityMark
from qingdesk.ui.widgets.words import button, line, words

if TYPE_CHECKING:
    from qingdesk.actions.export import Leaves
    from qingdesk.actions.package_parts import Block

ACROSS = 3
BLOCKS_SHOWN = 20


class LeavesCard(Card):
    """Computed anew for every choice; it never shows what was true of another one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("What leaves"))
        self.setObjectName("leaves")
        self._desk = desk
        self._page = QVBoxLayout()
        self._page.setSpacing(STEP)
        self.body.addLayout(self._page)

    def say_looking(self) -> None:
        """It is being looked through."""
        clear(self._page)
        self.note.setText("")
        self._page.addWidget(words(_("Looking through what would leave …"), "quiet", wrap=True))

    def say_nothing(self) -> None:
        """It cannot be said; why stands above."""
        clear(self._page)
        self.note.setText("")
        self._page.addWidget(words(_("Nothing leaves."), "quiet", wrap=True))

    def show_leaves(self, leaves: Leaves) -> None:
        """Counts first, then what is hidden and what stays, then what blocks it."""
        clear(self._page)
        total = sum(leaves.rows.values())
        self.note.setText(ngettext("{n} row", "{n} rows", total).format(n=total))
        self._page.addWidget(_counts(leaves))
        for name, text in self._sentences(leaves):
            label = words(text, "quiet", wrap=True)
            label.setObjectName(name)
            self._page.addWidget(label)
        if leaves.blocks:
            self._page.addWidget(line())
            self._page.addWidget(self._blocked(leaves))
            for block in leaves.blocks[:BLOCKS_SHOWN]:
                self._page.addWidget(self._block(block))

    def _sentences(self, leaves: Leaves) -> list[tuple[str, str]]:
        found = []
        if leaves.scans:
            scans = ngettext("{n} signed scan, {size} MB.", "{n} signed scans, {size} MB.", leaves.scans)
            found.append(
                ("leaves_scans", scans.format(n=leaves.scans, size=f"{leaves.scan_bytes / 1_000_000:.1f}"))
            )
        masked = [
            _("{noun} ({fields})").format(
                noun=noun_label(noun), fields=_(", ").join(field_label(noun, field) for field in fields)
            )
            for noun, fields in leaves.masked.items()
        ]
        if masked:
            found.append(("leaves_masked", _("Masked: {what}.").format(what=_("; ").join(masked))))
        if "count" not in leaves.rows:
            found.append(("leaves_findings", _("The findings leave with it, and what was said of them.")))
        beside = [_("a workbook of the same rows to read and print")]
        beside += [_("the half-year's summary as PDF")] if leaves.has_summary else []
        beside.append(_("the head of the audit, signed with the key {key}").format(key=leaves.key_id))
        found.append(("leaves_beside", _("With it: {parts}.").format(parts=_("; ").join(beside))))
        if leaves.left_out:
            nouns = _(", ").join(noun_label(noun) for noun in leaves.left_out)
            found.append(("leaves_out", _("Stays here: {nouns}.").format(nouns=nouns)))
        return found

    def _blocked(self, leaves: Leaves) -> QWidget:
        many = len(leaves.blocks) + leaves.more_blocks
        said = ngettext(
            "{n} phone or identity number stands open in it. Nothing can leave until it is taken out.",
            "{n} phone or identity numbers stand open in it. Nothing can leave until they are taken out.",
            many,
        )
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(SeverityMark("red"), 0, Qt.AlignmentFlag.AlignTop)
        label = words(said.format(n=many), "red", wrap=True)
        label.setObjectName("leaves_blocked")
        across.addWidget(label, 1)
        return row

    def _block(self, block: Block) -> QWidget:
        from qingdesk.actions.package_parts import told

        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(STEP * 3, 0, 0, 0)
        said = told(block)
        across.addWidget(words(said, wrap=True), 1)
        way = self._way(block)
        if way is not None:
            go = button(_("Open"), way, look="link", name=f"open_{block.noun}")
            go.setAccessibleDescription(said)
            across.addWidget(go)
        return row

    def _way(self, block: Block) -> Callable[[], object] | None:
        place = PLACES_OF_NOUNS.get(block.noun)
        if place is None or not block.record_id:
            return None
        return partial(self._desk.go, Target(place, record_id=block.record_id))


def _counts(leaves: Leaves) -> QWidget:
    """So many of each noun, several in a line."""
    shown = QWidget()
    grid = QGridLayout(shown)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(STEP * 2)
    grid.setVerticalSpacing(STEP - 2)
    given = [(noun, count) for noun, count in leaves.rows.items() if count]
    for at, (noun, count) in enumerate(given):
        cell = QHBoxLayout()
        cell.setSpacing(STEP)
        label = _("counts") if noun == "count" else noun_label(noun)
        cell.addWidget(words(label, "quiet"))
        number = words(f"{count:,}", bold=True)
        number.setObjectName(f"leaves_{noun}")
        number.setAccessibleName(f"{label} {count}")
        cell.addWidget(number)
        cell.addStretch(1)
        grid.addLayout(cell, at // ACROSS, at % ACROSS)
    for column in range(ACROSS):
        grid.setColumnStretch(column, 1)
    if not given:
        grid.addWidget(words(_("There is nothing of this half-year."), "quiet", wrap=True), 0, 0)
    return shown
