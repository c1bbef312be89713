"""能不能: “may I?”, answered from the limits in force, with the clause, the sums, and the record to start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from qingdesk.actions.ask_words import GLOSSES, WORDS
from qingdesk.actions.wording import clause_place, clause_quote
from qingdesk.domain.cadre import Rank
from qingdesk.domain.cost import TravelClass
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.gift import GiftKind
from qingdesk.domain.labels import word_label
from qingdesk.domain.meal import MealKind, MealPlace
from qingdesk.domain.meal_due import allowance_city
from qingdesk.domain.policy import Policy, PolicyRow
from qingdesk.errors import UserError
from qingdesk.i18n import _, format_date, format_money, language
from qingdesk.rules.advice import event, gift, lift, meal, room
from qingdesk.rules.advice.advice import Advice, Amount, Answer
from qingdesk.store import cadres, enterprises, gifts, policies, units
from qingdesk.store.connection import Readable


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked about; all but the day may be left open. cadre_id: who asks; his rank and year count.
    day: of the meal, event, gift, ride or night. The rest: what the question's own page offers."""

    on: date
    enterprise_id: str = ""
    cadre_id: str = ""
    city: str = ""
    meal_kind: MealKind | None = None
    place: MealPlace = MealPlace.CANTEEN
    heads: int = 1
    is_celebration: bool = False
    gift_kind: GiftKind | None = None
    value_fen: int | None = None
    affects_duty: bool = False
    back_on: date | None = None
    half_days: int = 1
    people: int = 1
    is_dedicated: bool = False
    nights: int = 1
    is_paid_by_firm: bool = False


@dataclass(frozen=True)
class Line:
    """A sum with what it rests on. fen: None where no standard says. unconfirmed: it rests on a figure that is
    待核实."""

    words: str
    fen: int | None
    basis: str
    unconfirmed: bool


@dataclass(frozen=True, kw_only=True)
class AnswerWords:
    """All in the language in use. answer: yes, if, no. clauses: (“the words”, where they stand). record: the noun
    of the record to start; start: the button."""

    question: str
    answer: Answer
    title: str
    sentence: str
    points: tuple[str, ...]
    amounts: tuple[Line, ...]
    clauses: tuple[tuple[str, str], ...]
    record: str
    start: str
    unconfirmed: str


def ask(db: Readable, question: str, asked: Asked) -> AnswerWords:
    """The answer to `meal`, `event`, `gift`, `lift` or `room`; raises `UserError` for another question, `NotFound`
    for a firm or cadre that is not there."""
    if question not in _ADVISERS:
        raise UserError(
            _("There is no question {question}.").format(question=question),
            _("Known are: {questions}").format(questions=", ".join(_ADVISERS)),
        )
    home = units.home(db)
    around = _Around(
        policy=policies.load(db),
        unit_id=home.id if home else "",
        home_region=home.region if home else "",
        firm=enterprises.get(db, asked.enterprise_id) if asked.enterprise_id else None,
        rank=_rank(db, asked.cadre_id),
        year_total_fen=_year_total(db, asked) if question == "gift" else 0,
    )
    return _worded(_ADVISERS[question](asked, around), asked)


def as_json(words: AnswerWords, asked: Asked) -> dict[str, object]:
    """As `qingdesk ask --json` says it."""
    return {
        "question": words.question,
        "on": asked.on.isoformat(),
        "enterprise_id": asked.enterprise_id or None,
        "answer": words.answer.value,
        "title": words.title,
        "sentence": words.sentence,
        "conditions": list(words.points),
        "amounts": [
            {
                "words": line.words,
                "amount_fen": line.fen,
                "basis": line.basis,
                "unconfirmed": line.unconfirmed,
            }
            for line in words.amounts
        ],
        "clauses": [{"words": quote, "place": place} for quote, place in words.clauses],
        "record": words.record or None,
        "unconfirmed": bool(words.unconfirmed),
    }


@dataclass(frozen=True, kw_only=True)
class _Around:
    policy: Policy
    unit_id: str
    home_region: str
    firm: Enterprise | None
    rank: str
    year_total_fen: int


def _meal(asked: Asked, around: _Around) -> Advice:
    firm = around.firm
    knows_canteen = firm is not None and (firm.has_canteen or firm.canteen_price_fen is not None)
    return meal.advise(
        meal.MealQuestion(
            on=asked.on,
            kind=asked.meal_kind,
            place=asked.place,
            heads=asked.heads,
            posted_price_fen=firm.canteen_price_fen if firm is not None else None,
            has_canteen=knows_canteen if firm is not None else None,
            city=allowance_city(
                enterprise_region=firm.region if firm is not None else "", home_region=around.home_region
            ),
            unit_id=around.unit_id,
        ),
        around.policy,
    )


