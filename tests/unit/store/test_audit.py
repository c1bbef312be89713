"""The audit: its format, what it holds, what it refuses, and what `verify` finds."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from qingdesk.errors import UserError
from qingdesk.store import attachments, audit
from qingdesk.store.audit_records import strays
from tests.stores import TryDesk, tampered


def by_the_dictionary(row: dict[str, Any]) -> tuple[str | None, str | None, str]:
    """(before_digest, after_digest, hash) of a row, written down anew from the data dictionary's own sentence."""

    def digest(text: str | None) -> str | None:
        return None if text is None else hashlib.sha256(row["salt"] + text.encode("utf-8")).hexdigest()

    facts = [
        row["seq"], row["at"], row["by"], row["action"], row["reason"], row["noun"], row["record_id"],
        row["before_digest"], row["after_digest"], row["previous_hash"],
    ]  # fmt: skip
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return digest(row["before"]), digest(row["after"]), hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_every_row_is_as_the_dictionary_says(desk: TryDesk) -> None:
    firm = desk.record("enterprise", name="周口“引号”\\斜杠食品厂", note="一\n二")
    desk.edit("enterprise", firm, reason="改名", name="周口新名食品厂")
    rows = desk.audit_rows()
    assert [row["seq"] for row in rows] == list(range(len(rows)))
    for row, before in zip(rows[1:], rows, strict=False):
        assert (row["before_digest"], row["after_digest"], row["hash"]) == by_the_dictionary(row)
        assert row["previous_hash"] == before["hash"]
        assert len(row["salt"]) == 16
    assert len({row["salt"] for row in rows[1:]}) == len(rows) - 1, "a salt serves one row"


def test_the_chain_begins_with_the_desk(desk: TryDesk) -> None:
    first = desk.audit_rows()[0]
    assert (first["noun"], first["record_id"]) == ("desk", desk.store.desk_id)
    assert first["previous_hash"] == "0" * 64
    assert first["hash"] == by_the_dictionary({**first, "salt": b""})[2]


def test_an_insert_holds_the_whole_row_and_an_update_what_changed(desk: TryDesk) -> None:
    visit = desk.visit(situation="经营平稳", transport="own")
    desk.edit("visit", visit, firm_remark="无", facts_confirmed=True)
    added, changed = [row for row in desk.audit_rows() if row["record_id"] == visit]
    assert (added["before"], added["noun"], added["action"]) == (None, "visit", "record_visit")
    columns = {row[1] for row in desk.raw().execute("PRAGMA table_info(visit)")}
    assert set(json.loads(added["after"])) == columns - {"seq"}
    assert json.loads(added["after"])["situation"] == "经营平稳"
    # The moment is the same second here; who and what else changed is not.
    before, after = json.loads(changed["before"]), json.loads(changed["after"])
    kept = {name: value for name, value in after.items() if name != "updated_at"}
    assert kept == {"revision": 2, "firm_remark": "无", "facts_confirmed": 1}
    assert {name: before[name] for name in kept} == {
        "revision": 1,
        "firm_remark": None,
        "facts_confirmed": None,
    }


def test_the_row_says_who_and_why(desk: TryDesk) -> None:
    desk.store.operator = desk.cadre
    visit = desk.visit()
    desk.edit("visit", visit, reason="日期记错", started_at="2026-11-19T09:30", ended_at="2026-11-19T10:30")
    last = desk.audit_rows()[-1]
    assert (last["by"], last["action"], last["reason"]) == (desk.cadre, "edit_visit", "日期记错")
    assert desk.get("visit", visit).updated_by == desk.cadre


def test_a_deleted_row_is_kept_whole(desk: TryDesk) -> None:
    with desk.store.transaction("test") as db:
        db.execute("DELETE FROM workday WHERE day = '2026-10-01'")
    last = desk.audit_rows()[-1]
    assert (last["after"], json.loads(last["before"])["day"]) == (None, "2026-10-01")


