"""The pages of the lists: by half-year, cadre, state and text."""

from __future__ import annotations

import dataclasses

from qingdesk.domain.period import Half
from qingdesk.store import commitments, enterprises, gifts, offers, problems
from qingdesk.store.gifts import Thresholds
from qingdesk.store.listed import Filter
from tests.stores import TODAY, TryDesk

SECOND_HALF = Half(2026, 2)


def _problem(desk: TryDesk, **given: object) -> str:
    plain = {"enterprise_id": desk.firm, "source": "visit", "raised_on": "2026-11-16", "text": "续贷难"}
    return desk.record("problem", **{**plain, **given})


def test_open_problems_come_first_by_their_term(desk: TryDesk) -> None:
    closed = _problem(desk, raised_on="2026-11-20", closed_on="2026-11-21")
    later = _problem(desk, raised_on="2026-11-19", grade="A")
    sooner = _problem(desk, raised_on="2026-11-18")
    found = problems.TABLE.listed(desk.store.reader(), problems.listing(TODAY))
    assert [one.id for one in found] == [sooner, later, closed]


def test_the_states_of_problems(desk: TryDesk) -> None:
    _problem(desk, raised_on="2026-09-01", triaged_on="2026-09-01")
    _problem(desk, raised_on="2026-11-20")
    _problem(desk, closed_on="2026-11-20")
    db = desk.store.reader()
    counts = {
        state: problems.TABLE.count_listed(db, problems.listing(TODAY, Filter(state=state)))
        for state in (problems.OPEN, problems.OVERDUE, problems.UNTRIAGED, problems.TO_CALL_BACK)
    }
    assert counts == {"open": 2, "overdue": 1, "untriaged": 1, "to_call_back": 1}


