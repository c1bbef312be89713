"""Export a half-year: whole or not at all, the same bytes again, and a note of it."""

from __future__ import annotations

import csv
import hashlib
import json
import resource
import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from qingdesk.actions import package_findings
from qingdesk.actions.check import check
from qingdesk.actions.export import export_package, what_leaves
from qingdesk.actions.findings import note_finding
from qingdesk.actions.keys import own_keys
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.finding import SEVERITY_ORDER, NoteState, Severity
from qingdesk.domain.offer import Offer, OfferKind, Reply
from qingdesk.domain.period import Half
from qingdesk.domain.unit import Level, Unit
from qingdesk.domain.visit import Visit, VisitMode, Visitor, VisitState
from qingdesk.errors import Cancelled, Refused, UserError
from qingdesk.exchange import aside
from qingdesk.exchange.package.profile import Profile
from qingdesk.exchange.package.verify import verify
from qingdesk.store import audit, export_log, keys, units
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES

H1 = Half(2026, 1)
TODAY = date(2026, 7, 2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "store", keys.new_data_key(), desk_code="DESK")
    with made.transaction("test") as db:
        unit = TABLES["unit"].add(
            db, Unit(name="示例县工商联", level=Level.COUNTY, region="411600", is_home=True)
        )
        cadre = TABLES["cadre"].add(db, Cadre(name="王䶮", unit_id=unit.id))
        firm = TABLES["enterprise"].add(db, Enterprise(name="=cmd|豫丰"))
        visit = Visit(
            enterprise_id=firm.id,
            mode=VisitMode.ONSITE,
            started_at=datetime(2026, 3, 4, 9, 30),
            visitors=(Visitor(cadre.id, cadre.name, ""),),
            situation="一、产值\n二、融资",
        )
        TABLES["visit"].add_all(db, [visit] * 1200)
        offer = Offer(
            cadre_id=cadre.id, offered_on=date(2026, 3, 4), kind=OfferKind.BANQUET, reply=Reply.DECLINED
        )
        TABLES["offer"].add(db, offer)
    yield made
    made.close()


def description(path: Path) -> Any:
    with ZipFile(path) as archive:
        return json.loads(archive.read("datapackage.json"))