def test_the_content_of_an_attachment_stays_out_and_its_digest_goes_in(desk: TryDesk) -> None:
    from qingdesk.domain.attachment import Attachment, AttachmentRole

    entry = Attachment(noun="cadre", record_id=desk.cadre, role=AttachmentRole.OTHER, name="任命.pdf")
    with desk.store.transaction("test") as db:
        saved = attachments.add(db, entry, b"%PDF-1.4 scan")
    rows = [row for row in desk.audit_rows() if row["record_id"] == saved.id]
    assert len(rows) == 1
    held = json.loads(rows[0]["after"])
    assert held["sha256"] == hashlib.sha256(b"%PDF-1.4 scan").hexdigest()
    assert "content" not in held


def test_the_content_of_a_conflict_is_recorded(desk: TryDesk) -> None:
    with desk.store.transaction("test") as db:
        db.execute(
            "INSERT INTO conflict (id, noun, record_id, revision, content, found_at)"
            " VALUES ('c', 'visit', 'v', 1, ?, ?)",
            ('{"name":"甲"}', db.at),
        )
    assert json.loads(desk.audit_rows()[-1]["after"])["content"] == '{"name":"甲"}'


def test_every_audited_table_has_its_three_triggers_and_every_table_is_on_a_list(desk: TryDesk) -> None:
    raw = desk.raw()
    rows = raw.execute("SELECT tbl_name, name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for table in audit.AUDITED:
        wanted = {f"audit_{table}_{operation}" for operation in ("insert", "update", "delete")}
        assert wanted <= {name for of, name in rows if of == table}
    tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables == {*audit.AUDITED, *audit.NOT_AUDITED}
    assert not set(audit.AUDITED) & set(audit.NOT_AUDITED)


def test_the_people_of_visits_and_events_follow_their_lists(desk: TryDesk) -> None:
    other = desk.record("cadre", name="李静", unit_id=desk.home)
    people = [
        {"cadre_id": desk.cadre, "name": "王海涛"},
        {"cadre_id": desk.cadre, "name": "王海涛"},
        {"name": "外人"},
    ]
    visit = desk.visit(state="draft", visitors=people)
    raw = desk.raw()
    went = "SELECT cadre_id FROM visit_cadre WHERE visit_id = ?"
    assert raw.execute(went, (visit,)).fetchall() == [(desk.cadre,)]
    desk.edit("visit", visit, visitors=[{"cadre_id": other, "name": "李静"}])
    assert raw.execute(went, (visit,)).fetchall() == [(other,)]

    event = desk.record(
        "event", title="推介会", kind="promotion", organiser="商会", organiser_kind="chamber",
        starts_at="2026-11-20T09:00", applicant_id=desk.cadre, attendees=[desk.cadre, other],
    )  # fmt: skip
    here = "SELECT cadre_id, has_attended FROM event_cadre WHERE event_id = ? ORDER BY has_attended"
    assert {row[1] for row in raw.execute(here, (event,))} == {0}
    desk.edit("event", event, attended=[other])
    assert raw.execute(here, (event,)).fetchall() == [(desk.cadre, 0), (other, 1)]


def test_erasure_empties_texts_and_the_chain_still_holds(desk: TryDesk) -> None:
    desk.record("enterprise", name="要删除的企业")
    with desk.store.transaction("erase") as db:
        db.execute("UPDATE audit SET before = NULL, after = NULL, salt = NULL WHERE noun = 'enterprise'")
    rows, faults = audit.verify(desk.store.reader())
    assert (rows, faults) == (len(desk.audit_rows()), [])
    assert "要删除的企业" not in str(desk.audit_rows())
    assert strays(desk.store.reader()) == []


def test_an_erased_row_between_two_that_stay(desk: TryDesk) -> None:
    """What a record held before the erased row is no longer known; what it was given after is."""
    firm = desk.record("enterprise", name="甲厂", note="一")
    desk.edit("enterprise", firm, note="二", address="某处")
    erased = desk.audit_rows()[-1]["seq"]
    desk.edit("enterprise", firm, note="三")
    with desk.store.transaction("erase") as db:
        db.execute("UPDATE audit SET before = NULL, after = NULL, salt = NULL WHERE seq = ?", (erased,))
    assert strays(desk.store.reader()) == []
    desk.store.close()
    tampered(desk, "UPDATE enterprise SET note = '四' WHERE name = '甲厂'")
    assert len(strays(desk.again().reader())) == 1


@pytest.mark.parametrize(
    "statement",
    [
        *(
            f'UPDATE audit SET "{column}" = {value} WHERE seq = 3'
            for column, value in {
                "seq": 9999, "at": "'x'", "by": "'x'", "action": "'x'", "reason": "'x'", "noun": "'x'",
                "record_id": "'x'", "before": "'x'", "after": "'x'", "salt": "x'00'", "before_digest": "'x'",
                "after_digest": "NULL", "previous_hash": "'x'", "hash": "'x'",
            }.items()
        ),
        "DELETE FROM audit",
        "DELETE FROM audit WHERE seq = 3",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 3",
        "INSERT INTO audit SELECT 1000000, at, by, action, reason, noun, record_id, before, after, salt,"
        " before_digest, after_digest, previous_hash, hash FROM audit WHERE seq = 3",
    ],
)  # fmt: skip
def test_nothing_else_of_the_audit_may_change(desk: TryDesk, statement: str) -> None:
    before = desk.audit_rows()
    with pytest.raises(dbapi2.IntegrityError, match="audit"), desk.store.transaction("test") as db:
        db.execute(statement)
    assert desk.audit_rows() == before


@pytest.mark.parametrize(
    ("statements", "what"),
    [
        (["UPDATE audit SET after = replace(after, '王', '汪') WHERE noun = 'cadre'"], "after"),
        (["UPDATE audit SET salt = zeroblob(16) WHERE noun = 'cadre'"], "after"),
        (["UPDATE audit SET salt = NULL WHERE noun = 'cadre'"], "after"),
        (["UPDATE audit SET reason = '补记' WHERE noun = 'cadre'"], "hash"),
        (["UPDATE audit SET hash = replace(hash, 'a', 'b') WHERE noun = 'cadre'"], "hash"),
        (["DELETE FROM audit WHERE noun = 'cadre'"], "missing"),
        (["DELETE FROM audit WHERE seq = 0"], "missing"),
        (["DELETE FROM audit"], "missing"),
        (
            [
                "UPDATE audit SET seq = -1 WHERE seq = 4",
                "UPDATE audit SET seq = 4 WHERE seq = 5",
                "UPDATE audit SET seq = 5 WHERE seq = -1",
            ],
            "chain",
        ),
        (["DELETE FROM audit WHERE seq = 5", "UPDATE audit SET seq = seq - 1 WHERE seq > 5"], "chain"),
        (
            ["INSERT INTO audit SELECT (SELECT max(seq) + 1 FROM audit), at, by, action, reason, noun, record_id,"
             " before, after, salt, before_digest, after_digest, previous_hash, hash FROM audit WHERE seq = 3"],
            "chain",
        ),
    ],
)  # fmt: skip
def test_verify_finds_what_was_tampered_with(desk: TryDesk, statements: list[str], what: str) -> None:
    assert audit.verify(desk.store.reader())[1] == []
    desk.store.close()
    tampered(desk, *statements)
    _rows, faults = audit.verify(desk.again().reader())
    assert what in {fault.what for fault in faults}


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE cadre SET name = '汪海涛'", "record"),
        ("UPDATE assignment SET ended_on = '2026-01-01'", "record"),
        ("DELETE FROM assignment", "record"),
        ("DELETE FROM workday WHERE day = '2026-10-01'", "record"),
        ("INSERT INTO workday VALUES ('w', '2030-01-01', 0, NULL)", "unheard"),
    ],
)
def test_a_record_changed_behind_the_program_is_found(desk: TryDesk, statement: str, what: str) -> None:
    desk.edit("cadre", desk.cadre, phone="13900000000")
    assert strays(desk.store.reader()) == []
    desk.store.close()
    tampered(desk, statement)
    store = desk.again()
    assert audit.verify(store.reader())[1] == [], "the chain itself is whole"
    assert {fault.what for fault in strays(store.reader())} == {what}


