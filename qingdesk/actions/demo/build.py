"""Build the sample store: set up a desk, make up who there is, plan two years, write them down."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from qingdesk.actions.demo.asked import Asked
from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.events import EVENT_TWISTS, Events, EventTwist
from qingdesk.actions.demo.firms import fade, make_firms, spoil_code
from qingdesk.actions.demo.link_faults import is_plain, plant_in_links
from qingdesk.actions.demo.links import Fault, Link, fit_duties, led_firms, make_links
from qingdesk.actions.demo.meals import Canteen
from qingdesk.actions.demo.papers import declarations, handovers, self_checks
from qingdesk.actions.demo.people import People, make_people
from qingdesk.actions.demo.plans import Diary, Plan
from qingdesk.actions.demo.problem_faults import LEFT, left_lying, others
from qingdesk.actions.demo.problems import Desk
from qingdesk.actions.demo.promises import (
    COMMITMENT_TWISTS,
    GIFT_TWISTS,
    commitment,
    gift,
    offer,
    open_commitments,
)
from qingdesk.actions.demo.series import Batch
from qingdesk.actions.demo.span import Span
from qingdesk.actions.demo.visit_faults import plant_visits
from qingdesk.actions.demo.visiting import follow_up, fulfil
from qingdesk.actions.demo.visits import Visiting
from qingdesk.actions.demo.words import words
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.enterprise import Enterprise, EnterpriseStatus
from qingdesk.domain.meal import MealKind
from qingdesk.domain.period import Half
from qingdesk.domain.unit import Level
from qingdesk.errors import UserError
from qingdesk.exchange.regions import load_regions
from qingdesk.files import cannot_write, replace
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress
from qingdesk.store import keys, policies, units, workdays
from qingdesk.store.database import FILE_NAME, Store

DESK_CODE = "DEMO"
REGION = "411600"
"""A prefecture's code: the county is made up and has none."""
MAKING = ".qingdesk-sample"
"""The store is built in this folder and moved when it is whole: a stop half-way leaves nothing behind."""
VISITS_A_FAULT = 2_000
"""One more of each kind of fault for so many visits."""
ROWS_A_VISIT = 4
"""About how many rows a visit brings along, for the progress."""


def build_sample(
    folder: Path, *, cadres: int = 24, enterprises: int = 96, visits: int = 400, seed: int = 1, today: date,
    progress: Progress = no_progress, password: str | None = None,
) -> Store:  # fmt: skip
    """A store of sample records in `folder`, over four half-years ending with that of `today`; returned open.

    The same seed, sizes and day make the same records, ids included (but the desk's and its unit's). From
    about 12 cadres, 40 firms and 120 visits on there is something for every rule to find. Raises `UserError`
    when there is a store already, no room, or a size below 1 (visits: 0); what `progress` raises (`Cancelled`)
    leaves nothing behind.
    """
    if cadres < 1 or enterprises < 1 or visits < 0:
        raise UserError(
            _("A sample store needs at least one cadre and one firm."), _("Ask for a larger number.")
        )
    with _made_aside(folder) as making:
        store = _set_up(making, today, password)
        try:
            _Build(store, today, seed, progress).build(cadres, enterprises, visits)
        finally:
            store.close()
    return Store.open(folder, keys.unlock(folder, password))


@contextmanager
def _made_aside(folder: Path) -> Iterator[Path]:
    """A folder to build in; what is in it then moves to `folder`, the database last."""
    if (folder / FILE_NAME).exists():
        raise UserError(
            _("There is a store in {folder} already.").format(folder=folder),
            _("Open it, or choose another folder."),
        )
    making, is_ours = folder / MAKING, not folder.exists()
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
    except OSError as error:
        raise cannot_write(making, error) from error
    try:
        yield making
        for path in sorted(making.iterdir(), key=lambda path: path.name == FILE_NAME):
            replace(path, folder / path.name)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
        if is_ours and not any(folder.iterdir()):
            folder.rmdir()


def _set_up(making: Path, today: date, password: str | None) -> Store:
    lists = words("people")
    plan = DeskPlan(
        unit_name=f"{lists['counties'][0]}{lists['home']}",
        level=Level.COUNTY,
        region=REGION,
        desk_code=DESK_CODE,
        records_from=Half.of(today).previous(3).first,
        password=password,
        is_sample=True,
    )
    return set_up_desk(making, plan, today)


