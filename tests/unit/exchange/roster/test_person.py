"""Cells that name people."""

from __future__ import annotations

import pytest

from qingdesk.exchange.roster.person import people_in, unit_and_post


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("王海涛", [("王海涛", "", "")]),
        ("王　䶮", [("王䶮", "", "")]),
        ("王\n海涛", [("王海涛", "", "")]),
        ("王海涛（县委书记）", [("王海涛", "县委书记", "")]),
        ("王海涛 县委书记", [("王海涛", "县委书记", "")]),
        ("县委书记 王海涛", [("王海涛", "县委书记", "")]),
        ("赵敏 13900000001", [("赵敏", "", "13900000001")]),
        ("王海涛、李文博", [("王海涛", "", ""), ("李文博", "", "")]),
        ("买买提·艾力", [("买买提·艾力", "", "")]),
        ("欧阳 修", [("欧阳修", "", "")]),
        ("无", []),
        ("/", []),
        ("待定", []),
        ("", []),
        ("13900000001", []),
    ],
)
def test_people_in_a_cell(text: str, people: list[tuple[str, str, str]]) -> None:
    assert people_in(text) == people


@pytest.mark.parametrize(
    ("text", "unit", "post"),
    [
        ("示例县财政局局长", "示例县财政局", "局长"),
        ("示例县财政局 党组书记、局长", "示例县财政局", "党组书记、局长"),
        ("示例县财政局", "示例县财政局", ""),
        ("示例县发展和改革委员会副主任", "示例县发展和改革委员会", "副主任"),
        ("局长", "局长", ""),
    ],
)
def test_unit_and_post_in_one_cell(text: str, unit: str, post: str) -> None:
    assert unit_and_post(text) == (unit, post)
