"""`datapackage.json`: the Data Package (version 2) that describes a package's tables, from the fields of the nouns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from qingdesk.domain.fields import Field, Kind
from qingdesk.exchange.package.csv_text import ENCODING, PREFIX
from qingdesk.exchange.package.layout import FORMAT, OWN, WORKBOOK
from qingdesk.exchange.package.shape import Shape

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

UTC = frozenset({"created_at", "updated_at", "voided_at"})
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
    """One member as it stands in the ZIP. size: bytes. sha256: hex of those bytes. shape and rows (without the
    header): of a table; None and 0 for a file."""

    name: str
    path: str
    size: int
    sha256: str
    media_type: str = "text/csv"
    shape: Shape | None = None
    rows: int = 0


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


def table_schema(shape: Shape, present: Collection[str]) -> dict[str, object]:
    """The Table Schema of a table. present: the tables that the package has; a key to another one is left out
    of the schema, since nothing could hold it."""
    schema: dict[str, object] = {
        "fields": [_field(field) for field in shape.fields],
        "missingValues": [""],
    }
    if shape.key:
        schema["primaryKey"] = list(shape.key)
    keys = [_key(field, shape.name) for field in shape.fields if field.refers_to in present]
    if keys and shape.key == ("id",):
        schema["foreignKeys"] = keys
    return schema


def describe(facts: PackageFacts, members: Sequence[Written]) -> dict[str, object]:
    """The whole descriptor, ready for JSON."""
    present = {member.name for member in members if member.shape is not None}
    unit_name = facts.unit.get("name", facts.desk_code)
    return {
        "$schema": STANDARD,
        "name": f"{facts.desk_code}-{facts.period}-{facts.profile}".lower(),
        "id": facts.package_id,
        "title": f"QingDesk {facts.period} {unit_name}",
        "created": facts.created,
        "resources": [_resource(member, present) for member in members],
        OWN: {
            "format": FORMAT,
            "program": facts.program,
            "profile": facts.profile,
            "period": {"name": facts.period, "first": facts.first, "last": facts.last},
            "desk": {"id": facts.desk_id, "code": facts.desk_code, "is_sample": facts.is_sample},
            "unit": dict(facts.unit),
            "audit": {"seq": facts.audit_seq, "hash": facts.audit_hash},
            "rows": {member.name: member.rows for member in members if member.shape is not None},
            "left_out": list(facts.left_out),
            "formula_prefix": PREFIX,
        },
    }


def _resource(member: Written, present: Collection[str]) -> dict[str, object]:
    described: dict[str, object] = {
        "name": member.name,
        "path": member.path,
        "mediatype": member.media_type,
        "bytes": member.size,
        "hash": f"sha256:{member.sha256}",
    }
    if member.shape is None:
        # By its ending a validator takes the workbook for one more table, and fails without its spreadsheet part.
        return described | ({"format": "ooxml"} if member.path == WORKBOOK else {})
    return described | {
        "type": "table",
        "format": "csv",
        "encoding": ENCODING,
        "dialect": dict(DIALECT),
        "schema": table_schema(member.shape, present),
    }


def _field(field: Field) -> dict[str, object]:
    described: dict[str, object] = {"name": field.name, **_TYPES[field.kind]}
    if field.name in UTC:
        described |= {"type": "datetime", "format": UTC_MOMENT, "description": "UTC"}
    limits: dict[str, object] = {}
    if is_required(field):
        limits["required"] = True
    if field.enum is not None:
        limits["enum"] = [word.value for word in field.enum]
    if limits:
        described["constraints"] = limits
    return described


def is_required(field: Field) -> bool:
    """Must every row of a package hold something here?"""
    counted = field.kind in (Kind.BOOLEAN, Kind.INTEGER, Kind.FEN) and not field.nullable
    return field.required or field.name in _ALWAYS or counted


def _key(field: Field, own: str) -> dict[str, object]:
    """A key to another row of the same table names no resource (the standard says so)."""
    target: dict[str, object] = {"fields": ["id"]}
    if field.refers_to != own:
        target["resource"] = field.refers_to
    return {"fields": [field.name], "reference": target}
