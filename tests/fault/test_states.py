"""Two desks and their supervisor against a model, in any order: record, edit, void, bring back, type a draft, crash,
import a roster, export, collect. Whatever the order, each store says what the model says."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from qingdesk.actions.collect import collect_package
from qingdesk.actions.import_roster import import_roster, preview_roster
from qingdesk.actions.life import complete, unvoid, void
from qingdesk.domain.record import Record
from qingdesk.store import audit, collected, drafts, keys
from qingdesk.store.audit_records import strays
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES
from tests.unit.actions.desks import TODAY, SmallDesk, small_desk, trusting

LONG = bool(os.environ.get("QINGDESK_SOAK"))
NOUNS = ("visit", "meal", "problem")
FIRMS = ("甲公司", "乙公司", "丙（集团）公司", "河南示例食品有限公司")
TEXTS = st.sampled_from(["经营平稳", "=1+1", "一行\r\n二行", "'-引号", "，；“”", "㛃䶮"])
DESKS = st.sampled_from([0, 0, 0, 1])


@dataclass(frozen=True)
class Seen:
    """What the model knows of a record. text: a visit's situation, a problem's text, a meal's visit."""

    noun: str
    text: str
    revision: int = 1
    form_revision: int = 1
    state: str = ""
    is_voided: bool = False
    taken_along: bool = False


@dataclass(frozen=True)
class Sent:
    """A package, and what its desk held when it was made."""

    path: Path
    records: dict[str, Seen]


@dataclass
class Modelled:
    """A desk with its model. records: id → what it should say. typed: screen → what stands on its page."""

    desk: SmallDesk
    key: bytes
    records: dict[str, Seen] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    firms: set[str] = field(default_factory=lambda: {"河南示例食品有限公司"})

    def change(self, record_id: str, **changes: Any) -> None:
        """One saved change: the revision grows by one."""
        old = self.records[record_id]
        self.records[record_id] = replace(old, revision=old.revision + 1, **changes)

    def ids(self, noun: str, *, is_voided: bool, states: tuple[str, ...] = ()) -> list[str]:
        """Records of the model."""
        return [
            record_id
            for record_id, seen in self.records.items()
            if seen.noun == noun and seen.is_voided == is_voided and (not states or seen.state in states)
        ]


@dataclass(frozen=True)
class Templates:
    """Stores that every run copies: two desks and their supervisor. keys: what opens each."""

    desks: tuple[SmallDesk, SmallDesk, SmallDesk]
    keys: tuple[bytes, bytes, bytes]


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    folder = tmp_path_factory.mktemp("states")
    one = small_desk(folder, "AAAA", "甲县工商联")
    two = small_desk(folder, "BBBB", "乙县工商联")
    top = trusting(small_desk(folder, "SUPR", "市督查室"), one, two)
    made = (one, two, top)
    for desk in made:
        desk.store.close()
    opened = [keys.unlock(desk.store.folder, None) for desk in made]
    return Templates(made, (opened[0], opened[1], opened[2]))


class Cut(Exception):
    """The power goes, in the midst of a transaction."""


def said(record: Record) -> Seen:
    """A record of a store, as the model would tell it."""
    noun = type(record).__name__.lower()
    given: Any = record
    text = {"visit": "situation", "problem": "text", "meal": "visit_id"}[noun]
    return Seen(
        noun,
        getattr(given, text),
        given.revision,
        given.form_revision,
        str(getattr(given, "state", "")),
        given.is_voided,
        bool(noun == "meal" and given.is_voided and given.void_reason == "随走访"),
    )


