"""`datapackage.json` as read back: what a stranger's package says of itself, believed only as far as it is checked."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from qingdesk.exchange.package.faults import Fault, FaultKind, printable
from qingdesk.exchange.package.layout import FORMAT, OWN
from qingdesk.exchange.package.shape import Shape, known_shapes

_TYPES = frozenset({"string", "integer", "date", "datetime", "boolean", "array"})


@dataclass(frozen=True)
class Resource:
    """One member. size: bytes. shape: of a table, whose columns are its own in our order; None for a file.
    rows: how many, without the header."""

    name: str
    path: str
    size: int
    sha256: str
    media_type: str = ""
    shape: Shape | None = None
    rows: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """The table's, in order."""
        return self.shape.columns if self.shape else ()


@dataclass(frozen=True)
class Description:
    """package_id: its own id. own: what stands under `qingdesk`: profile, period, desk, unit, audit."""

    package_id: str
    created: str
    own: Mapping[str, object]
    resources: tuple[Resource, ...]

    def said(self, *path: str) -> str:
        """A plain text or number of `own`, as text; empty where there is none."""
        found: object = self.own
        for step in path:
            found = found.get(step) if isinstance(found, Mapping) else None
        return str(found) if isinstance(found, str | int) else ""


class _Wrong(ValueError):
    """Something that the descriptor should say and does not."""


def read_description(text: bytes) -> tuple[Description | None, list[Fault]]:
    """The description, or the one fault that keeps it from being read."""
    try:
        given = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError):
        return None, [Fault(FaultKind.NO_DESCRIPTION)]
    try:
        own = _object(_object(given, "{}").get(OWN), OWN)
        if isinstance(own.get("format"), int) and own["format"] != FORMAT:
            return None, [Fault(FaultKind.NEWER)]
        return _read(given, own), []
    except _Wrong as wrong:
        return None, [Fault(FaultKind.DESCRIPTION, detail=printable(str(wrong)))]


def _read(given: Mapping[str, object], own: Mapping[str, object]) -> Description:
    rows = _object(own.get("rows"), f"{OWN}.rows")
    if own.get("format") != FORMAT:
        raise _Wrong(f"{OWN}.format")
    listed = given.get("resources")
    if not isinstance(listed, list) or not listed:
        raise _Wrong("resources")
    resources = tuple(_resource(_object(entry, "resources"), rows) for entry in listed)
    if len({resource.path for resource in resources}) != len(resources):
        raise _Wrong("path")
    if set(rows) != {resource.name for resource in resources if resource.shape is not None}:
        raise _Wrong(f"{OWN}.rows")
    _text(own, "profile")
    _text(_object(own.get("desk"), f"{OWN}.desk"), "id")
    _text(_object(own.get("period"), f"{OWN}.period"), "name")
    return Description(_text(given, "id"), _text(given, "created"), own, resources)


def _resource(entry: Mapping[str, object], rows: Mapping[str, object]) -> Resource:
    name = _text(entry, "name")
    digest = re.fullmatch(r"sha256:([0-9a-f]{64})", _text(entry, "hash"))
    if digest is None:
        raise _Wrong(f"{name}.hash")
    is_table = entry.get("type") == "table"
    return Resource(
        name=name,
        path=_text(entry, "path"),
        size=_whole(entry, "bytes"),
        sha256=digest[1],
        media_type=_text(entry, "mediatype"),
        shape=_shape(name, _object(entry.get("schema"), f"{name}.schema")) if is_table else None,
        rows=_whole(rows, name) if is_table else 0,
    )


def _shape(name: str, schema: Mapping[str, object]) -> Shape:
    """The table that we know by this name; its columns must be described as ours are."""
    fields = schema.get("fields")
    if not isinstance(fields, list) or not fields:
        raise _Wrong(f"{name}.schema.fields")
    described = [_object(field, f"{name}.schema.fields") for field in fields]
    columns = tuple(_text(field, "name") for field in described)
    known = known_shapes().get(name)
    if known is None or columns != known.columns:
        raise _Wrong(f"{name}.schema.fields")
    if any(_text(field, "type") not in _TYPES for field in described):
        raise _Wrong(f"{name}.schema.fields")
    return known


def _object(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _Wrong(where)
    return value


def _text(value: Mapping[str, object], key: str) -> str:
    text = value.get(key)
    if not isinstance(text, str) or not text:
        raise _Wrong(key)
    return text


def _whole(value: Mapping[str, object], key: str) -> int:
    number = value.get(key)
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise _Wrong(key)
    return number
