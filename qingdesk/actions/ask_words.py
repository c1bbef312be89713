"""The words of 能不能: of each answer, of what has to be kept to, and of the sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qingdesk.i18n import N_
from qingdesk.rules.advice.advice import (
    EVENT,
    MEAL,
    NO_ALCOHOL,
    NO_BANQUET,
    NO_GIFT,
    NOT_PAID_BY_FIRM,
    TRAVEL,
)
from qingdesk.rules.rule import Clause


@dataclass(frozen=True)
class QuestionWords:
    """title: the question. answers, points, amounts: by their case, with named braces. start: the button."""

    title: str
    start: str
    answers: Mapping[str, str]
    points: Mapping[str, str]
    amounts: Mapping[str, str]


GLOSSES: Mapping[Clause, str] = {
    MEAL: N_("when work makes one miss a meal, eat in the firm's canteen by the standard and pay for it"),
    NO_ALCOHOL: N_("no tobacco is to be offered, no alcohol served"),
    NO_BANQUET: N_("accept banquets, travel, fitness or entertainment from firms"),
    EVENT: N_(
        "with approval, attend promotions, exhibitions, matchmaking, discussions, seminars, annual meetings"
    ),
    TRAVEL: N_("travel, meals and lodging by the standard of official travel, at the own unit's expense"),
    NO_GIFT: N_("do not accept what may influence one's duty or goes clearly beyond courtesy"),
    NOT_PAID_BY_FIRM: N_("pass on to firms what the own unit or the person has to bear"),
}
"""What the clauses say, in English."""

WORDS: Mapping[str, QuestionWords] = {
    "meal": QuestionWords(
        N_("May I eat at the firm?"),
        N_("Record the meal"),
        {
            "canteen": N_("Yes, in the firm's canteen, when work made you miss the meal and you pay for it."),
            "place": N_(
                "No: only the firm's canteen is possible, not its guest house, a restaurant or a club."
            ),
        },
        {
            "missed": N_("Only when work on the spot runs into the time of the meal."),
            "told": N_("Say beforehand that you pay, and by which standard."),
            "canteen_unknown": N_("Ask first: by the records this firm has no canteen."),
            "paid": N_("Pay yourself, on the same day."),
            "paid_within": N_("Pay yourself, within {working_days} working days."),
            "receipt": N_(
                "Take a receipt within {working_days} working days: a treasury receipt or a tax invoice, else another "
                "proof of payment with the reason."
            ),
            "companions": N_("At most {hosts_present} of the firm at the table."),
            "no_alcohol": N_("No alcohol, no tobacco, no costly dishes."),
            "not_claimed": N_("Keep the receipt for proof; it is not claimed as an expense."),
            "elsewhere": N_("Eat elsewhere at your own expense, or in a canteen of the administration."),
            "declined": N_("Decline, and note the invitation for your own protection."),
        },
        {
            "posted_price": N_("{meal_kind}: {amount} yuan = {a_head_fen} yuan posted price × {heads}"),
            "unit_rule": N_("{meal_kind}: {amount} yuan = {a_head_fen} yuan by the unit's rule × {heads}"),
            "percent_rule": N_("{meal_kind}: {amount} yuan = {allowance_fen} yuan × {percent}% × {heads}"),
            "none": N_(
                "{meal_kind}: no standard is in force, so pay the price that the canteen takes from others."
            ),
        },
    ),
    "event": QuestionWords(
        N_("May I go to this event?"),
        N_("Apply for the event"),
        {
            "approved": N_("Yes, when your unit has approved it before it begins."),
            "celebration": N_(
                "As a rule no: a firm's own celebration is not among the events that may be attended."
            ),
        },
        {
            "approved": N_(
                "Ask your unit in writing beforehand: who goes, when, where, why, and what it costs."
            ),
            "superior": N_("The head of the unit decides; a head asks his superior."),
            "oral": N_(
                "In haste an oral approval before it begins will do; the paper follows within {working_days} "
                "working days."
            ),
            "as_approved": N_("Only those approved, for the days and the city approved."),
            "unit_pays": N_(
                "Your unit pays by the standard of official travel, never the firm or the organiser."
            ),
            "settled": N_("Settle the costs within {working_days} working days."),
            "classes": N_("By {travel_classes} at most."),
            "no_gifts": N_("No gifts and no fees: refuse them, or register what could not be refused."),
            "declined": N_("Decline, and note the invitation for your own protection."),
        },
        {
            "lodging": N_("Lodging: at most {amount} yuan a night ({rank})"),
            "meals": N_("Meals: {amount} yuan a day"),
            "local_transport": N_("Local transport: {amount} yuan a day"),
        },
    ),
    "gift": QuestionWords(
        N_("May I take this gift?"),
        N_("Register the gift"),
        {
            "refuse": N_("No: refuse it, or give it back."),
            "small": N_("It is within courtesy and needs no register; to refuse it is better still."),
        },
        {
            "refuse": N_("Refuse it on the spot and note it; give back what came by itself."),
            "register": N_("What could not be refused is registered by {due_on}."),
            "hand_in": N_("It is handed in by {due_on}, against a voucher."),
            "hand_in_some": N_(
                "Cash, cards, securities, jewellery and whatever may influence your duty are handed in by {due_on}, "
                "whatever they are worth."
            ),
            "year": N_(
                "This makes {total_fen} yuan this year: the {above_fen} yuan above {limit_fen} are handed in."
            ),
        },
        {
            "register": N_("Registered from {amount} yuan on"),
            "hand_in": N_("Handed in from {amount} yuan on"),
            "year": N_("In one year at most {amount} yuan"),
        },
    ),
    "lift": QuestionWords(
        N_("May I ride in the firm's car?"),
        N_("Record the visit"),
        {
            "shared": N_(
                "Yes, when there is no other good way and the car goes there anyhow; pay for the seat."
            ),
            "dedicated": N_("No: a car that is sent for you is not possible."),
        },
        {
            "needed": N_("Only when it is needed."),
            "reason": N_("Note the reason in the visit."),
            "paid": N_("Pay the firm, by half-days, and keep the receipt."),
            "own_way": N_("Better: your own way, or a car of the unit."),
        },
        {"lift": N_("{amount} yuan for {people} and {half_days} half-day(s)")},
    ),
    "room": QuestionWords(
        N_("May the firm find me a room?"),
        N_("Record the cost"),
        {
            "limit": N_("Yes, it may book the room; your unit pays, up to the limit a night."),
            "firm_pays": N_("No: your unit pays for the room, not the firm."),
        },
        {
            "approved": N_("Only for an approved event or official travel."),
            "unit_pays": N_("The bill goes to your unit and is settled in time."),
            "unknown": N_("No limit is known for this place: ask your finance office."),
            "special": N_("Above the limit only with a special approval beforehand."),
        },
        {"night": N_("{rank}: at most {a_night_fen} yuan a night, {amount} yuan for {nights}")},
    ),
}
