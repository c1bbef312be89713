"""The reader: a process of its own, with little memory and little time, that a bad file may bring down.

Run as `python -m qingdesk.exchange.roster.child FILE LIMITS` (or `qd-read` beside the frozen program). It writes
JSON lines to stdout: {"sheet", "hidden", "merges"}, {"rows": [[number, [cell, …]], …]}, then {"end": true}; or
{"fault": word, …}. Rows without content are left out; numbers count from 1, as the user sees them. A broken
file may abort it with a signal, which is an answer too. Nothing of the window or the store is imported here.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from qingdesk.exchange.roster.gb18030 import decode as decode_gb18030
from qingdesk.exchange.roster.limits import Limits
from qingdesk.exchange.roster.sniff import BOMS, FileKind, kind_of

CHUNK = 2_000
"""Rows in one line of the answer: the parent reads one while the next is made."""
RATIO_FROM = 10 << 20
"""Small archives may be packed as tightly as they like."""
TEXT_ENDINGS = (".csv", ".txt")
MERGES = 400_000
"""More merged ranges than this are no roster."""


class Fault(Exception):
    """The file cannot be read; `word` tells the parent why, `more` fills its sentence."""

    def __init__(self, word: str, **more: object) -> None:
        super().__init__(word)
        self.word = word
        self.more = more


def confine(limits: Limits) -> None:
    """Take memory, time and core dumps away from this process, where the system can."""
    if sys.platform == "win32":
        from qingdesk.exchange.roster.windows_job import confine_memory

        confine_memory(limits.memory)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def answers(path: Path, limits: Limits) -> Iterator[dict[str, object]]:
    """What the child says about a file, line by line. Raises `Fault`."""
    with path.open("rb") as file:
        head = file.read(4096)
    kind = kind_of(head)
    count = _Count(limits)
    if kind is FileKind.BINARY and path.suffix.lower() in TEXT_ENDINGS and _is_text(path.read_bytes()):
        kind = FileKind.TEXT
    if kind is FileKind.TEXT:
        if path.suffix.lower() in (".xlsx", ".xls", ".xlsm", ".et"):
            raise Fault("renamed", found="text")
        yield from _text_rows(path.read_bytes(), count)
    elif kind in (FileKind.ZIP, FileKind.OLE):
        (_check_zip if kind is FileKind.ZIP else _check_ole)(path, limits)
        yield from _workbook_rows(path, count)
    elif kind is FileKind.EMPTY:
        raise Fault("empty")
    else:
        raise Fault("renamed", found=kind.value)
    yield {"end": True}


class _Count:
    """Counts while reading: declared sizes lie."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.rows, self.cells = limits, 0, 0

    def add(self, width: int) -> None:
        self.rows += 1
        self.cells += width
        if self.rows > self.limits.rows or self.cells > self.limits.cells:
            raise Fault("rows", limit=self.limits.rows)


def _check_zip(path: Path, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError):
        raise Fault("damaged") from None
    total = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    if len(entries) > limits.entries or total > limits.unpacked_bytes:
        raise Fault("large")
    if total > RATIO_FROM and total > limits.ratio * packed:
        raise Fault("large")
    names = {entry.filename.lower() for entry in entries}
    if not any(name.startswith("xl/workbook.") for name in names):
        raise Fault("renamed", found=_what_zip(names))
    if any(entry.flag_bits & 1 for entry in entries):
        raise Fault("encrypted")


def _what_zip(names: set[str]) -> str:
    if any(name.startswith(("word/", "ppt/")) for name in names):
        return "word"
    return "opendocument" if "mimetype" in names else "archive"


def _check_ole(path: Path, limits: Limits) -> None:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content or "EncryptionInfo".encode("utf-16-le") in content:
        raise Fault("encrypted")
    if "WordDocument".encode("utf-16-le") in content:
        raise Fault("renamed", found="word")