class Machine(RuleBasedStateMachine):
    """Rules are what people do; the model is three dictionaries."""

    packages = Bundle("packages")

    templates: ClassVar[Templates]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="qingdesk-states-"))
        self.made = 0
        one, two, top = (
            self.opened(desk, key)
            for desk, key in zip(self.templates.desks, self.templates.keys, strict=True)
        )
        self.sides = (one, two)
        self.top = top
        self.came: dict[str, Seen] = {}

    def opened(self, desk: SmallDesk, key: bytes) -> Modelled:
        """A copy of a store, whether its own is open or not."""
        self.made += 1
        folder = self.folder / f"{self.made}"
        shutil.copytree(desk.store.folder, folder)
        return Modelled(
            SmallDesk(Store.open(folder, key), self.folder, desk.cadre, desk.firm, self.made * 100), key
        )

    @initialize(target=packages)
    def some_records(self) -> Any:
        """Enough that the very next step may meet something."""
        sent = []
        for desk in (0, 1):
            self.record(desk, "completed", "经营平稳", 2)
            self.record(desk, "draft", "用工充足", 1)
            self.raise_problem(desk, "融资难")
            sent.append(self.export_and_collect(desk))
            self.record(desk, "completed", "新上一条生产线", 0)
            sent.append(self.sent(desk, "full"))  # and has not come yet
        return multiple(*sent)

    @rule(desk=DESKS, state=st.sampled_from(["draft", "completed"]), text=TEXTS, meals=st.integers(0, 2))
    def record(self, desk: int, state: str, text: str, meals: int) -> None:
        side = self.sides[desk]
        eaten = [{"kind": "lunch", "place": "canteen", "heads": 1}] * meals
        before = {meal.id for meal in TABLES["meal"].find(side.desk.store.reader(), with_voided=True)}
        visit = side.desk.visit(state=state, situation=text, meals=eaten)
        side.records[visit] = Seen("visit", text, state=state)
        for meal in TABLES["meal"].find(side.desk.store.reader()):
            if meal.id not in before:
                side.records[meal.id] = Seen("meal", visit)

    @rule(desk=DESKS, text=TEXTS)
    def raise_problem(self, desk: int, text: str) -> None:
        side = self.sides[desk]
        problem = side.desk.add(
            "problem", enterprise_id=side.desk.firm, text=text, raised_on="2026-03-04", source="hotline"
        )
        side.records[problem] = Seen("problem", text)

    def one_of(
        self,
        data: st.DataObject,
        desk: int,
        noun: str,
        *,
        is_voided: bool = False,
        states: tuple[str, ...] = (),
    ) -> str:
        """A record to do something to, or none."""
        ids = self.sides[desk].ids(noun, is_voided=is_voided, states=states)
        return data.draw(st.sampled_from(ids)) if ids else ""

    @rule(desk=DESKS, data=st.data(), text=TEXTS)
    def edit(self, desk: int, data: st.DataObject, text: str) -> None:
        """A completed visit is put right with a reason (更正); a draft is just changed."""
        side = self.sides[desk]
        visit = self.one_of(data, desk, "visit")
        if not visit:
            return
        old = side.records[visit]
        side.desk.edit("visit", visit, situation=text)
        if text != old.text:
            by = 0 if old.state == "draft" else 1
            side.change(visit, text=text, form_revision=old.form_revision + by)

    @rule(desk=DESKS, data=st.data())
    def complete(self, desk: int, data: st.DataObject) -> None:
        side = self.sides[desk]
        visit = self.one_of(data, desk, "visit", states=("draft",))
        if visit:
            complete(side.desk.store, "visit", visit, TODAY)
            side.change(visit, state="completed")

    @rule(desk=DESKS, noun=st.sampled_from(NOUNS), data=st.data())
    def void(self, desk: int, noun: str, data: st.DataObject) -> None:
        """A visit takes its meals along."""
        side = self.sides[desk]
        record = self.one_of(data, desk, noun)
        if not record:
            return
        void(side.desk.store, noun, record, "随走访" if noun == "visit" else "重复")
        side.change(record, is_voided=True)
        for meal, seen in list(side.records.items()):
            if noun == "visit" and seen.noun == "meal" and seen.text == record and not seen.is_voided:
                side.change(meal, is_voided=True, taken_along=True)

    @rule(desk=DESKS, noun=st.sampled_from(("visit", "problem")), data=st.data())
    def bring_back(self, desk: int, noun: str, data: st.DataObject) -> None:
        """With the meals that were taken along, and no others."""
        side = self.sides[desk]
        record = self.one_of(data, desk, noun, is_voided=True)
        if not record:
            return
        unvoid(side.desk.store, noun, record)
        side.change(record, is_voided=False)
        for meal, seen in list(side.records.items()):
            if noun == "visit" and seen.noun == "meal" and seen.text == record and seen.taken_along:
                side.change(meal, is_voided=False, taken_along=False)

    @rule(desk=DESKS, screen=st.sampled_from(["visit", "problem"]), text=TEXTS)
    def type(self, desk: int, screen: str, text: str) -> None:
        with self.sides[desk].desk.store.transaction("draft") as db:
            drafts.keep(db, screen, "", 0, text)
        self.sides[desk].typed[screen] = text

    @rule(desk=DESKS, screen=st.sampled_from(["visit", "problem"]))
    def throw_away(self, desk: int, screen: str) -> None:
        with self.sides[desk].desk.store.transaction("draft") as db:
            drafts.drop(db, screen)
        self.sides[desk].typed.pop(screen, None)

    @rule(who=st.sampled_from([0, 1, 2]))
    def crash(self, who: int) -> None:
        """What lies on the disk at this moment is all there is."""
        self.take(who, self.copied(who))

    @rule(who=st.sampled_from([0, 1, 2]), is_typing=st.booleans())
    def crash_while_saving(self, who: int, is_typing: bool) -> None:
        """Nothing of what was not acknowledged is there afterwards."""
        store = (*self.sides, self.top)[who].desk.store
        copied: list[Modelled] = []
        with pytest.raises(Cut), store.transaction("record_visit", "半截") as db:
            for noun, column in (("visit", "situation"), ("problem", "text"), ("enterprise", "name")):
                db.execute(f"UPDATE {noun} SET {column} = '半截', revision = revision + 1")
            if is_typing:
                drafts.keep(db, "visit", "", 0, "半截")
            copied.append(self.copied(who))
            raise Cut
        self.take(who, copied[0])

    def copied(self, who: int) -> Modelled:
        """The store as its files are now, opened, with the same model."""
        old = (*self.sides, self.top)[who]
        new = self.opened(old.desk, old.key)
        return replace(new, records=old.records, typed=old.typed, firms=old.firms)

    def take(self, who: int, new: Modelled) -> None:
        (*self.sides, self.top)[who].desk.store.close()
        if who == 2:
            self.top = new
        else:
            self.sides = (new, self.sides[1]) if who == 0 else (self.sides[0], new)

    @rule(desk=DESKS, firms=st.lists(st.sampled_from(FIRMS), min_size=1, unique=True))
    def import_firms(self, desk: int, firms: list[str]) -> None:
        """Twice or in part: a firm is there once."""
        side = self.sides[desk]
        path = self.folder / "分工.csv"
        rows = [f"{firm},王海涛,副县长,2026-01-05" for firm in firms]
        path.write_text("\n".join(["企业名称,联系领导,职务,联系开始日期", *rows]), "utf-8-sig")
        import_roster(side.desk.store, preview_roster(side.desk.store, path, TODAY), TODAY)
        side.firms |= set(firms)

    @rule(target=packages, desk=DESKS, profile=st.sampled_from(["full", "supervisor"]))
    def export(self, desk: int, profile: str) -> Sent:
        return self.sent(desk, profile)

    @rule(target=packages, desk=DESKS)
    def export_and_collect(self, desk: int) -> Sent:
        """The way that is gone most often."""
        sent = self.sent(desk, "supervisor")
        self.collect(sent)
        return sent

    def sent(self, desk: int, profile: str) -> Sent:
        side = self.sides[desk]
        return Sent(side.desk.package(profile), dict(side.records))

    @rule(sent=packages)
    def collect(self, sent: Sent) -> None:
        """Any package, again, in any order: the newer revision of each record stands."""
        outcome = collect_package(self.top.desk.store, sent.path)
        assert outcome.refused is None
        for record_id, seen in sent.records.items():
            if record_id not in self.came or seen.revision > self.came[record_id].revision:
                self.came[record_id] = seen

    @rule(target=packages, sent=consumes(packages))
    def lose(self, sent: Sent) -> Any:
        """A package may never arrive."""
        sent.path.unlink()
        return multiple()

    @invariant()
    def each_store_says_what_the_model_says(self) -> None:
        for side in self.sides:
            reader = side.desk.store.reader()
            assert held(side.desk.store) == side.records
            for screen in ("visit", "problem"):
                left = drafts.find(reader, screen)
                assert (left.content if left else None) == side.typed.get(screen)
            firms = [firm.name for firm in TABLES["enterprise"].find(reader)]
            assert sorted(firms) == sorted(side.firms)
        assert held(self.top.desk.store) == self.came
        assert collected.contradictions(self.top.desk.store.reader()) == []

    def teardown(self) -> None:
        for side in (*self.sides, self.top):
            reader = side.desk.store.reader()
            assert side.desk.store.quick_check() == "ok"
            assert reader.execute("PRAGMA foreign_key_check").fetchall() == []
            assert audit.verify(reader)[1] == [] and strays(reader) == []
            side.desk.store.close()
        shutil.rmtree(self.folder)


def held(store: Store) -> dict[str, Seen]:
    """Every visit, meal and problem of a store, voided ones too."""
    return {
        record.id: said(record)
        for noun in NOUNS
        for record in TABLES[noun].find(store.reader(), with_voided=True)
    }


@pytest.mark.parametrize("part", range(4 if LONG else 1))
def test_any_order_of_what_people_do(
    templates: Templates, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    """Long, it is dealt in parts that several workers share, each with a seed of its own."""
    monkeypatch.setattr(Machine, "templates", templates, raising=False)

    @seed(random.getrandbits(32) + part)
    class Part(Machine):
        pass

    ways = [Phase.explicit, Phase.reuse, Phase.generate, *([Phase.shrink] if LONG else [])]
    run_state_machine_as_test(
        Part,
        settings=settings(
            max_examples=50 if LONG else 8,
            stateful_step_count=50 if LONG else 40,
            deadline=None,
            phases=ways,  # to make a failure short takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