def test_a_foreign_program_with_the_key_cannot_write_unaudited(desk: TryDesk) -> None:
    with pytest.raises(dbapi2.OperationalError, match="no such function: audit_"):
        desk.raw().execute("UPDATE cadre SET name = '汪海涛'")
    assert desk.get("cadre", desk.cadre).name == "王海涛"


def test_a_reader_cannot_write(desk: TryDesk) -> None:
    with pytest.raises(UserError):
        desk.store.reader().execute("DELETE FROM draft")


def test_a_writer_that_was_kept_past_its_transaction_writes_nothing(desk: TryDesk) -> None:
    with desk.store.transaction("test") as db:
        kept = db
    with pytest.raises(dbapi2.IntegrityError, match=r"NOT NULL constraint failed: audit\.at"):
        kept.execute("UPDATE cadre SET name = '汪海涛'")


def test_what_is_rolled_back_leaves_no_row_and_no_salt(desk: TryDesk) -> None:
    before = desk.audit_rows()
    salts = []
    for name in ("甲", "乙"):
        with pytest.raises(KeyError), desk.store.transaction("test") as db:
            db.execute("UPDATE cadre SET name = ?", (name,))
            row = db.execute("SELECT salt FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
            salts.append(row)
            raise KeyError
    assert salts[0] != salts[1]
    assert desk.audit_rows() == before
    desk.edit("cadre", desk.cadre, name="丙")
    assert audit.verify(desk.store.reader()) == (len(before) + 1, [])


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER audit_cadre_update",
        "DROP TRIGGER audit_guard_delete",
        "DROP TRIGGER derive_visit_insert",
        "ALTER TABLE cadre ADD COLUMN nickname TEXT",
        "CREATE TABLE meels (id TEXT) STRICT",
        "CREATE TRIGGER quiet AFTER INSERT ON visit BEGIN DELETE FROM draft; END",
    ],
)
def test_a_changed_structure_is_noticed_and_not_written_to(desk: TryDesk, statement: str) -> None:
    desk.store.verify_triggers()
    desk.store.close()
    desk.raw().execute(statement)
    store = desk.again()
    with pytest.raises(UserError) as caught:
        store.verify_triggers()
    assert caught.value.hint
    with pytest.raises(UserError), store.transaction("test") as db:
        db.execute("UPDATE cadre SET name = '甲'")
    assert desk.get("cadre", desk.cadre).name == "王海涛"


def test_triggers_made_anew_see_a_new_column(desk: TryDesk) -> None:
    with desk.store.transaction("migrate") as db:
        db.execute("ALTER TABLE cadre ADD COLUMN nickname TEXT")
        audit.make_triggers(db)
    desk.store.verify_triggers()
    with desk.store.transaction("test") as db:
        db.execute("UPDATE cadre SET nickname = '老王'")
    assert json.loads(desk.audit_rows()[-1]["after"]) == {"nickname": "老王"}


def test_a_transform_of_sqlite_utils_is_noticed(desk: TryDesk) -> None:
    with desk.store.transaction("migrate") as db:
        db.database.table("cadre").transform(rename={"phone": "telephone"})
        assert not audit.triggers_are_whole(db)
        audit.make_triggers(db)
        assert audit.triggers_are_whole(db)
    desk.store.verify_triggers()


def test_the_head_is_the_newest_row(desk: TryDesk) -> None:
    last = desk.audit_rows()[-1]
    assert audit.head(desk.store.reader()) == (last["seq"], last["hash"])
