"""A roster into a real store: one transaction, one undo, nothing by halves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from qingdesk.actions.import_roster import (
    import_roster,
    preview_again,
    preview_roster,
    report_document,
    undo_import,
)
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.assignment import Role
from qingdesk.domain.unit import Level
from qingdesk.domain.visit import Visit, VisitMode
from qingdesk.errors import Cancelled, Refused, UserError
from qingdesk.exchange.roster.plan import RENAME, Choices, Outcome
from qingdesk.i18n import set_language
from qingdesk.store import assignments, audit, cadres, enterprises, keys, units, visits
from qingdesk.store.database import Store
from tests.unit.exchange.roster.build import code, county_roster

TODAY = date(2026, 11, 22)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new desk of 示例县委办公室."""
    set_language("en")
    found = set_up_desk(
        tmp_path / "store", DeskPlan(unit_name="示例县委办公室", level=Level.COUNTY, region="410922"), TODAY
    )
    yield found
    found.close()


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """12 rows, of which 10 can be taken."""
    return county_roster(tmp_path / "分工表.xlsx")


def counts(store: Store) -> list[int]:
    """Units, cadres, firms, assignments that are not voided."""
    return [module.count(store.reader()) for module in (units, cadres, enterprises, assignments)]


def csv(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(["企业名称,统一社会信用代码,地址", *lines]), encoding="utf-8")
    return path


def test_a_preview_writes_nothing(store: Store, roster: Path) -> None:
    preview = preview_roster(store, roster, TODAY)
    assert preview.plan.counts[Outcome.NEW] == 10
    assert counts(store) == [1, 0, 0, 0]


def test_import_and_import_again(store: Store, roster: Path) -> None:
    done = import_roster(store, preview_roster(store, roster, TODAY), TODAY)
    assert done.rows == {Outcome.NEW: 10, Outcome.REFUSED: 1, Outcome.HELD_BACK: 1}
    assert done.added["enterprise"] == 10
    assert set(done.changes) == {"units", "cadres", "enterprises", "assignments"}
    assert counts(store) == [4, 3 + 10, 10, 20]
    leader = cadres.by_name(store.reader(), "张㛃")[0]
    assert leader.in_scope
    assert [a.role for a in assignments.of_cadre(store.reader(), leader.id)] == [Role.LEADER] * 4
    head = audit.head(store.reader())
    again = import_roster(store, preview_roster(store, roster, TODAY), TODAY)
    assert again.rows == {Outcome.UNCHANGED: 10, Outcome.REFUSED: 1, Outcome.HELD_BACK: 1}
    assert again.changes == frozenset()
    assert audit.head(store.reader()) == head


def test_everything_is_audited_under_one_action(store: Store, roster: Path) -> None:
    before = audit.head(store.reader())[0]
    import_roster(store, preview_roster(store, roster, TODAY), TODAY)
    rows = (
        store.reader()
        .execute("SELECT DISTINCT action, reason FROM audit WHERE seq > ?", (before,))
        .fetchall()
    )
    assert [tuple(row) for row in rows] == [("import_roster", "分工表.xlsx")]


def test_one_undo(store: Store, roster: Path) -> None:
    import_roster(store, preview_roster(store, roster, TODAY), TODAY)
    assert set(undo_import(store)) == {"units", "cadres", "enterprises", "assignments"}
    assert counts(store) == [1, 0, 0, 0]
    with pytest.raises(Refused, match="no import to undo"):
        undo_import(store)
    import_roster(store, preview_roster(store, roster, TODAY), TODAY)
    assert counts(store) == [4, 13, 10, 20]


def test_undo_of_two_imports_one_after_the_other(store: Store, roster: Path, tmp_path: Path) -> None:
    import_roster(store, preview_roster(store, roster, TODAY), TODAY)
    old = enterprises.by_uscc(store.reader(), code(0))
    assert old is not None
    register = csv(tmp_path / "a.csv", f"{old.name},{code(0)},解放路9号", f"新公司,{code(99)},人民路")
    done = import_roster(store, preview_roster(store, register, TODAY), TODAY)
    assert (done.added["enterprise"], done.changed["enterprise"]) == (1, 1)
    undo_import(store)
    back = enterprises.by_uscc(store.reader(), code(0))
    assert back is not None
    assert back.address == old.address
    undo_import(store)
    assert counts(store) == [1, 0, 0, 0]


