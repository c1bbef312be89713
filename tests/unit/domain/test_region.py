"""Regions by name and code, over a small table of our own and the one that travels with the program."""

from __future__ import annotations

import pytest

from qingdesk.domain.region import Region, Regions, successor_in
from qingdesk.exchange.regions import load_regions


def table() -> Regions:
    return Regions(
        [
            Region(code="410000", name="河南省", province="河南省", level="province"),
            Region(code="410500", name="安阳市", province="河南省", city="安阳市", level="city"),
            Region(code="410522", name="安阳县", province="河南省", city="安阳市"),
            Region(code="410402", name="新华区", province="河南省", city="平顶山市"),
            Region(code="410902", name="新华区", province="河南省", city="濮阳市"),
            Region(code="419001", name="济源市", province="河南省", city="直辖"),
            Region(code="410307", name="偃师区", province="河南省", city="洛阳市"),
            Region(
                code="410381",
                name="偃师市",
                province="河南省",
                city="洛阳市",
                is_current=False,
                successor="410307",
            ),
        ]
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("410522", "410522"),
        ("410522000000", "410522"),
        ("440300", "440300"),
        ("安阳", "410500"),
        ("安阳市", "410500"),
        ("安阳县", "410522"),
        ("河南省安阳市安阳县", "410522"),
        ("平顶山市新华区", "410402"),
        ("新华区", ""),
        ("济源", "419001"),
        ("偃师市", "410307"),
        ("河南", "410000"),
        ("某地", ""),
        ("", ""),
    ],
)
def test_code_of_what_a_cell_says(text: str, code: str) -> None:
    assert table().code(text) == code


def test_old_codes_stay_known_and_lead_to_new_ones() -> None:
    regions = table()
    assert regions.is_known("410381")
    assert regions.name("410381") == "偃师市"
    assert regions.current_code("410381") == "410307"
    assert regions.current_code("999999") == "999999"
    assert [r.code for r in regions.current(level="city")] == ["410500"]


def test_full_name_leaves_out_what_repeats() -> None:
    assert table().full_name("410402") == "河南省平顶山市新华区"
    assert table().full_name("410500") == "河南省安阳市"
    assert table().full_name("419001") == "河南省济源市"
    assert table().full_name("000000") == ""


def test_successor_is_taken_only_when_there_is_one() -> None:
    assert successor_in("410108") == "410108"
    assert successor_in("411502;411503") == ""
    assert successor_in("410404[1997]") == ""
    assert successor_in("") == ""


def test_the_table_that_travels_with_the_program() -> None:
    regions = load_regions()
    assert len([r for r in regions.current() if r.level != "province"]) == 174
    assert len(regions.current(level="city")) == 17
    assert regions.code("濮阳") == "410900"
    assert regions.code("清丰县") == "410922"
    assert regions.full_name("410922") == "河南省濮阳市清丰县"
    assert regions.current_code("410322") == "410308"
