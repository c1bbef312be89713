"""Headers as offices write them, and what their columns are taken for."""

from __future__ import annotations

import pytest

from qingdesk.exchange.roster.columns import is_header_word, targets, words_of
from qingdesk.exchange.roster.refused import TITLES
from qingdesk.exchange.roster.targets import LABELS, Target


def taken(line: str) -> list[str]:
    """The targets of a header written as group>leaf|group>leaf; "" for a column that is not taken."""
    paths = [tuple(words_of(word) for word in column.split(">")) for column in line.split("|")]
    found = targets(paths)
    return [str(found.get(index, "")) for index in range(len(paths))]


def test_flat_header_with_telephones_of_three_people() -> None:
    assert taken("序号|联系领导|职务|联系电话|企业名称|信用代码|联系人|联系电话|联络员|电话|备注") == [
        "serial", "leader.name", "leader.post", "leader.phone", "firm.name", "firm.uscc", "firm.contact_name",
        "firm.contact_phone", "officer.name", "officer.phone", "firm.note",
    ]  # fmt: skip


def test_plain_cadres_are_those_who_contact_the_firms() -> None:
    assert taken("序号|干部姓名|单位|职务|电话|企业名称") == [
        "serial", "leader.name", "leader.unit", "leader.post", "leader.phone", "firm.name",
    ]  # fmt: skip
    assert taken("企业名称|走访干部|干部电话|服务干部")[1:] == ["leader.name", "leader.phone", "officer.name"]


def test_groups_decide_whose_name_it_is() -> None:
    line = "县级领导>姓 名|县级领导>职 务|联系企业>名称|联系企业>法定代表人|联系企业>联系电话|联络员>姓名|联络员>电话"
    assert taken(line) == [
        "leader.name", "leader.post", "firm.name", "firm.legal_representative", "firm.contact_phone",
        "officer.name", "officer.phone",
    ]  # fmt: skip


def test_an_officer_inside_the_group_of_the_unit() -> None:
    assert taken("责任单位>单位名称|责任单位>联络员|责任单位>电话|企业名称") == [
        "leader.unit", "officer.name", "officer.phone", "firm.name",
    ]  # fmt: skip


def test_firms_before_leaders() -> None:
    assert taken("企业>企业名称|企业>负责人|企业>负责人电话|领导>姓名|领导>职务|领导>联系方式") == [
        "firm.name", "firm.contact_name", "firm.contact_phone", "leader.name", "leader.post", "leader.phone",
    ]  # fmt: skip


def test_chief_service_officers() -> None:
    assert taken("企业名称|首席服务员|首席服务员单位|首席服务员电话") == [
        "firm.name", "chief.name", "chief.unit", "chief.phone",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("统一社会信用\n代码（18位）", Target.FIRM_USCC),
        ("*企业名称（全称）：", Target.FIRM_NAME),
        ("包联企业名称", Target.FIRM_NAME),
        ("企业联系人及电话", Target.FIRM_CONTACT),
        ("联系人、电话", Target.FIRM_CONTACT),
        ("所属行业", Target.FIRM_INDUSTRY),
        ("企业规模", Target.FIRM_SIZE),
        ("企业类型", Target.FIRM_OWNERSHIP),
        ("法人代表", Target.FIRM_LEGAL),
        ("注册地址", Target.FIRM_ADDRESS),
        ("地　区", Target.FIRM_REGION),
        ("主营产品", Target.FIRM_PRODUCTS),
        ("依据文号", Target.BASIS),
        ("联系起始时间", Target.STARTED_ON),
        ("联络员及联系电话", Target.OFFICER_NAME),
        ("服务专员姓名", Target.OFFICER_NAME),
        ("包联领导", Target.LEADER_NAME),
        ("市级领导姓名", Target.LEADER_NAME),
        ("联系单位", Target.LEADER_UNIT),
    ],
)
def test_synonyms(words: str, target: Target) -> None:
    before = "企业名称|" if target not in (Target.FIRM_NAME,) else "序号|"
    assert taken(before + words)[1] == target


def test_a_target_is_given_once() -> None:
    assert taken("企业名称|备注|备注") == ["firm.name", "firm.note", ""]


def test_what_is_not_a_header_word() -> None:
    for text in (
        "示例县人民政府",
        "王海涛",
        "914403001922038216",
        "县委书记",
        "注：1.每半年走访1次",
        "李经理 13800000001",
        "",
    ):
        assert not is_header_word(words_of(text)), text


def test_columns_without_a_field_are_left_out() -> None:
    assert taken("企业名称|注册日期|注册资金|经营范围|所在省份") == ["firm.name", "", "", "", ""]


def test_the_header_of_refused_rows_is_read_back() -> None:
    held = list(TITLES)
    assert taken("|".join(TITLES[target] for target in held)) == [str(target) for target in held]


def test_every_target_has_a_label() -> None:
    assert set(LABELS) == set(Target)
