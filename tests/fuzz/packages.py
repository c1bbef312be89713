"""Packages: any bytes as a file, and any content in a package whose digests and signature hold, taken in by a
supervisor who trusts its desk."""

from __future__ import annotations

import atexit
import csv
import hashlib
import io
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from qingdesk.actions.collect import collect_package
from qingdesk.actions.keys import own_keys
from qingdesk.actions.verify import verify_package
from qingdesk.errors import UserError
from qingdesk.exchange.package.layout import DESCRIPTOR, member
from qingdesk.exchange.signing import comment_size, sign, sm3_of
from qingdesk.store import audit, keys
from qingdesk.store.audit_records import strays
from qingdesk.store.database import Store
from tests.fuzz.members import joined, parts, unzipped
from tests.unit.actions.desks import SmallDesk, small_desk, trusting


class _Stores:
    """A desk and its supervisor. top: the supervisor, empty again whenever something was taken in."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="qingdesk-fuzz-"))
        atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
        self.desk = small_desk(self._folder, "DESK", "甲县工商联")
        self.signing = own_keys(self.desk.store).signing
        supervisor = trusting(small_desk(self._folder, "SUPR", "市督查室"), self.desk)
        supervisor.store.close()
        _fill(self.desk)
        self.full = self.desk.package("full").read_bytes()
        self._empty = supervisor.store.folder
        self._key = keys.unlock(self._empty, None)
        self._turn = 0
        self.top = self._opened()

    def _opened(self) -> Store:
        self._turn += 1
        folder = self._folder / f"top{self._turn}"
        shutil.copytree(self._empty, folder)
        return Store.open(folder, self._key)

    def renew(self) -> None:
        """An empty supervisor again."""
        self.top.close()
        shutil.rmtree(self.top.folder)
        self.top = self._opened()

    def saved(self, content: bytes) -> Path:
        """As a file."""
        path = self._folder / "given.zip"
        path.write_bytes(content)
        return path


_made: list[_Stores] = []


def _stores() -> _Stores:
    if not _made:
        _made.append(_Stores())
    return _made[0]


def seeds() -> Iterator[bytes]:
    """A full, a supervisor's and a statistics package with all kinds of records, as files, and the first as its
    members, with and without their description."""
    stores = _stores()
    yield stores.full
    for profile in ("supervisor", "statistics"):
        yield stores.desk.package(profile).read_bytes()
    members = [
        (name, content if name.endswith((".csv", DESCRIPTOR)) else b"x")
        for name, content in parts(unzipped(stores.full))
    ]
    yield joined(members)
    yield joined(members[:-1])


def _fill(desk: SmallDesk) -> None:
    visit = desk.visit(situation="=1+1", opinions="降低用电成本")
    firm, cadre = {"enterprise_id": desk.firm}, {"cadre_id": desk.cadre}
    desk.add(
        "meal", visit_id=visit, **firm, **cadre, eaten_on="2026-03-04", kind="lunch", place="canteen", heads=1
    )
    desk.add("problem", **firm, visit_id=visit, text="融资难", raised_on="2026-03-04", source="visit")
    desk.add("commitment", **firm, text="办证", promised_on="2026-03-04")
    desk.add("gift", **firm, **cadre, item="茶叶", received_on="2026-03-04", kind="goods", giver="李建国")
    desk.add(
        "event", title="恳谈会", kind="discussion", organiser="示例商会", organiser_kind="chamber",
        starts_at="2026-03-05T09:00", applicant_id=desk.cadre, attendees=[desk.cadre],
    )  # fmt: skip


def one(content: bytes) -> str:
    """What a supervisor would be told of this file."""
    stores = _stores()
    members = parts(content)
    path = stores.saved(_signed(members, stores.signing) if members else content)
    told = " ".join(fault.sentence() for fault in verify_package(path, stores.top).faults)
    try:
        outcome = collect_package(stores.top, path)
    except UserError as error:
        return f"{told} {error}"
    if outcome.refused is None:
        reader = stores.top.reader()
        assert audit.verify(reader)[1] == [] and strays(reader) == []
        assert reader.execute("PRAGMA foreign_key_check").fetchall() == []
        stores.renew()
    return f"{told} {outcome.sentence()}"


def _signed(members: list[tuple[str, bytes]], signing_key: str) -> bytes:
    """A package of these whose digests were put right: what somebody makes who has the desk's key."""
    contents = {name: content for name, content in members if name != DESCRIPTOR}
    given = dict(members).get(DESCRIPTOR)
    text = _described(given or dict(parts(unzipped(_stores().full)))[DESCRIPTOR], contents, given is None)
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.comment = bytes(comment_size(signing_key))
        for name, content in [*contents.items(), (DESCRIPTOR, text)]:
            archive.writestr(member(name), content)
    body = out.getvalue()[: -comment_size(signing_key)]
    return body + sign(signing_key, hashlib.sha256(body).digest(), sm3_of(text))


def _described(text: bytes, contents: dict[str, bytes], with_rows: bool) -> bytes:
    try:
        given: Any = json.loads(text)
        for resource in given["resources"]:
            content = contents[resource["path"]]
            resource["bytes"] = len(content)
            resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
            if with_rows and "schema" in resource:
                rows = list(csv.reader(content.decode("utf-8").splitlines(keepends=True)))
                given["qingdesk"]["rows"][resource["name"]] = len(rows) - 1
    except (ValueError, KeyError, TypeError, RecursionError, csv.Error):
        return text
    return json.dumps(given).encode("utf-8", "surrogatepass")
