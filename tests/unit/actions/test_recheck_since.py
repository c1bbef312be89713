"""By the audit: what was written since is checked again, and the result is that of a full check."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from qingdesk.actions.check import Checked, check
from qingdesk.actions.findings import note_finding
from qingdesk.actions.life import void
from qingdesk.actions.limits import confirm_limit
from qingdesk.actions.recheck_since import MOST_RECORDS, head, recheck_since
from qingdesk.domain.finding import NoteState
from qingdesk.store import policies
from tests.stores import TODAY, TryDesk


def _keys(checked: Sequence[Checked]) -> list[tuple[object, ...]]:
    return [(one.finding.key, one.finding.severity, dict(one.finding.params), one.state) for one in checked]


def _meal(desk: TryDesk) -> str:
    visit = desk.visit(started_at="2026-11-10T09:30", ended_at="2026-11-10T12:40")
    return desk.record(
        "meal", visit_id=visit, enterprise_id=desk.firm, cadre_id=desk.cadre, eaten_on="2026-11-10",
        kind="lunch", place="canteen", heads=2,
    )  # fmt: skip


def _record_a_meal(desk: TryDesk, meal: str) -> None:
    _meal(desk)


def _move_it_to_another(desk: TryDesk, meal: str) -> None:
    other = desk.record("cadre", name="李敏", unit_id=desk.home, in_scope=True)
    desk.edit("meal", meal, cadre_id=other)


def _void_it(desk: TryDesk, meal: str) -> None:
    void(desk.store, "meal", meal, "记错")


def _explain_it(desk: TryDesk, meal: str) -> None:
    found = next(one.finding for one in check(desk.store.reader(), TODAY) if one.finding.code == "A01")
    note_finding(desk.store, found, NoteState.EXPLAINED, "收据在办公室")


def _confirm_a_limit(desk: TryDesk, meal: str) -> None:
    row = next(row for row in policies.rows(desk.store.reader()) if not row.is_verified)
    confirm_limit(desk.store, row.id, "王海涛", TODAY)


def _import_many(desk: TryDesk, meal: str) -> None:
    for number in range(MOST_RECORDS // 2 + 2):
        firm = desk.record("enterprise", name=f"河南示例{number}有限公司")
        desk.record(
            "assignment", cadre_id=desk.cadre, enterprise_id=firm, role="leader", started_on="2025-03-01"
        )


def _rename_the_firm(desk: TryDesk, meal: str) -> None:
    desk.edit("enterprise", desk.firm, name="河南示例食品集团有限公司")


def _nothing(desk: TryDesk, meal: str) -> None:
    pass


@pytest.mark.parametrize(
    "change",
    [
        _record_a_meal, _move_it_to_another, _void_it, _explain_it, _confirm_a_limit, _import_many,
        _rename_the_firm, _nothing,
    ],
)  # fmt: skip
def test_it_gives_what_a_full_check_gives(desk: TryDesk, change: Callable[[TryDesk, str], None]) -> None:
    meal = _meal(desk)
    db = desk.store.reader()
    seq, before = head(db), check(db, TODAY)
    change(desk, meal)
    after = recheck_since(desk.store, seq, before, TODAY)
    assert _keys(after) == _keys(check(desk.store.reader(), TODAY))


def test_what_was_not_touched_is_taken_as_it_was(desk: TryDesk) -> None:
    meal = _meal(desk)
    other = desk.record("cadre", name="李敏", unit_id=desk.home, in_scope=True)
    db = desk.store.reader()
    seq, before = head(db), check(db, TODAY)
    kept = [one for one in before if one.finding.cadre_id == other]
    assert kept
    desk.edit("meal", meal, paid_fen=8000, paid_on="2026-11-10")
    without = [one for one in before if one not in kept]
    after = recheck_since(desk.store, seq, without, TODAY)
    assert not [one for one in after if one.finding.cadre_id == other]
