"""The tables that a package may hold: one a noun, the findings with their notes, and the counts of a statistics one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from qingdesk.domain.fields import Field, Kind, fields_of
from qingdesk.domain.nouns import NOUNS, Noun


@dataclass(frozen=True)
class Shape:
    """name: of the table and its file. fields: its columns, in order. key: what tells two rows apart."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ("id",)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The heading of its CSV."""
        return tuple(field.name for field in self.fields)


_OF_NOUNS: dict[str, Shape] = {}


def of_noun(noun: Noun) -> Shape:
    """Every field of a record, as the dictionary names it."""
    if noun.name not in _OF_NOUNS:
        _OF_NOUNS[noun.name] = Shape(noun.name, fields_of(noun.record))
    return _OF_NOUNS[noun.name]


def _text(name: str, *, required: bool = False) -> Field:
    return Field(name, Kind.TEXT, required)


FINDING = Shape(
    "finding",
    (
        _text("code", required=True), _text("rule_id", required=True), _text("severity", required=True),
        _text("noun"), _text("record_id", required=True), _text("cadre_id"), _text("period"),
        _text("enterprise_id"), Field("due_on", Kind.DATE), _text("state", required=True), _text("note"),
        _text("title"), Field("first_seen_on", Kind.DATE), Field("unconfirmed", Kind.BOOLEAN),
    ),
    (),
)  # fmt: skip
"""What the rules find as of the day of the export, with its newest note. unconfirmed: it rests on a figure that is
待核实."""

FINDING_NOTE = Shape(
    "finding_note",
    (
        _text("id", required=True), _text("rule_id", required=True), _text("record_id", required=True),
        _text("cadre_id"), _text("period"), _text("state", required=True), _text("text", required=True),
        _text("by", required=True), _text("noted_at", required=True),
    ),
)  # fmt: skip
"""All that people said of them."""

COUNT = Shape(
    "count",
    (
        _text("unit"), _text("period", required=True), _text("noun", required=True),
        _text("field", required=True), _text("word"), Field("count", Kind.INTEGER, True),
        Field("amount_fen", Kind.FEN),
    ),
    (),
)  # fmt: skip
"""How many records of a unit in a period are of a kind; nothing of a person."""


def known_shapes() -> Mapping[str, Shape]:
    """Every table that a package of this format may hold, by name."""
    shapes = {noun.name: of_noun(noun) for noun in NOUNS.values()}
    return shapes | {shape.name: shape for shape in (FINDING, FINDING_NOTE, COUNT)}
