"""What every list asks a table for: conditions, order, and a text that is typed to filter by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qingdesk.domain.period import Half
from qingdesk.domain.search_text import match
from qingdesk.store.connection import Readable, Value
from qingdesk.store.found_names import points_to
from qingdesk.store.like import containing
from qingdesk.store.search_texts import OF_A_FIRM, OWN


@dataclass(frozen=True)
class Filter:
    """What a list shows: of a half-year, of a cadre, in a state, holding a text; empty asks for all. state: a name of
    the table's · order: of its `ORDERS`; empty: as the table likes it best."""

    half: Half | None = None
    cadre_id: str = ""
    state: str = ""
    text: str = ""
    order: str = ""
    descending: bool = True


ALL = Filter()


@dataclass(frozen=True)
class Listing:
    """The rows of a list, of one table. where: SQL of ours with `?` for `values`; empty asks for all. order_by:
    ends with the id, so that a page never shows a row of another one."""

    where: str
    values: tuple[Value, ...]
    order_by: str


def ordered(orders: Mapping[str, str], asked: Filter, otherwise: str) -> str:
    """By what a title was pressed for; `otherwise` when none was. Rows alike stand by their id."""
    if not asked.order:
        return otherwise
    way = "DESC" if asked.descending else "ASC"
    return f"{orders[asked.order]} {way}, id {way}"


FIRM_NAME = "(SELECT name FROM enterprise e WHERE e.id = enterprise_id)"
"""What a list sorts by when the title of its firms is pressed."""


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

    def in_half(self, column: str, half: Half | None) -> None:
        """The moment lies in that half-year; None asks for all."""
        if half is not None:
            first, next_first = half.first.isoformat(), half.previous(-1).first.isoformat()
            self.add(f"{column} >= ? AND {column} < ?", first, next_first)

    def listing(self, order_by: str) -> Listing:
        """These conditions in that order."""
        return Listing(self.where, tuple(self.values), order_by)

    def holding(
        self, noun: str, text: str, *, points: Mapping[str, str] | None = None, columns: Sequence[str] = ()
    ) -> None:
        """Every word of the text stands in the record's own words or in its firm's name, or is the firm's sound
        (yfjx). points: column → noun, whose name or sound will do as well. columns: those looked at in a noun
        that is not searched from outside its list.

        The answer comes from the search index, and by a LIKE for what was saved since the index was last
        brought up to date; so it is exact, and quick in a long table. A word with signs in it (100%) is found
        as it is written.
        """
        for word in text.split():
            parts, values = _stands_in(noun, word) if noun in OWN else _in_columns(columns, word)
            for column, other in (points or {}).items():
                condition, more = points_to(column, other, word)
                parts.append(condition)
                values += more
            self.add("(" + " OR ".join(parts) + ")", *values)

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


_INDEXED = (
    "SELECT r.record_id FROM search JOIN search_row r ON r.seq = search.rowid"
    " WHERE search MATCH ? AND r.noun = ?"
)
_BEHIND = "(SELECT (SELECT max(seq) FROM audit) - last_seq FROM search_state)"
MOST_BEHIND = 5_000
"""Rows of the audit that are looked at one by one for what the index does not know yet."""
_SINCE = "SELECT record_id FROM audit WHERE seq > (SELECT last_seq FROM search_state) AND noun = ?"


def _stands_in(noun: str, word: str) -> tuple[list[str], list[Value]]:
    """Conditions of which one must hold."""
    likes = [f"{column} LIKE ? ESCAPE '\\'" for column in OWN[noun]]
    if noun in OF_A_FIRM:
        likes.append(
            "enterprise_id IN (SELECT id FROM enterprise"
            " WHERE name LIKE ? ESCAPE '\\' OR former_names LIKE ? ESCAPE '\\')"
        )
    like = " OR ".join(likes)
    literal: list[Value] = [containing(word)] * like.count("?")
    wanted = match(word)
    if not wanted:
        return [like], literal
    is_plain = word.isalnum()
    indexed = f"id IN ({_INDEXED}) AND id NOT IN ({_SINCE})"
    if not is_plain:
        indexed += f" AND ({like})"
    # After a large import the index is long behind: then every text is looked at, once, as if there were none.
    condition = (
        f"CASE WHEN {_BEHIND} < {MOST_BEHIND} THEN ({indexed}) OR (id IN ({_SINCE}) AND ({like}))"
        f" ELSE ({like}) END"
    )
    return (
        [condition],
        [wanted, noun, noun, *([] if is_plain else literal), noun, *literal, *literal],
    )


def _in_columns(columns: Sequence[str], word: str) -> tuple[list[str], list[Value]]:
    return [f"{column} LIKE ? ESCAPE '\\'" for column in columns], [containing(word)] * len(columns)
