"""The index gives the same answer as looking at every text, for any text and any part of it."""

from __future__ import annotations

from typing import cast

from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from qingdesk.domain.search_text import contains, grams, match
from qingdesk.store.migrations.m0004_search import m0004_search

TEXT = st.text(alphabet="走访企业融资土地AbC12，。 \n-䶮𬭁ｘ１", max_size=24)


def index(texts: list[str]) -> dbapi2.Connection:
    """The index of the store in memory, with these texts."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    m0004_search(cast(Database, connection))
    connection.executemany(
        "INSERT INTO search (rowid, grams) VALUES (?, ?)", list(enumerate(map(grams, texts)))
    )
    return connection


@given(st.lists(TEXT, min_size=1, max_size=8), TEXT)
def test_any_query_over_any_texts(texts: list[str], query: str) -> None:
    wanted = match(query)
    hits: set[int] = set()
    if wanted:
        rows = index(texts).execute("SELECT rowid FROM search WHERE search MATCH ?", (wanted,)).fetchall()
        hits = {int(row[0]) for row in rows}
    assert hits == {number for number, text in enumerate(texts) if contains(text, query)}


@given(TEXT, st.data())
def test_a_part_without_signs_is_found_as_like_would(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text)))
    part = text[first : first + data.draw(st.integers(0, 5))]
    if part and part.isalnum():
        assert contains(text, part)
