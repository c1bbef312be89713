"""The folder that the scanner writes into: each file once, none lost, none while it is still being written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from qingdesk.actions.printing.print_form import print_form
from qingdesk.actions.scan_folder import at_rest, take_in, waiting
from qingdesk.actions.scan_tray import drop, tray
from qingdesk.domain.visit import VisitState
from qingdesk.errors import Cancelled, UserError
from qingdesk.store import attachments
from tests.stores import TODAY, TryDesk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "扫描"
    made.mkdir()
    return made


def paper(desk: TryDesk, folder: Path, name: str = "走访.pdf") -> str:
    """A visit whose paper lies in the folder; its id."""
    visit = desk.visit()
    (folder / name).write_bytes(print_form(desk.store, "visit_record", [visit], today=TODAY))
    return visit


def stray(folder: Path, name: str) -> Path:
    """A page without a mark."""
    Image.new("L", (620, 877), 250).save(folder / name)
    return folder / name


def test_scans_are_taken_in_and_put_aside(desk: TryDesk, folder: Path) -> None:
    visit = paper(desk, folder)
    stray(folder, "无码.PNG")
    (folder / "坏.jpg").write_bytes(b"no picture")
    done = take_in(desk.store, folder, list(waiting(folder)))
    assert desk.get("visit", visit).state is VisitState.SIGNED
    assert (len(done.report.matched), len(done.report.tray)) == (1, 1)
    assert [each.file for each in done.report.refused] == ["坏.jpg"]
    assert waiting(folder) == {} and not done.left
    assert {path.name for path in (folder / "已读入").iterdir()} == {"走访.pdf", "无码.PNG"}
    assert [path.name for path in (folder / "未能读取").iterdir()] == ["坏.jpg"]


def test_only_scans_in_the_folder_itself_are_looked_at(folder: Path) -> None:
    for name in ("名单.xlsx", ".隐藏.pdf", "~锁.pdf", "说明.txt"):
        (folder / name).write_bytes(b"%PDF-")
    (folder / "目录.pdf").mkdir()
    (folder / "内").mkdir()
    stray(folder / "内", "深.png")
    (folder / "别处.pdf").symlink_to(folder / "说明.txt")
    assert waiting(folder) == {}
    assert list(waiting(folder / "内")) == [folder / "内" / "深.png"]


def test_a_file_that_still_grows_waits(folder: Path) -> None:
    path = folder / "大.pdf"
    path.write_bytes(b"")
    first = waiting(folder)
    assert at_rest({}, first) == [] and at_rest(first, first) == [], "nothing is in it yet"
    path.write_bytes(b"%PDF-")
    second = waiting(folder)
    assert at_rest(first, second) == []
    assert at_rest(second, waiting(folder)) == [path]


def test_the_same_file_is_taken_in_once(desk: TryDesk, folder: Path) -> None:
    visit = paper(desk, folder)
    stray(folder, "无码.png")
    bytes_of = {path.name: path.read_bytes() for path in waiting(folder)}
    take_in(desk.store, folder, list(waiting(folder)))
    for name, content in bytes_of.items():
        (folder / f"又{name}").write_bytes(content)
    done = take_in(desk.store, folder, list(waiting(folder)))
    assert set(done.again) == {"又走访.pdf", "又无码.png"} and waiting(folder) == {}
    assert len(attachments.of_record(desk.store.reader(), visit)) == 1 and len(tray(desk.store)) == 1
    drop(desk.store, tray(desk.store)[0].id)
    (folder / "再.png").write_bytes(bytes_of["无码.png"])
    take_in(desk.store, folder, list(waiting(folder)))
    assert len(tray(desk.store)) == 1, "what was thrown away may come again"


def test_a_name_that_is_taken_gets_a_number(desk: TryDesk, folder: Path) -> None:
    for side in (620, 640, 660):
        Image.new("L", (side, 877), 250).save(folder / "扫描.png")
        take_in(desk.store, folder, list(waiting(folder)))
    names = {path.name for path in (folder / "已读入").iterdir()}
    assert names == {"扫描.png", "扫描 (2).png", "扫描 (3).png"}


def test_what_cannot_be_put_aside_is_told_and_kept(desk: TryDesk, folder: Path) -> None:
    visit = paper(desk, folder)
    (folder / "已读入").write_bytes(b"a file where the folder should be")
    done = take_in(desk.store, folder, list(waiting(folder)))
    assert list(done.left) == [folder / "走访.pdf"]
    assert desk.get("visit", visit).state is VisitState.SIGNED
    assert take_in(desk.store, folder, list(waiting(folder))).again == ("走访.pdf",)


def test_stopped_nothing_is_kept_nor_moved(desk: TryDesk, folder: Path) -> None:
    visit = paper(desk, folder)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        take_in(desk.store, folder, list(waiting(folder)), stop)
    assert [path.name for path in waiting(folder)] == ["走访.pdf"]
    assert desk.get("visit", visit).state is VisitState.COMPLETED


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="gone") as told:
        waiting(tmp_path / "gone")
    assert told.value.hint
