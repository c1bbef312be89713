"""A unit may be stricter from a day on, with a document; never laxer than the policy."""

from __future__ import annotations

from datetime import date

import pytest

from qingdesk.actions.check import check
from qingdesk.actions.limits import confirm_limit, read_limits, set_limits, shipped_keys, shipped_profiles
from qingdesk.actions.overview import overview
from qingdesk.actions.plan import plan_visits
from qingdesk.actions.reports import report_figures
from qingdesk.domain.period import Half
from qingdesk.domain.tightening import loosens, malformed
from qingdesk.errors import NotFound, Refused, UserError
from qingdesk.store import policies
from tests.stores import TryDesk

BASIS = "示例办〔2026〕3号"


def limit(key: str, value: str, extra: str = "") -> str:
    return f'[{{"key": "{key}", "value": {value}, "valid_from": "2026-07-01", "basis": "{BASIS}"{extra}}}]'


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("duty.visits_per_half", "2"),
        ("callback.wd", "3"),
        ("gift.register_fen", "5000"),
        ("meal.allowance_fen", "12000"),
        ("meal.fixed_fen", '{"lunch": 1500}'),
        ("travel.class", '["second", "economy"]'),
        ("problem.profile", '{"triage_wd": 1, "assign_wd": 2, "C": "3wd", "B": "10wd", "A": "30d"}'),
    ],
)
def test_stricter_or_open_is_taken(desk: TryDesk, key: str, value: str) -> None:
    set_limits(desk.store, read_limits(limit(key, value)))
    row = policies.load(desk.store.reader()).find(key, date(2026, 7, 1), unit_id=desk.home)
    assert row is not None and row.basis == BASIS


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("duty.visits_per_half", "0"),
        ("callback.wd", "6"),
        ("gift.register_fen", "20000"),
        ("travel.class", '["business"]'),
        ("problem.profile", '{"triage_wd": 1, "assign_wd": 3, "C": "6wd", "B": "15wd", "A": "30d"}'),
    ],
)
def test_laxer_is_refused_and_nothing_is_kept(desk: TryDesk, key: str, value: str) -> None:
    before = policies.rows(desk.store.reader())
    extra = ', "rank": "other"' if key == "travel.class" else ""
    both = read_limits(limit("callback.wd", "1")) + read_limits(limit(key, value, extra))
    with pytest.raises(Refused, match=key.replace(".", r"\.")):
        set_limits(desk.store, both)
    assert policies.rows(desk.store.reader()) == before


@pytest.mark.parametrize(
    ("extra", "fen", "refused"),
    [
        (', "city": "4103", "rank": "other", "season": "04-01/05-10"', 40000, None),  # 500 in the season
        (', "city": "4103", "rank": "other", "season": "04-01/05-10"', 50001, 50000),
        (', "city": "4103", "rank": "other", "season": "04-01/05-11"', 40000, 33000),  # a day beyond it
        (', "city": "4103", "rank": "other"', 40000, 33000),  # the whole year
        (', "city": "4103", "rank": "other"', 33000, None),
        (', "city": "4103"', 40000, 33000),  # all ranks
        (', "city": "410300", "rank": "other"', 33000, None),  # the whole code of the city
        (', "city": "410300", "rank": "other"', 33001, 33000),
        (', "rank": "other"', 35000, 33000),  # everywhere: 郑州 has more, the others have not
        (', "rank": "other"', 33000, None),
        ("", 33001, 33000),
        (', "city": "4201", "rank": "other"', 90000, None),  # the policy says nothing of 武汉
        (', "city": "4103", "rank": "other", "season": "12-01/02-28"', 33001, 33000),
    ],
)
def test_no_scope_lets_a_limit_through(desk: TryDesk, extra: str, fen: int, refused: int | None) -> None:
    wanted = read_limits(limit("lodging.limit_fen", str(fen), extra).replace("2026-07-01", "2026-04-15"))
    if refused is None:
        set_limits(desk.store, wanted)
    else:
        with pytest.raises(Refused, match=f"{refused}"):
            set_limits(desk.store, wanted)


