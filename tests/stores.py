"""Stores to try things on: one is set up a session, every test gets a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from qingdesk.actions.record import edit, record
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.unit import Level
from qingdesk.store import keys
from qingdesk.store.connection import connect
from qingdesk.store.database import FILE_NAME, Store
from qingdesk.store.tables import TABLES

TODAY = date(2026, 11, 22)
"""A Sunday; every test is as of this day."""


@dataclass
class TryDesk:
    """A store with a unit, a leader and a firm that he contacts. home, cadre, firm, assignment: their ids."""

    folder: Path
    key: bytes
    store: Store
    home: str
    cadre: str
    firm: str
    assignment: str

    def record(self, noun: str, **given: object) -> str:
        """Save one record as `qingdesk record` does; its id."""
        return record(self.store, noun, [given], TODAY).ids[0]

    def edit(self, noun: str, record_id: str, reason: str = "", **given: object) -> Any:
        """Change a record as `qingdesk edit` does; the record as it is then."""
        edit(self.store, noun, record_id, given, TODAY, reason=reason)
        return self.get(noun, record_id)

    def get(self, noun: str, record_id: str) -> Any:
        """The record as it is now."""
        return TABLES[noun].get(self.store.reader(), record_id)

    def all(self, noun: str) -> list[Any]:
        """Every record of a noun, voided ones left out."""
        return TABLES[noun].find(self.store.reader())

    def visit(self, **given: object) -> str:
        """A completed visit of the leader to the firm, unless said otherwise; its id."""
        return self.record("visit", **{**self.plain_visit(), **given})

    def plain_visit(self) -> dict[str, object]:
        """What `visit` records."""
        return {
            "enterprise_id": self.firm,
            "mode": "onsite",
            "started_at": "2026-11-20T09:30",
            "ended_at": "2026-11-20T11:20",
            "visitors": [{"cadre_id": self.cadre, "name": "王海涛", "post": "副县长"}],
            "state": "completed",
        }

    def audit_rows(self) -> list[dict[str, Any]]:
        """The audit as it stands, genesis first."""
        cursor = self.raw().execute("SELECT * FROM audit ORDER BY seq")
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def raw(self) -> dbapi2.Connection:
        """A keyed connection that is none of the program's: what somebody with the key would use."""
        connection = dbapi2.connect(str(self.folder / FILE_NAME), isolation_level=None)
        connection.execute(f"PRAGMA key = \"x'{self.key.hex()}'\"")
        return connection

    def again(self) -> Store:
        """Closed and opened again."""
        self.store.close()
        self.store = Store.open(self.folder, self.key)
        return self.store


def tampered(desk: TryDesk, *statements: str) -> None:
    """Run statements behind the program's back: every trigger dropped before, and made anew after."""
    connection = desk.raw()
    made = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN")
    for name, _sql in made:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _name, sql in made:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.close()


def reader(desk: TryDesk) -> Any:
    """A second query-only connection, as another process would have."""
    return connect(desk.store.path, desk.key, query_only=True)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> TryDesk:
    """The store that every test's is copied from; closed."""
    folder = tmp_path_factory.mktemp("template") / "store"
    plan = DeskPlan(
        unit_name="示例县工商联", level=Level.COUNTY, region="411625", records_from=date(2025, 1, 1)
    )
    store = set_up_desk(folder, plan, TODAY)
    key = keys.unlock(folder, None)
    desk = TryDesk(
        folder, key, store, home=TABLES["unit"].find(store.reader())[0].id, cadre="", firm="", assignment=""
    )
    desk.cadre = desk.record("cadre", name="王海涛", unit_id=desk.home, post="副县长", in_scope=True)
    desk.firm = desk.record("enterprise", name="河南示例食品有限公司")
    desk.assignment = desk.record(
        "assignment", cadre_id=desk.cadre, enterprise_id=desk.firm, role="leader", started_on="2025-03-01"
    )
    store.close()
    return desk


@pytest.fixture
def desk(template: TryDesk, tmp_path: Path) -> Iterator[TryDesk]:
    """A store of this test's own."""
    folder = tmp_path / "store"
    shutil.copytree(template.folder, folder)
    given = template
    made = TryDesk(
        folder,
        given.key,
        Store.open(folder, given.key),
        given.home,
        given.cadre,
        given.firm,
        given.assignment,
    )
    yield made
    made.store.close()
