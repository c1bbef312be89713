"""A small package, made of rows as the store would hold them, and ways to spoil it."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from qingdesk.domain.enterprise import Enterprise, EnterpriseStatus
from qingdesk.domain.fields import fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Record
from qingdesk.domain.unit import Level, Unit
from qingdesk.exchange.package.csv_text import Value
from qingdesk.exchange.package.layout import DESCRIPTOR, member
from qingdesk.exchange.package.schema import PackageFacts
from qingdesk.exchange.package.shape import of_noun
from qingdesk.exchange.package.write import File, Sink, Table, write_package
from qingdesk.exchange.signing import comment_size, public_of, sign, sm3_of
from qingdesk.progress import Progress, no_progress

DESK = "019a8f00-0000-7000-8000-000000000001"
AT = "2026-03-04T08:00:00Z"
KEY = "11" * 32
"""The desk's private key, and what others know it by."""
PUBLIC = public_of(KEY)
SCAN = "scans/s1.pdf"

FACTS = PackageFacts(
    package_id="",
    desk_id=DESK,
    desk_code="DESK",
    unit={"id": "u1", "name": "示例县工商联", "level": "county", "region": "411600"},
    period="2026H1",
    first="2026-01-01",
    last="2026-06-30",
    profile="full",
    created=AT,
    program="0.1.0",
    audit_seq=7,
    audit_hash="ab" * 32,
    left_out=("offer",),
)


def row(record: Record) -> tuple[Value, ...]:
    """As the store holds it, for records of text, ticks, numbers and words."""
    values = (getattr(record, field.name) for field in fields_of(type(record)))
    return tuple(
        int(value) if isinstance(value, bool) else None if value in ("", None, ()) else value
        for value in values
    )


def made(record_id: str, **more: Any) -> dict[str, Any]:
    """What every record carries."""
    carried = {
        "desk_id": DESK,
        "created_at": AT,
        "created_by": "desk",
        "updated_at": AT,
        "updated_by": "desk",
    }
    return {"id": record_id, **carried, **more}


UNITS = [
    row(Unit(name="示例县工商联", level=Level.COUNTY, region="411600", is_home=True, **made("u1"))),
    row(Unit(name="示例镇", level=Level.TOWNSHIP, region="411600", parent_id="u1", **made("u2"))),
]
FIRMS = [
    row(Enterprise(name="=HYPERLINK(1)", note="一行\n二行", canteen_price_fen=1200, **made("e1"))),
    row(Enterprise(name="豫丰", status=EnterpriseStatus.CLOSED, has_canteen=True, **made("e2"))),
]


def tables() -> list[Table]:
    """Units in one page, firms in two, no visits."""
    return [
        Table(of_noun(NOUNS["unit"]), [UNITS]),
        Table(of_noun(NOUNS["enterprise"]), [[firm] for firm in FIRMS]),
        Table(of_noun(NOUNS["visit"]), []),
    ]


def scan() -> File:
    """A signed page; what a package holds beside its tables."""

    def write(out: Sink) -> None:
        out.write(b"%PDF-1.7 signed")

    return File("scan-s1", SCAN, "application/pdf", write)


def package(
    facts: PackageFacts = FACTS, progress: Progress = no_progress, *, with_scan: bool = False
) -> bytes:
    """The bytes of the small package."""
    out = io.BytesIO()
    parts: list[Table | File] = [*tables(), *([scan()] if with_scan else [])]
    write_package(out, parts, facts, KEY, lambda: io.BytesIO(out.getvalue()), total=4, progress=progress)
    return out.getvalue()


def saved(folder: Path, content: bytes) -> Path:
    """As a file."""
    path = folder / "package.zip"
    path.write_bytes(content)
    return path


Members = list[tuple[ZipInfo, bytes]]


def members(content: bytes) -> Members:
    """Headers and contents, in order."""
    with ZipFile(io.BytesIO(content)) as archive:
        return [(info, archive.read(info)) for info in archive.infolist()]


def zipped(parts: Sequence[tuple[ZipInfo | str, bytes]], *, method: int = ZIP_DEFLATED) -> bytes:
    """A signed ZIP of these, with our own headers where only a name is given."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.comment = bytes(comment_size(KEY))
        for info, content in parts:
            archive.writestr(member(info, method) if isinstance(info, str) else info, content)
    return signed(out.getvalue(), next((text for name, text in parts if name == DESCRIPTOR), b""))


def signed(content: bytes, descriptor: bytes) -> bytes:
    """The archive with its last bytes, the comment, replaced by a signature that holds."""
    body = content[: -comment_size(KEY)]
    return body + sign(KEY, hashlib.sha256(body).digest(), sm3_of(descriptor))


def rewritten(
    changes: Mapping[str, bytes], describe: Callable[[dict[str, Any]], None] = lambda given: None
) -> bytes:
    """The small package with other contents whose digests were put right, then `describe` run on the
    description: what someone makes who knows the format."""
    parts: list[tuple[ZipInfo | str, bytes]] = []
    given: dict[str, Any] = {}
    for info, content in members(package()):
        if info.filename == DESCRIPTOR:
            given = json.loads(content)
        else:
            parts.append((info.filename, changes.get(info.filename, content)))
    contents = {str(name): content for name, content in parts}
    for resource in given["resources"]:
        content = contents[resource["path"]]
        resource["bytes"] = len(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    describe(given)
    return zipped([*parts, (DESCRIPTOR, json.dumps(given).encode())])
