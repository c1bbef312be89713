"""Which rows leave in a half-year's package, and which do not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from qingdesk.domain.assignment import Assignment, Role
from qingdesk.domain.attachment import Attachment, AttachmentRole
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.commitment import Commitment
from qingdesk.domain.cost import Cost, CostKind, Payer
from qingdesk.domain.declaration import Declaration
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.event import Event, EventKind, OrganiserKind
from qingdesk.domain.fields import fields_of
from qingdesk.domain.gift import Disposition, Gift, GiftKind
from qingdesk.domain.handover import Handover, HandoverItem
from qingdesk.domain.meal import Meal, MealBasis, MealKind, MealPlace
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.offer import Offer, OfferKind, Reply
from qingdesk.domain.period import Half
from qingdesk.domain.problem import Problem, ProblemSource
from qingdesk.domain.progress import Progress, ProgressKind
from qingdesk.domain.record import Record
from qingdesk.domain.report import Report
from qingdesk.domain.self_check import SelfAnswer, SelfCheck
from qingdesk.domain.unit import Level, Unit
from qingdesk.domain.visit import Visit, VisitMode, Visitor
from qingdesk.store import attachments, keys
from qingdesk.store.database import Store
from qingdesk.store.package_rows import PAGE, leaving
from qingdesk.store.tables import TABLES

H1 = Half(2026, 1)
IN, BEFORE, AFTER = date(2026, 3, 4), date(2025, 12, 31), date(2026, 7, 1)


class Desk:
    """A store whose records are told apart by short labels."""

    def __init__(self, folder: Path) -> None:
        self.store = Store.create(folder, keys.new_data_key(), desk_code="DESK")
        self.labels: dict[str, str] = {}
        self.home = self.add("home", Unit(name="工商联", level=Level.COUNTY, region="411600", is_home=True))
        self.unit = self.add("unit", Unit(name="税务局", level=Level.COUNTY, region="411600"))
        self.cadre = self.add("cadre", Cadre(name="李明", unit_id=self.unit))
        self.firm = self.add("firm", Enterprise(name="豫丰"))

    def add(self, label: str, record: Record, *, by: str = "desk") -> str:
        """Save; returns its id."""
        noun = next(noun.name for noun in NOUNS.values() if noun.record is type(record))
        self.store.operator = by
        with self.store.transaction("test") as db:
            saved: Record = TABLES[noun].add(db, record)
        self.labels[saved.id] = label
        return saved.id

    def visit(self, label: str, day: date, firm: str = "", cadre: str = "", *, by: str = "desk") -> str:
        """A visit at nine."""
        visit = Visit(
            enterprise_id=firm or self.firm,
            mode=VisitMode.ONSITE,
            started_at=datetime(day.year, day.month, day.day, 9),
            visitors=(Visitor(cadre or self.cadre, "李明", ""),),
        )
        return self.add(label, visit, by=by)

    def meal(self, label: str, day: date, visit: str = "") -> str:
        """A lunch in the canteen."""
        meal = Meal(
            enterprise_id=self.firm,
            cadre_id=self.cadre,
            visit_id=visit,
            eaten_on=day,
            kind=MealKind.LUNCH,
            place=MealPlace.CANTEEN,
            heads=1,
            basis=MealBasis.NONE,
        )
        return self.add(label, meal)

    def problem(self, label: str, raised: date, closed: date | None = None, visit: str = "") -> str:
        """A problem of the firm."""
        return self.add(
            label,
            Problem(
                enterprise_id=self.firm,
                source=ProblemSource.VISIT,
                raised_on=raised,
                closed_on=closed,
                text="融资",
                visit_id=visit,
            ),
        )

    def leaves(self, noun: str, period: Half = H1, *, with_offers: bool = False) -> list[str]:
        """The labels of the rows that leave, in their order."""
        place = [field.name for field in fields_of(NOUNS[noun].record)].index("id")
        with leaving(self.store.reader(), period, with_offers=with_offers) as rows:
            found = [self.labels[str(row[place])] for page in rows.pages(noun) for row in page]
            assert rows.count(noun) == len(found)
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "store")
    yield made
    made.store.close()


def test_a_new_desk_sends_its_own_unit_alone(desk: Desk) -> None:
    with leaving(desk.store.reader(), H1, with_offers=False) as rows:
        assert rows.total == rows.count("unit") == 1
        assert [noun.name for noun in rows.nouns] == [name for name in NOUNS if name != "offer"]
    assert desk.leaves("unit") == ["home"]


def test_visits_of_the_period_with_firm_cadre_and_unit(desk: Desk) -> None:
    parent = desk.add("parent", Unit(name="市", level=Level.CITY, region="410100"))
    office = desk.add("office", Unit(name="县", level=Level.COUNTY, region="411600", parent_id=parent))
    guest = desk.add("guest", Cadre(name="王䶮", unit_id=office))
    other = desk.add("other firm", Enterprise(name="旁"))
    desk.visit("before", BEFORE, other)
    desk.visit("first day", H1.first)
    desk.visit("last day", H1.last, cadre=guest)
    desk.visit("after", AFTER, other)
    assert desk.leaves("visit") == ["first day", "last day"]
    assert desk.leaves("enterprise") == ["firm"]
    assert desk.leaves("cadre") == ["cadre", "guest"]
    assert desk.leaves("unit") == ["home", "unit", "parent", "office"]


def test_meals_of_the_period_and_of_its_visits(desk: Desk) -> None:
    visit = desk.visit("visit", H1.last)
    late = desk.visit("late", AFTER)
    desk.meal("of the visit", AFTER, visit)
    desk.meal("of another", AFTER, late)
    desk.meal("alone", IN)
    desk.meal("of a visit outside", IN, desk.visit("outside", BEFORE))
    assert desk.leaves("meal") == ["of the visit", "alone", "of a visit outside"]
    assert desk.leaves("visit") == ["visit", "outside"]


def test_problems_raised_or_open_in_the_period(desk: Desk) -> None:
    old = desk.visit("old visit", BEFORE)
    desk.meal("old meal", BEFORE, old)
    desk.problem("closed before", BEFORE, BEFORE)
    still = desk.problem("still open", BEFORE, visit=old)
    desk.problem("closed in it", BEFORE, H1.first)
    desk.problem("raised in it", IN, AFTER)
    desk.problem("raised after", AFTER)
    noted = desk.problem("closed before, noted in it", BEFORE, BEFORE)
    for label, problem, day in (("a", still, BEFORE), ("b", still, AFTER), ("c", noted, IN)):
        desk.add(label, Progress(problem_id=problem, noted_on=day, kind=ProgressKind.NOTE))
    assert desk.leaves("problem") == [
        "still open",
        "closed in it",
        "raised in it",
        "closed before, noted in it",
    ]
    assert desk.leaves("progress") == ["a", "b", "c"]
    assert desk.leaves("visit") == ["old visit"]
    assert desk.leaves("meal") == []


def test_assignments_active_in_the_period(desk: Desk) -> None:
    spans = (
        ("ended before", BEFORE, BEFORE),
        ("ended in it", BEFORE, H1.first),
        ("running", BEFORE, None),
        ("begun in it", H1.last, None),
        ("begun after", AFTER, None),
    )
    ids = {
        label: desk.add(
            label,
            Assignment(
                cadre_id=desk.cadre,
                enterprise_id=desk.firm,
                role=Role.LEADER,
                started_on=started,
                ended_on=ended,
            ),
        )
        for label, started, ended in spans
    }
    for label, assignment, day in (
        ("may be in force", "running", date(2025, 7, 1)),
        ("too old", "running", date(2024, 12, 31)),
        ("of one that had ended", "ended before", date(2025, 7, 1)),
        ("declared in it", "begun after", IN),
    ):
        desk.add(label, Declaration(assignment_id=ids[assignment], declared_on=day, has_conflict=False))
    assert desk.leaves("assignment") == ["ended in it", "running", "begun in it", "begun after"]
    assert desk.leaves("declaration") == ["may be in force", "declared in it"]


def test_events_with_who_asked_who_went_and_what_it_cost(desk: Desk) -> None:
    asked, went = (desk.add(name, Cadre(name=name, unit_id=desk.unit)) for name in ("asked", "went"))

    def event(label: str, day: date, attendees: tuple[str, ...] = (), attended: tuple[str, ...] = ()) -> str:
        return desk.add(
            label,
            Event(
                title="推介会",
                kind=EventKind.PROMOTION,
                organiser="商会",
                organiser_kind=OrganiserKind.CHAMBER,
                starts_at=datetime(day.year, day.month, day.day, 9),
                applicant_id=desk.cadre,
                attendees=attendees,
                attended=attended,
            ),
        )

    for label, made in (
        ("cost", event("event", IN, (asked,), (went,))),
        ("other cost", event("other", AFTER)),
    ):
        desk.add(label, Cost(event_id=made, kind=CostKind.MEALS, amount_fen=100, payer=Payer.UNIT))
    assert desk.leaves("event") == ["event"]
    assert desk.leaves("cost") == ["cost"]
    assert desk.leaves("cadre") == ["cadre", "asked", "went"]


def test_promises_and_gifts_that_are_still_open(desk: Desk) -> None:
    for label, promised, kept in (
        ("kept before", BEFORE, BEFORE),
        ("unkept", BEFORE, None),
        ("kept in it", BEFORE, IN),
        ("made after", AFTER, None),
    ):
        desk.add(
            label, Commitment(enterprise_id=desk.firm, text="修路", promised_on=promised, fulfilled_on=kept)
        )
    for label, received, handed, disposition in (
        ("done before", BEFORE, BEFORE, Disposition.HANDED_IN),
        ("undecided", BEFORE, None, None),
        ("pending", BEFORE, None, Disposition.PENDING),
        ("handed in then", BEFORE, IN, Disposition.HANDED_IN),
        ("received then", IN, None, Disposition.REFUSED),
        ("later", AFTER, None, None),
    ):
        desk.add(
            label,
            Gift(
                cadre_id=desk.cadre,
                received_on=received,
                item="茶",
                kind=GiftKind.GOODS,
                handed_on=handed,
                disposition=disposition,
            ),
        )
    assert desk.leaves("commitment") == ["unkept", "kept in it"]
    assert desk.leaves("gift") == ["undecided", "pending", "handed in then", "received then"]


def test_papers_of_the_half_year_and_what_a_handover_lists(desk: Desk) -> None:
    heir = desk.add("heir", Cadre(name="接手", unit_id=desk.unit))
    assignment = desk.add(
        "ended long ago",
        Assignment(
            cadre_id=desk.cadre,
            enterprise_id=desk.firm,
            role=Role.LEADER,
            started_on=date(2020, 1, 1),
            ended_on=date(2020, 2, 1),
        ),
    )
    listed = desk.problem("listed", BEFORE, BEFORE)
    offer = desk.add(
        "offer",
        Offer(cadre_id=desk.cadre, offered_on=BEFORE, kind=OfferKind.BANQUET, reply=Reply.DECLINED),
    )
    items = (
        HandoverItem("problem", listed, "融资"),
        HandoverItem("offer", offer, ""),
        HandoverItem("x", "y"),
    )
    desk.add("handover", Handover(assignment_id=assignment, to_cadre_id=heir, handed_over_on=IN, items=items))
    for label, period in (("this", "2026H1"), ("next", "2026H2")):
        desk.add(label, SelfCheck(cadre_id=heir, period=period, answers=(SelfAnswer("1", "no", ""),)))
        desk.add(label, Report(period=period, title="情况报告"))
    assert desk.leaves("handover") == ["handover"]
    assert desk.leaves("assignment") == ["ended long ago"]
    assert desk.leaves("problem") == ["listed"]
    assert desk.leaves("self_check") == desk.leaves("report") == ["this"]
    assert desk.leaves("offer", with_offers=True) == []


def test_offers_leave_only_when_ticked(desk: Desk) -> None:
    alone = desk.add("alone", Cadre(name="独", unit_id=desk.unit))
    offer = Offer(cadre_id=alone, offered_on=IN, kind=OfferKind.BANQUET, reply=Reply.DECLINED)
    offer_id = desk.add("offer", offer)
    hung = Attachment(noun="offer", record_id=offer_id, role=AttachmentRole.INVITATION, name="请柬.jpg")
    desk.add("invitation", hung)
    assert desk.leaves("cadre") == desk.leaves("attachment") == []
    assert desk.leaves("offer", with_offers=True) == ["offer"]
    assert desk.leaves("cadre", with_offers=True) == ["alone"]
    assert desk.leaves("attachment", with_offers=True) == ["invitation"]


def test_attachments_leave_without_their_content(desk: Desk) -> None:
    inside, outside = desk.visit("visit", IN), desk.visit("outside", AFTER)
    with desk.store.transaction("test") as db:
        for label, visit in (("scan", inside), ("other scan", outside)):
            scan = Attachment(noun="visit", record_id=visit, role=AttachmentRole.SIGNED_SCAN, name="扫描.pdf")
            desk.labels[attachments.add(db, scan, b"%PDF secret").id] = label
    assert desk.leaves("attachment") == ["scan"]
    with leaving(desk.store.reader(), H1, with_offers=False) as rows:
        assert b"%PDF secret" not in next(rows.pages("attachment"))[0]


def test_who_wrote_or_changed_a_row_leaves_too_with_his_unit(desk: Desk) -> None:
    office = desk.add("office", Unit(name="处", level=Level.COUNTY, region="411600"))
    boss = desk.add("boss", Cadre(name="甲", unit_id=office))
    clerk = desk.add("clerk", Cadre(name="乙", unit_id=office), by=boss)
    desk.add("idle", Cadre(name="丙", unit_id=office))
    visit = desk.visit("visit", IN, by=clerk)
    assert desk.leaves("cadre") == ["cadre", "boss", "clerk"]
    assert desk.leaves("unit") == ["home", "unit", "office"]
    desk.store.operator = desk.add("corrector", Cadre(name="丁", unit_id=office))
    with desk.store.transaction("test") as db:
        TABLES["visit"].update(db, TABLES["visit"].get(db, visit))
    assert desk.leaves("cadre") == ["cadre", "boss", "clerk", "corrector"]


def test_voided_rows_leave_as_voided_but_not_for_ever(desk: Desk) -> None:
    visit = desk.visit("visit", IN)
    problem = desk.problem("problem", date(2019, 1, 1))
    with desk.store.transaction("test") as db:
        for noun, record_id in (("visit", visit), ("problem", problem)):
            TABLES[noun].void(db, TABLES[noun].get(db, record_id), "误录")
    assert desk.leaves("visit") == ["visit"]
    voided_in = Half.of(date.today())
    assert desk.leaves("problem", voided_in) == ["problem"]
    assert desk.leaves("problem", voided_in.previous(-1)) == []


def test_more_than_a_page(desk: Desk) -> None:
    visit = Visit(
        enterprise_id=desk.firm,
        mode=VisitMode.PHONE,
        started_at=datetime(2026, 3, 4, 9),
        visitors=(Visitor(desk.cadre, "李明", ""),),
    )
    with desk.store.transaction("test") as db:
        saved = TABLES["visit"].add_all(db, [visit] * (2 * PAGE + 1))
    with leaving(desk.store.reader(), H1, with_offers=False) as rows:
        pages = list(rows.pages("visit"))
        assert [len(page) for page in pages] == [PAGE, PAGE, 1]
        place = [field.name for field in fields_of(Visit)].index("id")
        assert [row[place] for page in pages for row in page] == [one.id for one in saved]


def test_all_rows_are_of_one_moment(desk: Desk) -> None:
    visit = desk.visit("visit", IN)
    place = [field.name for field in fields_of(Visit)].index("revision")
    with leaving(desk.store.reader(), H1, with_offers=False) as rows:
        with desk.store.transaction("test") as db:
            TABLES["visit"].update(db, TABLES["visit"].get(db, visit))
        desk.meal("meanwhile", IN)
        assert [row[place] for page in rows.pages("visit") for row in page] == [1]
        assert (rows.count("meal"), list(rows.pages("meal"))) == (0, [])
    assert desk.leaves("meal") == ["meanwhile"]
    with leaving(desk.store.reader(), H1, with_offers=False) as rows:
        assert [row[place] for page in rows.pages("visit") for row in page] == [2]
