"""What a person is told in one line."""

from __future__ import annotations

import pytest

from qingdesk.errors import UserError


@pytest.mark.parametrize(
    ("title", "hint", "told"),
    [
        ("文件无法按 PDF 读取", "请重新扫描。", "文件无法按 PDF 读取。请重新扫描。"),
        ("打不开这个文件。", "请另存后再试。", "打不开这个文件。请另存后再试。"),
        ("没有“张三”", "请核对姓名。", "没有“张三”。请核对姓名。"),
        ("The disk is full.", "Make room.", "The disk is full. Make room."),
        ("The disk is full", "Make room.", "The disk is full. Make room."),
        ("磁盘已满。", "", "磁盘已满。"),
        ("", "请核对。", "请核对。"),
    ],
)
def test_title_and_hint_make_two_sentences(title: str, hint: str, told: str) -> None:
    assert str(UserError(title, hint)) == told
