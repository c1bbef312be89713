"""Rosters at random: no cell raises, what is planned can be saved, importing twice changes nothing."""

from __future__ import annotations

import itertools
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qingdesk.domain.text import fold, key, person_name, phone, tidy, tidy_name
from qingdesk.domain.unit import Level, Unit
from qingdesk.exchange.regions import load_regions
from qingdesk.exchange.roster.match import plan
from qingdesk.exchange.roster.parse import parse
from qingdesk.exchange.roster.plan import Choices, KnownDesk, Outcome, RosterPlan
from qingdesk.exchange.roster.sheet import Cell
from tests.unit.exchange.roster.build import code, sheet

TODAY = date(2026, 11, 22)
HOME = Unit(id="home", name="示例县委办公室", level=Level.COUNTY, region="410922", is_home=True)
TITLES = [
    "联系领导", "单位", "职务", "联系电话", "企业名称", "信用代码", "地区", "地址", "行业", "企业性质", "联系人及电话",
    "联络员", "联络员电话", "备注", "联系开始日期",
]  # fmt: skip

# A file that names one person sometimes with and sometimes without what tells him apart is asked about, and may be
# asked about in other rows the second time; here each is named in one way.
LEADERS = st.sampled_from(
    [
        ("王海涛", "示例县财政局", "局长", ""),
        ("王海涛", "示例县商务局", "", 13900000009.0),
        ("张　㛃", "", "县长", "139 0000 0008"),
        ("李敏、周军", "示例县财政局", "副局长", ""),
        ("无", "", "", ""),
        ("", "", "", ""),
    ]
)
OFFICERS = st.sampled_from(
    [
        ("赵敏", 13900000001.0),
        ("赵 敏", "139 0000 0002"),
        ("赵敏 13900000001", ""),
        ("钱伟（科长）", "0371-65000003"),
        ("孙丽", ""),
        ("", ""),
    ]
)
FIRMS = st.sampled_from(["甲公司", "乙公司", "丙（集团）公司", "丙(集团)公司", "丁\n公司", ""])
CODES = st.sampled_from([code(1), code(2), code(2).lower(), code(3)[:-1] + "x", "", "无", 9.1e17])
PHONES = st.sampled_from(["", 13900000001.0, 13900000002.0, "139 0000 0001", "0371-65000003"])
ANYTHING = st.one_of(st.text(max_size=30), st.floats(), st.booleans(), st.just(""))
ROWS = st.lists(
    st.builds(
        lambda leader, firm, code, region, rest, phone, officer, note, start: [
            *leader, firm, code, region, *rest, phone, *officer, note, start,
        ],
        LEADERS, FIRMS, CODES, st.sampled_from(["", "濮阳", "某地"]), st.tuples(ANYTHING, ANYTHING, ANYTHING), PHONES,
        OFFICERS, ANYTHING, st.sampled_from(["", "2026-01-05", "2026-02-30", 46027.0]),
    ),
    max_size=12,
)  # fmt: skip


def planned(rows: list[list[Cell]], known: KnownDesk) -> RosterPlan:
    ids = itertools.count(len(known.assignments) * 100)
    parsed = parse([sheet(TITLES, *rows)], load_regions())
    return plan(parsed, known, Choices(), today=TODAY, new_id=lambda: f"id{next(ids)}")


def after(known: KnownDesk, done: RosterPlan) -> KnownDesk:
    cadres = {c.id: c for c in (*known.cadres, *done.cadres, *done.changed_cadres)}
    firms = {f.id: f for f in (*known.enterprises, *done.enterprises, *done.changed_enterprises)}
    return KnownDesk(
        home=HOME,
        units=[*known.units, *done.units],
        cadres=list(cadres.values()),
        enterprises=list(firms.values()),
        assignments=[*known.assignments, *done.assignments],
    )


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_what_is_planned_can_be_saved_and_is_stable(rows: list[list[Cell]]) -> None:
    empty = KnownDesk(home=HOME, units=[HOME])
    done = planned(rows, empty)
    for record in (*done.units, *done.cadres, *done.enterprises, *done.assignments):
        assert record.mistakes(TODAY) == []
    codes = [firm.uscc for firm in done.enterprises if firm.uscc]
    assert len(codes) == len(set(codes))
    people = {cadre.id for cadre in done.cadres}
    firms = {firm.id for firm in done.enterprises}
    assert all(a.cadre_id in people and a.enterprise_id in firms for a in done.assignments)
    assert len({(a.cadre_id, a.enterprise_id, a.role) for a in done.assignments}) == len(done.assignments)

    again = planned(rows, after(empty, done))
    assert not again.writes
    for first, second in zip(done.rows, again.rows, strict=True):
        taken = first.outcome in (Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED)
        assert second.outcome is Outcome.UNCHANGED or not taken


@given(st.text(max_size=60))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    for normal in (fold, tidy, tidy_name, key, person_name, phone):
        assert normal(normal(text)) == normal(text), normal.__name__


@given(st.text(max_size=60))
def test_nothing_kept_has_line_breaks_or_controls(text: str) -> None:
    for normal in (tidy, tidy_name, person_name, phone):
        assert not any(
            ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029\u200b\ufeff" for c in normal(text)
        )
