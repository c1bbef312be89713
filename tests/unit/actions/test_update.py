"""An update from a stick: signed by somebody who is known, whole, or nothing of it is taken."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qingdesk.actions.changes import Changes
from qingdesk.actions.keys import trust
from qingdesk.actions.limits import set_limit
from qingdesk.actions.update import Taken, makers, take_shipped, take_update
from qingdesk.domain.policy import PolicyRow
from qingdesk.errors import Refused, UserError
from qingdesk.exchange.signing import key_id, new_signing_key, public_of
from qingdesk.exchange.update import PartKind, write_update
from qingdesk.store import audit, backups, policies, workdays
from tests.stores import TryDesk

MAKER = new_signing_key()
MAKERS = {public_of(MAKER): "QingDesk"}
DAYS = "日期,安排,依据\n2027-01-01,休,国办发明电〔2026〕示例号\n2027-01-03,班,国办发明电〔2026〕示例号\n"
Made = Callable[..., Path]


def rates(value: object, key: str = "meal.percent", shape: str = "meals") -> str:
    """A policy file with one limit from 2027 on: the percentages of a day's allowance unless said otherwise."""
    row = {"value": value, "valid_from": "2027-01-01", "basis": "示例文〔2027〕1号", "verified": False}
    entry = {"direction": "ceiling", "shape": shape, "rows": [row]}
    return json.dumps({"checked_on": "2027-01-01", "profiles": {}, "keys": {key: entry}})


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """An update of these files (name=text), signed by the maker or another key."""
    kinds = {".csv": PartKind.WORKDAYS, ".json": PartKind.POLICY, ".deb": PartKind.PROGRAM}

    def make(files: dict[str, str], key: str = MAKER) -> Path:
        stick = tmp_path / "stick"
        stick.mkdir(exist_ok=True)
        for name, text in files.items():
            (stick / name).write_text(text, "utf-8")
        out = stick / "QingDesk-update-2027.zip"
        write_update(out, "2027", [(kinds[Path(name).suffix], stick / name) for name in files], key)
        return out

    return make


def take(desk: TryDesk, path: Path) -> Taken:
    """As the maker of MAKER's key would be believed; programs come into a folder beside the stick."""
    folder = path.parents[1] / "downloads"
    folder.mkdir(exist_ok=True)
    return take_update(desk.store, path, folder, own_makers=MAKERS)


def refused(desk: TryDesk, path: Path) -> UserError:
    """The error of a file that must not be taken; nothing was changed by it."""
    before = audit.head(desk.store.reader())
    with pytest.raises(UserError) as raised:
        take(desk, path)
    assert audit.head(desk.store.reader()) == before
    assert not list((path.parents[1] / "downloads").iterdir())
    return raised.value


def test_next_years_days_and_limits_come_in_at_once(desk: TryDesk, made: Made) -> None:
    assert not workdays.load(desk.store.reader()).is_known(2027)
    taken = take(desk, made({"workdays-2027.csv": DAYS, "policy.json": rates({"lunch": 50, "dinner": 50})}))
    calendar = workdays.load(desk.store.reader())
    assert calendar.is_known(2027)
    assert not calendar.is_workday(date(2027, 1, 1)) and calendar.is_workday(date(2027, 1, 3))
    policy = policies.load(desk.store.reader())
    found = policy.find("meal.percent", date(2027, 3, 1))
    assert found is not None and found.value == {"lunch": 50, "dinner": 50} and not found.is_verified
    earlier = policy.find("meal.percent", date(2026, 12, 31))
    assert earlier is not None and earlier.value != found.value
    assert taken.changes == Changes({"workdays", "policies"})
    (kept,) = backups.find(desk.store.folder / backups.FOLDER)
    assert desk.store.contents_of(kept.path).audit_seq < audit.head(desk.store.reader())[0]
    assert [sentence for sentence in taken.sentences() if "2027" in sentence]
    written = [row for row in desk.audit_rows() if row["action"] == "take_update"]
    assert written and {row["reason"] for row in written} == {"QingDesk-update-2027.zip"}


def test_the_same_again_changes_nothing(desk: TryDesk, made: Made) -> None:
    path = made({"workdays-2027.csv": DAYS, "policy.json": rates({"lunch": 50})})
    take(desk, path)
    head = audit.head(desk.store.reader())
    again = take(desk, path)
    assert not again.changes and again.sentences() == ["其中没有新内容，都已经有了。"]
    assert audit.head(desk.store.reader()) == head


def test_a_limit_that_was_wrong_is_put_right_and_waits_to_be_confirmed(desk: TryDesk, made: Made) -> None:
    take(desk, made({"policy.json": rates({"lunch": 50})}))
    taken = take(desk, made({"policy.json": rates({"lunch": 45})}))
    assert taken.limits == 1
    rows = [row for row in policies.rows(desk.store.reader()) if row.valid_from == date(2027, 1, 1)]
    assert [row.value for row in rows if row.key == "meal.percent"] == [{"lunch": 45}]


