"""The schema, table by table, and stores of other versions: older ones are brought up, newer ones are left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database, Migrations

from qingdesk.domain.fields import Kind, fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.errors import UserError
from qingdesk.store import audit, database, keys, migrations
from qingdesk.store.audit_records import strays
from qingdesk.store.database import Store
from qingdesk.store.migrations.m0001_first_tables import m0001_first_tables
from qingdesk.store.schema_version import VERSION
from tests.migrations.schemas import HERE, INDEX, load, rows, schema
from tests.stores import TryDesk

SNAPSHOT = HERE / f"schema-{VERSION}.txt"
TYPES = {Kind.INTEGER: "INTEGER", Kind.FEN: "INTEGER", Kind.BOOLEAN: "INTEGER"}


def test_the_schema_is_as_it_was_agreed(desk: TryDesk) -> None:
    """A slip such as `db.table("meels").insert(…)` or a lost trigger shows here. A released schema never changes:
    a new one has a new number, and its own snapshot."""
    assert schema(desk.raw()) == SNAPSHOT.read_text("utf-8")


@pytest.mark.parametrize("noun", NOUNS)
def test_a_table_holds_its_nouns_fields(desk: TryDesk, noun: str) -> None:
    columns = {
        row[1]: (row[2], row[3]) for row in desk.raw().execute(f'PRAGMA table_info("{noun}")').fetchall()
    }
    fields = fields_of(NOUNS[noun].record)
    extra = {"seq", "content"} if noun == "attachment" else {"seq"}
    assert set(columns) == {field.name for field in fields} | extra
    for field in fields:
        kind, is_needed = columns[field.name]
        assert kind == TYPES.get(field.kind, "TEXT"), field.name
        if field.required or not field.nullable:
            assert is_needed, field.name
    keys_of = {row[3]: row[2] for row in desk.raw().execute(f'PRAGMA foreign_key_list("{noun}")').fetchall()}
    assert keys_of == {field.name: field.refers_to for field in fields if field.refers_to}


def test_every_own_table_has_an_id(desk: TryDesk) -> None:
    derived = {
        "visit_cadre",
        "event_cadre",
        "number_series",
        "audit",
        "_sqlite_migrations",
        "search_row",
        *INDEX,
    }
    for table in {*audit.AUDITED, *audit.NOT_AUDITED} - derived:
        names = [row[1] for row in desk.raw().execute(f'PRAGMA table_info("{table}")').fetchall()]
        assert "id" in names, table


@pytest.fixture
def second_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is one migration ahead of this one: it adds a column, and fills it."""

    def m9999_nickname(db: Database) -> None:
        db.execute("ALTER TABLE cadre ADD COLUMN nickname TEXT")
        db.execute("UPDATE cadre SET nickname = '老' || substr(name, 1, 1)")

    ahead = Migrations("qingdesk")
    ahead()(m0001_first_tables)
    ahead()(m9999_nickname)
    monkeypatch.setattr(migrations, "MIGRATIONS", ahead)
    monkeypatch.setattr(database, "VERSION", VERSION + 1)


def test_an_older_store_is_backed_up_and_brought_up(desk: TryDesk, second_version: None) -> None:
    before = rows(desk.raw())
    store = desk.again()
    assert store.reader().execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    assert store.reader().execute("SELECT nickname FROM cadre").fetchall() == [("老王",)]
    store.verify_triggers()
    assert (audit.verify(store.reader())[1], strays(store.reader())) == ([], [])
    kept = desk.folder / "backups" / f"before-version-{VERSION + 1}.db"
    copy = dbapi2.connect(str(kept))
    copy.execute(f"PRAGMA key = \"x'{desk.key.hex()}'\"")
    assert rows(copy) == before
    copy.close()
    assert kept.with_suffix(".key").read_bytes() == (desk.folder / keys.FILE_NAME).read_bytes()
    taken = kept.read_bytes()
    desk.again()
    assert kept.read_bytes() == taken, "made once for each version"


def test_a_new_column_is_audited_from_then_on(desk: TryDesk, second_version: None) -> None:
    store = desk.again()
    with store.transaction("test") as db:
        db.execute("UPDATE cadre SET nickname = '小王'")
    assert desk.audit_rows()[-1]["after"] == '{"nickname":"小王"}'


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    desk: TryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def m9998_good(db: Database) -> None:
        db.execute("ALTER TABLE cadre ADD COLUMN nickname TEXT")

    def m9999_broken(db: Database) -> None:
        db.execute("UPDATE cadre SET nickname = 'x'")
        db.execute("SELECT * FROM nowhere")

    ahead = Migrations("qingdesk")
    ahead()(m0001_first_tables)
    ahead()(m9998_good)
    ahead()(m9999_broken)
    before = rows(desk.raw())
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", ahead)
        patch.setattr(database, "VERSION", VERSION + 1)
        with pytest.raises(dbapi2.OperationalError, match="nowhere"):
            desk.again()
    assert rows(desk.raw()) == before
    store = desk.again()
    store.verify_triggers()
    assert store.reader().execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_without_room_for_the_backup_nothing_is_migrated(desk: TryDesk, second_version: None) -> None:
    before = rows(desk.raw())
    (desk.folder / "backups").write_text("in the way", "utf-8")
    with pytest.raises(UserError) as caught:
        desk.again()
    assert caught.value.hint
    assert rows(desk.raw()) == before


def _from_dump(folder: Path, version: int) -> tuple[TryDesk, dict[str, list[tuple[Any, ...]]]]:
    desk = TryDesk(folder, bytes(range(32)), Store(folder, bytes(range(32))), "", "", "", "")
    raw = desk.raw()
    load(raw, HERE / f"version-{version}.sql")
    before = rows(raw)
    raw.close()
    return desk, before


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_store_of_every_released_version_opens_with_its_rows(tmp_path: Path, version: int) -> None:
    desk, before = _from_dump(tmp_path, version)
    store = Store.open(tmp_path, desk.key)
    desk.store = store
    store.verify_triggers()
    assert (audit.verify(store.reader())[1], strays(store.reader())) == ([], [])
    after = rows(desk.raw())
    for table, kept in before.items():
        if table not in ("audit", "_sqlite_migrations"):
            assert [row[: len(kept[0])] for row in after[table]] == kept, table
    assert sum(map(len, before.values())) > 100
    for noun in NOUNS:
        assert before[noun], f"the dump holds no {noun}"
    with store.transaction("test") as db:
        db.execute("UPDATE cadre SET phone = '1'")
    store.close()
