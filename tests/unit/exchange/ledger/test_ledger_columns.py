"""Every synonym means one field, and every field can be written."""

from __future__ import annotations

from collections import Counter

import pytest

from qingdesk.domain.fields import fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.exchange.ledger.columns import LEDGERS, Ledger
from qingdesk.exchange.ledger.words import rating, word, yes_or_no
from qingdesk.exchange.roster.columns import words_of

EACH = pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS)


@EACH
def test_no_title_means_two_fields(ledger: Ledger) -> None:
    titles = Counter(title for column in ledger.columns for title in set(map(words_of, column.titles)))
    assert [title for title, count in titles.items() if count > 1] == []


@EACH
def test_fields_are_those_of_the_dictionary(ledger: Ledger) -> None:
    beside = {"serial", "enterprise", "uscc", "number"}
    for column in ledger.columns:
        noun, _dot, name = column.field.rpartition(".")
        known = {field.name: field for field in fields_of(NOUNS[noun or ledger.noun].record)}
        assert name in known or name in beside
        if column.words is not None:
            assert known[name].enum is column.words


@EACH
def test_what_is_required_has_a_column(ledger: Ledger) -> None:
    required = {column.field for column in ledger.columns if column.is_required}
    assert {"enterprise", ledger.day} <= required


@EACH
def test_every_word_is_known_by_its_label_and_its_english_word(ledger: Ledger) -> None:
    from qingdesk.domain.labels import word_label

    for column in ledger.columns:
        for member in column.words or ():
            assert word(type(member), word_label(member)) is member
            assert word(type(member), member.value) is member


@pytest.mark.parametrize(
    ("field", "text", "meant"),
    [
        ("mode", "上门走访", "onsite"), ("mode", "电话联系", "phone"), ("mode", "微信视频", "online"),
        ("mode", "企业服务日活动", "service_day"), ("transport", "公车", "official"),
        ("transport", "企业接送", "enterprise_dedicated"),
        ("meal.kind", "企业食堂午餐", "lunch"), ("meal.receipt_kind", "财政票据", "treasury_receipt"),
    ],
)  # fmt: skip
def test_words_of_visits(field: str, text: str, meant: str) -> None:
    kind = LEDGERS["visit"].column(field).words
    assert kind is not None and word(kind, text) == meant


@pytest.mark.parametrize(
    ("field", "text", "meant"),
    [
        ("category", "贷款难", "financing"), ("category", "招工", "labour"), ("category", "拖欠工程款", "arrears"),
        ("grade", "Ｂ类", "B"), ("grade", "一般", "C"), ("result", "部分解决", "partly"), ("result", "未办结", "open"),
        ("result", "已销号", "solved"), ("result", "无法解决", "impossible"), ("source", "12345热线", "hotline"),
    ],
)  # fmt: skip
def test_words_of_problems(field: str, text: str, meant: str) -> None:
    kind = LEDGERS["problem"].column(field).words
    assert kind is not None and word(kind, text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [("县长办公会议纪要〔2024〕3号", "minutes"), ("无", "none"), ("县政府〔2024〕8号", "document"),
     ("投资协议", "contract")],
)  # fmt: skip
def test_words_of_a_basis(text: str, meant: str) -> None:
    kind = LEDGERS["commitment"].column("basis").words
    assert kind is not None and word(kind, text) == meant


def test_ratings() -> None:
    said = ("非常满意", "满意", "基本满意", "不满意", "非常不满意", "５分", "★★★☆☆", "未评")
    assert [rating(text) for text in said] == [5, 4, 3, 2, 1, 5, 3, None]
    assert (yes_or_no("是"), yes_or_no("未就餐"), yes_or_no("午餐")) == (True, False, None)
