"""就餐: was there a meal, what is due for it, what was paid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Qt

from qingdesk.actions.visit_entry import VisitEntry
from qingdesk.domain.meal import MealDraft, MealKind, MealPlace
from qingdesk.domain.visit import VisitDraft
from qingdesk.i18n import _
from qingdesk.store import enterprises
from qingdesk.ui.screens.visit.meal_block import MealBlock
from qingdesk.ui.screens.visit.section import Help, Section
from qingdesk.ui.widgets.words import button

_BREAKFAST_ENDS, _DINNER_BEGINS = time(9), time(15)


class MealsSection(Section):
    """The first block says that there was none, or is the first meal; further ones are added below."""

    def __init__(self, help_: Help, today: Callable[[], date], firm_region: Callable[[], str]) -> None:
        super().__init__("meals", _("Meals taken"))
        self._help = help_
        self._today = today
        self._firm_region = firm_region
        self._blocks: list[MealBlock] = []
        self._removed: list[tuple[str, str]] = []
        self._made = 0
        self._visit = VisitDraft()
        self._frozen = False
        self._more = button(
            _("Add another meal"), self._add_by_hand, look="link", icon_name="plus", name="add_meal"
        )
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._add()

    def show_entry(self, entry: VisitEntry) -> None:
        self._visit = entry.draft
        self._removed = [pair for pair in entry.removed if pair[0] == "meal"]
        while len(self._blocks) > max(1, len(entry.meals)):
            self._drop(self._blocks[-1])
        while len(self._blocks) < len(entry.meals):
            self._add()
        self._blocks[0].show_line(None)
        for block, line in zip(self._blocks, entry.meals, strict=False):
            block.show_line(line)

    def read_into(self, entry: VisitEntry) -> VisitEntry:
        others = tuple(pair for pair in entry.removed if pair[0] != "meal")
        meals = tuple(block.read() for block in self._with_meal())
        return replace(entry, meals=meals, removed=others + tuple(self._removed))

    def look(self, entry: VisitEntry) -> None:
        self._visit = entry.draft
        region = self._firm_region()
        for block in self._blocks:
            block.look(entry.draft, region)
        self._more.setVisible(self._blocks[0].has_meal() and not self._frozen)

    def unread(self) -> dict[str, str]:
        return {
            f"meals[{at}].{name}": text
            for at, block in enumerate(self._with_meal())
            for name, text in block.fields.unread().items()
        }

    def show_unread(self, typed: Mapping[str, str]) -> None:
        for at, block in enumerate(self._with_meal()):
            block.fields.show_unread(_of(typed, at))

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        for at, block in enumerate(self._with_meal()):
            block.fields.show_mistakes(_of(mistakes, at))

    def needs_care(self) -> bool:
        return any(block.fields.has_notes() for block in self._with_meal())

    def owns(self, field: str) -> bool:
        return field.startswith("meals[")

    def is_filled(self) -> bool:
        return bool(self._with_meal())

    def freeze(self, frozen: bool) -> None:
        self._frozen = frozen
        self._more.setVisible(not frozen and self._blocks[0].has_meal())
        for block in self._blocks:
            block.freeze(frozen)

    def _with_meal(self) -> list[MealBlock]:
        return [block for block in self._blocks if block.has_meal()]

    def _add(self) -> MealBlock:
        block = MealBlock(self._help, self._today, f"meal_{self._made}_" if self._made else "meal_")
        self._made += 1
        self._blocks.append(block)
        self.body.insertWidget(self.body.indexOf(self._more), block)
        block.edited.connect(self.edited)
        block.had.connect(lambda there: self._said(block, there))
        return block

    def _add_by_hand(self) -> None:
        block = self._add()
        block.begin(self._likely())
        block.fields.widget("kind").setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _said(self, block: MealBlock, there: bool) -> None:
        if there:
            block.begin(self._likely())
        else:
            if block.line.id:
                self._removed.append(("meal", block.line.id))
            if block is self._blocks[0]:
                block.show_line(None)
            else:
                self._drop(block)
        self.edited.emit()

    def _drop(self, block: MealBlock) -> None:
        self._blocks.remove(block)
        self.body.removeWidget(block)
        block.hide()
        block.setParent(None)
        block.deleteLater()

    def _likely(self) -> MealDraft:
        """Lunch in the firm's canteen, for all of our side; its posted price where the firm has one."""
        visit = self._visit
        begun = visit.started_at.time() if visit.started_at else time()
        kind = MealKind.LUNCH
        if time() < begun < _BREAKFAST_ENDS:
            kind = MealKind.BREAKFAST
        elif begun >= _DINNER_BEGINS:
            kind = MealKind.DINNER
        price = None
        if visit.enterprise_id:
            price = enterprises.get(self._help.reader, visit.enterprise_id).canteen_price_fen
        return MealDraft(
            kind=kind, place=MealPlace.CANTEEN, heads=len(visit.visitors) or None, posted_price_fen=price
        )


def _of(given: Mapping[str, str], at: int) -> dict[str, str]:
    start = f"meals[{at}]."
    return {name.removeprefix(start): said for name, said in given.items() if name.startswith(start)}
