"""The index finds what a LIKE would, newest first, from the last save on."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.life import unvoid, void
from qingdesk.actions.record import edit, record
from qingdesk.store import search
from qingdesk.store.search import Hit
from tests.stores import TryDesk

TODAY = date(2026, 11, 22)


def found(desk: TryDesk, query: str, *nouns: str) -> list[Hit]:
    """What a search finds once the index has caught up."""
    with desk.store.transaction("catch_up") as db:
        while search.catch_up(db, 50):
            pass
    return search.find(desk.store.reader(), query, nouns)


def visit(desk: TryDesk, **changes: object) -> str:
    return record(desk.store, "visit", [{**desk.plain_visit(), **changes}], TODAY).ids[0]


@pytest.mark.parametrize(
    "query",
    [
        "融资",
        "资",
        "续贷困难",
        "融资 土地",
        "ISO9001",
        "iso",
        "１５",
        "15",
        "食品",
        "hnspyxgs",
        "hnslsp",
        "shipin",
        "王海涛",
        "𬭁",
    ],
)
def test_a_visit_is_found_by_its_words_its_firm_and_its_people(desk: TryDesk, query: str) -> None:
    desk.record("enterprise", name="另一家")
    edit(
        desk.store,
        "enterprise",
        desk.firm,
        {"name": "河南食品有限公司", "former_names": ["河南省示例食品"]},
        TODAY,
    )
    record_id = visit(desk, situation="融资、续贷困难；土地 ISO9001 产值增长15.5%", place="𬭁州路")
    if query == "hnslsp":
        edit(desk.store, "enterprise", desk.firm, {"name": "河南示例食品有限公司"}, TODAY)
    wanted = {"hnslsp": "hnslsp"}.get(query, query)
    assert Hit("visit", record_id) in found(desk, wanted)


@pytest.mark.parametrize("query", ["", "  ", "，。", '"', "*", "不在里面", "融食", "资续", "续贷 饮料"])
def test_what_is_not_there_is_not_found(desk: TryDesk, query: str) -> None:
    visit(desk, situation="融资、续贷困难")
    assert found(desk, query) == []


def test_the_index_knows_when_it_is_behind(desk: TryDesk) -> None:
    found(desk, "x")
    assert not search.is_behind(desk.store.reader())
    visit(desk)
    assert search.is_behind(desk.store.reader())


def test_a_changed_text_is_found_and_the_old_one_no_more(desk: TryDesk) -> None:
    record_id = visit(desk, situation="用电紧张", state="draft")
    assert found(desk, "用电") == [Hit("visit", record_id)]
    edit(desk.store, "visit", record_id, {"situation": "招工困难"}, TODAY)
    assert found(desk, "用电") == []
    assert found(desk, "招工") == [Hit("visit", record_id)]


def test_a_voided_record_is_not_found_until_it_is_back(desk: TryDesk) -> None:
    record_id = visit(desk, situation="用电紧张")
    void(desk.store, "visit", record_id, "重复")
    assert found(desk, "用电") == []
    unvoid(desk.store, "visit", record_id)
    assert found(desk, "用电") == [Hit("visit", record_id)]


def test_a_renamed_firm_finds_its_old_visits_by_the_new_name(desk: TryDesk) -> None:
    record_id = visit(desk)
    found(desk, "x")
    edit(desk.store, "enterprise", desk.firm, {"name": "重庆路饮料厂"}, TODAY)
    assert Hit("visit", record_id) in found(desk, "饮料")
    assert Hit("visit", record_id) in found(desk, "cql")
    assert Hit("visit", record_id) in found(desk, "zql")


def test_the_newest_come_first_and_nouns_part_them(desk: TryDesk) -> None:
    first, second = visit(desk, situation="用电紧张"), visit(desk, situation="用电紧张")
    firm = desk.record("enterprise", name="用电服务公司")
    assert found(desk, "用电", "visit") == [Hit("visit", second), Hit("visit", first)]
    assert found(desk, "用电", "enterprise") == [Hit("enterprise", firm)]


def test_a_declined_invitation_is_nobodys_to_find(desk: TryDesk) -> None:
    desk.record(
        "offer",
        cadre_id=desk.cadre,
        offered_on="2026-11-02",
        kind="banquet",
        reply="declined",
        inviter="赵宴请",
    )
    assert found(desk, "赵宴请") == []