def test_undo_is_refused_once_a_record_was_changed(store: Store, roster: Path) -> None:
    import_roster(store, preview_roster(store, roster, TODAY), TODAY)
    firm = enterprises.find(store.reader(), limit=1)[0]
    with store.transaction("edit_enterprise") as db:
        enterprises.update(db, replace(firm, address="别处"))
    with pytest.raises(Refused, match="changed since"):
        undo_import(store)
    assert counts(store) == [4, 13, 10, 20]


def test_undo_is_refused_once_a_visit_belongs_to_it(store: Store, roster: Path) -> None:
    import_roster(store, preview_roster(store, roster, TODAY), TODAY)
    firm = enterprises.find(store.reader(), limit=1)[0]
    with store.transaction("record_visit") as db:
        visits.TABLE.add(
            db, Visit(enterprise_id=firm.id, mode=VisitMode.PHONE, started_at=datetime(2026, 11, 20, 9, 0))
        )
    with pytest.raises(Refused, match="Newer records"):
        undo_import(store)
    assert counts(store) == [4, 13, 10, 20]


def test_answers_and_boxes(store: Store, roster: Path) -> None:
    preview = preview_roster(store, roster, TODAY)
    (question,) = preview.plan.questions
    choices = Choices(answers={question.key: RENAME}, excluded=frozenset({("分工表", 5)}))
    again = preview_again(store, preview, TODAY, choices=choices)
    assert again.plan.counts == {Outcome.NEW: 10, Outcome.REFUSED: 1, Outcome.LEFT_OUT: 1}
    import_roster(store, again, TODAY)
    renamed = enterprises.by_uscc(store.reader(), code(7))
    assert renamed is not None
    assert renamed.name == "示例县第8食品有限公司"
    assert renamed.former_names == ("示例县第7食品有限公司",)


def test_a_store_that_changed_since_the_preview_is_planned_for_anew(store: Store, roster: Path) -> None:
    early = preview_roster(store, roster, TODAY)
    import_roster(store, preview_roster(store, roster, TODAY), TODAY)
    late = import_roster(store, early, TODAY)
    assert late.rows[Outcome.UNCHANGED] == 10
    assert counts(store) == [4, 13, 10, 20]


def test_stopped_while_writing_leaves_nothing(store: Store, roster: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_roster(store, preview_roster(store, roster, TODAY), TODAY, stop)
    assert counts(store) == [1, 0, 0, 0]
    with pytest.raises(Refused):
        undo_import(store)


def test_a_desk_without_a_unit(tmp_path: Path, roster: Path) -> None:
    set_language("en")
    bare = Store.create(tmp_path / "bare", keys.new_data_key(), desk_code="DESK")
    with pytest.raises(UserError, match="no unit of its own"):
        preview_roster(bare, roster, TODAY)
    bare.close()


def test_the_report_names_each_row_that_was_not_taken(store: Store, roster: Path) -> None:
    preview = preview_roster(store, roster, TODAY)
    document = report_document(preview)
    assert document["rows"] == {
        "new": 10, "changed": 0, "unchanged": 0, "refused": 1, "held_back": 1, "ask": 0, "left_out": 0,
    }  # fmt: skip
    not_taken = document["not_taken"]
    assert isinstance(not_taken, list)
    (fault,) = not_taken[0]["faults"]
    assert (fault["sheet"], fault["row"], fault["column"], fault["title"]) == (
        "分工表",
        8,
        "F",
        "联系企业·统一社会信用代码",
    )
    assert not_taken[1]["outcome"] == "held_back"
    assert not_taken[1]["faults"][0]["column"] == "E"
