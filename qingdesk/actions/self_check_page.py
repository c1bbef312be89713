"""自查: who makes one for a half-year, its nine questions, and what the records say to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qingdesk.actions.wording import finding_words
from qingdesk.domain.assignment import Role
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.finding import Finding
from qingdesk.domain.period import Half
from qingdesk.domain.self_check import SelfCheck
from qingdesk.i18n import _, language, ngettext
from qingdesk.rules import BY_ID
from qingdesk.store import (
    assignments,
    cadres,
    commitments,
    gifts,
    meals,
    offers,
    problems,
    self_checks,
    units,
    visits,
)
from qingdesk.store.connection import Readable
from qingdesk.store.listed import Filter

MOST_SENTENCES = 3
_QUESTION_OF = {
    "visit": "4", "assignment": "4", "problem": "4", "enterprise": "4",
    "meal": "5", "event": "5", "cost": "5", "gift": "5", "offer": "5",
    "declaration": "7", "commitment": "9",
}  # fmt: skip
"""Noun of a finding → the question that it bears on."""
_ON_DECLARATIONS = frozenset({"no_declaration", "unresolved_conflict"})


@dataclass(frozen=True)
class CheckLine:
    """One cadre in a half-year. check: his self-check, or None where he has not made it."""

    cadre: Cadre
    unit: str
    check: SelfCheck | None


@dataclass(frozen=True)
class Question:
    """item: `1`–`9` · yes, no: what the two answers are called · said: what the records say, a sentence each."""

    item: str
    text: str
    yes: str
    no: str
    said: tuple[str, ...] = ()


def whose(db: Readable, half: Half, cadre_id: str = "") -> list[CheckLine]:
    """Those in scope, or with firms in the half-year, by name; of one cadre when given."""
    made = {check.cadre_id: check for check in self_checks.find(db, "period = ?", (half.name,))}
    active = assignments.TABLE.find(
        db,
        "role = ? AND started_on <= ? AND (ended_on IS NULL OR ended_on >= ?)",
        (Role.LEADER.value, half.last.isoformat(), half.first.isoformat()),
    )
    leading = {each.cadre_id for each in active}
    names = {unit.id: unit.name for unit in units.find(db)}
    return [
        CheckLine(cadre, names.get(cadre.unit_id, ""), made.get(cadre.id))
        for cadre in cadres.find(db, order_by="name, id")
        if (cadre.in_scope or cadre.id in leading or cadre.id in made) and cadre_id in ("", cadre.id)
    ]


def questions(
    db: Readable, cadre_id: str, half: Half, today: date, found: Sequence[Finding], names: Mapping[str, str]
) -> list[Question]:
    """The nine questions as they stand on the form. found: his findings that are still open; names: by id."""
    from qingdesk.forms.self_check import WORDS

    words = WORDS["zh_CN" if language() == "zh_CN" else "en"]
    said = {str(item): list[str]() for item in range(1, 10)}
    for item, sentence in _counted(db, cadre_id, half, today):
        said[item].append(sentence)
    for item, sentences in _found(cadre_id, found, names, today).items():
        said[item] += sentences[:MOST_SENTENCES]
        more = len(sentences) - MOST_SENTENCES
        if more > 0:
            said[item].append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    asks = []
    for item in said:
        yes, no = words.ticks["presence" if item in "5678" else "answer"]
        asks.append(Question(item, words.texts[item], yes, no, tuple(said[item])))
    return asks


def _found(
    cadre_id: str, found: Sequence[Finding], names: Mapping[str, str], today: date
) -> dict[str, list[str]]:
    sentences: dict[str, list[str]] = {}
    for finding in found:
        item = "7" if finding.rule_id in _ON_DECLARATIONS else _QUESTION_OF.get(BY_ID[finding.rule_id].noun)
        if item is not None and finding.cadre_id == cadre_id:
            sentences.setdefault(item, []).append(finding_words(finding, names, today).sentence)
    return sentences


def _counted(db: Readable, cadre_id: str, half: Half, today: date) -> list[tuple[str, str]]:
    made = [visit for visit in visits.find(db, half=half, cadre_id=cadre_id) if visit.is_done]
    onsite = sum(visit.is_in_person for visit in made)
    levied = sum(bool(visit.levy_reported) for visit in made)
    first, last = half.first.isoformat(), half.last.isoformat()
    got = gifts.find(db, "cadre_id = ? AND received_on BETWEEN ? AND ?", (cadre_id, first, last))
    declined = offers.count(db, "cadre_id = ? AND offered_on BETWEEN ? AND ?", (cadre_id, first, last))
    eaten = meals.of_cadre(db, cadre_id, half)
    raised = problems.TABLE.listed(db, problems.listing(today, Filter(half=half, cadre_id=cadre_id)))
    answered = sum(problem.answered_on is not None for problem in raised)
    live = commitments.TABLE.count_listed(
        db, commitments.listing(today, Filter(cadre_id=cadre_id, state=commitments.LIVE))
    )
    late = commitments.TABLE.count_listed(
        db, commitments.listing(today, Filter(cadre_id=cadre_id, state=commitments.DUE))
    )
    levy = ngettext("In {n} visit the firm ticked a levy.", "In {n} visits the firm ticked a levy.", levied)
    visited = ngettext(
        "{n} visit, {onsite} of them on site.", "{n} visits, {onsite} of them on site.", len(made)
    )
    problem = ngettext(
        "{n} problem raised, {done} answered.", "{n} problems raised, {done} answered.", len(raised)
    )
    gift = ngettext("{n} gift entered", "{n} gifts entered", len(got)).format(n=len(got))
    offer = ngettext("{n} invitation declined or noted", "{n} invitations declined or noted", declined)
    unpaid = sum(meal.paid_fen is None for meal in eaten)
    meal = ngettext("{n} meal, {unpaid} not paid", "{n} meals, {unpaid} not paid", len(eaten))
    promised = ngettext(
        "{n} commitment to keep, {late} past its day.",
        "{n} commitments to keep, {late} past their day.",
        live,
    )
    return [
        ("1", levy.format(n=levied) if levied else _("No firm ticked a levy.")),
        ("4", visited.format(n=len(made), onsite=onsite)),
        ("4", problem.format(n=len(raised), done=answered)),
        ("5", _("{gifts}; {offers}; {meals}.").format(
            gifts=gift, offers=offer.format(n=declined), meals=meal.format(n=len(eaten), unpaid=unpaid))),
        ("9", promised.format(n=live, late=late)),
    ]  # fmt: skip
