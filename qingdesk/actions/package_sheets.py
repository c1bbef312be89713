"""The workbook of a package: what its tables say, in the words and names that people use."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from qingdesk.domain.fields import Field, Kind
from qingdesk.domain.labels import field_label, noun_label, word_label
from qingdesk.domain.nouns import NOUNS, Noun
from qingdesk.exchange.package.shape import Shape, of_noun
from qingdesk.exchange.package.workbook import Column, Look, Sheet
from qingdesk.i18n import _
from qingdesk.store.connection import Readable, Value
from qingdesk.store.package_names import names_of

Pages = Iterable[Sequence[Sequence[Value]]]

_LEFT_OUT = frozenset(
    {
        "id", "desk_id", "revision", "created_by", "created_at", "updated_at", "updated_by", "voided_with",
        "sha256", "original_sha256", "original_size", "media_type",
    }
)  # fmt: skip
_LOOKS = {
    Kind.INTEGER: Look.NUMBER,
    Kind.FEN: Look.MONEY,
    Kind.DATE: Look.DAY,
    Kind.MOMENT: Look.MOMENT,
}


def noun_sheet(db: Readable, noun: Noun, rows: int, pages: Pages) -> Sheet:
    """A noun's rows as people read them: no ids, names for references, words for the program's own."""
    fields = of_noun(noun).fields
    chosen = [(place, field) for place, field in enumerate(fields) if field.name not in _LEFT_OUT]
    columns = [_column(noun.name, field) for _place, field in chosen]
    return Sheet(noun_label(noun.name), columns, rows, _named(db, chosen, pages))


def table_sheet(name: str, shape: Shape, titles: Sequence[str], rows: int, pages: Pages) -> Sheet:
    """A table that is no noun's, under titles of its own."""
    columns = [
        Column(
            title, _LOOKS.get(field.kind, Look.LONG if field.name in ("text", "note", "title") else Look.TEXT)
        )
        for field, title in zip(shape.fields, titles, strict=True)
    ]
    return Sheet(name, columns, rows, pages)


def count_row(row: Sequence[Value]) -> list[Value]:
    """A row of counts in words: the noun, the field and the word as they are called."""
    unit, period, noun, field, word, count, amount = row
    return [
        unit,
        period,
        noun_label(str(noun)),
        field_label(str(noun), str(field)),
        _word(str(noun), str(field), word),
        count,
        amount,
    ]


def _word(noun: str, field: str, word: Value) -> str:
    if word is None:
        return _("(empty)")
    found = next((each for each in of_noun(NOUNS[noun]).fields if each.name == field), None)
    if word in ("true", "false"):
        is_there = found is not None and found.kind is Kind.DATE  # counted by whether there is one
        return (
            (_("given") if word == "true" else _("not given"))
            if is_there
            else _("yes")
            if word == "true"
            else _("no")
        )
    return word_label(found.enum(str(word))) if found is not None and found.enum is not None else str(word)


def _column(noun: str, field: Field) -> Column:
    look = _LOOKS.get(field.kind, Look.LONG if field.long else Look.TEXT)
    shown: Callable[[Value], str] | None = None
    if field.enum is not None:
        words = {each.value: word_label(each) for each in field.enum}
        shown = partial(word_of, words)
    elif field.name == "noun":
        shown = noun_word
    elif field.kind is Kind.BOOLEAN:
        shown = partial(_yes_or_no, _("yes"), _("no"))
    elif field.kind is Kind.JSON:
        shown = _list_words
    return Column(field_label(noun, field.name), look, shown)


def word_of(words: Mapping[str, str], value: Value) -> str:
    """A word of a list as it is called."""
    return words.get(str(value), str(value))


def _yes_or_no(yes: str, no: str, value: Value) -> str:
    return yes if value else no


def _list_words(value: Value) -> str:
    """A JSON list as a line: `王海涛（副县长）、李敏`."""
    return _(", ").join(_item_words(item) for item in json.loads(str(value)))


def _item_words(item: object) -> str:
    """A person with the post, a figure with its value, an answer with what was noted beside it."""
    if not isinstance(item, dict):
        return str(item)
    if "value" in item:
        return f"{item.get('name')} {item['value']}"
    if "answer" in item:
        said = {"yes": _("yes"), "no": _("no")}.get(str(item["answer"]), "")
        item = {"name": f"{item.get('item')}. {said}", "post": item.get("note")}
    name, post = str(item.get("name") or ""), str(item.get("post") or "")
    return _("{name} ({post})").format(name=name, post=post) if post else name


def _handed_over(db: Readable, value: Value) -> str | None:
    """The items of a handover: what each record is called, and what was said of it."""
    called = []
    for item in json.loads(str(value or "[]")):
        noun, record_id = str(item.get("noun") or ""), str(item.get("record_id") or "")
        name = names_of(db, noun, {record_id}).get(record_id, "") if noun and record_id else ""
        parts = (noun_label(noun) if noun else "", name, str(item.get("text") or ""))
        called.append(" ".join(part for part in parts if part))
    return json.dumps(called, ensure_ascii=False) if called else None


def _named(db: Readable, chosen: Sequence[tuple[int, Field]], pages: Pages) -> Iterator[list[list[Value]]]:
    """Only the columns that people see, with names where an id stands."""
    places = [place for place, _field in chosen]
    references = [(n, field.refers_to) for n, (_place, field) in enumerate(chosen) if field.refers_to]
    at = {field.name: n for n, (_place, field) in enumerate(chosen)}
    lists = [at[name] for name in ("attendees", "attended") if name in at]
    items = [at["items"]] if "items" in at else []
    belongs = (at["noun"], at["record_id"]) if {"noun", "record_id"} <= at.keys() else None
    for page in pages:
        rows = [[row[place] for place in places] for row in page]
        for column, noun in references:
            names = names_of(db, noun, {str(row[column]) for row in rows if row[column]})
            for row in rows:
                row[column] = names.get(str(row[column])) if row[column] else None
        for column in items:
            for row in rows:
                row[column] = _handed_over(db, row[column])
        if belongs is not None:
            _name_owners(db, rows, *belongs)
        for column in lists:
            ids = {str(each) for row in rows for each in json.loads(str(row[column] or "[]"))}
            names = names_of(db, "cadre", ids)
            for row in rows:
                called = [names.get(str(each), "") for each in json.loads(str(row[column] or "[]"))]
                row[column] = json.dumps(called, ensure_ascii=False) if called else None
        yield rows


def _name_owners(db: Readable, rows: list[list[Value]], noun: int, record_id: int) -> None:
    """Of attachments: what the record is called that each belongs to."""
    for name in {str(row[noun]) for row in rows}:
        names = names_of(db, name, {str(row[record_id]) for row in rows if row[noun] == name})
        for row in rows:
            if row[noun] == name:
                row[record_id] = names.get(str(row[record_id]))


def noun_word(value: Value) -> str:
    """A noun as it is called."""
    return noun_label(str(value))
