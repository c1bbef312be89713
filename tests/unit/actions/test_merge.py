"""Two records of one firm become one: everything goes over, both names stay, and it can be taken back."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.actions.life import CHILDREN, void
from qingdesk.actions.merge import merge, preview_merge, undo_merge
from qingdesk.domain.labels import noun_label
from qingdesk.errors import NotFound, Refused
from qingdesk.store.tables import TABLES
from tests.stores import TODAY, TryDesk
from tests.unit.exchange.roster.build import code


@pytest.fixture
def double(desk: TryDesk) -> str:
    """A second record of the firm, with one record of every noun that can belong to it."""
    firm = desk.record(
        "enterprise",
        name="河南示例食品公司",
        former_names=["周口示例食品厂"],
        uscc=code(1),
        address="示例路 1 号",
        has_canteen=True,
    )
    own: dict[str, Any] = {"enterprise_id": firm}
    visit = desk.visit(**own)
    desk.record("assignment", cadre_id=desk.cadre, role="liaison_officer", started_on="2025-03-01", **own)
    desk.record(
        "meal",
        visit_id=visit,
        cadre_id=desk.cadre,
        eaten_on="2026-11-20",
        kind="lunch",
        place="canteen",
        heads=1,
        **own,
    )
    desk.record("problem", source="visit", raised_on="2026-11-02", text="融资", **own)
    desk.record("commitment", text="返还", promised_on="2026-05-06", **own)
    desk.record("gift", cadre_id=desk.cadre, received_on="2026-05-06", item="茶叶", kind="goods", **own)
    desk.record(
        "offer", cadre_id=desk.cadre, offered_on="2026-05-06", kind="banquet", reply="declined", **own
    )
    desk.record(
        "event", title="推介会", kind="promotion", organiser="示例商会", organiser_kind="chamber",
        starts_at="2026-12-01T09:00", applicant_id=desk.cadre, **own,
    )  # fmt: skip
    return firm


def of(desk: TryDesk, firm: str) -> dict[str, int]:
    """noun → how many records belong to a firm."""
    reader = desk.store.reader()
    counts = {
        noun: TABLES[noun].count(reader, f"{column} = ?", (firm,)) for noun, column in CHILDREN["enterprise"]
    }
    return {noun: count for noun, count in counts.items() if count}


def test_the_preview_says_what_moves_and_what_differs(desk: TryDesk, double: str) -> None:
    before = of(desk, double)
    preview = preview_merge(desk.store, double, desk.firm)
    assert preview.moves == before == dict.fromkeys(before, 1) and set(before) == {
        n for n, _ in CHILDREN["enterprise"]
    }
    assert [one.field for one in preview.differences] == ["name"]
    assert set(preview.filled) == {"uscc", "address", "has_canteen"}
    assert of(desk, double) == before
    assert all(noun_label(noun) for noun in preview.moves)


def test_everything_goes_over(desk: TryDesk, double: str) -> None:
    own, theirs = of(desk, desk.firm), of(desk, double)
    done = merge(desk.store, double, desk.firm, TODAY)
    assert of(desk, double) == {}
    assert of(desk, desk.firm) == {noun: own.get(noun, 0) + count for noun, count in theirs.items()}
    kept, gone = desk.get("enterprise", desk.firm), desk.get("enterprise", double)
    assert kept.name == "河南示例食品有限公司"
    assert kept.former_names == ("河南示例食品公司", "周口示例食品厂")
    assert (kept.uscc, kept.address, kept.has_canteen) == (code(1), "示例路 1 号", True)
    assert gone.is_voided and kept.name in gone.void_reason
    assert {"enterprises", "visits", "assignments", "offers"} <= done.changes
    assert desk.all("visit")[0].form_revision == 1
    assert "merge_enterprise" in {row["action"] for row in desk.audit_rows()}


def test_it_can_be_taken_back(desk: TryDesk, double: str) -> None:
    before = of(desk, double), of(desk, desk.firm), desk.get("enterprise", desk.firm)
    merge(desk.store, double, desk.firm, TODAY)
    undo_merge(desk.store)
    kept = desk.get("enterprise", desk.firm)
    assert (of(desk, double), of(desk, desk.firm)) == before[:2]
    assert (kept.former_names, kept.uscc, kept.address) == (before[2].former_names, "", "")
    assert desk.get("enterprise", double).uscc == code(1)
    with pytest.raises(Refused):
        undo_merge(desk.store)


def test_two_firms_of_two_codes_stay_two(desk: TryDesk, double: str) -> None:
    desk.edit("enterprise", desk.firm, uscc=code(2))
    with pytest.raises(Refused, match=code(2)):
        merge(desk.store, double, desk.firm, TODAY)
    assert not desk.get("enterprise", double).is_voided


def test_the_code_of_the_kept_one_stays(desk: TryDesk, double: str) -> None:
    merge(desk.store, desk.firm, double, TODAY)
    assert desk.get("enterprise", double).uscc == code(1)


def test_an_assignment_that_is_there_already_is_voided(desk: TryDesk) -> None:
    firm = desk.record("enterprise", name="河南示例食品公司")
    twin = desk.record(
        "assignment", cadre_id=desk.cadre, enterprise_id=firm, role="leader", started_on="2025-06-01"
    )
    preview = preview_merge(desk.store, firm, desk.firm)
    assert (preview.doubled, dict(preview.moves)) == (1, {})
    merge(desk.store, firm, desk.firm, TODAY)
    assert [one.id for one in desk.all("assignment")] == [desk.assignment]
    undo_merge(desk.store)
    assert desk.get("assignment", twin).enterprise_id == firm and not desk.get("assignment", twin).is_voided


def test_an_earlier_assignment_is_no_double(desk: TryDesk) -> None:
    firm = desk.record("enterprise", name="河南示例食品公司")
    desk.record("assignment", cadre_id=desk.cadre, enterprise_id=firm, role="leader", started_on="2024-06-01")
    assert preview_merge(desk.store, firm, desk.firm).moves == {"assignment": 1}


def test_voided_records_go_over_too(desk: TryDesk) -> None:
    firm = desk.record("enterprise", name="河南示例食品公司")
    visit = desk.visit(enterprise_id=firm)
    void(desk.store, "visit", visit, "记错了")
    merge(desk.store, firm, desk.firm, TODAY)
    assert desk.get("visit", visit).enterprise_id == desk.firm


def test_refused(desk: TryDesk, double: str) -> None:
    with pytest.raises(Refused):
        preview_merge(desk.store, desk.firm, desk.firm)
    with pytest.raises(NotFound):
        preview_merge(desk.store, "nobody", desk.firm)
    merge(desk.store, double, desk.firm, TODAY)
    with pytest.raises(Refused):
        merge(desk.store, double, desk.firm, TODAY)
