"""`datapackage.json`: the Data Package (version 2) that describes a package's tables, from the fields of the nouns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from qingdesk.domain.fields import Field, Kind, fields_of
from qingdesk.domain.nouns import Noun
from qingdesk.domain.record import Record
from qingdesk.exchange.package.csv_text import ENCODING, PREFIX
from qingdesk.exchange.package.layout import FORMAT, OWN, table_path

STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"
LOCAL_MOMENT = "%Y-%m-%dT%H:%M"
UTC_MOMENT = "%Y-%m-%dT%H:%M:%SZ"

DIALECT: Mapping[str, object] = {
    "header": True,
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
}

_UTC = frozenset({"created_at", "updated_at", "voided_at"})
_ALWAYS = frozenset(
    {"id", "desk_id", "revision", "created_at", "created_by", "updated_at", "updated_by", "form_revision"}
)
_TYPES: Mapping[Kind, Mapping[str, object]] = {
    Kind.TEXT: {"type": "string"},
    Kind.ID: {"type": "string"},
    Kind.ENUM: {"type": "string"},
    Kind.INTEGER: {"type": "integer"},
    Kind.FEN: {"type": "integer", "description": "fen (0.01 yuan)"},
    Kind.DATE: {"type": "date", "format": "default"},
    Kind.MOMENT: {"type": "datetime", "format": LOCAL_MOMENT, "description": "local time"},
    Kind.BOOLEAN: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    Kind.JSON: {"type": "array"},
}


@dataclass(frozen=True, kw_only=True)
class Written:
    """One table as it stands in the ZIP. size: bytes. sha256: hex of those bytes. rows: without the header."""

    noun: Noun
    size: int
    sha256: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class PackageFacts:
    """What a package says of itself. unit: plain fields of the home unit. created: UTC moment of the newest
    change that is in it. audit_seq, audit_hash: the head of the desk's audit. left_out: nouns that were not
    ticked."""

    package_id: str
    desk_id: str
    desk_code: str
    unit: Mapping[str, str]
    period: str
    first: str
    last: str
    profile: str
    created: str
    program: str
    audit_seq: int
    audit_hash: str
    is_sample: bool = False
    left_out: tuple[str, ...] = ()


def table_schema(noun: Noun, present: Collection[str]) -> dict[str, object]:
    """The Table Schema of a noun. present: the nouns that the package has a table of; a key to another one
    is left out of the schema, since nothing could hold it."""
    fields = fields_of(noun.record)
    schema: dict[str, object] = {
        "fields": [_field(field) for field in fields],
        "primaryKey": ["id"],
        "missingValues": [""],
    }
    keys = [_key(field, noun.name) for field in fields if field.refers_to in present]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def describe(facts: PackageFacts, tables: Sequence[Written]) -> dict[str, object]:
    """The whole descriptor, ready for JSON."""
    present = {table.noun.name for table in tables}
    unit_name = facts.unit.get("name", facts.desk_code)
    return {
        "$schema": STANDARD,
        "name": f"{facts.desk_code}-{facts.period}-{facts.profile}".lower(),
        "id": facts.package_id,
        "title": f"QingDesk {facts.period} {unit_name}",
        "created": facts.created,
        "resources": [_resource(table, present) for table in tables],
        OWN: {
            "format": FORMAT,
            "program": facts.program,
            "profile": facts.profile,
            "period": {"name": facts.period, "first": facts.first, "last": facts.last},
            "desk": {"id": facts.desk_id, "code": facts.desk_code, "is_sample": facts.is_sample},
            "unit": dict(facts.unit),
            "audit": {"seq": facts.audit_seq, "hash": facts.audit_hash},
            "rows": {table.noun.name: table.rows for table in tables},
            "left_out": list(facts.left_out),
            "formula_prefix": PREFIX,
        },
    }


def _resource(table: Written, present: Collection[str]) -> dict[str, object]:
    return {
        "name": table.noun.name,
        "type": "table",
        "path": table_path(table.noun.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": ENCODING,
        "bytes": table.size,
        "hash": f"sha256:{table.sha256}",
        "dialect": dict(DIALECT),
        "schema": table_schema(table.noun, present),
    }


def _field(field: Field) -> dict[str, object]:
    described: dict[str, object] = {"name": field.name, **_TYPES[field.kind]}
    if field.name in _UTC:
        described |= {"type": "datetime", "format": UTC_MOMENT, "description": "UTC"}
    limits: dict[str, object] = {}
    if _is_required(field):
        limits["required"] = True
    if field.enum is not None:
        limits["enum"] = [word.value for word in field.enum]
    if limits:
        described["constraints"] = limits
    return described


def _is_required(field: Field) -> bool:
    counted = field.kind in (Kind.BOOLEAN, Kind.INTEGER, Kind.FEN) and not field.nullable
    return field.required or field.name in _ALWAYS or counted


def _key(field: Field, own: str) -> dict[str, object]:
    """A key to another row of the same table names no resource (the standard says so)."""
    target: dict[str, object] = {"fields": ["id"]}
    if field.refers_to != own:
        target["resource"] = field.refers_to
    return {"fields": [field.name], "reference": target}


def field_names(record: type[Record]) -> list[str]:
    """The columns of a noun's CSV, in order."""
    return [field.name for field in fields_of(record)]