def _event(asked: Asked, around: _Around) -> Advice:
    return event.advise(
        event.EventQuestion(
            on=asked.on,
            city=_city(asked, around),
            rank=around.rank,
            is_celebration=asked.is_celebration,
            unit_id=around.unit_id,
        ),
        around.policy,
    )


def _gift(asked: Asked, around: _Around) -> Advice:
    return gift.advise(
        gift.GiftQuestion(
            on=asked.on,
            back_on=asked.back_on,
            kind=asked.gift_kind,
            value_fen=asked.value_fen,
            affects_duty=asked.affects_duty,
            year_total_fen=around.year_total_fen,
            unit_id=around.unit_id,
        ),
        around.policy,
    )


def _lift(asked: Asked, around: _Around) -> Advice:
    return lift.advise(
        lift.LiftQuestion(
            on=asked.on,
            half_days=asked.half_days,
            people=asked.people,
            is_dedicated=asked.is_dedicated,
            unit_id=around.unit_id,
        ),
        around.policy,
    )


def _room(asked: Asked, around: _Around) -> Advice:
    return room.advise(
        room.RoomQuestion(
            on=asked.on,
            city=_city(asked, around),
            rank=around.rank,
            nights=asked.nights,
            is_paid_by_firm=asked.is_paid_by_firm,
            unit_id=around.unit_id,
        ),
        around.policy,
    )


_ADVISERS: Mapping[str, Callable[[Asked, _Around], Advice]] = {
    "meal": _meal,
    "event": _event,
    "gift": _gift,
    "lift": _lift,
    "room": _room,
}
QUESTIONS = tuple(_ADVISERS)


def _city(asked: Asked, around: _Around) -> str:
    """Where it is: as asked, else where the firm is, else at home."""
    return asked.city or (around.firm.region if around.firm is not None else "") or around.home_region


def _rank(db: Readable, cadre_id: str) -> str:
    rank = cadres.get(db, cadre_id).rank if cadre_id else None
    return rank.value if rank is not None else ""


def _year_total(db: Readable, asked: Asked) -> int:
    """Of what the cadre kept that year (国管财字〔95〕158号: what is above is handed in)."""
    if not asked.cadre_id:
        return 0
    year = f"{asked.on.year:04d}"
    his = gifts.find(
        db, "cadre_id = ? AND received_on BETWEEN ? AND ?", (asked.cadre_id, f"{year}-01-01", f"{year}-12-31")
    )
    return sum(one.value_fen or 0 for one in his if one.is_kept and one.handed_on is None)


def _worded(advice: Advice, asked: Asked) -> AnswerWords:
    words = WORDS[advice.question]
    return AnswerWords(
        question=advice.question,
        answer=advice.answer,
        title=_(words.title),
        sentence=_(words.answers[advice.case]),
        points=tuple(
            _(words.points[point.case]).format_map(_filled(point.params, asked.on)) for point in advice.points
        ),
        amounts=tuple(_line(words.amounts[amount.case], amount, asked.on) for amount in advice.amounts),
        clauses=tuple(
            (clause_quote(clause, GLOSSES[clause]), clause_place(clause)) for clause in advice.clauses
        ),
        record=advice.record,
        start=_(words.start) if advice.record == _STARTS[advice.question] else _("Note the invitation"),
        unconfirmed=_("standard to be confirmed") if advice.is_unconfirmed else "",
    )


_STARTS = {"meal": "meal", "event": "event", "gift": "gift", "lift": "visit", "room": "cost"}
"""The record that an answer of yes begins with."""


def _line(words: str, amount: Amount, on: date) -> Line:
    said = format_money(amount.fen) if amount.fen is not None else ""
    return Line(
        _(words).format_map({**_filled(amount.params, on), "amount": said}),
        amount.fen,
        "; ".join(dict.fromkeys(_basis(row) for row in amount.rows)),
        amount.is_unconfirmed,
    )


def _basis(row: PolicyRow) -> str:
    return _("{basis}, since {day}").format(basis=row.basis, day=format_date(row.valid_from))


def _filled(params: Mapping[str, object], on: date) -> dict[str, str]:
    return {name: _shown(name, value, on) for name, value in params.items()}


def _shown(name: str, value: object, on: date) -> str:
    if name.endswith("_fen") and isinstance(value, int):
        return format_money(value)
    if name.endswith("_on"):
        return format_date(date.fromisoformat(str(value)), today=on)
    if name == "meal_kind":
        return word_label(MealKind(str(value)))
    if name == "rank":
        return word_label(Rank(str(value)))
    if name == "travel_classes" and isinstance(value, list | tuple):
        return ("、" if language() == "zh_CN" else ", ").join(
            word_label(TravelClass(str(one))) for one in value
        )
    return str(value)
