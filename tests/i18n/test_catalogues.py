"""Both catalogues say everything, with the same placeholders, and nothing that nobody asks for."""

from __future__ import annotations

import re
import string
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
LANGUAGES = ("zh_CN", "en")


def texts(said: object) -> tuple[str, ...]:
    """A message's text, or its texts by number."""
    return (said,) if isinstance(said, str) else tuple(said) if isinstance(said, tuple | list) else ()


@cache
def asked() -> frozenset[tuple[str, ...]]:
    """Every msgid of the source."""
    found = extract_from_dir(str(ROOT / "qingdesk"), method_map=[("**.py", "python")], keywords=KEYWORDS)
    return frozenset(texts(message) for _path, _line, message, _comments, _context in found)


@cache
def catalogue(language: str) -> tuple[Message, ...]:
    """The messages of a language's file."""
    with (ROOT / "i18n" / language / "LC_MESSAGES" / "qingdesk.po").open("rb") as source:
        return tuple(message for message in read_po(source, locale=language) if message.id)


def placeholders(text: str) -> list[str]:
    """The named braces of a text, sorted."""
    return sorted(
        name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_says_what_the_source_asks_and_nothing_else(language: str) -> None:
    said = {texts(message.id) for message in catalogue(language)}
    assert sorted(asked() - said) == []
    assert sorted(said - asked()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_unsure(language: str) -> None:
    assert [m.id for m in catalogue(language) if m.fuzzy or not all(texts(m.string))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_the_same_braces(language: str) -> None:
    wrong = [
        message.id
        for message in catalogue(language)
        for text in texts(message.string)
        if placeholders(text) != placeholders(texts(message.id)[-1])
    ]
    assert wrong == []


def test_english_is_the_msgid() -> None:
    assert [m.id for m in catalogue("en") if texts(m.id) != texts(m.string)] == []


def test_chinese_is_chinese() -> None:
    """A text of words that was left in English: only names, codes and signs may stand as they are."""
    kept = [
        m.id
        for m in catalogue("zh_CN")
        for text in texts(m.string)
        if text in texts(m.id)
        and re.search(r"[A-Za-z]{3,}", re.sub(r"\{[^}]*\}|[A-Z]{2,}\w*|QingDesk|Excel|Ctrl\+[A-Z]", "", text))
    ]
    assert kept == []
