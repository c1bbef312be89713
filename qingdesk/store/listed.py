"""The conditions that every list has in common: a half-year, a cadre, a text that is typed to filter by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qingdesk.domain.period import Half
from qingdesk.domain.search_text import match
from qingdesk.store.connection import Readable, Value
from qingdesk.store.like import containing


def count_states(
    db: Readable, table: str, asked: Conditions, states: Mapping[str, tuple[str, Sequence[Value]]]
) -> dict[str, int]:
    """How many rows fit, under "", and how many of them in each state, in one walk over the table."""
    sums = "".join(f", coalesce(sum({condition}), 0)" for condition, _values in states.values())
    values = [value for _condition, given in states.values() for value in given]
    where = f"({asked.where}) AND " if asked.where else ""
    row = db.execute(
        f'SELECT count(*){sums} FROM "{table}" WHERE {where}voided_at IS NULL', (*values, *asked.values)
    ).fetchone()
    counted = [int(value or 0) for value in row] if row else [0] * (len(states) + 1)
    return dict(zip(("", *states), counted, strict=True))


class Conditions:
    """SQL fragments of ours joined by AND, and what fills their `?`."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.values: list[Value] = []

    @property
    def where(self) -> str:
        """Empty when nothing is asked."""
        return " AND ".join(self._parts)

    def add(self, part: str, *values: Value) -> None:
        """One more that has to hold."""
        self._parts.append(part)
        self.values += values

    def of_half(self, column: str, half: Half | None) -> None:
        """The day lies in that half-year; None asks for all."""
        if half is not None:
            self.add(f"{column} BETWEEN ? AND ?", half.first.isoformat(), half.last.isoformat())

    def holding(self, noun: str, columns: Sequence[str], text: str) -> None:
        """The text stands in one of these columns or in the firm's name, or is the firm's sound (yfjx).

        The sound comes from the search index, which may lag a moment behind a save; the text never does.
        """
        if not text:
            return
        like = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in columns)
        firm = "enterprise_id IN (SELECT id FROM enterprise WHERE name LIKE ? ESCAPE '\\')"
        values: list[Value] = [containing(text)] * (len(columns) + 1)
        wanted = match(text)
        indexed = ""
        if wanted:
            indexed = (
                " OR id IN (SELECT r.record_id FROM search JOIN search_row r ON r.seq = search.rowid"
                " WHERE search MATCH ? AND r.noun = ?)"
            )
            values += [wanted, noun]
        self.add(f"({like} OR {firm}{indexed})", *values)

    def answered_by(self, cadre_id: str, day: str, own: str = "") -> None:
        """Matters of a firm that this cadre leads, or led on the day of the matter. own: a column with his id."""
        if not cadre_id:
            return
        led = (
            "enterprise_id IN (SELECT a.enterprise_id FROM assignment a WHERE a.cadre_id = ?"
            " AND a.voided_at IS NULL AND a.role = 'leader'"
            f" AND (a.ended_on IS NULL OR ({day} BETWEEN a.started_on AND a.ended_on)))"
        )
        if own:
            self.add(f"({own} = ? OR {led})", cadre_id, cadre_id)
        else:
            self.add(led, cadre_id)
