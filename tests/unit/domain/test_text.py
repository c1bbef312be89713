"""Width, blanks, invisible marks, names, telephones."""

from __future__ import annotations

import pytest

from qingdesk.domain.text import (
    fold,
    key,
    number_text,
    person_name,
    phone,
    phones_in,
    private_use,
    same_name,
    split_phone,
    tidy,
    tidy_lines,
    tidy_name,
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("文峰路７０号", "文峰路70号"),
        ("  甲　 乙\t丙 ", "甲 乙 丙"),
        ("甲\u200b乙\ufeff", "甲乙"),
        ("a\x00b\x07c", "abc"),
        ("（集团）有限公司：", "（集团）有限公司："),
        ("ABC123", "ABC123"),
        ("", ""),
    ],
)
def test_tidy_keeps_chinese_punctuation(text: str, kept: str) -> None:
    assert tidy(text) == kept


def test_tidy_name_joins_what_a_cell_broke() -> None:
    assert tidy_name("河南省宏业\n汽车配件有限公司\n") == "河南省宏业汽车配件有限公司"
    assert tidy_name("ABB Power 有限公司") == "ABB Power 有限公司"
    assert tidy_name("许昌（集团） 有限公司") == "许昌（集团）有限公司"


def test_tidy_lines_keeps_lines() -> None:
    assert tidy_lines(" 甲　乙 \r\n\r\n丙\x00 ") == "甲 乙\n\n丙"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王海涛", "王海涛"),
        ("张　㛃", "张㛃"),
        ("姓 名", "姓名"),
        ("孙 　 军", "孙军"),
        ("𬭁 𠅤", "𬭁𠅤"),
        ("买买提•艾力", "买买提·艾力"),
        ("买买提 · 艾力", "买买提·艾力"),
        ("阿卜杜拉．买买提", "阿卜杜拉·买买提"),
        ("John Smith", "John Smith"),
        ("王\n海涛", "王海涛"),
    ],
)
def test_person_name(text: str, name: str) -> None:
    assert person_name(text) == name


def test_key_sees_through_writing() -> None:
    assert key("许昌隆源（集团）有限公司") == key("许昌隆源(集团) 有限公司")
    assert key("ＡＢＣ·甲") == key("abc•甲")
    assert key("甲") != key("乙")
    assert same_name("王　海涛", "王海涛")
    assert not same_name("王海涛", "王海波")


def test_fold_keeps_case() -> None:
    assert fold("Ａｂ　：（") == "Ab :("


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("13800000001", "13800000001"),
        ("１３８００００００　０１", "13800000001"),
        ("138 0000 0001", "13800000001"),
        ("+86-138-0000-0001", "13800000001"),
        ("0371-65000003", "0371-65000003"),
        ("(0371)65000003", "0371-65000003"),
        ("037165000003", "0371-65000003"),
        ("65000003", "65000003"),
        ("0371-65000003转12", "0371-65000003转12"),
        ("13800000001/0371-65000003", "13800000001/0371-65000003"),
        ("办公室", "办公室"),
        ("", ""),
    ],
)
def test_phone(text: str, kept: str) -> None:
    assert phone(text) == kept


def test_a_code_is_no_phone() -> None:
    assert phones_in("914109225698349749") == []
    assert phones_in("李13800000001、13900000002") == ["13800000001", "13900000002"]


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("李经理 13800000001", "李经理", "13800000001"),
        ("刘厂长、0371-65000003", "刘厂长", "0371-65000003"),
        ("张敏（13800000002）", "张敏", "13800000002"),
        ("电话：13800000003 王　军", "王军", "13800000003"),
        ("13800000004", "", "13800000004"),
        ("周厂长", "周厂长", ""),
        ("赵敏\n13800000005/0371-65000003", "赵敏", "13800000005"),
    ],
)
def test_split_phone(text: str, name: str, number: str) -> None:
    assert split_phone(text) == (name, number)


def test_number_text() -> None:
    assert number_text(13900000001.0) == "13900000001"
    assert number_text(1.5) == "1.5"
    assert number_text(float("nan")) == "nan"


def test_private_use_is_found() -> None:
    assert private_use("王\ue78d\U000f0001") == ["\ue78d", "\U000f0001"]
    assert private_use("王䶮") == []
    assert private_use("abc") == []
