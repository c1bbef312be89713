"""A table of a stranger's package, read once: measured, digested and compared with its description."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import IO, TYPE_CHECKING

from qingdesk.domain.fields import Field, Kind
from qingdesk.exchange.package.csv_text import BOM
from qingdesk.exchange.package.description import Resource
from qingdesk.exchange.package.faults import Fault, FaultKind, printable
from qingdesk.exchange.package.schema import UTC, is_required
from qingdesk.i18n import _

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LINE = 1 << 20
"""Characters of one line and of one cell: a text has at most 20,000, a list some more."""
_CHUNK = 1 << 18


class Measured(io.RawIOBase):
    """Counts and digests what is read through it; stops where more comes than was stated, whatever the ZIP's
    headers claim."""

    def __init__(self, entry: IO[bytes], stated: int, heard: Callable[[int], None]) -> None:
        self._entry = entry
        self._stated = stated
        self._heard = heard
        self._digest = hashlib.sha256()
        self.size = 0
        self.overflowed = False

    def readable(self) -> bool:
        """It is for reading only."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """For the buffered reader above it."""
        if self.overflowed:
            return 0
        room = memoryview(buffer).cast("B")
        chunk = self._entry.read(len(room))
        self.size += len(chunk)
        if self.size > self._stated:
            self.overflowed = True
            return 0
        self._digest.update(chunk)
        self._heard(self.size)
        room[: len(chunk)] = chunk
        return len(chunk)

    def finish(self) -> None:
        """Read what is left, so that length and digest are those of the whole member."""
        buffer = bytearray(_CHUNK)
        while self.readinto(buffer):
            pass

    @property
    def sha256(self) -> str:
        """Of all that was read, in hex."""
        return self._digest.hexdigest()


class _NoTable(Exception):
    """Why it is no table; the text is translated."""


def table_fault(measured: Measured, resource: Resource) -> Fault | None:
    """Header, columns of every row, number of rows; the first thing that does not fit."""
    csv.field_size_limit(LINE)
    text = io.TextIOWrapper(io.BufferedReader(measured, _CHUNK), "utf-8", newline="")
    try:
        _check(text, resource)
    except UnicodeDecodeError:
        return _fault(resource, _("it is not UTF-8."))
    except csv.Error:
        return _fault(resource, _("its quotation marks do not match, or a cell is too long."))
    except _NoTable as error:
        return _fault(resource, str(error))
    finally:
        text.detach().detach()  # so that neither closes the member, which is read to its end by the caller
    return None


def _check(text: io.TextIOWrapper, resource: Resource) -> None:
    if text.read(1) != BOM.decode("utf-8"):
        raise _NoTable(_("the byte order mark is missing."))
    reader = csv.reader(_lines(text), strict=True)
    cells = [] if resource.shape is None else cell_checks(resource.shape.fields)
    if tuple(next(reader, ())) != resource.columns:
        raise _NoTable(_("its heading names other columns."))
    rows = 0
    for row in reader:
        rows += 1
        if len(row) != len(resource.columns):
            raise _NoTable(
                _("row {row} has {found} columns instead of {wanted}.").format(
                    row=rows, found=len(row), wanted=len(resource.columns)
                )
            )
        for place, name, is_good in cells:
            if not is_good(row[place]):
                raise _NoTable(
                    _("row {row} holds no value that the column {column} may hold.").format(
                        row=rows, column=name
                    )
                )
    if rows != resource.rows:
        raise _NoTable(_("it has {found} rows instead of {wanted}.").format(found=rows, wanted=resource.rows))


def cell_checks(fields: Sequence[Field]) -> list[tuple[int, str, Callable[[str], object]]]:
    """(place, column, may it hold this cell?) of every column that cannot hold just any text."""
    return [
        (place, field.name, check)
        for place, field in enumerate(fields)
        if (check := _check_of(field)) is not None
    ]


def _check_of(field: Field) -> Callable[[str], object] | None:
    must = is_required(field)
    if field.enum is not None:
        return {*(word.value for word in field.enum), *(() if must else ("",))}.__contains__
    if field.kind is Kind.JSON:
        return _is_list
    if field.kind in (Kind.DATE, Kind.MOMENT):
        return _is_day if must else _is_day_or_empty
    pattern = _UTC_MOMENT if field.name in UTC else _PATTERNS.get(field.kind)
    if pattern is None:
        return bool if must else None
    return pattern.fullmatch if must else lambda cell: not cell or pattern.fullmatch(cell)


def _is_day(cell: str) -> bool:
    """A date, or a moment: `2026-11-22`, `2026-11-22T09:30`."""
    if not _DAY.fullmatch(cell):
        return False
    try:
        datetime.fromisoformat(cell)
    except ValueError:
        return False
    return True


def _is_day_or_empty(cell: str) -> bool:
    return not cell or _is_day(cell)


def _is_list(cell: str) -> bool:
    if not cell:
        return True
    try:
        return isinstance(json.loads(cell), list)
    except (ValueError, RecursionError):
        return False


_DAY = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?", re.ASCII)
_UTC_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_PATTERNS: Mapping[Kind, re.Pattern[str]] = {
    Kind.INTEGER: re.compile(r"-?\d{1,18}", re.ASCII),
    Kind.FEN: re.compile(r"-?\d{1,18}", re.ASCII),
    Kind.BOOLEAN: re.compile("true|false"),
}


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(LINE):
        if len(line) >= LINE:
            raise _NoTable(_("a line is too long."))
        yield line


def _fault(resource: Resource, detail: str) -> Fault:
    return Fault(FaultKind.TABLE, printable(resource.path), detail)
