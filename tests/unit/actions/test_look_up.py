"""List and show: the records whose fields have these values, as JSON and as lines."""

from __future__ import annotations

import json

import pytest

from qingdesk.actions import look_up
from qingdesk.actions.life import void
from qingdesk.domain.fields import fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.errors import NotFound, UserError
from tests.stores import TryDesk


def found(desk: TryDesk, noun: str, **where: str) -> list[str]:
    return [record.id for record in look_up.find(desk.store.reader(), noun, where)]


def test_by_every_kind_of_field(desk: TryDesk) -> None:
    visit, draft = desk.visit(transport_paid_fen=500), desk.visit(state="draft", mode="phone")
    assert found(desk, "visit", state="draft") == [draft]
    assert found(desk, "visit", enterprise_id=desk.firm, mode="onsite") == [visit]
    assert found(desk, "visit", at_enterprise="true") == [visit]
    assert found(desk, "visit", at_enterprise="no") == [draft]
    assert found(desk, "visit", transport_paid_fen="500") == [visit]
    assert found(desk, "visit", transport_paid_fen="") == [draft]
    assert found(desk, "visit", number="DESK-2026-0001") == [visit]
    assert found(desk, "visit", started_at="2026-11-20T09:30") == [visit, draft]
    assert found(desk, "visit", place="x' OR 1=1 --") == []
    void(desk.store, "visit", visit, "重复")
    assert found(desk, "visit") == [draft]
    assert len(look_up.find(desk.store.reader(), "visit", {}, with_voided=True)) == 2


@pytest.mark.parametrize(
    ("noun", "where"),
    [
        ("visits", {}),
        ("audit", {}),
        ("visit", {"nowhere": "1"}),
        ("visit", {"seq": "1"}),
        ("visit", {"id; DROP TABLE visit": "1"}),
        ("meal", {"heads": "two"}),
        ("meal", {"heads": "9" * 30}),
    ],
)
def test_what_is_not_known_is_told(desk: TryDesk, noun: str, where: dict[str, str]) -> None:
    with pytest.raises(UserError) as caught:
        look_up.find(desk.store.reader(), noun, where)
    assert caught.value.title


def test_one_record(desk: TryDesk) -> None:
    record = look_up.get(desk.store.reader(), "cadre", desk.cadre)
    document = look_up.as_json(record)
    assert list(document) == [field.name for field in fields_of(NOUNS["cadre"].record)]
    assert json.loads(json.dumps(document, ensure_ascii=False))["name"] == "王海涛"
    assert (document["in_scope"], document["phone"], document["voided_at"]) == (True, None, None)
    with pytest.raises(NotFound):
        look_up.get(desk.store.reader(), "cadre", "nowhere")
    with pytest.raises(UserError):
        look_up.get(desk.store.reader(), "nothing", desk.cadre)


def test_what_is_shown_can_be_recorded_again(desk: TryDesk) -> None:
    """But for what the program sets: show, change, record is how a script copies."""
    visit = desk.visit(situation="平稳", policies=["减税"], hosts=[{"name": "赵", "post": "经理"}])
    document = look_up.as_json(look_up.get(desk.store.reader(), "visit", visit))
    given = {field.name: document[field.name] for field in fields_of(NOUNS["visit"].draft)}
    again = desk.get("visit", desk.record("visit", **given))
    first = desk.get("visit", visit)
    assert [getattr(again, name) for name in given] == [getattr(first, name) for name in given]
