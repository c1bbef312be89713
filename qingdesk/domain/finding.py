"""A finding: a reminder, not a verdict (豫办〔2020〕23号 四: 早发现早提醒早纠正)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Side(StrEnum):
    """亲而不清 · 清而不亲 · the records themselves."""

    TOO_CLOSE = "too_close"
    TOO_DISTANT = "too_distant"
    INTEGRITY = "integrity"


class Severity(StrEnum):
    """红 应立即纠正 · 黄 提醒纠正 · 蓝 提示."""

    RED = "red"
    YELLOW = "yellow"
    BLUE = "blue"


class NoteState(StrEnum):
    """待处理 · 已说明 · 已澄清 · 不适用; `corrected` is set by the program alone."""

    OPEN = "open"
    EXPLAINED = "explained"
    CLEARED = "cleared"
    NOT_APPLICABLE = "not_applicable"
    CORRECTED = "corrected"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """noun, record_id: the record it points at. cadre_id: whose (empty: a rule of the unit). period: `2026H1`
    for duties, else empty. due_on: by when, where the rule says. params: what fills the sentence.
    unconfirmed: it rests on a figure that is 待核实."""

    code: str
    rule_id: str
    side: Side
    severity: Severity
    noun: str
    record_id: str
    cadre_id: str = ""
    period: str = ""
    enterprise_id: str = ""
    due_on: date | None = None
    params: Mapping[str, object] = field(default_factory=dict)
    unconfirmed: bool = False

    @property
    def key(self) -> tuple[str, str, str, str]:
        """(rule_id, record_id, cadre_id, period): what a note hangs on."""
        return self.rule_id, self.record_id, self.cadre_id, self.period

    def may_see(self, operator: str) -> bool:
        """What points at an offer is its cadre's alone (婉拒). operator: a cadre's id; `desk`, the clerk, sees all."""
        return self.noun != "offer" or operator in ("desk", self.cadre_id)


SEVERITY_ORDER = {Severity.RED: 0, Severity.YELLOW: 1, Severity.BLUE: 2}
