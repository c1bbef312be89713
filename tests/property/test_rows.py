"""Any record, through a row of the real table and back, is the same record; and its JSON reads as it was."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qingdesk.domain.fields import Field, Kind, fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.store import audit
from qingdesk.store.audit_records import strays
from qingdesk.store.tables import TABLES
from tests.stores import TryDesk

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)).map(
    lambda m: m.replace(second=0, microsecond=0)
)


def values(field: Field, ids: dict[str, str]) -> st.SearchStrategy[Any]:
    """What a field may hold, as the dataclass holds it."""
    if field.refers_to:
        some = st.just(ids[field.refers_to]) if field.refers_to in ids else st.just("")
        return some if field.required else st.one_of(st.just(""), some)
    kinds: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.TEXT: TEXT,
        Kind.ID: TEXT,
        Kind.INTEGER: st.integers(-(2**63), 2**63 - 1),
        Kind.FEN: st.integers(-(2**63), 2**63 - 1),
        Kind.BOOLEAN: st.booleans(),
        Kind.DATE: st.dates(date(1990, 1, 1), date(2099, 12, 31)),
        Kind.MOMENT: MOMENTS,
    }
    if field.kind is Kind.ENUM:
        assert field.enum is not None
        found: st.SearchStrategy[Any] = st.sampled_from(list(field.enum))
    elif field.kind is Kind.JSON:
        item = field.item
        people = field.name in ("attendees", "attended")
        if people:
            each: st.SearchStrategy[Any] = st.just(ids["cadre"])
        elif item is str:
            each = TEXT
        else:
            assert item is not None
            inside = {
                f.name: st.sampled_from(["", ids["cadre"]]) if f.name == "cadre_id" else TEXT
                for f in dataclasses.fields(item)
            }
            each = st.builds(item, **inside)
        found = st.lists(each, max_size=3, unique=people).map(tuple)
    else:
        found = kinds[field.kind]
    if field.required and field.kind in (Kind.TEXT, Kind.ID):
        return TEXT.filter(bool)
    if field.nullable and not field.required and field.kind not in (Kind.TEXT, Kind.ID, Kind.JSON):
        return st.one_of(st.none(), found)
    return found


def records(noun: str, ids: dict[str, str]) -> st.SearchStrategy[Any]:
    """Records as they could be before they are saved; what must be there, is."""
    cls = NOUNS[noun].record
    defaults = cls()
    built = {}
    for field in fields_of(NOUNS[noun].draft):
        found = values(field, ids)
        if getattr(defaults, field.name) is not None and field.kind is Kind.ENUM:
            found = found.filter(lambda value: value is not None)
        built[field.name] = found
    if noun == "meal":
        from qingdesk.domain.meal import MealBasis

        built["basis"] = st.sampled_from(list(MealBasis))
    if noun == "enterprise":
        built["uscc"] = st.just("")
    return st.builds(cls, **built)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_row_and_back(desk: TryDesk, noun: str) -> None:
    table = TABLES[noun]
    ids = {"unit": desk.home, "cadre": desk.cadre, "enterprise": desk.firm, "assignment": desk.assignment}
    ids["visit"] = desk.visit()
    ids["problem"] = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-02", text="x"
    )
    ids["event"] = desk.record(
        "event", title="会", kind="other", organiser="商会", organiser_kind="chamber",
        starts_at="2026-11-20T09:00", applicant_id=desk.cadre,
    )  # fmt: skip

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(record=records(noun, ids))
    def through(record: Any) -> None:
        with desk.store.transaction("test") as db:
            saved = table.add(db, record)
        found = table.get(desk.store.reader(), saved.id)
        assert found == saved
        for field in fields_of(NOUNS[noun].draft):
            held = getattr(found, field.name)
            assert held == getattr(record, field.name)
            if field.kind is not Kind.ENUM or held is not None:
                assert field.parse(json.loads(json.dumps(field.plain(held)))) == held

    through()
    assert audit.verify(desk.store.reader())[1] == []
    assert strays(desk.store.reader()) == []


def test_moments_of_the_bookkeeping_are_utc(desk: TryDesk) -> None:
    saved = desk.get("visit", desk.visit())
    made = datetime.strptime(saved.created_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert abs((datetime.now(UTC) - made).total_seconds()) < 60
