"""The rows of a findings card: one finding, many of one rule folded into one, and those that were explained."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qingdesk.domain.finding import NoteState
from qingdesk.i18n import _, ngettext
from qingdesk.ui.style import SMALL_POINTS, STEP
from qingdesk.ui.widgets.severity import SeverityMark
from qingdesk.ui.widgets.words import button, words

if TYPE_CHECKING:
    from qingdesk.actions.check import Checked
    from qingdesk.domain.finding import Finding

FOLDED_FROM = 4
"""So many of one rule and severity are one row: after an import of a roster there are hundreds."""


@dataclass(frozen=True)
class Ways:
    """go: to where a finding is put right, or None where there is no such place. explain: 说明."""

    go: Callable[[Finding], Callable[[], object] | None]
    explain: Callable[[Finding], object]


@dataclass(frozen=True)
class Group:
    """Findings of one rule and severity that stand in one row until it is unfolded."""

    key: str
    found: tuple[Checked, ...]

    @property
    def is_folded(self) -> bool:
        """Enough of them to be one row."""
        return len(self.found) >= FOLDED_FROM


def grouped(found: Sequence[Checked]) -> list[Group]:
    """In their order; those of a rule and severity of which there are many come together at the first."""
    many: dict[str, list[Checked]] = {}
    for one in found:
        many.setdefault(f"{one.finding.code}_{one.finding.severity.value}", []).append(one)
    groups: list[Group] = []
    for one in found:
        key = f"{one.finding.code}_{one.finding.severity.value}"
        same = many[key]
        if len(same) < FOLDED_FROM:
            groups.append(Group(key, (one,)))
        elif same[0] is one:
            groups.append(Group(key, tuple(same)))
    return groups


def finding_row(
    one: Checked, names: Mapping[str, str], today: date, ways: Ways, *, inset: bool = False
) -> QWidget:
    """Mark, sentence, clause, 去处理 and 说明. inset: one of an unfolded group."""
    from qingdesk.actions.wording import finding_words, note_words

    said = finding_words(one.finding, names, today)
    row, across = _row(one, inset=inset)
    texts = QVBoxLayout()
    texts.setSpacing(1)
    sentence = words(said.sentence, "text" if one.is_open else "quiet", wrap=True)
    sentence.setToolTip(said.remedy)
    texts.addWidget(sentence)
    parts = (said.clause, one.finding.code, said.unconfirmed)
    clause = " · ".join(part for part in parts if part)
    if not one.is_open:
        clause = note_words(one.state, one.note, one.noted_by, one.noted_at, names, today)
    texts.addWidget(words(clause, "quiet", SMALL_POINTS, wrap=True))
    across.addLayout(texts, 1)
    explained = one.state is NoteState.EXPLAINED
    goes = (
        ways.go(one.finding) if one.is_open or explained else None
    )  # what was only explained may still be mended
    code = one.finding.code
    if goes is not None:
        way = button(_("Put right"), goes, look="link", name=f"put_right_{code}")
        way.setAccessibleDescription(said.sentence)
        way.setToolTip(said.remedy)
        across.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
    about = one.finding
    explain = button(_("Explain"), lambda: ways.explain(about), look="quiet_link", name=f"explain_{code}")
    explain.setAccessibleDescription(said.sentence)
    across.addWidget(explain, 0, Qt.AlignmentFlag.AlignTop)
    return row


def group_row(
    group: Group, names: Mapping[str, str], today: date, unfolded: bool, toggle: Callable[[], object]
) -> QWidget:
    """The first sentence, how many there are, and a button that unfolds and folds them."""
    from qingdesk.actions.wording import finding_words

    first = group.found[0]
    said = finding_words(first.finding, names, today)
    row, across = _row(first)
    row.setObjectName(f"group_{first.finding.code}")
    texts = QVBoxLayout()
    texts.setSpacing(1)
    many = len(group.found)
    count = ngettext("{sentence} … {n} item in all", "{sentence} … {n} items in all", many)
    texts.addWidget(words(count.format(sentence=said.sentence, n=many), wrap=True))
    clause = " · ".join(part for part in (said.clause, first.finding.code, said.unconfirmed) if part)
    texts.addWidget(words(clause, "quiet", SMALL_POINTS, wrap=True))
    across.addLayout(texts, 1)
    fold = button(
        _("Fold") if unfolded else _("Unfold"), toggle, look="link", name=f"unfold_{first.finding.code}"
    )
    fold.setAccessibleDescription(said.title)
    across.addWidget(fold, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _row(one: Checked, *, inset: bool = False) -> tuple[QWidget, QHBoxLayout]:
    row = QWidget()
    row.setObjectName(f"finding_{one.finding.code}")
    across = QHBoxLayout(row)
    left = STEP * 2 - 2 + (STEP * 3 if inset else 0)
    across.setContentsMargins(left, STEP // 2 + 2, STEP * 2 - 2, STEP // 2 + 2)
    across.setSpacing(STEP + 2)
    across.addWidget(SeverityMark(one.finding.severity.value), 0, Qt.AlignmentFlag.AlignTop)
    return row, across
