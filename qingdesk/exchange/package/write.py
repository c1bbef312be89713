"""Write a package: rows go page by page straight into the ZIP; nothing of them is ever put into another file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO
from uuid import UUID, uuid5
from zipfile import ZipFile

from qingdesk.domain.fields import fields_of
from qingdesk.domain.nouns import Noun
from qingdesk.exchange.package.csv_text import Lines, Value
from qingdesk.exchange.package.layout import DESCRIPTOR, member, table_path
from qingdesk.exchange.package.schema import PackageFacts, Written, describe
from qingdesk.progress import Progress

Page = Sequence[Sequence[Value]]


@dataclass(frozen=True)
class Table:
    """One noun's rows, in the order of its fields, as the store holds them; pages of a few hundred."""

    noun: Noun
    pages: Iterable[Page]


def write_package(
    out: BinaryIO, tables: Iterable[Table], facts: PackageFacts, *, total: int, progress: Progress
) -> tuple[PackageFacts, list[Written]]:
    """Write the ZIP to `out` (seekable). total: rows, for progress, which may raise `Cancelled`.

    The same rows and facts give the same bytes. Returns the facts with the package's own id, and what was
    written. Raises OSError as the disk does.
    """
    written: list[Written] = []
    done = 0
    with ZipFile(out, "w") as archive:
        for table in tables:
            made = _write_table(archive, table, done, total, progress)
            written.append(made)
            done += made.rows
        facts = replace(facts, package_id=package_id(facts, written))
        text = json.dumps(describe(facts, written), ensure_ascii=False, indent=1)
        archive.writestr(member(DESCRIPTOR), text.encode())
    progress(total, total)
    return facts, written


def package_id(facts: PackageFacts, written: Sequence[Written]) -> str:
    """The same for the same content: a package that was made twice is one package to who collects it."""
    parts = [facts.period, facts.profile, str(facts.audit_seq), facts.audit_hash]
    parts += [f"{table.noun.name}:{table.sha256}" for table in written]
    return str(uuid5(UUID(facts.desk_id), "\n".join(parts)))


def _write_table(archive: ZipFile, table: Table, done: int, total: int, progress: Progress) -> Written:
    lines = Lines(fields_of(table.noun.record))
    digest = hashlib.sha256()
    size = rows = 0
    with archive.open(member(table_path(table.noun.name)), "w") as entry:
        for page in _with_header(table.pages):
            chunk = lines.header() if page is None else lines.rows(page)
            entry.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            rows += 0 if page is None else len(page)
            progress(done + rows, total)
    return Written(noun=table.noun, size=size, sha256=digest.hexdigest(), rows=rows)


def _with_header(pages: Iterable[Page]) -> Iterable[Page | None]:
    yield None
    yield from pages
