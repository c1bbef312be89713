"""The rows of a package that was verified, as the store holds them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from zipfile import ZipFile

from qingdesk.domain.fields import BadValue, Field, Kind
from qingdesk.errors import Refused
from qingdesk.exchange.package.csv_text import Value, value_of
from qingdesk.exchange.package.description import Resource
from qingdesk.i18n import _

PAGE = 500


def pages_of(archive: ZipFile, resource: Resource) -> Iterator[list[list[Value]]]:
    """The rows of a table, a page at a time. Raises `Refused` for a list that its field cannot hold."""
    assert resource.shape is not None
    fields = resource.shape.fields
    lists = [(place, field) for place, field in enumerate(fields) if field.kind is Kind.JSON]
    with archive.open(resource.path) as entry:
        text = io.TextIOWrapper(entry, "utf-8-sig", newline="")
        reader = csv.reader(text, strict=True)
        next(reader, None)
        page: list[list[Value]] = []
        for row in reader:
            values = [value_of(field, cell) for field, cell in zip(fields, row, strict=True)]
            for place, field in lists:
                _refuse_strange(resource, field, values[place])
            page.append(values)
            if len(page) == PAGE:
                yield page
                page = []
        if page:
            yield page


def _refuse_strange(resource: Resource, field: Field, value: Value) -> None:
    if value is None:
        return
    try:
        field.parse(json.loads(str(value)))
    except (BadValue, ValueError, TypeError, RecursionError) as error:
        raise Refused(
            _("The package's table {noun} holds a list that the column {column} cannot hold.").format(
                noun=resource.name, column=field.name
            ),
            _("Nothing of it was taken in. Ask its desk for a new package."),
        ) from error