def test_a_class_of_travel_for_all_is_every_rank_s(desk: TryDesk) -> None:
    set_limits(desk.store, read_limits(limit("travel.class", '["second", "economy"]')))
    with pytest.raises(Refused, match=r"travel\.class"):
        set_limits(desk.store, read_limits(limit("travel.class", '["first"]')))


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        (', "city": "410122"', "四位"),
        (', "rank": "boss"', "ministerial"),
        (', "season": "spring"', "04-01/05-10"),
        (', "season": "02-30/03-01"', "04-01/05-10"),
        (', "valid_to": "2026-06-30"', "早于"),
    ],
)
def test_a_scope_that_there_is_not_is_refused(desk: TryDesk, extra: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        set_limits(desk.store, read_limits(limit("lodging.limit_fen", "30000", extra)))


def test_what_the_unit_set_is_asked_for_wherever_the_duty_is_counted(desk: TryDesk) -> None:
    """The rules, 总览, the plan, and the situation report ask the same table."""
    today, half = date(2026, 11, 24), Half(2026, 2)
    desk.visit(started_at="2026-07-06T09:30")
    assert plan_visits(desk.store, today).lines == ()
    set_limits(desk.store, read_limits(limit("duty.visits_per_half", "2")))
    found = {entry.finding.code for entry in check(desk.store.reader(), today)}
    now = overview(desk.store.reader(), today, half).sums[-1]
    assert "B03" in found
    assert (now.required, now.made, now.firms_left) == (2, 1, 1)
    assert [line.enterprise_id for line in plan_visits(desk.store, today).lines] == [desk.firm]
    told = {figure.name: figure.value for figure in report_figures(desk.store.reader(), half, today)}
    assert (told["应走访企业（家）"], told["已按要求走访企业（家）"]) == ("1", "0")


def test_it_holds_from_its_day_on(desk: TryDesk) -> None:
    set_limits(desk.store, read_limits(limit("duty.visits_per_half", "2")))
    policy = policies.load(desk.store.reader())
    assert policy.number("duty.visits_per_half", date(2026, 6, 30), unit_id=desk.home) == 1
    assert policy.number("duty.visits_per_half", date(2026, 7, 1), unit_id=desk.home) == 2


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        '[{"key": "callback.wd"}]',
        '[{"key": "callback.wd", "value": 1, "valid_from": "2026-02-30", "basis": "x"}]',
        '[{"key": "callback.wd", "value": 1, "valid_from": "2026-01-01", "basis": "x", "colour": "red"}]',
        "[3]",
    ],
)
def test_what_is_no_limit_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        read_limits(text)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("no.such", "1"),
        ("callback.wd", '"soon"'),
        ("callback.wd", "-1"),
        ("meal.windows", '{"lunch": ["13:30", "11:30"]}'),
    ],
)
def test_an_unknown_key_or_another_shape_is_refused(desk: TryDesk, key: str, value: str) -> None:
    with pytest.raises(UserError):
        set_limits(desk.store, read_limits(limit(key, value)))


def test_without_a_document_it_is_refused(desk: TryDesk) -> None:
    with pytest.raises(Refused):
        set_limits(desk.store, read_limits(limit("callback.wd", "3").replace(BASIS, " ")))


def test_a_confirmed_limit_is_no_longer_to_be_confirmed(desk: TryDesk) -> None:
    row = next(r for r in policies.rows(desk.store.reader()) if r.key == "meal.allowance_fen")
    assert not row.is_verified
    confirm_limit(desk.store, row.id, "财务科", date(2026, 11, 24))
    after = next(r for r in policies.rows(desk.store.reader()) if r.id == row.id)
    assert (after.is_verified, after.verified_by) == (True, "财务科")
    with pytest.raises(NotFound):
        confirm_limit(desk.store, "nobody", "财务科", date(2026, 11, 24))


def test_every_shipped_limit_is_of_its_own_shape_and_does_not_loosen_itself() -> None:
    for key in shipped_keys().values():
        for row in key.rows:
            assert malformed(key, row.value) == ""
            assert not loosens(key, row.value, row.value)


def test_every_shipped_profile_may_be_chosen() -> None:
    key = shipped_keys()["problem.profile"]
    for profile in shipped_profiles().values():
        assert malformed(key, profile) == ""
        assert not loosens(key, key.rows[0].value, profile)
