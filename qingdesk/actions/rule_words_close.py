"""The words of the rules on 亲而不清, by rule_id."""

from __future__ import annotations

from collections.abc import Mapping

from qingdesk.actions.rule_words import RuleWords
from qingdesk.i18n import N_

CLOSE: Mapping[str, RuleWords] = {
    "unpaid_meal": RuleWords(
        N_("Meal not paid"),
        N_("eat in the firm's canteen and pay for the meal"),
        N_("Pay now, get a receipt, and add a note on what happened."),
        {
            "": N_(
                "{meal_kind} for {heads} at {enterprise} on {eaten_on}: {due_fen} yuan due, unpaid for {ago}"
            ),
            "no_sum": N_("{meal_kind} for {heads} at {enterprise} on {eaten_on}: unpaid for {ago}"),
        },
    ),
    "underpaid_meal": RuleWords(
        N_("Paid below the standard"),
        N_("by the prescribed standard, eat in the firm's canteen and pay for the meal"),
        N_("Pay the difference."),
        {
            "": N_(
                "{meal_kind} for {heads} at {enterprise} on {eaten_on}: "
                "{due_fen} yuan due, {paid_fen} paid, {short_fen} short"
            ),
        },
    ),
    "meal_without_receipt": RuleWords(
        N_("No receipt"),
        N_("and pay for the meal"),
        N_("Ask the firm's canteen for a receipt or another proof of payment."),
        {
            "": N_(
                "{meal_kind} at {enterprise} on {eaten_on}: {paid_fen} yuan "
                "paid, still no receipt after {working_days}"
            ),
        },
    ),
    "claimed_meal": RuleWords(
        N_("Meal receipt claimed as an expense"),
        N_("have expenses paid that the own unit or the person has to bear"),
        N_("Pay the claim back and correct the accounts."),
        {
            "claimed": N_("{meal_kind} at {enterprise} on {eaten_on}: the receipt was claimed as an expense"),
            "receipt": N_(
                "{meal_kind} at {enterprise} on {eaten_on}: receipt "
                "{receipt_no} also stands on a cost of an event"
            ),
        },
    ),
    "meal_outside_window": RuleWords(
        N_("Meal outside the hours of a missed meal"),
        N_("for a meal missed because of work"),
        N_("Say why the meal was missed, or correct the times."),
        {
            "": N_(
                "{meal_kind} at {enterprise} on {eaten_on}, but the "
                "visit was from {started_at} to {ended_at_time}"
            ),
        },
    ),
    "meal_outside_canteen": RuleWords(
        N_("Not in the canteen"),
        N_("eat in the firm's canteen"),
        N_("Check yourself by the rules on banquets, pay what is missing, and tell your unit."),
        {
            "": N_("{meal_kind} with {enterprise} on {eaten_on} was not in the canteen: {meal_place}"),
        },
    ),
    "alcohol_or_tobacco": RuleWords(
        N_("Alcohol or tobacco"),
        N_("no tobacco is to be offered, no alcohol served"),
        N_("Stop it, explain, and report as prescribed."),
        {
            "alcohol": N_("{meal_kind} at {enterprise} on {eaten_on}: alcohol was served"),
            "tobacco": N_("{meal_kind} at {enterprise} on {eaten_on}: tobacco was served"),
            "both": N_("{meal_kind} at {enterprise} on {eaten_on}: alcohol and tobacco were served"),
        },
    ),
    "too_many_companions": RuleWords(
        N_("Too many table companions"),
        N_("at most 3 companions for up to 10 guests, beyond that a third of the guests"),
        N_("Check the numbers, and keep to them from now on."),
        {
            "": N_(
                "{meal_kind} for {heads} at {enterprise} on {eaten_on}: "
                "{hosts_present}, at most {allowed} allowed"
            ),
        },
    ),
    "meal_without_business": RuleWords(
        N_("Meal without a visit"),
        N_("for a meal missed because of work"),
        N_("Link the meal to the visit or event it belongs to; else treat it as a banquet accepted."),
        {
            "": N_("{meal_kind} for {heads} at {enterprise} on {eaten_on} belongs to no visit and no event"),
        },
    ),
    "accepted_entertainment": RuleWords(
        N_("Banquet, tour, fitness or entertainment accepted"),
        N_("accept a firm's banquet, tour, fitness or entertainment"),
        N_("Stop, pay it back, and tell your organisation."),
        {
            "": N_("An invitation of {inviter} on {offered_on} was accepted: {offer_kind}"),
        },
    ),
    "unapproved_event": RuleWords(
        N_("Attended without prior approval"),
        N_("with approval one may attend"),
        N_("Report what happened; next time get the approval first."),
        {
            "refused": N_("“{title}” ({starts_at}, {organiser}) was attended although it was not approved"),
            "never": N_("“{title}” ({starts_at}, {organiser}) was attended without approval"),
            "late": N_(
                "“{title}” ({starts_at}, {organiser}) was approved only at {approved_at}, after it had begun"
            ),
            "oral": N_(
                "“{title}” ({starts_at}, {organiser}) was approved by word of mouth; the paper is missing"
            ),
        },
    ),
    "oral_approval_unconfirmed": RuleWords(
        N_("Oral approval not confirmed"),
        N_("with approval one may attend"),
        N_("Have the approval form signed."),
        {
            "": N_(
                "“{title}” ({organiser}) was approved by word of mouth "
                "on {oral_at}; no paper after {working_days}"
            ),
        },
    ),
    "beyond_approval": RuleWords(
        N_("Beyond the approval"),
        N_("with approval one may attend"),
        N_("Explain, and have the rest approved."),
        {
            "people": N_("“{title}” ({starts_at}): attended by some who were not approved: {other_cadres}"),
            "days": N_("“{title}” ({starts_at}): approved for {days_asked}, lasted {days_taken}"),
            "city": N_("“{title}” ({starts_at}): held in another city than approved"),
        },
    ),
    "cost_above_standard": RuleWords(
        N_("Cost above the standard"),
        N_("travel, meals and lodging by the standard of official travel"),
        N_("Bear the excess yourself, or get a special approval."),
        {
            "lodging": N_(
                "“{title}” ({starts_on}): lodging {amount_fen} yuan for "
                "{nights}, the limit is {limit_fen} yuan a night"
            ),
            "class": N_("“{title}” ({starts_on}): travelled by a class above the rank's: {travel_class}"),
        },
    ),
    "cost_paid_by_firm": RuleWords(
        N_("Paid by the enterprise"),
        N_("the costs are reimbursed by the own unit"),
        N_("Pay it back to the firm; your unit settles it by the standard."),
        {
            "": N_("“{title}” ({starts_on}): {cost_kind} {amount_fen} yuan, paid by: {payer}"),
        },
    ),
    "event_unsettled": RuleWords(
        N_("Event costs not settled"),
        N_("the costs are reimbursed by the own unit"),
        N_("Hand in the claim, or say why not."),
        {
            "": N_("“{title}” ended on {last_day_on}: {unsettled_fen} yuan not settled after {working_days}"),
        },
    ),
    "enterprise_car": RuleWords(
        N_("Enterprise car"),
        N_("travel, meals and lodging by the standard of official travel"),
        N_("Pay for the ride, and say why it was necessary."),
        {
            "dedicated": N_("Visit to {enterprise} on {visited_on}: the firm sent a car"),
            "reason": N_("Visit to {enterprise} on {visited_on}: shared the firm's car, no reason given"),
            "unpaid": N_(
                "Visit to {enterprise} on {visited_on}: {due_fen} yuan "
                "due for the firm's car, {paid_fen} paid"
            ),
        },
    ),
    "gift_unregistered": RuleWords(
        N_("Gift not registered within a month"),
        N_(
            "do not take goods or money that may affect the impartial "
            "performance of duty, or clearly exceed normal courtesy"
        ),
        N_("Register it at once, and hand it in where it has to be."),
        {
            "late": N_("{item} (received on {received_on}) was to be registered by {month_end_on}"),
            "soon": N_("{item} (received on {received_on}): {days_left} left to register it"),
        },
    ),
    "gift_not_handed_in": RuleWords(
        N_("Gift not handed in"),
        N_(
            "do not take goods or money that may affect the impartial "
            "performance of duty, or clearly exceed normal courtesy"
        ),
        N_("Hand it in to the discipline inspection body, and get a voucher."),
        {
            "": N_("{item} ({gift_kind}, received on {received_on}) was to be handed in by {month_end_on}"),
        },
    ),
    "firm_reports": RuleWords(
        N_("The firm reports a banquet, levy or expenses"),
        N_("put levies on firms, or have expenses paid by them that the own unit or the person has to bear"),
        N_("Pass it on to the unit's discipline inspection body; record only that it was passed on."),
        {
            "": N_("Visit to {enterprise} on {visited_on}: the firm reports {reported}"),
        },
    ),
    "no_declaration": RuleWords(
        N_("No declaration of interests"),
        N_("do not hold a post in a firm, lend or borrow a qualification against the rules"),
        N_("Declare now."),
        {
            "none": N_("Liaison with {enterprise} since {started_on}: no declaration of interests yet"),
            "old": N_("Liaison with {enterprise}: the last declaration of interests is of {declared_on}"),
        },
    ),
    "unresolved_conflict": RuleWords(
        N_("Conflict of interest not resolved"),
        N_("use one's office to place spouse, children or others close to one in a firm"),
        N_("Pass the liaison to another, or recuse yourself."),
        {
            "": N_(
                "An interest in {enterprise} was declared on {declared_on}; nothing done after {working_days}"
            ),
        },
    ),
}