class _Build:
    """The steps, in their order; each takes what the one before has made."""

    def __init__(self, store: Store, today: date, seed: int, progress: Progress) -> None:
        reader = store.reader()
        self.store, self.progress = store, progress
        self.span = Span(today, workdays.load(reader))
        self.dice = Dice(seed, self.span.first)
        self.policy = policies.load(reader)
        home = units.home(reader)
        assert home is not None
        self.home = home

    def build(self, cadres: int, enterprises: int, visits: int) -> None:
        """All of it."""
        dice, span = self.dice, self.span
        self.times = max(1, visits // VISITS_A_FAULT)
        self.rows = cadres + 3 * enterprises + ROWS_A_VISIT * visits
        self.progress(0, self.rows)
        self.batch = Batch(self.store, self.progress, self.rows)
        self.canteen = Canteen(dice, self.batch, self.policy, self.home)
        people = make_people(dice, span, self.home, cadres, self.times)
        firms = self._firms(enterprises, people, visits)
        links = make_links(dice, span, people, firms, visits)
        plant_in_links(dice, span, people, links, self.times)
        plans = self._plans(links, visits)
        self._save_who(people, firms, links)
        asked = self._visits(plans, links)
        self._problems(asked, firms, links, visits)
        self._events(people, links, visits)
        self._matters(links, visits)
        declarations(dice, span, self.batch, links)
        handovers(dice, span, self.batch, links)
        self_checks(dice, span, self.batch, people.leaders)
        self.batch.finish()

    def _firms(self, number: int, people: People, visits: int) -> list[Enterprise]:
        codes = [
            region.code for region in load_regions().current(level="county") if region.code.startswith("41")
        ]
        near = [code for code in codes if code.startswith(REGION[:4])]
        firms = make_firms(self.dice, number, REGION, near * 8 + codes)
        led = led_firms(self.span, people, number, visits)
        for place in range(len(firms)):
            if place < min(3 * self.times, len(firms) // 4):
                firms[place] = spoil_code(firms[place], place)
            elif place >= led:
                firms[place] = fade(self.dice, firms[place])
        return firms

    def _plans(self, links: list[Link], visits: int) -> list[Plan]:
        dice, span = self.dice, self.span
        diary = Diary(dice, span)
        plant_visits(dice, span, diary, links, self.times, visits)
        fit_duties(dice, span, links, visits - len(diary.plans))
        self.progress(0, self.rows)
        fulfil(dice, span, diary, links, visits)
        self.progress(0, self.rows)
        follow_up(dice, span, diary, links, visits)
        self.progress(0, self.rows)
        return sorted(diary.plans, key=lambda plan: (plan.day, plan.start, plan.id))

    def _save_who(self, people: People, firms: list[Enterprise], links: list[Link]) -> None:
        for unit in people.units[1:]:
            self.batch.add("unit", unit)
        for cadre in people.cadres:
            self.batch.add("cadre", cadre)
        for firm in firms:
            self.batch.add("enterprise", firm)
        for link in links:
            self.batch.add("assignment", link.assignment(self.dice))

    def _visits(self, plans: list[Plan], links: list[Link]) -> list[Asked]:
        quiet = frozenset(link.firm.id for link in links if link.fault is Fault.CROWDED)
        visiting = Visiting(self.dice, self.span, self.batch, self.canteen, self.home.id, quiet)
        asked = [visiting.make(plan) for plan in plans]
        lone = [plan for plan in plans if plan.is_in_person and plan.firm.has_canteen]
        for plan in lone[len(lone) // 2 :][: self.times]:
            day = self.span.back(self.dice.between(20, 60))
            self.canteen.serve(day, plan.firm, plan.cadre.id, 1, MealKind.LUNCH)
        return [one for one in asked if one is not None]

    def _problems(self, asked: list[Asked], firms: list[Enterprise], links: list[Link], visits: int) -> None:
        dice, span = self.dice, self.span
        desk = Desk(dice, span, self.batch, self.policy, self.home.id)
        crowded = {link.firm.id for link in links if link.fault is Fault.CROWDED}
        open_firms = [
            firm for firm in firms if firm.id not in crowded and firm.status is not EnterpriseStatus.CLOSED
        ]
        cases = [(one, None, ()) for one in [*asked, *others(dice, span, open_firms, visits // 12)]]
        led = [link.firm for link in links if is_plain(link, span)] or open_firms
        faulty = [
            (*left_lying(dice, span, dice.pick(led), left), left.steps)
            for _ in range(self.times)
            for left in LEFT
            if led
        ]
        for one, fate, steps in sorted([*cases, *faulty], key=lambda case: case[0].day):
            desk.handle(one, fate, steps)

    def _events(self, people: People, links: list[Link], visits: int) -> None:
        dice, span = self.dice, self.span
        events = Events(dice, span, self.batch, self.canteen)
        leading = [link for link in links if is_plain(link, span)]
        if not leading:
            return
        days = span.between(span.first, span.back(3))
        cases: list[tuple[date, EventTwist | None, int]] = [
            (dice.pick(days), None, 0) for _n in range(visits // 40)
        ]
        cases += [(span.today + timedelta(days=days), None, 0) for days in (6, 20)]
        for number in range(self.times):
            wanted = [twist for twist in EVENT_TWISTS if number or not twist.is_variant]
            cases += [(span.back(twist.back), twist, number) for twist in wanted]
        for day, twist, number in sorted(cases, key=lambda case: case[0]):
            accompanied = people.officers and twist is None and dice.chance(0.5)
            colleague = dice.pick(people.officers) if accompanied else None
            events.hold(dice.pick(leading), day, colleague, twist, number)

    def _matters(self, links: list[Link], visits: int) -> None:
        dice, span, batch = self.dice, self.span, self.batch
        plain = [link for link in links if is_plain(link, span)]
        if not plain:
            return
        days = span.between(span.first, span.back(2))
        open_commitments(dice, span, batch, links)
        kept = [(dice.pick(days), None) for _ in range(visits // 25)]
        late = [(span.today - timedelta(days=twist.days), twist) for twist in COMMITMENT_TWISTS * self.times]
        for day, promise in sorted([*kept, *late], key=lambda case: case[0]):
            commitment(dice, span, batch, dice.pick(plain), day, promise)
        given = [(dice.pick(days), None) for _ in range(visits // 60)]
        wrong = [(span.today - timedelta(days=twist.days), twist) for twist in GIFT_TWISTS * self.times]
        for day, present in sorted([*given, *wrong], key=lambda case: case[0]):
            gift(dice, span, batch, dice.pick(plain), day, present)
        for day in [dice.pick(days) for _n in range(visits // 25)]:
            offer(dice, batch, dice.pick(plain), day)
        for _n in range(self.times):
            offer(dice, batch, dice.pick(plain), span.back(dice.between(10, 60)), is_accepted=True)