def test_a_unit_may_be_stricter_than_the_new_limit_and_no_laxer(desk: TryDesk, made: Made) -> None:
    own = PolicyRow(key="meal.pay_wd", value=2, valid_from=date(2027, 2, 1), basis="示例办〔2027〕3号")
    take(desk, made({"policy.json": rates(1, "meal.pay_wd", "number")}))
    with pytest.raises(Refused):
        set_limit(desk.store, own)
    set_limit(desk.store, replace(own, value=1))


def test_a_program_is_put_where_a_person_finds_it(desk: TryDesk, made: Made) -> None:
    taken = take(desk, made({"org.qingdesk.desk_0.2.0_amd64.deb": "not really one"}))
    (path,) = taken.programs
    assert path.read_text() == "not really one" and path.parent.name == "downloads"
    assert any("sudo apt install" in sentence for sentence in taken.sentences())


def test_another_key_is_named_and_refused(desk: TryDesk, made: Made) -> None:
    stranger = new_signing_key()
    error = refused(desk, made({"workdays-2027.csv": DAYS}, stranger))
    assert key_id(public_of(stranger)) in error.title


def test_a_key_that_is_trusted_here_may_bring_tables_but_no_program(
    desk: TryDesk, made: Made, tmp_path: Path
) -> None:
    office = new_signing_key()
    public = public_of(office)
    document = tmp_path / "key.json"
    document.write_text(json.dumps({"qingdesk_key": 1, "key_id": key_id(public), "ed25519": public}))
    trust(desk.store, document)
    assert take(desk, made({"workdays-2027.csv": DAYS}, office)).years == (2027,)
    error = refused(desk, made({"workdays-2027.csv": DAYS, "x.deb": "evil"}, office))
    assert "其他密钥" in error.title


@pytest.mark.parametrize("part", [0.05, 0.3, 0.6, 0.9, 0.999])
def test_a_changed_byte_anywhere_is_seen(part: float, desk: TryDesk, made: Made) -> None:
    path = made({"workdays-2027.csv": DAYS, "policy.json": rates({"lunch": 50})})
    content = bytearray(path.read_bytes())
    content[int(len(content) * part)] ^= 1
    path.write_bytes(content)
    refused(desk, path)


def test_a_package_signed_by_the_same_key_is_no_update(desk: TryDesk, made: Made) -> None:
    from hashlib import sha256

    from qingdesk.exchange.signing import comment_size, sign, sm3_of

    path = made({"workdays-2027.csv": DAYS})
    body = path.read_bytes()[: -comment_size(MAKER)]
    path.write_bytes(body + sign(MAKER, sha256(body).digest(), sm3_of(b"")))
    refused(desk, path)


@pytest.mark.parametrize(
    ("files", "word"),
    [
        ({"workdays-2027.csv": "日期,安排\n2027-13-01,休\n"}, "2027-13-01"),
        ({"policy.json": "{}"}, "policy.json"),
        ({"policy.json": rates({"lunch": 50}).replace("meal.percent", "meal.unheard_of")}, "unheard_of"),
        ({"workdays-2027.csv": DAYS, "policy.json": "not json"}, "policy.json"),
    ],
)
def test_one_bad_table_and_nothing_comes_in(
    files: dict[str, str], word: str, desk: TryDesk, made: Made
) -> None:
    assert word in refused(desk, made(files)).title
    assert not workdays.load(desk.store.reader()).is_known(2027)


def test_a_file_of_another_kind_is_refused(desk: TryDesk, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    for name, content in (("notes.zip", b"PK nothing"), ("roster.xlsx", b""), ("picture.png", b"\x89PNG")):
        path = folder / name
        path.write_bytes(content)
        assert name in refused(desk, path).title
    assert "missing.zip" in refused(desk, folder / "missing.zip").title


def test_the_makers_are_readable() -> None:
    for public, name in makers().items():
        assert key_id(public) and name


def forget(desk: TryDesk, *statements: str) -> None:
    """The store as an older program made it, without what a newer one brings."""
    with desk.store.transaction("try") as db:
        for statement in statements:
            db.execute(statement)


def test_a_newer_program_brings_its_days_and_limits_into_an_older_store(desk: TryDesk) -> None:
    assert not take_shipped(desk.store), "its own store has them already"
    whole = policies.rows(desk.store.reader())
    forget(desk, "DELETE FROM workday WHERE day >= '2026'", "DELETE FROM policy WHERE key = 'meal.percent'")
    assert not workdays.load(desk.store.reader()).is_known(2026)
    assert take_shipped(desk.store) == Changes({"workdays", "policies"})
    assert workdays.load(desk.store.reader()).is_known(2026)
    assert [replace(row, id="") for row in policies.rows(desk.store.reader())] == [
        replace(row, id="") for row in whole
    ]


def test_what_an_update_put_right_is_not_put_back(desk: TryDesk) -> None:
    forget(desk, "UPDATE policy SET value = '1' WHERE key = 'meal.pay_wd'")
    assert not take_shipped(desk.store)
    (row,) = policies.rows(desk.store.reader(), "meal.pay_wd")
    assert row.value == 1
