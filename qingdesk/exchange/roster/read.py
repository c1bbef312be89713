"""Have a workbook or a CSV file read by the child process, and say in plain words when it could not be."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from qingdesk.exchange.roster.file_faults import told
from qingdesk.exchange.roster.limits import LIMITS, Limits
from qingdesk.exchange.roster.sheet import Sheet
from qingdesk.progress import Progress, no_progress

ENDINGS = (".xlsx", ".xls", ".csv")
"""What can be read; a file dialog offers these."""

NO_CONSOLE = 0x08000000
"""CREATE_NO_WINDOW: without it Windows opens a black window for the child of a windowed program."""


def read_sheets(path: Path, limits: Limits = LIMITS, progress: Progress = no_progress) -> list[Sheet]:
    """All sheets of a .xlsx, .xls or .csv file, hidden ones too.

    progress: (rows read, 0), after each chunk; may raise `Cancelled`, which ends the child. Raises UserError when
    the file is missing, empty, encrypted, damaged, too large, of another kind than its name says, or in an unknown
    encoding.
    """
    _check_there(path, limits)
    with _child(path, limits) as lines:
        return sheets_of(path.name, _answers(lines), progress)


def sheets_of(
    name: str, answers: Iterable[Mapping[str, Any]], progress: Progress = no_progress
) -> list[Sheet]:
    """What the reader of the file `name` answered, put together. Raises UserError for the fault that it tells, for
    answers that break off, and for a file that holds nothing."""
    sheets: list[Sheet] = []
    done = 0
    for answer in answers:
        if "rows" in answer:
            sheets[-1].rows.extend(map(tuple, answer["rows"]))
            done += len(answer["rows"])
            progress(done, 0)
        elif "sheet" in answer:
            sheets.append(_sheet(answer))
        elif "fault" in answer:
            raise told(name, answer["fault"], answer)
        elif answer.get("end"):
            break
    else:
        raise told(name, "large")
    if not any(sheet.rows for sheet in sheets):
        raise told(name, "nothing")
    return sheets


def _sheet(answer: Mapping[str, Any]) -> Sheet:
    return Sheet(
        name=answer["sheet"],
        is_hidden=answer["hidden"],
        merges=[tuple(merge) for merge in answer["merges"]],
        encoding=answer.get("encoding", ""),
    )


def _check_there(path: Path, limits: Limits) -> None:
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            file.read(1)
    except FileNotFoundError:
        raise told(path.name, "missing") from None
    except IsADirectoryError:
        raise told(path.name, "folder") from None
    except OSError as error:
        raise told(path.name, "unreadable", {"detail": type(error).__name__}) from None
    if size > limits.file_bytes:
        raise told(path.name, "large")


def command(path: Path, limits: Limits) -> list[str]:
    """The command line of the child: the small second program beside a frozen one, else this Python."""
    wanted = json.dumps(dataclasses.asdict(limits))
    if getattr(sys, "frozen", False):
        reader = Path(sys.executable).with_name("qd-read.exe" if sys.platform == "win32" else "qd-read")
        return [str(reader), str(path.absolute()), wanted]
    module = "qingdesk.exchange.roster.child"
    return [sys.executable, "-P", "-m", module, str(path.absolute()), wanted]


@contextmanager
def _child(path: Path, limits: Limits) -> Iterator[IO[bytes]]:
    """The child's answers; it is dead when the block ends, whatever happened."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]), "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(
        command(path, limits),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a Rust abort prints local paths there
        env=environment,
        creationflags=NO_CONSOLE if sys.platform == "win32" else 0,
    )
    assert process.stdout is not None
    clock = threading.Timer(limits.seconds, process.kill)
    clock.daemon = True
    clock.start()
    try:
        yield process.stdout
    finally:
        clock.cancel()
        process.kill()
        process.stdout.close()
        process.wait()
        clock.join()


def _answers(lines: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The child's lines; a half line, after an abort or a kill, ends them."""
    for line in lines:
        try:
            answer = json.loads(line.decode("utf-8", "surrogatepass"))
        except ValueError:
            return
        yield answer
