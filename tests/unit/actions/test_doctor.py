"""The doctor: each fault is found, and each point says what to do."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from qingdesk.actions.doctor import Point, compare_head, examine, missed_after_sudden_end, warnings_at_start
from qingdesk.actions.open_desk import open_desk
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.actions.whereabouts import cloud_of
from qingdesk.domain.unit import Level
from qingdesk.errors import Refused, UserError
from qingdesk.i18n import set_language
from qingdesk.store import audit, backups, keys, marker
from tests.stores import TODAY, TryDesk, tampered


def bad(desk: TryDesk, now: datetime | None = None) -> list[str]:
    """The titles of what is not well."""
    set_language("en")
    points = examine(desk.store, now)
    assert all(point.hint for point in points if not point.is_well)
    return [point.title for point in points if not point.is_well]


def test_a_sound_store(desk: TryDesk) -> None:
    desk.visit()
    backups.make(desk.store)
    assert bad(desk) == []
    assert len(examine(desk.store)) == 16


@pytest.mark.parametrize(
    ("statement", "title"),
    [
        ("UPDATE cadre SET name = '李敏'", "The audit chain holds"),
        ("DELETE FROM audit WHERE seq = 5", "The audit chain holds"),
        ("UPDATE assignment SET cadre_id = 'nobody'", "Every reference leads to a record"),
        (
            "INSERT INTO attachment (id, noun, record_id, role, name, size, desk_id, revision, created_at, created_by,"
            " updated_at, updated_by) VALUES ('x', 'visit', 'none', 'other', 'a', 1, 'd', 1, '', '', '', '')",
            "Every attachment is whole and hangs on a record",
        ),
    ],
)
def test_rows_behind_the_programs_back(desk: TryDesk, statement: str, title: str) -> None:
    tampered(desk, statement)
    assert title in bad(desk)


def test_a_clock_that_went_back(desk: TryDesk) -> None:
    assert "The clock runs on from the last change" in bad(desk, datetime.now() - timedelta(days=2))


def test_backups_that_are_old_or_broken(desk: TryDesk) -> None:
    copy = backups.make(desk.store)
    assert "The newest backup is 9 days old" in bad(desk, datetime.now() + timedelta(days=9))
    copy.write_bytes(b"x")
    assert "The newest backup is 0 days old" in bad(desk)


def test_a_key_file_that_is_gone(desk: TryDesk) -> None:
    (desk.folder / keys.FILE_NAME).unlink()
    assert "The key file is there and readable" in bad(desk)


def test_an_older_copy_in_its_place(desk: TryDesk) -> None:
    copy = backups.make(desk.store)
    desk.visit()
    desk.store.close()
    (desk.folder / "desk.db").write_bytes(copy.read_bytes())
    desk.again()
    assert "The audit goes on from every head that was kept outside" in bad(desk)


def test_the_head_on_a_printed_form(desk: TryDesk) -> None:
    _seq, head = audit.head(desk.store.reader())
    desk.visit()
    assert compare_head(desk.store, f" {head[:8].upper()} {head[8:16]}").is_well
    assert not compare_head(desk.store, "0" * 16).is_well
    assert not compare_head(desk.store, head[:4]).is_well, "too short to tell anything"


def test_a_sudden_end_is_told_and_checked(desk: TryDesk) -> None:
    desk.store.close()
    (desk.folder / f"{marker.PREFIX}1.1").write_text("2026-11-22T08:00:00Z")
    desk.store = open_desk(desk.folder)
    set_language("en")
    (told,) = [point for point in examine(desk.store) if "ended suddenly" in point.title]
    assert told.is_well and "2026-11-22T08:00:00Z" in told.title
    desk.store.close()
    desk.store = open_desk(desk.folder)
    assert not [point for point in examine(desk.store) if "ended suddenly" in point.title]


def test_a_store_that_a_sudden_end_damaged_is_not_opened(desk: TryDesk) -> None:
    desk.visit()
    desk.store.close()
    path = desk.folder / "desk.db"
    content = bytearray(path.read_bytes())
    for page in range(20, len(content) // 4096, 7):
        content[page * 4096 : page * 4096 + 64] = bytes(64)
    path.write_bytes(content)
    (desk.folder / f"{marker.PREFIX}1.1").write_text("2026-11-22T08:00:00Z")
    for _try in range(2):
        with pytest.raises(UserError):
            open_desk(desk.folder)


def test_after_a_sudden_end_the_head_is_compared_with_what_was_kept_outside(desk: TryDesk) -> None:
    """An older copy, or a disk that lied about what it had written: whole in itself, and yet rows are missing."""
    desk.visit()
    desk.store.close()
    early = desk.store.path.read_bytes()
    desk.store = open_desk(desk.folder)
    assert missed_after_sudden_end(desk.store) is None
    desk.visit()
    desk.store.close()
    desk.store.path.write_bytes(early)
    (desk.folder / f"{marker.PREFIX}1.1").write_text("2026-11-22T08:00:00Z")
    desk.store = open_desk(desk.folder)
    missed = missed_after_sudden_end(desk.store)
    assert missed is not None and missed.remedy == "restore" and missed.hint
    desk.store.close()
    desk.store = open_desk(desk.folder)
    assert missed_after_sudden_end(desk.store) is None, (
        "told at the start after the sudden end; `doctor` goes on"
    )
    assert "The audit goes on from every head that was kept outside" in bad(desk)


def test_two_programs_are_no_sudden_end(desk: TryDesk) -> None:
    other = open_desk(desk.folder)
    assert other.marker is not None and other.marker.left_over == ()
    assert marker.others(desk.folder) == 2
    other.close()
    assert marker.others(desk.folder) == 1


@pytest.mark.parametrize(
    ("path", "cloud"),
    [
        ("/srv/a/坚果云/store", "坚果云"), ("/srv/a/OneDrive - 某单位/x", "OneDrive"),
        ("/d/BaiduSyncdisk/store", "百度网盘"), ("/d/WPS云盘/store", "WPS云"), ("/srv/a/.local/store", ""),
        ("/srv/a/onedrives", ""),
    ],
)  # fmt: skip
def test_folders_of_clouds(path: str, cloud: str) -> None:
    assert cloud_of(Path(path)) == cloud


def test_a_new_desk_is_refused_in_a_folder_of_a_cloud(desk: TryDesk, tmp_path: Path) -> None:
    plan = DeskPlan(unit_name="示例县工商联", level=Level.COUNTY, region="411625")
    folder = tmp_path / "坚果云" / "store"
    with pytest.raises(Refused) as caught:
        set_up_desk(folder, plan, TODAY)
    assert caught.value.hint
    assert not folder.exists()
    desk.store.close()
    moved = tmp_path / "OneDrive" / "store"
    moved.parent.mkdir()
    desk.folder.rename(moved)
    desk.folder = moved
    desk.store = open_desk(moved)  # what is there opens, and is warned of
    set_language("en")
    ((title, hint),) = warnings_at_start(desk.store)
    assert "damaged" in title and "OneDrive" in hint


def test_a_point_is_plain() -> None:
    assert vars(Point("a", True)) == {"title": "a", "is_well": True, "hint": "", "remedy": ""}
