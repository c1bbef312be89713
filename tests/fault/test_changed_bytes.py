"""Single bytes changed: of a closed store all are reported, of a package all are refused. A thousand in `make soak`."""

from __future__ import annotations

import os
import random
from pathlib import Path

from qingdesk.actions.attach import attach
from qingdesk.actions.export import export_package
from qingdesk.actions.verify import verify_package
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.period import Half
from qingdesk.errors import UserError
from qingdesk.store.database import Store
from tests.stores import TODAY, TryDesk

MANY = 1000 if os.environ.get("QINGDESK_SOAK") else 60


def test_of_a_closed_store(desk: TryDesk) -> None:
    for _turn in range(20):
        desk.visit(situation="经营平稳" * 200)
    with desk.store.transaction("test") as db:  # leaves pages that hold nothing
        db.execute("DELETE FROM draft")
    desk.store.close()
    path = desk.folder / "desk.db"
    whole = path.read_bytes()
    chance = random.Random(11)
    silent = []
    for place in chance.choices(range(len(whole)), k=MANY):
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        if not _is_reported(desk):
            silent.append(place)
    path.write_bytes(whole)
    assert silent == []
    assert not _is_reported(desk)


def _is_reported(desk: TryDesk) -> bool:
    try:
        store = Store.open(desk.folder, desk.key)
    except UserError:
        return True
    try:
        return store.quick_check() != "ok"
    except UserError:
        return True
    finally:
        store.close()


def test_of_a_package(desk: TryDesk, tmp_path: Path) -> None:
    visit = desk.visit()
    page = tmp_path / "scan.pdf"
    page.write_bytes(b"%PDF-1.4" + bytes(range(256)) * 8)
    attach(desk.store, "visit", visit, page, AttachmentRole.SIGNED_SCAN)
    path, changed_path = tmp_path / "a.zip", tmp_path / "b.zip"
    export_package(desk.store, Half(2026, 2), "full", path, today=TODAY)
    assert verify_package(path, desk.store).faults == ()
    whole = path.read_bytes()
    end = whole.rindex(b"PK\x05\x06")
    chance = random.Random(12)
    places = chance.choices(range(end), k=MANY // 2) + chance.choices(range(end, len(whole)), k=MANY // 2)
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        changed_path.write_bytes(changed)
        assert verify_package(changed_path, desk.store).faults, place
