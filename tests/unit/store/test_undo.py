"""Undo from the audit: what was added is voided, what was changed is changed back, or nothing at all."""

from __future__ import annotations

import pytest

from qingdesk.actions.life import void
from qingdesk.errors import Refused
from qingdesk.store import audit, cadres, enterprises, undo, workdays
from qingdesk.store.undo import UndoStep
from tests.stores import TryDesk
from tests.unit.actions.test_record import code


def step(desk: TryDesk) -> UndoStep:
    """One action that adds a firm and a cadre, changes a cadre twice, and a firm's code."""
    from dataclasses import replace
    from datetime import date

    from qingdesk.domain.cadre import Cadre
    from qingdesk.domain.enterprise import Enterprise

    with desk.store.transaction("import_roster") as db:
        first = audit.head(db)[0] + 1
        enterprises.add(db, Enterprise(name="新厂"))
        cadres.add(db, Cadre(name="新人", unit_id=desk.home))
        changed = cadres.update(db, replace(cadres.get(db, desk.cadre), phone="1", post="县长"))
        cadres.update(db, replace(changed, phone="2"))
        enterprises.update(db, replace(enterprises.get(db, desk.firm), uscc=code("91411625MA9K3A5B1")))
        workdays.add_all(db, [(date(2030, 1, 1), False, "元旦")])
        undo.remember(db, "import_roster", first)
    found = undo.newest(desk.store.reader(), "import_roster")
    assert found is not None
    return found


def take_back(desk: TryDesk, done: UndoStep) -> set[str]:
    with desk.store.transaction("undo", "导入有误") as db:
        return undo.undo(db, done, "导入有误")


@pytest.fixture
def done(desk: TryDesk) -> UndoStep:
    desk.edit("enterprise", desk.firm, uscc=code())
    return step(desk)


def added(desk: TryDesk, noun: str) -> str:
    found: str = next(one.id for one in desk.all(noun) if one.name.startswith("新"))
    return found


def refuse(desk: TryDesk, done: UndoStep) -> None:
    before = audit.head(desk.store.reader())
    with pytest.raises(Refused) as caught:
        take_back(desk, done)
    assert caught.value.hint
    assert audit.head(desk.store.reader()) == before
    assert undo.newest(desk.store.reader(), "import_roster") == done


def test_all_is_as_before(desk: TryDesk, done: UndoStep) -> None:
    firm, person = added(desk, "enterprise"), added(desk, "cadre")
    assert take_back(desk, done) == {"enterprise", "cadre"}
    assert (desk.get("enterprise", firm).void_reason, desk.get("cadre", person).void_reason) == (
        "导入有误",
    ) * 2
    cadre = desk.get("cadre", desk.cadre)
    assert (cadre.phone, cadre.post) == ("", "副县长")
    assert cadre.revision == 5, "the way back is a way forward: every change counts"
    assert desk.get("enterprise", desk.firm).uscc == code()
    assert undo.newest(desk.store.reader(), "import_roster") is None, "once"
    assert audit.verify(desk.store.reader())[1] == []


def test_of_several_the_newest_comes_first(desk: TryDesk, done: UndoStep) -> None:
    with desk.store.transaction("other") as db:
        first = audit.head(db)[0] + 1
        workdays.add_all(db, [])
        undo.remember(db, "other", first)
    assert undo.newest(desk.store.reader()) == done, "an action that wrote nothing is none"
    assert undo.newest(desk.store.reader(), "other") is None


def test_not_when_a_record_was_changed_since(desk: TryDesk, done: UndoStep) -> None:
    desk.edit("cadre", desk.cadre, phone="3")
    refuse(desk, done)


def test_not_when_newer_records_belong_to_what_was_added(desk: TryDesk, done: UndoStep) -> None:
    visit = desk.visit(enterprise_id=added(desk, "enterprise"))
    refuse(desk, done)
    void(desk.store, "visit", visit, "重复")
    take_back(desk, done)


def test_not_when_somebody_who_was_added_went_on_a_visit(desk: TryDesk, done: UndoStep) -> None:
    desk.visit(visitors=[{"cadre_id": added(desk, "cadre"), "name": "新人"}])
    refuse(desk, done)


def test_not_when_another_firm_has_the_old_code_by_now(desk: TryDesk, done: UndoStep) -> None:
    desk.record("enterprise", name="第三厂", uscc=code())
    refuse(desk, done)


def test_not_when_the_texts_were_erased(desk: TryDesk, done: UndoStep) -> None:
    with desk.store.transaction("erase") as db:
        db.execute("UPDATE audit SET before = NULL, after = NULL, salt = NULL WHERE noun = 'enterprise'")
    refuse(desk, done)
