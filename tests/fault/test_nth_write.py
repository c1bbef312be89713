"""A fault at any single write of an action leaves the store as it was before that action."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from qingdesk.actions.attach import attach
from qingdesk.actions.life import void
from qingdesk.actions.record import record
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.store import audit
from tests.migrations.schemas import rows
from tests.stores import TODAY, TryDesk

Action = Callable[[TryDesk, str, Path], object]

WHOLE = {
    "meals": [
        {"kind": "lunch", "place": "canteen", "heads": 1},
        {"kind": "dinner", "place": "canteen", "heads": 1},
    ],
    "problems": [{"text": "融资"}],
    "commitments": [{"text": "修路"}],
}

ACTIONS: dict[str, Action] = {
    "record": lambda desk, _visit, _page: record(
        desk.store, "visit", [{**desk.plain_visit(), **WHOLE}], TODAY
    ),
    "edit": lambda desk, visit, _page: desk.edit("visit", visit, reason="漏记", situation="平稳"),
    "void": lambda desk, visit, _page: void(desk.store, "visit", visit, "重复"),
    "attach": lambda desk, visit, page: attach(desk.store, "visit", visit, page, AttachmentRole.SIGNED_SCAN),
}


def fail_at(desk: TryDesk, number: int) -> None:
    """The `number`-th row that the audit is given from now on is refused, once."""
    with desk.store.transaction("test") as db:
        row = db.execute("SELECT max(seq) FROM audit").fetchone()
        assert row is not None
        db.execute(
            f"CREATE TEMP TRIGGER fault BEFORE INSERT ON main.audit WHEN NEW.seq = {int(row[0] or 0) + number}"
            " BEGIN SELECT RAISE(ABORT, 'the n-th write'); END"
        )


def mend(desk: TryDesk) -> None:
    with desk.store.transaction("test") as db:
        db.execute("DROP TRIGGER temp.fault")


@pytest.mark.parametrize("name", list(ACTIONS))
def test_every_single_write_may_fail(desk: TryDesk, tmp_path: Path, name: str) -> None:
    page = tmp_path / "scan.pdf"
    page.write_bytes(b"%PDF-1.4")
    visit = record(desk.store, "visit", [{**desk.plain_visit(), **WHOLE}], TODAY).ids[0]
    before = rows(desk.raw())
    tried = 0
    for number in range(1, 20):
        fail_at(desk, number)
        try:
            ACTIONS[name](desk, visit, page)
        except dbapi2.IntegrityError:
            tried += 1
            assert rows(desk.raw()) == before
            mend(desk)
        else:
            mend(desk)
            break
    assert tried == {"record": 5, "edit": 1, "void": 3, "attach": 2}[name]
    assert rows(desk.raw()) != before
    assert audit.verify(desk.store.reader())[1] == []
