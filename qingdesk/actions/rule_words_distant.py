"""The words of the rules on 清而不亲 and on the records themselves, by rule_id."""

from __future__ import annotations

from collections.abc import Mapping

from qingdesk.actions.rule_words import RuleWords
from qingdesk.i18n import N_

DISTANT: Mapping[str, RuleWords] = {
    "no_enterprise": RuleWords(
        N_("No enterprise assigned"),
        N_("contact at least one firm"),
        N_("The unit names a firm to contact, in writing."),
        {
            "": N_("{cadre} has no firm to contact"),
        },
    ),
    "no_visit": RuleWords(
        N_("No visit in the half-year"),
        N_("go to the firm at least once each half-year"),
        N_("Visit now and explain; plan the next half-year's visit early."),
        {
            "none": N_("{cadre} did not go to {enterprise} in {period_name}"),
            "fewer": N_("{cadre} went to {enterprise} {made} of {required} times in {period_name}"),
        },
    ),
    "visit_due": RuleWords(
        N_("Visit due soon"),
        N_("go to the firm at least once each half-year"),
        N_("Arrange a visit, and announce it."),
        {
            "none": N_("{enterprise} has not been visited in {period_name}; {days_left} left"),
            "fewer": N_(
                "{enterprise} was visited {made} of {required} times in {period_name}; {days_left} left"
            ),
        },
    ),
    "phone_only": RuleWords(
        N_("Contact by telephone or online only"),
        N_("go to the firm at least once each half-year"),
        N_("Arrange a visit on site."),
        {
            "": N_(
                "{enterprise} was only contacted by telephone or online in {period_name}; {days_left} left"
            ),
        },
    ),
    "visited_by_others": RuleWords(
        N_("Visited only by others"),
        N_("leaders and heads of departments contact at least one firm"),
        N_("Go there yourself."),
        {
            "": N_("{enterprise} was visited {visits} in {period_name}, never by {cadre}"),
        },
    ),
    "nominal_only": RuleWords(
        N_("Liaison in name only"),
        N_("liaison in name without doing the duty"),
        N_("A reminder talk; then do the duty."),
        {
            "none": N_("{cadre} did not go to {enterprise} in two half-years, up to {period_name}"),
            "short": N_(
                "All visits to {enterprise} in two half-years, up to "
                "{period_name}, took less than {minutes} minutes and say nothing"
            ),
        },
    ),
    "unconfirmed_visit": RuleWords(
        N_("Not confirmed by the firm"),
        N_("learn the situation and listen to opinions"),
        N_("Have the form signed, or confirm by telephone."),
        {
            "": N_("Visit to {enterprise} on {visited_on}: not confirmed by the firm after {working_days}"),
        },
    ),
    "not_handed_over": RuleWords(
        N_("Not handed over"),
        N_("a new official may not disown the old debts"),
        N_("Hand over, with both signatures."),
        {
            "": N_(
                "{cadre}'s liaison with {enterprise} ended on {ended_on}: "
                "{problems} and {commitments} open, no signed handover"
            ),
        },
    ),
    "problem_not_triaged": RuleWords(
        N_("Problem not triaged"),
        N_("take up in time what firms report, raise and claim"),
        N_("Take it up and classify it."),
        {
            "": N_(
                "The {matter} raised by {enterprise} on {raised_on} "
                "has not been taken up after {working_days}"
            ),
        },
    ),
    "problem_due_soon": RuleWords(
        N_("Problem due soon"),
        N_("bring it into the coordination mechanism and do all to solve it"),
        N_("Press for it."),
        {
            "": N_("The {matter} raised by {enterprise} is due on {due_date_on}; {working_days} left"),
            "today": N_(
                "The {matter} raised by {enterprise} is due on {due_date_on}, with no working day left"
            ),
        },
    ),
    "problem_overdue": RuleWords(
        N_("Problem overdue"),
        N_("pass the buck and turn a deaf ear"),
        N_("Have it supervised; say why, and set a new date."),
        {
            "": N_("The {matter} raised by {enterprise} is overdue since {due_date_on}, by {working_days}"),
            "just": N_("The {matter} raised by {enterprise} is overdue since {due_date_on}"),
        },
    ),
    "problem_unanswered": RuleWords(
        N_("The firm was not answered"),
        N_("pass the buck and turn a deaf ear to a firm's reasonable claims"),
        N_("Answer the firm, in person or in writing."),
        {
            "closed": N_(
                "The {matter} raised by {enterprise} on {raised_on} was "
                "closed on {closed_on} without an answer"
            ),
            "overdue": N_(
                "The {matter} raised by {enterprise} on {raised_on} was "
                "due on {due_date_on}; the firm has no answer"
            ),
        },
    ),
    "problem_bounced": RuleWords(
        N_("Passed back and forth"),
        N_("pass the buck"),
        N_("Raise it to the next level for coordination."),
        {
            "": N_("The {matter} raised by {enterprise} on {raised_on} was passed on or sent back {bounces}"),
        },
    ),
    "no_call_back": RuleWords(
        N_("No call-back"),
        N_("make contact without being of service"),
        N_("Call the firm back and ask for its rating."),
        {
            "": N_(
                "The {matter} of {enterprise} was closed on {closed_on}; no call-back after {working_days}"
            ),
        },
    ),
    "bad_rating_unrepaired": RuleWords(
        N_("Bad rating not put right"),
        N_("carry out the system of good and bad ratings of government services"),
        N_("Look into it, put it right, and call back again."),
        {
            "waiting": N_(
                "{enterprise} was not satisfied on {rated_on} ({matter}); not put right after {working_days}"
            ),
            "again": N_("{enterprise} was not satisfied a second time ({matter})"),
        },
    ),
    "commitment_overdue": RuleWords(
        N_("Commitment overdue"),
        N_("fulfil the preferential terms promised in writing, in minutes, replies or documents"),
        N_("Report to the one who promised; put it on the list to be settled."),
        {
            "": N_("“{text}” promised to {enterprise} was due on {due_date_on} and is not fulfilled"),
            "amount": N_("“{text}” promised to {enterprise} was due on {due_date_on}: {percent}% fulfilled"),
        },
    ),
    "commitment_without_basis": RuleWords(
        N_("Commitment without a written basis"),
        N_("promised in writing, in minutes, replies or documents"),
        N_("Add the basis, or correct it with the firm."),
        {
            "": N_("“{text}” was promised to {enterprise} on {promised_on} with nothing in writing"),
        },
    ),
    "visits_overlap": RuleWords(
        N_("Impossible time"),
        N_("nobody is at two places at once"),
        N_("Correct the times."),
        {
            "": N_(
                "{cadre} visited {enterprise} at {started_at} and "
                "{other_enterprise} at {other_started_at}, at the same time"
            ),
        },
    ),
    "paper_superseded": RuleWords(
        N_("Changed after signing"),
        N_("the signed paper and the stored record agree"),
        N_("Print and sign it again; keep the old one."),
        {
            "": N_(
                "Visit to {enterprise} on {visited_on}: signed as version "
                "{signed_revision}, since corrected to version {form_revision}"
            ),
        },
    ),
    "over_visited": RuleWords(
        N_("Visited too often"),
        N_("let market entities run fewer errands"),
        N_("Combine visits."),
        {
            "many": N_("{enterprise} was visited {visits} within {days}"),
            "crowded": N_("{enterprise} was visited by two groups on one day"),
        },
    ),
    "odd_credit_code": RuleWords(
        N_("Odd credit code"),
        N_("unified social credit code"),
        N_("Compare it with the business licence and correct it, or say why there is none."),
        {
            "missing": N_("{enterprise} has no credit code, and no reason is given"),
            "inner": N_("{enterprise}: the organisation part of the code {uscc} does not check"),
            "region": N_("{enterprise}: the region {region} in the code {uscc} does not exist"),
        },
    ),
}