def test_a_page_counts_as_all_pages_do(desk: TryDesk) -> None:
    for number in range(5):
        _problem(desk, text=f"第{number}件")
    db = desk.store.reader()
    pages = [problems.TABLE.listed(db, problems.listing(TODAY), limit=2, offset=at) for at in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert (
        len({one.id for page in pages for one in page})
        == problems.TABLE.count_listed(db, problems.listing(TODAY))
        == 5
    )


def test_a_text_is_looked_for_literally(desk: TryDesk) -> None:
    _problem(desk, text="还款100%到位")
    _problem(desk, text="还款1000元")
    db = desk.store.reader()
    assert problems.TABLE.count_listed(db, problems.listing(TODAY, Filter(text="100%"))) == 1
    assert problems.TABLE.count_listed(db, problems.listing(TODAY, Filter(text="河南示例"))) == 2
    assert problems.TABLE.count_listed(db, problems.listing(TODAY, Filter(text="') OR 1=1 --"))) == 0


def test_the_firms_sound_is_found_once_the_index_knows_it(desk: TryDesk) -> None:
    from qingdesk.store import search

    _problem(desk)
    with desk.store.transaction("index") as db:
        while search.catch_up(db):
            pass
    assert (
        problems.TABLE.count_listed(desk.store.reader(), problems.listing(TODAY, Filter(text="hnslsp"))) == 1
    )


def test_a_cadre_sees_the_matters_of_the_firms_that_he_leads(desk: TryDesk) -> None:
    other = desk.record("enterprise", name="中原包装有限公司")
    mine = _problem(desk)
    _problem(desk, enterprise_id=other)
    found = problems.TABLE.listed(desk.store.reader(), problems.listing(TODAY, Filter(cadre_id=desk.cadre)))
    assert [one.id for one in found] == [mine]


def test_commitments_by_what_is_left_to_do(desk: TryDesk) -> None:
    plain = {"enterprise_id": desk.firm, "text": "补助", "promised_on": "2026-03-01", "basis": "minutes"}
    overdue = desk.record("commitment", **plain, due_on="2026-11-01")
    desk.record("commitment", **{**plain, "basis": "none"}, due_on="2026-12-01")
    desk.record("commitment", **plain, amount_fen=100, fulfilled_fen=100)
    desk.record("commitment", **plain, changed_by_law=True, reason="法定事由", compensation="已补偿")
    db = desk.store.reader()
    assert commitments.TABLE.count_listed(db, commitments.listing(TODAY, Filter(state=commitments.LIVE))) == 2
    assert [
        one.id
        for one in commitments.TABLE.listed(db, commitments.listing(TODAY, Filter(state=commitments.DUE)))
    ] == [overdue]
    assert (
        commitments.TABLE.count_listed(
            db, commitments.listing(TODAY, Filter(state=commitments.WITHOUT_BASIS))
        )
        == 1
    )
    assert commitments.TABLE.listed(db, commitments.listing(TODAY))[0].id == overdue
    assert commitments.TABLE.count_listed(db, commitments.listing(TODAY, Filter(half=SECOND_HALF))) == 0


def test_gifts_by_what_has_to_be_done(desk: TryDesk) -> None:
    plain = {"cadre_id": desk.cadre, "received_on": "2026-11-02", "item": "茶叶", "kind": "goods"}
    desk.record("gift", **plain, value_fen=9_999)
    desk.record("gift", **plain, value_fen=10_000)
    desk.record("gift", **plain, value_fen=20_000, registered_on="2026-11-03")
    desk.record("gift", **plain, value_fen=100, affects_duty=True)
    desk.record("gift", **{**plain, "kind": "card"}, disposition="returned")
    db, limits = desk.store.reader(), Thresholds(10_000, 20_000)
    assert gifts.TABLE.count_listed(db, gifts.listing(limits, Filter(state=gifts.TO_REGISTER))) == 2
    assert gifts.TABLE.count_listed(db, gifts.listing(limits, Filter(state=gifts.TO_HAND_IN))) == 2
    assert len(gifts.TABLE.listed(db, gifts.listing(limits))) == 5


def test_offers_belong_to_their_cadre(desk: TryDesk) -> None:
    second = desk.record("cadre", name="李敏", unit_id=desk.home)
    for cadre in (desk.cadre, second, second):
        desk.record("offer", cadre_id=cadre, offered_on="2026-11-05", kind="banquet", reply="declined")
    db = desk.store.reader()
    assert offers.TABLE.count_listed(db, offers.listing(desk.cadre)) == 1
    assert len(offers.TABLE.listed(db, offers.listing(second, Filter(state="declined")))) == 2
    assert offers.TABLE.count_listed(db, offers.listing("")) == 3
    assert offers.TABLE.count_listed(db, offers.listing(second, Filter(state="accepted"))) == 0


def test_one_walk_counts_as_each_chip_does(desk: TryDesk) -> None:
    _problem(desk, raised_on="2026-09-01", triaged_on="2026-09-01")
    _problem(desk, raised_on="2026-11-20")
    _problem(desk, closed_on="2026-11-20", text="用电")
    desk.record(
        "commitment", enterprise_id=desk.firm, text="补助", promised_on="2026-03-01", due_on="2026-11-01"
    )
    db = desk.store.reader()
    for given in ({}, {"text": "用电"}, {"half": SECOND_HALF}, {"cadre_id": desk.cadre}):
        counted = problems.count_states(db, TODAY, Filter(**given))
        assert counted == {
            s: problems.TABLE.count_listed(db, problems.listing(TODAY, Filter(state=s, **given)))
            for s in counted
        }
        promised = commitments.count_states(db, TODAY, Filter(**given))
        assert promised == {
            s: commitments.TABLE.count_listed(db, commitments.listing(TODAY, Filter(state=s, **given)))
            for s in promised
        }
    assert problems.count_states(db, TODAY, Filter(text="没有")) == dict.fromkeys(
        problems.count_states(db, TODAY), 0
    )


def test_a_record_knows_its_place_in_every_order(desk: TryDesk) -> None:
    for number in range(7):
        _problem(desk, text=f"第{number}件", raised_on=f"2026-11-0{number + 1}")
    db = desk.store.reader()
    for order in ("", *problems.ORDERS):
        for descending in (True, False):
            asked = problems.listing(TODAY, Filter(order=order, descending=descending))
            found = problems.TABLE.listed(db, asked)
            assert [problems.TABLE.place(db, asked, one.id) for one in found] == list(range(7))
    assert problems.TABLE.place(db, problems.listing(TODAY, Filter(text="没有")), found[0].id) == -1


def test_several_words_stand_anywhere_and_what_was_just_saved_is_found(desk: TryDesk) -> None:
    from qingdesk.actions.search import catch_up

    first = _problem(desk, text="流动资金贷款续贷难", lead_unit="市金融局")
    catch_up(desk.store)
    second = _problem(desk, text="贷款到期")
    db = desk.store.reader()

    def found(text: str) -> set[str]:
        return {one.id for one in problems.TABLE.listed(db, problems.listing(TODAY, Filter(text=text)))}

    assert found("金融 贷款") == {first}
    assert found("贷款") == {first, second}
    assert found("贷款 河南示例") == {first, second}
    with desk.store.transaction("edit_problem") as writer:
        problems.update(writer, dataclasses.replace(problems.get(db, first), text="用电扩容"))
    assert found("贷款") == {second}
    assert found("扩容") == {first}


def test_the_states_of_firms(desk: TryDesk) -> None:
    bare = desk.record("enterprise", name="中原包装有限公司", uscc_missing_reason="个体工商户")
    db = desk.store.reader()

    def found(state: str) -> list[str]:
        asked = enterprises.listing(TODAY, SECOND_HALF, Filter(state=state))
        return [one.id for one in enterprises.TABLE.listed(db, asked)]

    assert set(found(enterprises.UNVISITED)) == {bare, desk.firm}
    desk.visit()
    assert found(enterprises.UNVISITED) == [bare]
    assert found(enterprises.UNASSIGNED) == [bare]
    assert set(found(enterprises.WITHOUT_CODE)) == {bare, desk.firm}
    counted = enterprises.counts_listed(db, TODAY, SECOND_HALF)
    assert counted == {"": 2, "unvisited": 1, "unassigned": 1, "without_code": 2}
