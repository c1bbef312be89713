"""The scans that were filed lately, for a person who goes through them."""

from __future__ import annotations

from pathlib import Path

from qingdesk.actions.life import void
from qingdesk.actions.printing.print_form import print_form
from qingdesk.actions.scan import scan
from qingdesk.actions.scan_lately import lately
from tests.stores import TODAY, TryDesk


def filed(desk: TryDesk, folder: Path, name: str, **given: object) -> str:
    """A visit whose paper came back; its id."""
    visit = desk.visit(**given)
    path = folder / name
    path.write_bytes(print_form(desk.store, "visit_record", [visit], today=TODAY))
    scan(desk.store, [path])
    return visit


def test_the_newest_is_first_and_says_what_is_lacking(desk: TryDesk, tmp_path: Path) -> None:
    first = filed(desk, tmp_path, "一.pdf")
    second = filed(desk, tmp_path, "二.pdf", started_at="2026-11-03T09:00", ended_at=None)
    db = desk.store.reader()
    assert [each.scan.record_id for each in lately(db)] == [second, first]
    assert all(each.lacks_ticks and not each.scan.is_superseded for each in lately(db))
    desk.edit("visit", first, facts_confirmed=True)
    desk.edit("visit", second, reason="时间写错", started_at="2026-11-03T10:00")
    newest, oldest = lately(db)
    assert newest.scan.is_superseded and not oldest.lacks_ticks
    assert len(lately(db, most=1)) == 1
    void(desk.store, "visit", second, "重复登记")
    assert [each.scan.record_id for each in lately(db)] == [first]


def test_a_ledger_has_the_number_of_its_print(desk: TryDesk, tmp_path: Path) -> None:
    desk.record("problem", enterprise_id=desk.firm, source="hotline", raised_on="2026-11-20", text="用电不足")
    path = tmp_path / "台账.pdf"
    path.write_bytes(print_form(desk.store, "problem_ledger", period="2026H2", today=TODAY))
    scan(desk.store, [path])
    [ledger] = lately(desk.store.reader())
    assert ledger.scan.noun == "printed_form" and ledger.scan.number and not ledger.lacks_ticks
