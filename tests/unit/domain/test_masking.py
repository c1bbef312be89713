"""What is hidden, and what stands open."""

from __future__ import annotations

import json

import pytest

from qingdesk.domain.masking import find_unmasked, is_masked, mask_name, mask_phone, mask_rows, masked_fields


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("13812341234", "138****1234"),
        ("0371-65901234", "037****1234"),
        ("6590", "****"),
        ("", ""),
        ("138****1234",) * 2,
    ],
)
def test_phones(text: str, masked: str) -> None:
    assert mask_phone(text) == masked
    assert is_masked(masked) == bool(text)


def test_names() -> None:
    assert (mask_name("李建国"), mask_name(" 欧阳 "), mask_name(""), mask_name("李****")) == (
        "李****",
        "欧****",
        "",
        "李****",
    )


def test_a_row_keeps_its_shape() -> None:
    hosts = json.dumps([{"name": "李建国", "post": "经理"}, {"post": "会计"}], ensure_ascii=False)
    (row,) = mask_rows("visit", ("number", "hosts", "confirmed_by", "state"), [("N", hosts, None, "signed")])
    assert row[0] == "N" and row[2:] == [None, "signed"]
    assert json.loads(str(row[1])) == [{"name": "李****", "post": "经理"}, {"name": "", "post": "会计"}]
    assert mask_rows("visit", ("hosts",), [("not json",)]) == [["[]"]]
    assert masked_fields("meal") == frozenset()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("电话13812341234，请回复", "phone"), ("138 1234 1234", "phone"), ("+86-138-1234-1234", "phone"),
        ("０371-65901234", "phone"), ("１３８１２３４１２３４", "phone"), ("(0371) 65901234", "phone"),
        ("身份证11010519491231002X", "identity"), ("11010519491231002x。", "identity"),
    ],
)  # fmt: skip
def test_what_stands_open_is_found(text: str, what: str) -> None:
    (found,) = find_unmasked(text)
    assert found.what == what
    assert "****" in found.shown


@pytest.mark.parametrize(
    "text",
    [
        "", "走访三次", "138****1234", "产值13812341234567元", "2026-11-22", "110105194912310021", "DESK-2026-0012",
        "91410100MA40ABCD1X", "豫办〔2020〕23号", "100000000000元", "A13812341234",
    ],
)  # fmt: skip
def test_other_numbers_block_nothing(text: str) -> None:
    assert find_unmasked(text) == []
