"""The fields of every noun: their kinds, what they take from JSON, what they give back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from qingdesk.domain.event import Event
from qingdesk.domain.fields import REFERS_TO, BadValue, Field, Kind, fields_of
from qingdesk.domain.labels import field_label
from qingdesk.domain.meal import Meal, MealDraft, MealKind
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Numbered, Record
from qingdesk.domain.visit import Visit, VisitDraft, Visitor

BOOKKEEPING = [f.name for f in fields_of(Record)]


def field(cls: type, name: str) -> Field:
    return next(f for f in fields_of(cls) if f.name == name)


@pytest.mark.parametrize("noun", NOUNS.values(), ids=list(NOUNS))
def test_a_record_holds_its_draft_and_the_bookkeeping(noun: object) -> None:
    from qingdesk.domain.nouns import Noun

    assert isinstance(noun, Noun)
    names = [f.name for f in fields_of(noun.record)]
    drafted = [f.name for f in fields_of(noun.draft)]
    assert set(drafted) < set(names)
    assert names[-len(BOOKKEEPING) :] == BOOKKEEPING, "its own first, so that lists and files begin with them"
    assert not set(drafted) & set(BOOKKEEPING)
    assert issubclass(noun.record, Numbered) == noun.is_numbered
    assert set(drafted) >= noun.draft.REQUIRED | noun.draft.LONG
    assert not noun.day or noun.day in drafted


@pytest.mark.parametrize("noun", list(NOUNS))
def test_every_reference_is_known_and_stands_after_its_noun(noun: str) -> None:
    order = list(NOUNS)
    for f in fields_of(NOUNS[noun].draft):
        if f.name.endswith("_id") and f.name not in ("record_id", "desk_id"):
            assert f.refers_to == REFERS_TO[f.name]
            assert f.kind is Kind.ID
            assert order.index(f.refers_to) <= order.index(noun)
        assert field_label(noun, f.name)


@pytest.mark.parametrize(
    ("cls", "name", "kind"),
    [
        (Visit, "situation", Kind.TEXT), (Visit, "visitors", Kind.JSON), (Visit, "started_at", Kind.MOMENT),
        (Visit, "confirmed_on", Kind.DATE), (Visit, "banquet_reported", Kind.BOOLEAN), (Visit, "mode", Kind.ENUM),
        (Meal, "due_fen", Kind.FEN), (Meal, "heads", Kind.INTEGER), (Meal, "visit_id", Kind.ID),
        (Event, "attendees", Kind.JSON),
    ],
)  # fmt: skip
def test_kinds(cls: type, name: str, kind: Kind) -> None:
    assert field(cls, name).kind is kind


@pytest.mark.parametrize(
    ("cls", "name", "given", "held"),
    [
        (Visit, "situation", None, ""),
        (Visit, "situation", "", ""),
        (Visit, "banquet_reported", None, None),
        (Visit, "at_enterprise", None, False),
        (Visit, "visitors", None, ()),
        (Visit, "visitors", [{"name": "王"}], (Visitor(name="王"),)),
        (Visit, "policies", ["一", "二"], ("一", "二")),
        (Visit, "started_at", "2026-11-22T09:30", datetime(2026, 11, 22, 9, 30)),
        (Visit, "started_at", "2026-11-22T09:30:45", datetime(2026, 11, 22, 9, 30)),
        (Meal, "eaten_on", "2026-02-28", date(2026, 2, 28)),
        (Meal, "kind", "lunch", MealKind.LUNCH),
        (Meal, "paid_fen", 0, 0),
    ],
)
def test_what_json_says(cls: type, name: str, given: object, held: object) -> None:
    assert field(cls, name).parse(given) == held


@pytest.mark.parametrize(
    ("cls", "name", "given"),
    [
        *((Meal, "eaten_on", day) for day in (
            "2026-02-30", "2026-13-01", "2026-2-3", "20260203", "2026-W47-7", "2026-11-22T09:30", "２０２６-01-01",
            "2026-11-22\n", 20261122, True, "明天", "0000-01-01",
        )),
        *((Visit, "started_at", moment) for moment in (
            "2026-11-22", "2026-11-22 09:30", "2026-11-22T25:00", "2026-11-22T09:30Z", "2026-11-22T09:30+08",
            "2026-W47-7T09:30", "2026-11-22T0930", "2026-02-30T09:30", "2026-11-22T09:30+08:00", 1,
        )),
        *((Meal, "heads", count) for count in (1.5, "2", True, 2.0, [2])),
        *((Meal, "alcohol", answer) for answer in (1, "true", "yes", 0)),
        *((Meal, "kind", kind) for kind in ("supper", "LUNCH", 1, ["lunch"])),
        *((Visit, "situation", text) for text in (1, ["a"], {"a": 1}, False)),
        *((Visit, "visitors", people) for people in (
            "王", {"name": "王"}, ["王"], [{"nmae": "王"}], [{"name": 1}], [None],
        )),
        (Visit, "policies", [1]),
        (Event, "attendees", [{"cadre_id": "x"}]),
    ],
)  # fmt: skip
def test_what_is_refused(cls: type, name: str, given: object) -> None:
    with pytest.raises(BadValue) as caught:
        field(cls, name).parse(given)
    assert caught.value.reason.format(**caught.value.params)


def test_given_back_as_json_says_it() -> None:
    visit = VisitDraft(
        started_at=datetime(2026, 11, 22, 9, 30), visitors=(Visitor("c", "王", ""),), policies=()
    )
    plain = {f.name: f.plain(getattr(visit, f.name)) for f in fields_of(VisitDraft)}
    assert plain["started_at"] == "2026-11-22T09:30"
    assert plain["visitors"] == [{"cadre_id": "c", "name": "王"}]
    assert plain["situation"] is None
    assert plain["at_enterprise"] is False
    assert plain["state"] == "draft"


def test_the_draft_alone_does_not_know_what_is_computed() -> None:
    assert not {"due_fen", "basis", "number", "id"} & {f.name for f in fields_of(MealDraft)}
