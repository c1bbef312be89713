"""导出: a list as a workbook of plain text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineWorkbook

from qingdesk.actions.list_sheet import write_list
from qingdesk.domain.record import Record
from qingdesk.store import problems
from qingdesk.store.connection import Readable
from tests.stores import TODAY, TryDesk


def test_labels_stand_above_and_names_in_the_place_of_ids(desk: TryDesk, tmp_path: Path) -> None:
    desk.record(
        "problem",
        enterprise_id=desk.firm,
        source="visit",
        raised_on="2026-11-16",
        text="=HYPERLINK(1)",
        grade="B",
    )

    def find(db: Readable) -> Sequence[Record]:
        return problems.TABLE.listed(db, problems.listing(TODAY))

    assert write_list(desk.store, "problem", find, tmp_path / "a.xlsx") == 1
    sheet = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_index(0).to_python()
    row = dict(zip(sheet[0], sheet[1], strict=False))
    assert sheet[0][0] == "编号"
    assert row["企业"] == "河南示例食品有限公司"
    assert row["来源渠道"] == "走访"
    assert row["诉求内容"] == "=HYPERLINK(1)"
    assert not any("id" in str(title) for title in sheet[0])


def test_an_empty_list_is_its_titles(desk: TryDesk, tmp_path: Path) -> None:
    assert write_list(desk.store, "gift", lambda db: [], tmp_path / "a.xlsx") == 0
    sheet = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_index(0).to_python()
    assert len(sheet) == 1
