"""What an answer consists of; words are made in `actions/ask_words.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qingdesk.domain.policy import PolicyRow
from qingdesk.rules.rule import Clause

MEAL = Clause("positive-5", "因工作误餐的，可按规定标准在企业食堂就餐并交纳餐费")
NO_ALCOHOL = Clause("frugality", "不得提供香烟，不上酒")
NO_BANQUET = Clause("negative-5", "接受企业宴请或旅游、健身、娱乐等活动安排")
EVENT = Clause(
    "positive-7",
    "经批准，可以参加企业或行业协会商会举办的推介会、展销会、项目对接会、座谈会、研讨会、年会等活动",
)
TRAVEL = Clause("positive-7", "出行、就餐、住宿按公务出差标准执行，费用由所在单位报销")
NO_GIFT = Clause("negative-5", "不得收受可能影响公正执行公务或明显超出正常礼尚往来的财物")
NOT_PAID_BY_FIRM = Clause("negative-5", "向企业摊派、报销应当由所在单位或个人负担的费用")


class Answer(StrEnum):
    """可以 · 符合条件可以 · 不可以."""

    YES = "yes"
    IF = "if"
    NO = "no"


@dataclass(frozen=True)
class Point:
    """One thing to keep to, or to do. case: its words. params: plain values that fill them."""

    case: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Amount:
    """A sum, or a limit. case: what of. fen: None where no standard says. rows: what it rests on."""

    case: str
    fen: int | None
    rows: tuple[PolicyRow, ...] = ()
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_unconfirmed(self) -> bool:
        """待核实: the unit has not compared one of its figures with the document."""
        return any(not row.is_verified for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class Advice:
    """question: its file's name. case: the words of the answer itself. clauses: what it stands on, the first
    first. points: in the order in which they are met. record: the noun of the record to start."""

    question: str
    answer: Answer
    case: str
    clauses: tuple[Clause, ...]
    points: tuple[Point, ...] = ()
    amounts: tuple[Amount, ...] = ()
    record: str = ""
    rows: tuple[PolicyRow, ...] = ()

    @property
    def is_unconfirmed(self) -> bool:
        """It rests on a figure that is 待核实."""
        rows = (*self.rows, *(row for amount in self.amounts for row in amount.rows))
        return any(not row.is_verified for row in rows)
