"""Simulated power cuts: what a process wrote is recorded, and played back to any moment with unsynced writes lost.

The recorder (`recorder.c`) is preloaded into a process; its log holds every operation in order. At a moment, a file is
as it was at its last fsync, with nothing, a beginning, any part, or torn pieces (512 bytes) of what was written since.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
SECTOR = 512
_LEFT_OUT = ("-shm",)


def build(folder: Path) -> Path:
    """The recorder as a shared library; `make test` brings a compiler where there is none."""
    library = folder / "recorder.so"
    subprocess.run(
        ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(HERE / "recorder.c"), "-ldl", "-lpthread"],
        check=True,
        capture_output=True,
    )
    return library


def run_recorded(library: Path, folder: Path, log: Path, script: str, *arguments: str) -> None:
    """Run a Python script with everything under `folder` recorded; fails as the script does."""
    import os

    environment = os.environ | {
        "LD_PRELOAD": str(library), "REC_DIR": str(folder.resolve()), "REC_LOG": str(log),
        "PYTHONPATH": str(HERE.parent.parent),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@dataclass(frozen=True)
class Operation:
    """what: W write, T truncate, S sync, U unlink, R rename, L link, C create, E create empty."""

    what: str
    path: str
    other: str = ""
    at: int = 0
    content: bytes = b""


def read_log(log: Path) -> list[Operation]:
    """Every operation in order."""
    text = log.read_bytes()
    operations: list[Operation] = []
    place = 0
    while place < len(text):
        end = text.index(b"\n", place)
        what, path, other, at, length = text[place:end].decode().split("\t")
        place = end + 1
        content = text[place : place + int(length)]
        place += int(length)
        operations.append(Operation(what, path.lstrip("/"), other.lstrip("/"), int(at), content))
    return operations


@dataclass
class _File:
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Operation] = field(default_factory=list)

    def sync(self) -> None:
        for operation in self.pending:
            _apply(self.durable, operation)
        self.pending.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        image = bytearray(self.durable)
        for operation in _surviving(self.pending, chance):
            _apply(image, operation)
        return bytes(image)


def _apply(image: bytearray, operation: Operation) -> None:
    if operation.what == "W":
        end = operation.at + len(operation.content)
        if len(image) < end:
            image.extend(bytes(end - len(image)))
        image[operation.at : end] = operation.content
    elif len(image) > operation.at:
        del image[operation.at :]
    else:
        image.extend(bytes(operation.at - len(image)))


def _surviving(pending: list[Operation], chance: random.Random) -> list[Operation]:
    way = chance.choice(("none", "beginning", "part", "torn", "all"))
    if way == "none":
        return []
    if way == "beginning":
        return pending[: chance.randint(0, len(pending))]
    if way == "all":
        return pending
    chosen = [operation for operation in pending if chance.random() < 0.5]
    if way == "part":
        return chosen
    return [piece for operation in chosen for piece in _torn(operation, chance)]


def _torn(operation: Operation, chance: random.Random) -> Iterator[Operation]:
    if operation.what != "W":
        yield operation
        return
    for start in range(0, len(operation.content), SECTOR):
        if chance.random() < 0.5:
            piece = operation.content[start : start + SECTOR]
            yield Operation("W", operation.path, at=operation.at + start, content=piece)


class Disk:
    """What would be on the disk. Names: one that was made, moved or taken away since its folder's last sync may be
    in either state after a cut; a file that is synced keeps its name (as ext4 and NTFS do)."""

    def __init__(self, base: Path) -> None:
        self._files: dict[str, _File] = {}
        self._gone: dict[str, _File] = {}
        self._fresh: set[str] = set()
        for path in base.rglob("*"):
            if path.is_file():
                content = bytearray(path.read_bytes())
                self._files[path.relative_to(base).as_posix()] = _File(content)

    def play(self, operation: Operation) -> None:
        """One operation."""
        path = operation.path
        if operation.what in "CE":
            if path not in self._files:
                self._files[path] = _File()
                self._fresh.add(path)
            elif operation.what == "E":
                self._files[path].pending.append(Operation("T", path))
        elif operation.what in "WT":
            self._files.setdefault(path, _File()).pending.append(operation)
        elif operation.what == "S":
            if path in self._files:
                self._files[path].sync()
                self._fresh.discard(path)
            else:  # a folder
                here = path.rstrip("/")
                self._gone = {name: file for name, file in self._gone.items() if _folder(name) != here}
                self._fresh = {name for name in self._fresh if _folder(name) != here}
        elif operation.what == "U":
            file = self._files.pop(path, None)
            if file is not None and path not in self._fresh:
                self._gone[path] = file
            self._fresh.discard(path)
        elif operation.what in "RL":
            file = self._files.get(path)
            if file is not None:
                if operation.other in self._files:
                    self._gone[operation.other] = self._files[operation.other]
                else:
                    self._fresh.add(operation.other)
                self._files[operation.other] = file
                if operation.what == "R":
                    del self._files[path]
                    self._gone[path] = file

    def after_cut(self, target: Path, chance: random.Random) -> None:
        """Write what is left after a cut at this moment."""
        shutil.rmtree(target, ignore_errors=True)
        kept = {
            name: file
            for name, file in self._files.items()
            if name not in self._fresh or chance.random() < 0.5
        }
        for name, file in self._gone.items():
            if chance.random() < 0.3:
                kept[name] = file
        for name, file in kept.items():
            if not name.endswith(_LEFT_OUT):
                path = target / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.after_cut(chance))


def _folder(name: str) -> str:
    return name.rpartition("/")[0]
