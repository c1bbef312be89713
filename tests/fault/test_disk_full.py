"""A full disk: nothing half saved, plain words, and the work goes on once there is room."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qingdesk.actions.attach import attach
from qingdesk.actions.backups import delete_old_copies
from qingdesk.actions.record import record
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.unit import Level
from qingdesk.errors import UserError
from qingdesk.i18n import set_language
from qingdesk.store import audit, backups
from qingdesk.store.audit_records import strays
from tests.migrations.schemas import rows
from tests.stores import TODAY, TryDesk


@contextmanager
def no_more_pages(desk: TryDesk, spare: int = 0) -> Iterator[None]:
    """SQLite itself says that the disk is full: the store may grow by `spare` pages and no more."""
    with desk.store.transaction("test") as db:
        pages = db.execute("PRAGMA page_count").fetchone()
        assert pages is not None
        db.execute(f"PRAGMA max_page_count = {int(pages[0] or 0) + spare}")
    yield
    with desk.store.transaction("test") as db:
        db.execute("PRAGMA max_page_count = 1073741823")


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """The system refuses to let any file grow past `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def is_whole(desk: TryDesk) -> bool:
    reader = desk.store.reader()
    return desk.store.quick_check() == "ok" and audit.verify(reader)[1] == [] and strays(reader) == []


@pytest.mark.parametrize("spare", [0, 1, 2, 5, 20])
def test_a_save_on_a_full_disk(desk: TryDesk, spare: int) -> None:
    visit = {
        **desk.plain_visit(),
        "situation": "长" * 20_000,
        "meals": [{"kind": "lunch", "place": "canteen", "heads": 1}],
    }
    before = rows(desk.raw())
    set_language("en")
    with no_more_pages(desk, spare):
        with pytest.raises(UserError, match="no space left") as caught:
            record(desk.store, "visit", [visit] * 20, TODAY)
        assert "Nothing of this step was saved" in caught.value.hint
        assert rows(desk.raw()) == before, "reading goes on"
    assert is_whole(desk)
    assert len(record(desk.store, "visit", [visit] * 2, TODAY).ids) == 4
    assert desk.get("visit", desk.all("visit")[0].id).number == "DESK-2026-0001", "no number was lost"
    assert is_whole(desk)


def test_an_import_on_a_full_disk_is_all_or_nothing(desk: TryDesk) -> None:
    before = rows(desk.raw())
    many = [{"name": f"第{number}厂", "note": "长" * 500} for number in range(2000)]
    with no_more_pages(desk, 40), pytest.raises(UserError):
        record(desk.store, "enterprise", many, TODAY)
    assert rows(desk.raw()) == before
    assert is_whole(desk)


def test_a_file_that_may_not_grow(desk: TryDesk, tmp_path: Path) -> None:
    page = tmp_path / "scan.pdf"
    page.write_bytes(b"%PDF-" + bytes(3_000_000))
    before = rows(desk.raw())
    with files_no_larger_than(1_000_000):
        with pytest.raises(UserError) as caught:
            attach(desk.store, "cadre", desk.cadre, page, AttachmentRole.OTHER)
        assert caught.value.title and caught.value.hint
        desk.edit("cadre", desk.cadre, phone="1")
    assert desk.get("cadre", desk.cadre).phone == "1"
    changed: dict[str, list[object]] = {"cadre": [], "audit": [], "undo_step": []}
    assert rows(desk.raw()) | changed == before | changed
    assert is_whole(desk)
    attach(desk.store, "cadre", desk.cadre, page, AttachmentRole.OTHER)


def test_a_backup_without_room_leaves_no_half_copy(desk: TryDesk, tmp_path: Path) -> None:
    target = tmp_path / "stick"
    with files_no_larger_than(200_000), pytest.raises(UserError) as caught:
        backups.make(desk.store, target)
    assert caught.value.hint
    assert list(target.iterdir()) == []
    assert is_whole(desk)
    assert backups.make(desk.store, target).exists()


@pytest.mark.parametrize("size", [0, 4096, 100_000, 400_000])
def test_a_new_store_without_room_leaves_nothing_in_the_way(tmp_path: Path, size: int) -> None:
    plan = DeskPlan(unit_name="示例县工商联", level=Level.COUNTY, region="411625")
    with files_no_larger_than(size), pytest.raises(UserError) as caught:
        set_up_desk(tmp_path / "store", plan, TODAY)
    assert caught.value.hint
    assert list((tmp_path / "store").iterdir()) == []
    set_up_desk(tmp_path / "store", plan, TODAY).close()


def test_old_copies_stay_without_room_for_a_backup(desk: TryDesk) -> None:
    first = backups.make(desk.store)
    old = first.rename(first.with_name("damaged-2026-11-21-080000.db"))
    with files_no_larger_than(200_000), pytest.raises(UserError):
        delete_old_copies(desk.store)
    assert old.exists()
    assert [gone.path for gone in delete_old_copies(desk.store)] == [old]
