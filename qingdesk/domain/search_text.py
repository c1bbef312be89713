"""How text is cut so that two Chinese characters find exactly what a LIKE would.

Everything is NFKC and case-folded, split at what is neither letter nor digit; each piece becomes its overlapping
pairs, and its last character alone. The lone character keeps two neighbouring pieces from forming a false phrase,
and lets a single character be found by its prefix.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def folded(text: str) -> str:
    """The text as it is compared: width, case and compatibility forms apart."""
    return unicodedata.normalize("NFKC", text).casefold()


def pieces(text: str) -> Iterator[str]:
    """Runs of letters and digits, folded."""
    piece: list[str] = []
    for character in folded(text):
        if character.isalnum():
            piece.append(character)
        elif piece:
            yield "".join(piece)
            piece.clear()
    if piece:
        yield "".join(piece)


def grams(text: str) -> str:
    """The tokens of a text, for the index: `走访企业` → `走访 访企 企业 业`."""
    return " ".join(token for piece in pieces(text) for token in _tokens(piece))


def match(query: str) -> str:
    """What is typed, for MATCH: every piece must be there; empty when there is nothing to look for."""
    return " AND ".join(_phrase(piece) for piece in pieces(query))


def contains(text: str, query: str) -> bool:
    """The same answer without an index: every piece of the query stands within a piece of the text."""
    there = list(pieces(text))
    wanted = list(pieces(query))
    return bool(wanted) and all(any(piece in run for run in there) for piece in wanted)


def _tokens(piece: str) -> list[str]:
    return [piece[place : place + 2] for place in range(len(piece) - 1)] + [piece[-1]]


def _phrase(piece: str) -> str:
    if len(piece) == 1:
        return f'"{piece}"*'
    return '"' + " ".join(_tokens(piece)[:-1]) + '"'
