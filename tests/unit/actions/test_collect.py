"""A supervisor's store takes packages of many desks, again, in any order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from qingdesk.actions.attach import attach
from qingdesk.actions.collect import (
    collect_package,
    collect_packages,
    settle_conflict,
)
from qingdesk.actions.demo.build import build_sample
from qingdesk.actions.export import export_package
from qingdesk.actions.keys import forget, own_keys, recipient, trust
from qingdesk.actions.life import void
from qingdesk.actions.overview import overview
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.errors import NotFound, Refused, UserError
from qingdesk.store import attachments, audit, backups, collected
from qingdesk.store.audit_records import strays
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES
from tests.unit.actions.desks import H1, TODAY, SmallDesk, everything, small_desk, trusting


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[SmallDesk, SmallDesk, SmallDesk]]:
    made = (
        small_desk(tmp_path, "AAAA", "甲县工商联"),
        small_desk(tmp_path, "BBBB", "乙县工商联"),
        small_desk(tmp_path, "SUPR", "市督查室"),
    )
    trusting(made[2], *made[:2])
    yield made
    for desk in made:
        desk.store.close()


Desks = tuple[SmallDesk, SmallDesk, SmallDesk]


def is_whole(store: Store) -> bool:
    reader = store.reader()
    return audit.verify(reader)[1] == [] and strays(reader) == [] and store.quick_check() == "ok"


def test_a_backup_is_made_before_the_first_that_comes_in(desks: Desks, tmp_path: Path) -> None:
    one, two, top = desks
    one.visit()
    two.visit()
    kept = top.store.folder / backups.FOLDER
    (tmp_path / "no.zip").write_bytes(b"no package")
    collect_packages(top.store, [tmp_path / "no.zip"])
    assert backups.find(kept) == [], "nothing came in"
    before = audit.head(top.store.reader())
    collect_packages(top.store, [tmp_path / "no.zip", one.package(), two.package()])
    (copy,) = backups.find(kept)
    inside = top.store.contents_of(copy.path)
    assert (inside.audit_seq, inside.audit_hash) == before
    collect_packages(top.store, [one.package()])
    assert len(backups.find(kept)) == 1, "it had come in before"


def test_without_room_for_a_backup_nothing_comes_in(desks: Desks) -> None:
    one, _two, top = desks
    one.visit()
    before = everything(top.store)
    (top.store.folder / backups.FOLDER).write_bytes(b"no folder")
    with pytest.raises(UserError) as told:
        collect_packages(top.store, [one.package()])
    assert told.value.hint
    assert everything(top.store) == before


def test_added_then_again_then_replaced(desks: Desks) -> None:
    one, _two, top = desks
    visit = one.visit()
    first = collect_package(top.store, one.package())
    assert first.refused is None
    assert (first.tally.added, first.tally.conflicts) == (5, 0), "unit, cadre, firm, assignment, visit"
    again = collect_package(top.store, one.package())
    assert again.is_again and again.tally.added == 0
    one.edit("visit", visit, opinions="希望降低用电成本")
    third = collect_package(top.store, one.package())
    assert (third.tally.added, third.tally.replaced) == (0, 1)
    assert TABLES["visit"].get(top.store.reader(), visit).opinions == "希望降低用电成本"
    assert is_whole(top.store)


def test_its_unit_is_not_home_here_and_its_visits_are_its_own(desks: Desks) -> None:
    one, _two, top = desks
    visit = one.visit()
    collect_package(top.store, one.package())
    reader = top.store.reader()
    homes = [unit.name for unit in TABLES["unit"].find(reader) if unit.is_home]
    assert homes == ["市督查室"]
    unit = TABLES["unit"].get(reader, TABLES["visit"].get(reader, visit).unit_id)
    assert unit.name == "甲县工商联"


def test_masked_after_full_takes_nothing_away_and_full_after_masked_fills(desks: Desks) -> None:
    one, two, top = desks
    one.visit(), two.visit()
    full, masked = one.package("full"), one.package("supervisor")
    for path in (full, masked):
        assert collect_package(top.store, path).tally.conflicts == 0
    other_masked, other_full = two.package("supervisor"), two.package("full")
    collect_package(top.store, other_masked)
    firm = TABLES["enterprise"].get(top.store.reader(), two.firm)
    assert (firm.contact_phone, firm.contact_name) == ("139****1111", "李****")
    assert collect_package(top.store, other_full).tally.filled == 3  # cadre, firm, visit
    for desk in (one, two):
        firm = TABLES["enterprise"].get(top.store.reader(), desk.firm)
        assert (firm.contact_phone, firm.contact_name) == ("13900001111", "李建国")
    assert is_whole(top.store)


def test_a_masked_newer_revision_keeps_the_full_phone(desks: Desks) -> None:
    one, _two, top = desks
    collect_package(top.store, one.package("full"))
    one.edit("enterprise", one.firm, address="人民路一号")
    collect_package(top.store, one.package("supervisor"))
    firm = TABLES["enterprise"].get(top.store.reader(), one.firm)
    assert (firm.address, firm.contact_phone) == ("人民路一号", "13900001111")


def test_what_was_voided_stays_voided(desks: Desks) -> None:
    one, _two, top = desks
    visit = one.visit()
    before = one.package()
    void(one.store, "visit", visit, "重复")
    after = one.package()
    for path in (after, before):
        collect_package(top.store, path)
    assert TABLES["visit"].get(top.store.reader(), visit).is_voided


def contradicting(desks: Desks) -> tuple[str, Path, Path]:
    """Two packages of one desk whose store was copied and written in both places: one revision, two contents."""
    import shutil

    one = desks[0]
    visit = one.visit()
    one.store.close()
    copy = one.folder / "copy"
    shutil.copytree(one.store.folder, copy)
    key = one.store._key
    one.store = Store.open(one.store.folder, key)
    other = SmallDesk(Store.open(copy, key), one.folder, one.cadre, one.firm, 100)
    one.edit("visit", visit, opinions="甲")
    other.edit("visit", visit, opinions="乙")
    paths = one.package(), other.package()
    other.store.close()
    return visit, *paths


def test_two_contents_of_one_revision_are_both_kept(desks: Desks) -> None:
    visit, one, other = contradicting(desks)
    top = desks[2]
    outcomes = collect_packages(top.store, [one, other])
    assert [outcome.tally.conflicts for outcome in outcomes] == [0, 1]
    (found,) = collected.contradictions(top.store.reader())
    assert (found.noun, found.record_id) == ("visit", visit)
    assert "opinions" in found.differs
    kept = TABLES["visit"].get(top.store.reader(), visit).opinions
    assert {kept, found.beside["opinions"]} == {"甲", "乙"}
    settle_conflict(top.store, found.id, "已核实")
    assert collected.contradictions(top.store.reader()) == []
    with pytest.raises(NotFound):
        settle_conflict(top.store, found.id, "")
    assert is_whole(top.store)


def test_any_order_comes_to_the_same(desks: Desks, tmp_path: Path) -> None:
    one, two, _top = desks
    visit, first, second = contradicting(desks)
    paths = [first, second, two.package("supervisor")]
    two.visit()
    paths += [two.package("full"), two.package("supervisor"), one.package("supervisor")]
    void(one.store, "visit", visit, "重复")
    paths.append(one.package("supervisor"))
    seen = []
    for turn in range(4):
        top = trusting(small_desk(tmp_path / f"{turn}", "SUPR", "市督查室"), one, two)
        order = paths * 2
        random.Random(turn).shuffle(order)
        assert all(outcome.refused is None for outcome in collect_packages(top.store, order))
        seen.append(everything(top.store))
        assert is_whole(top.store)
        top.store.close()
    assert seen[0] == seen[1] == seen[2] == seen[3]


def test_scans_come_with_a_full_package(desks: Desks, tmp_path: Path) -> None:
    one, _two, top = desks
    visit = one.visit()
    page = tmp_path / "scan.pdf"
    page.write_bytes(b"%PDF-1.4 signed")
    attach(one.store, "visit", visit, page, AttachmentRole.SIGNED_SCAN)
    (scan,) = TABLES["attachment"].find(one.store.reader())
    collect_package(top.store, one.package("supervisor"))
    assert attachments.content(top.store.reader(), scan.id) == b""
    collect_package(top.store, one.package("full"))
    assert attachments.content(top.store.reader(), scan.id) == b"%PDF-1.4 signed"
    assert is_whole(top.store)


def test_what_is_refused(desks: Desks, tmp_path: Path) -> None:
    one, two, top = desks
    one.visit()
    good = one.package()
    before = everything(top.store)
    forget(top.store, own_keys(one.store).public.key_id)
    (unknown,) = collect_packages(top.store, [good])
    assert [fault.kind.value for fault in unknown.faults] == ["unknown_key"]
    trust(top.store, good)
    broken = tmp_path / "broken.zip"
    content = bytearray(good.read_bytes())
    content[len(content) // 2] ^= 1
    broken.write_bytes(content)
    refused = collect_packages(
        top.store, [broken, tmp_path / "none.zip", one.package("statistics"), top.package("full")]
    )
    assert all(outcome.refused for outcome in refused)
    assert everything(top.store) == before
    sealed = two.package("full", seal_for=recipient(two.store, own_keys(one.store).public.sealing_key))
    (outcome,) = collect_packages(top.store, [sealed])
    assert [fault.kind.value for fault in outcome.faults] == ["sealed"]
    assert "sealed" in str(outcome.plain()["faults"])
    assert outcome.sentence()


def test_samples_do_not_come_into_a_real_store(desks: Desks, tmp_path: Path) -> None:
    _one, _two, top = desks
    sample = build_sample(tmp_path / "sample", cadres=2, enterprises=3, visits=3, seed=1, today=TODAY)
    path = tmp_path / "sample.zip"
    export_package(sample, H1, "supervisor", path, today=TODAY)
    sample.close()
    trust(top.store, path)
    before = everything(top.store)
    assert "示例" in str(collect_package(top.store, path).refused)
    assert everything(top.store) == before


def test_a_sealed_package_for_this_desk(desks: Desks) -> None:
    one, _two, top = desks
    one.visit()
    path = one.package("supervisor", seal_for=own_keys(top.store).public.sealing_key)
    assert path.read_bytes().startswith(b"age-encryption.org")
    assert collect_package(top.store, path).refused is None


def test_no_package_changes_this_desks_own_records(desks: Desks) -> None:
    """A supervisor's record comes back to it in another's package: looked at, never written over."""
    one, _two, top = desks
    trusting(one, top)
    firm = top.firm
    collect_package(one.store, top.package())
    with one.store.transaction("test") as db:
        db.execute("UPDATE enterprise SET name = '冒名', revision = revision + 1 WHERE id = ?", (firm,))
    one.add("problem", enterprise_id=firm, text="融资", raised_on="2026-03-04", source="visit")
    outcome = collect_package(top.store, one.package())
    assert outcome.refused is None
    assert outcome.tally.conflicts == 1
    assert TABLES["enterprise"].get(top.store.reader(), firm).name == "河南示例食品有限公司"


def test_a_store_that_went_back_in_time_is_told(desks: Desks, tmp_path: Path) -> None:
    one, _two, top = desks
    older = one.package()
    one.visit()
    collect_package(top.store, one.package())
    assert not collect_package(top.store, older).is_rewound, "an older package is no wonder"
    package = collected.find(top.store.reader())[0]
    from dataclasses import replace

    later = replace(package, audit_seq=3, created="2099-01-01T00:00:00Z")
    assert collected.is_rewound(top.store.reader(), later)


def test_units_and_shared_problems(desks: Desks) -> None:
    one, two, top = desks
    for desk in (one, two):
        desk.edit("enterprise", desk.firm, uscc="91410100MA3X00001B")
        desk.visit()
        desk.add("problem", enterprise_id=desk.firm, text="融资难", raised_on="2026-03-04", source="visit")
        collect_package(top.store, desk.package("supervisor"))
    seen = overview(top.store.reader(), TODAY, H1)
    figures = seen.units
    assert [(unit.unit_name, unit.visits, unit.open_problems) for unit in figures] == [
        ("乙县工商联", 1, 1),
        ("甲县工商联", 1, 1),
    ]
    (shared,) = seen.shared_problems
    assert {desk_id for desk_id, *_rest in shared.problems} == {one.store.desk_id, two.store.desk_id}


def test_keys_that_are_none(desks: Desks, tmp_path: Path) -> None:
    one, _two, top = desks
    path = tmp_path / "key.json"
    for text in (
        "",
        "{}",
        '{"qingdesk_key": 1}',
        '{"qingdesk_key": 1, "ed25519": "zz", "key_id": "x"}',
        "[" * 9999,
    ):
        path.write_text(text, "utf-8")
        with pytest.raises(UserError):
            trust(top.store, path)
    with pytest.raises(UserError):
        trust(top.store, tmp_path / "none")
    with pytest.raises(Refused):
        trust(one.store, one.key_file())
    with pytest.raises(NotFound):
        forget(top.store, "0" * 16)
    with pytest.raises(UserError):
        recipient(top.store, "nobody")
    assert recipient(top.store, "甲县工商联").startswith("age1")