def test_a_package_of_the_period(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "2026H1.zip"
    report = export_package(store, H1, Profile.FULL, out, today=TODAY)
    kept = {"finding": report.rows["finding"], "finding_note": 0}
    assert {noun: count for noun, count in report.rows.items() if count or noun in kept} == {
        "unit": 1,
        "cadre": 1,
        "enterprise": 1,
        "visit": 1200,
        **kept,
    }
    assert (report.total, report.path) == (1203 + kept["finding"], out)
    assert report.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert report.size == out.stat().st_size
    assert verify(out).faults == ()
    with ZipFile(out) as archive:
        assert "tables/offer.csv" not in archive.namelist()
        assert "'=cmd|豫丰".encode() in archive.read("tables/enterprise.csv")
        assert "一、产值\n二、融资".encode() in archive.read("tables/visit.csv")


def test_what_it_says_of_itself(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "a.zip"
    report = export_package(store, H1, "full", out, today=TODAY)
    described = description(out)
    own = described["qingdesk"]
    home = units.home(store.reader())
    seq, hash_ = audit.head(store.reader())
    assert home is not None
    assert described["id"] == report.package_id
    assert own["unit"] == {"id": home.id, "name": home.name, "level": "county", "region": "411600"}
    assert own["audit"] == {"seq": seq, "hash": hash_}
    assert own["desk"] == {"id": store.desk_id, "code": "DESK", "is_sample": False}
    assert (own["profile"], own["left_out"]) == ("full", ["offer"])
    assert described["created"] == home.created_at


def test_the_findings_are_those_of_a_check_however_small_the_parts(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = units.home(store.reader())
    assert home is not None
    with store.transaction("test") as db:
        people = TABLES["cadre"].add_all(
            db, [Cadre(name=f"李{n}", unit_id=home.id, in_scope=True) for n in range(5)]
        )
        firms = TABLES["enterprise"].add_all(db, [Enterprise(name=f"第{n}厂") for n in range(4)])
        visit = Visit(
            mode=VisitMode.ONSITE, state=VisitState.COMPLETED, unit_id=home.id, banquet_reported=True
        )
        made = [
            replace(
                visit, enterprise_id=firms[n % 4].id, started_at=datetime(2026, 6, 10 + n % 3, 9),
                visitors=tuple(Visitor(each.id, each.name, "") for each in (people[n % 5], people[(n + 1) % 5])),
            )
            for n in range(40)
        ]  # fmt: skip
        TABLES["visit"].add_all(db, made)
    found = check(store.reader(), TODAY)
    note_finding(store, found[-1].finding, NoteState.EXPLAINED, "已说明情况")
    for name, few in (("FIRMS_AT_ONCE", 2), ("CADRES_AT_ONCE", 4), ("VISITS_AT_ONCE", 20)):
        monkeypatch.setattr(package_findings, name, few)
    monkeypatch.setattr(aside, "WAITING", 7)
    export_package(store, H1, "full", tmp_path / "a.zip", today=TODAY)
    with ZipFile(tmp_path / "a.zip") as archive:
        rows = list(csv.DictReader(archive.read("tables/finding.csv").decode("utf-8-sig").splitlines()))
    keys_of = ("code", "record_id", "cadre_id", "period", "severity", "state", "note")
    assert sorted(tuple(row[key] for key in keys_of) for row in rows) == sorted(
        (f.code, f.record_id, f.cadre_id, f.period, f.severity.value, each.state.value, each.note)
        for each in check(store.reader(), TODAY)
        for f in [each.finding]
    )
    order = [(SEVERITY_ORDER[Severity(row["severity"])], row["code"]) for row in rows]
    assert order == sorted(order) and len(set(order)) > 2


def test_offers_when_ticked(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "a.zip"
    report = export_package(store, H1, "full", out, with_offers=True, today=TODAY)
    assert report.rows["offer"] == 1
    assert description(out)["qingdesk"]["left_out"] == []


def test_the_same_records_give_the_same_package(store: Store, tmp_path: Path) -> None:
    first = export_package(store, H1, "full", tmp_path / "a.zip", today=TODAY)
    second = export_package(store, H1, "full", tmp_path / "b.zip", today=TODAY)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert first.package_id == second.package_id
    other = export_package(store, Half(2025, 2), "full", tmp_path / "c.zip", today=TODAY)
    assert other.package_id != first.package_id
    assert other.rows["visit"] == 0


def test_every_export_is_noted(store: Store, tmp_path: Path) -> None:
    report = export_package(store, H1, "full", tmp_path / "a.zip", today=TODAY)
    (noted,) = export_log.find(store.reader())
    assert (noted.period, noted.profile, noted.by) == ("2026H1", "full", "desk")
    assert (noted.package_id, noted.sha256) == (report.package_id, report.sha256)
    assert (noted.size, noted.rows) == (report.size, report.total)


def test_the_look_at_what_would_leave_can_be_stopped(store: Store) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        what_leaves(store, H1, Profile.SUPERVISOR, today=TODAY, progress=stop)


def test_stopped_halfway(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "a.zip"
    out.write_bytes(b"the old one")
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if done > total // 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_package(store, H1, "full", out, progress=stop, today=TODAY)
    assert heard[-1] == (1204, 2406), "the tables are the first half, the workbook is the second"
    assert_untouched(store, out)
    export_package(store, H1, "full", out, today=TODAY)
    assert verify(out).faults == ()


def assert_untouched(store: Store, out: Path) -> None:
    assert out.read_bytes() == b"the old one"
    assert sorted(path.name for path in out.parent.iterdir() if path.is_file()) == [out.name]
    assert export_log.find(store.reader()) == []
    assert not store.reader().in_transaction


@pytest.mark.parametrize("limit", [0, 100, 2000])
def test_no_room_for_the_file(store: Store, tmp_path: Path, limit: int) -> None:
    out = tmp_path / "a.zip"
    own_keys(store)
    out.write_bytes(b"the old one")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        with pytest.raises(UserError, match=r"a\.zip"):
            export_package(store, H1, "full", out, today=TODAY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)
    assert_untouched(store, out)


def test_a_folder_that_is_not_there(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        export_package(store, H1, "full", tmp_path / "none" / "a.zip", today=TODAY)
    assert export_log.find(store.reader()) == []


def test_the_note_is_taken_back_when_the_file_cannot_be_put_there(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.zip").mkdir()
    (tmp_path / "a.zip" / "full").write_bytes(b"")
    with pytest.raises(UserError):
        export_package(store, H1, "full", tmp_path / "a.zip", today=TODAY)
    assert export_log.find(store.reader()) == []


def test_no_file_without_its_note(store: Store, tmp_path: Path) -> None:
    with store.transaction("test") as db:
        db.execute("PRAGMA max_page_count = 1")  # never less than there is: no more room
    done = 0
    with pytest.raises(UserError):
        for turn in range(200):
            export_package(store, Half(2025, 2), "full", tmp_path / f"{turn}.zip", today=TODAY)
            done += 1
    assert len(export_log.find(store.reader(), limit=200)) == done
    assert len(list(tmp_path.glob("*.zip"))) == done < 200
    assert not list(tmp_path.glob(".*.part"))


def test_a_profile_that_is_none(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        export_package(store, H1, "other", tmp_path / "a.zip", today=TODAY)
    assert not (tmp_path / "a.zip").exists()


def test_a_half_year_to_come(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="2027H1"):
        export_package(store, Half(2027, 1), "full", tmp_path / "a.zip", today=TODAY)


def test_no_name_lies_in_another_file(store: Store, tmp_path: Path) -> None:
    """While it is written: in the package itself, which is being made, and nowhere else."""
    seen: set[str] = set()

    def look(done: int, total: int) -> None:
        for path in tmp_path.rglob("*"):
            if path.is_file() and ("王䶮".encode() in path.read_bytes() or path.suffix == ".csv"):
                seen.add(path.name)

    export_package(store, H1, "full", tmp_path / "a.zip", progress=look, today=TODAY)
    assert not {name for name in seen if not name.startswith(".a.zip")}
