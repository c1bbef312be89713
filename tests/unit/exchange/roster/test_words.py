"""Words of cells for fields that know only a few."""

from __future__ import annotations

import pytest

from qingdesk.domain.enterprise import Origin, Ownership, Size
from qingdesk.exchange.roster.industries import CODES
from qingdesk.exchange.roster.words import industry, is_nothing, origin, ownership, size


@pytest.mark.parametrize("text", ["", "/", "无", "—", "N/A", "ｎ／ａ", "暂无", " 无 "])
def test_nothing(text: str) -> None:
    assert is_nothing(text)


def test_something() -> None:
    assert not is_nothing("无锡")
    assert not is_nothing("0")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("国有企业", Ownership.STATE),
        ("有限责任公司 国有企业", Ownership.STATE),
        ("集体分支机构(非法人)", Ownership.COLLECTIVE),
        ("民营", Ownership.PRIVATE),
        ("个人独资企业", Ownership.PRIVATE),
        ("港澳台投资", Ownership.FOREIGN),
        ("混合所有制（国有控股）", Ownership.MIXED),
        ("有限责任公司", None),
        ("平台公司", None),
    ],
)
def test_ownership(text: str, meant: Ownership | None) -> None:
    assert ownership(text) is meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("大型企业", Size.LARGE),
        ("中", Size.MEDIUM),
        ("小型", Size.SMALL),
        ("微型", Size.MICRO),
        ("个体工商户", Size.INDIVIDUAL),
        ("规上企业", None),
        ("小微", None),
    ],
)
def test_size(text: str, meant: Size | None) -> None:
    assert size(text) is meant


def test_origin() -> None:
    assert origin("本地", "企业来源") is Origin.LOCAL
    assert origin("招商引资", "企业来源") is Origin.OUTSIDE
    assert origin("是", "是否招商引资企业") is Origin.OUTSIDE
    assert origin("否", "是否本地企业") is Origin.OUTSIDE
    assert origin("不明", "企业来源") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("C27", "C27"),
        ("C2710", "C27"),
        ("ｃ27", "C27"),
        ("医药制造业", "C27"),
        ("食品", "C14"),
        ("房地产业", "K70"),
        ("制造业", ""),
        ("Z99", ""),
        ("其他", ""),
    ],
)
def test_industry(text: str, code: str) -> None:
    assert industry(text) == code


def test_the_table_has_every_division() -> None:
    assert len(set(CODES.values())) == 97
