"""Set-up and opening: a new desk is ready to work on, and only its password opens it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qingdesk import settings
from qingdesk.actions.mistakes import Mistaken
from qingdesk.actions.open_desk import desk_exists, needs_password, open_desk, seconds_to_wait
from qingdesk.actions.set_up import DeskPlan, set_up_desk, shipped_limits, shipped_workdays
from qingdesk.domain.unit import Level
from qingdesk.errors import UserError, WrongPassword
from qingdesk.store import audit, keys, policies, units, workdays
from tests.stores import TODAY, TryDesk


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cost that people get is a second's work a password."""
    monkeypatch.setattr(keys, "calibrate", lambda: keys.Cost(64, 1, 1))


def plan(**given: object) -> DeskPlan:
    whole: dict[str, Any] = {"unit_name": " 示例县工商联 ", "level": Level.COUNTY, "region": "411625"}
    return DeskPlan(**{**whole, "desk_code": "zkgs", **given})


def test_a_new_desk_is_ready(tmp_path: Path) -> None:
    store = set_up_desk(tmp_path / "a" / "b", plan(password="geheim"), TODAY)
    db = store.reader()
    home = units.home(db)
    assert home is not None and (home.name, home.is_home) == ("示例县工商联", True)
    assert store.desk_code == "ZKGS"
    assert policies.records_from(db) == date(2026, 7, 1)
    assert {row.key for row in shipped_limits()} | {"records_from"} == set(policies.load(db).keys())
    assert workdays.load(db).days == {day: is_workday for day, is_workday, _basis in shipped_workdays()}
    assert audit.verify(db)[1] == []
    assert {row[0] for row in db.execute('SELECT DISTINCT "by" FROM audit')} == {"desk"}
    store.close()
    folder = tmp_path / "a" / "b"
    assert desk_exists(folder) and needs_password(folder)
    with pytest.raises(WrongPassword):
        open_desk(folder)
    with pytest.raises(WrongPassword):
        open_desk(folder, "falsch")
    assert seconds_to_wait(folder) == 0
    open_desk(folder, "geheim").close()


def test_without_a_password_it_opens_here(tmp_path: Path) -> None:
    set_up_desk(tmp_path, plan(records_from=date(2025, 1, 1)), TODAY).close()
    assert not needs_password(tmp_path)
    store = open_desk(tmp_path)
    assert policies.records_from(store.reader()) == date(2025, 1, 1)
    store.close()


@pytest.mark.parametrize("code", ["", "ZK", "ZKGSX", "周口市局", "ZK-S", "ＺＫＧＳ"])
def test_a_desk_code_that_cannot_be(tmp_path: Path, code: str) -> None:
    with pytest.raises(UserError) as caught:
        set_up_desk(tmp_path / "s", plan(desk_code=code), TODAY)
    assert code in caught.value.title and caught.value.hint
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [({"unit_name": " "}, "name"), ({"region": "41"}, "region"), ({"unit_name": "局" * 300}, "name")],
)
def test_a_unit_that_cannot_be(tmp_path: Path, given: dict[str, object], field: str) -> None:
    with pytest.raises(Mistaken) as caught:
        set_up_desk(tmp_path / "s", plan(**given), TODAY)
    assert [mistake.field for mistake in caught.value.mistakes] == [field]
    assert not (tmp_path / "s").exists()


def test_a_store_is_never_written_over(desk: TryDesk) -> None:
    before = desk.audit_rows()
    with pytest.raises(UserError):
        set_up_desk(desk.folder, plan(), TODAY)
    assert desk.audit_rows() == before
    desk.again()


def test_set_up_that_fails_at_the_key_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config").write_text("in the way", "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with pytest.raises(UserError):
        set_up_desk(tmp_path / "s", plan(), TODAY)
    assert list((tmp_path / "s").iterdir()) == []


def test_where_there_is_no_desk(tmp_path: Path) -> None:
    assert not desk_exists(tmp_path)
    with pytest.raises(UserError) as caught:
        open_desk(tmp_path)
    assert "init" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_the_hand_is_the_operator_chosen_last(desk: TryDesk) -> None:
    desk.store.close()
    assert open_desk(desk.folder).operator == "desk"
    settings.save(desk.folder, settings.Settings(operator_cadre_id=desk.cadre))
    desk.store = open_desk(desk.folder)
    assert desk.get("enterprise", desk.record("enterprise", name="第二厂")).created_by == desk.cadre
