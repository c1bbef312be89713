"""Every field and every word of an enumeration can be said."""

from __future__ import annotations

from enum import StrEnum

import pytest

from qingdesk.domain import finding
from qingdesk.domain.fields import fields_of
from qingdesk.domain.labels import field_label, noun_label, word_label
from qingdesk.domain.meal import MealKind
from qingdesk.domain.nouns import NOUNS
from qingdesk.i18n import set_language

ENUMS: list[type[StrEnum]] = sorted(
    {f.enum for noun in NOUNS.values() for f in fields_of(noun.record) if f.enum is not None}
    | {finding.Side, finding.Severity, finding.NoteState},
    key=lambda enum: enum.__name__,
)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_has_a_label_of_its_own_within_its_noun(noun: str) -> None:
    labels = [field_label(noun, field.name) for field in fields_of(NOUNS[noun].record)]
    assert all(labels)
    assert len(set(labels)) == len(labels), sorted(labels)
    assert noun_label(noun)


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_word_is_said_and_no_two_alike(enum: type[StrEnum]) -> None:
    words = [word_label(member) for member in enum]
    assert all(words)
    assert len(set(words)) == len(words), words


def test_the_same_field_may_be_called_otherwise_in_another_noun() -> None:
    set_language("en")
    assert field_label("meal", "kind") == "Which meal"
    assert field_label("gift", "kind") == "Nature of the gift"
    assert field_label("meal", "receipt_no") == field_label("cost", "receipt_no") == "Receipt number"
    assert word_label(MealKind.LUNCH) == "Lunch"


def test_what_is_no_field_has_no_label() -> None:
    with pytest.raises(KeyError):
        field_label("meal", "heds")
    with pytest.raises(KeyError):
        noun_label("meels")