def _workbook_rows(path: Path, count: _Count) -> Iterator[dict[str, object]]:
    import python_calamine as calamine

    try:
        # Not by its path: calamine would go by the ending, and a workbook of one format named as the other is common.
        book = calamine.load_workbook(io.BytesIO(path.read_bytes()))
        for index, meta in enumerate(book.sheets_metadata):
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(index)
            merges = [[*first, *last] for first, last in (sheet.merged_cell_ranges or [])[:MERGES]]
            hidden = meta.visible != calamine.SheetVisibleEnum.Visible
            yield {"sheet": meta.name, "hidden": hidden, "merges": merges}
            # iter_rows() begins at the first row of the sheet, but at the first column that holds something.
            left = sheet.start[1] if sheet.start else 0
            yield from _chunks(sheet.iter_rows(), 1, left, count)
    except calamine.PasswordError:
        raise Fault("encrypted") from None
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise Fault("encrypted" if "password" in str(error).lower() else "damaged") from None


def _text_rows(content: bytes, count: _Count) -> Iterator[dict[str, object]]:
    text, encoding = _decode(content)
    delimiter = max(",\t;", key=text[:4096].count)
    yield {"sheet": "", "hidden": False, "merges": [], "encoding": encoding}
    csv.field_size_limit(1 << 20)
    try:
        # StringIO cuts at CR and LF only; splitlines() would cut at U+2028 within a cell.
        yield from _chunks(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1, 0, count)
    except csv.Error:
        raise Fault("damaged") from None


def _is_text(content: bytes) -> bool:
    """Text with a few U+0000 in it: their rows are refused, the others are good."""
    try:
        text, _encoding = _decode(content)
    except Fault:
        return False
    return text.count("\0") * 10 < len(text)


def _decode(content: bytes) -> tuple[str, str]:
    """The text and its encoding: by its mark, else UTF-8, else GB18030 (2022). Raises `Fault`."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise _undecodable(content, error, encoding) from None
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        utf8 = error
    try:
        return decode_gb18030(content), "gb18030"
    except UnicodeDecodeError as error:
        # The reading that came further is the one that was meant.
        encoding, best = ("utf-8", utf8) if utf8.start > error.start else ("gb18030", error)
        raise _undecodable(content, best, encoding) from None


def _undecodable(content: bytes, error: UnicodeDecodeError, encoding: str) -> Fault:
    line = content.count(b"\n", 0, error.start) + 1
    return Fault("encoding", encoding=encoding.upper().removesuffix("-LE").removesuffix("-BE"), line=line)


def _chunks(
    rows: Iterable[Sequence[object]], first: int, left: int, count: _Count
) -> Iterator[dict[str, object]]:
    """Rows with content, `CHUNK` at a time; cells after the last one with content are cut off."""
    margin: list[object] = [""] * left
    chunk: list[object] = []
    for number, row in enumerate(rows, first):
        width = len(row)
        while width and row[width - 1] in ("", None):
            width -= 1
        if not width:
            continue
        count.add(width)
        cells = [c if c.__class__ is str or c.__class__ is float else _plain(c) for c in row[:width]]
        chunk.append([number, margin + cells if left else cells])
        if len(chunk) == CHUNK:
            yield {"rows": chunk}
            chunk = []
    yield {"rows": chunk}


def _plain(cell: object) -> object:
    """A cell as JSON can say it; a date as 2026-01-05, a moment as 2026-01-05 09:30."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, timedelta):
        return str(cell)
    return cell


def main(arguments: list[str]) -> int:
    """Answer about one file; 0 also when the answer is a fault."""
    path, limits = Path(arguments[0]), Limits(**json.loads(arguments[1]))
    confine(limits)
    try:
        for answer in answers(path, limits):
            _say(answer)
    except Fault as fault:
        _say({"fault": fault.word, **fault.more})
    except MemoryError:
        return 1
    return 0


def _say(answer: dict[str, object]) -> None:
    line = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(line.encode("utf-8", "surrogatepass") + b"\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
