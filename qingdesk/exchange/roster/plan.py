"""What an import would do: a row's outcome, what is added and changed, and what must be asked first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from qingdesk.domain.assignment import Assignment
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.unit import Level, Unit
from qingdesk.exchange.roster.row import Fault, RosterRow, RowKey


class Outcome(StrEnum):
    """What becomes of a row. new: it adds its firm, its leader's assignment or its cadre. changed: it adds or
    changes something else. held_back: its firm is known under another name. ask: a question stands before it.
    left_out: its box is not ticked. The last four write nothing."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    HELD_BACK = "held_back"
    ASK = "ask"
    LEFT_OUT = "left_out"


OTHER_PERSON = "new"
"""Answer: none of these, another person (or firm) of that name."""
KEEP_NAME = "keep"
"""Answer: it is the firm that is known; its name stays."""
RENAME = "rename"
"""Answer: it is the firm that is known; it has a new name now, the old one is kept among the former."""


@dataclass(frozen=True, kw_only=True)
class KnownDesk:
    """What the store holds, voided records left out. cadres: those who have not left. assignments: ended ones too,
    so that an old roster does not bring back what a handover ended."""

    home: Unit
    units: Sequence[Unit] = ()
    cadres: Sequence[Cadre] = ()
    enterprises: Sequence[Enterprise] = ()
    assignments: Sequence[Assignment] = ()


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a person decided in the preview. excluded: rows whose box is not ticked. answers: question's key → an
    option's value. started_on: in place of 填报日期. units: a new unit's name → its level and region.
    in_scope: a new cadre's key (`PlannedCadre.key`) → whether the policy's duty binds."""

    excluded: frozenset[RowKey] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)
    started_on: date | None = None
    units: Mapping[str, tuple[Level, str]] = field(default_factory=dict)
    in_scope: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question; text is in the user's language."""

    value: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """Asked once for all the rows it stands before."""

    key: str
    text: str
    options: tuple[Option, ...]
    rows: list[RowKey]


@dataclass(slots=True, kw_only=True)
class PlannedRow:
    """row: as parsed. remarks: the row's own and what matching found. question: the key of the one before it."""

    row: RosterRow
    outcome: Outcome
    remarks: list[Fault]
    question: str = ""

    @property
    def key(self) -> RowKey:
        """(sheet, row number)."""
        return self.row.key


@dataclass(frozen=True, kw_only=True)
class RosterPlan:
    """Pure: nothing is written yet. New records have their ids, and refer to each other by them; changed ones are as
    they shall be, with the revision they were read at. cadre_keys: a new cadre's id → his key in `Choices.in_scope`."""

    rows: list[PlannedRow]
    units: list[Unit]
    cadres: list[Cadre]
    enterprises: list[Enterprise]
    assignments: list[Assignment]
    changed_cadres: list[Cadre]
    changed_enterprises: list[Enterprise]
    questions: list[Question]
    cadre_keys: Mapping[str, str]

    @property
    def counts(self) -> Counter[Outcome]:
        """How many rows have which outcome."""
        return Counter(row.outcome for row in self.rows)

    @property
    def writes(self) -> bool:
        """Whether anything would be added or changed."""
        return bool(
            self.units
            or self.cadres
            or self.enterprises
            or self.assignments
            or self.changed_cadres
            or self.changed_enterprises
        )

    def rows_with(self, *outcomes: Outcome) -> list[PlannedRow]:
        """The rows that have one of these outcomes."""
        return [row for row in self.rows if row.outcome in outcomes]
