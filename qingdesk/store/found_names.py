"""A filter's text among the names that a record points to: as written, and by the sound that the index knows."""

from __future__ import annotations

from qingdesk.domain.search_text import match
from qingdesk.store.connection import Value
from qingdesk.store.like import containing

_INDEXED = (
    "SELECT r.record_id FROM search JOIN search_row r ON r.seq = search.rowid"
    " WHERE search MATCH ? AND r.noun = ?"
)


def points_to(column: str, noun: str, text: str) -> tuple[str, list[Value]]:
    """A condition: `column` holds the id of a `noun` whose name has the text, or sounds so (full or initials).

    The name as written needs no index, so a firm added a moment ago is found as well.
    """
    condition = f"{column} IN (SELECT id FROM \"{noun}\" WHERE name LIKE ? ESCAPE '\\')"
    values: list[Value] = [containing(text)]
    wanted = match(text)
    if wanted:
        condition = f"{condition} OR {column} IN ({_INDEXED})"
        values += [wanted, noun]
    return condition, values
