"""A finding in words: what it is, one sentence with names and dates, the clause, and what to do."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache

from qingdesk.actions.rule_words import RuleWords
from qingdesk.actions.rule_words_close import CLOSE
from qingdesk.actions.rule_words_distant import DISTANT
from qingdesk.domain.cost import CostKind, Payer, TravelClass
from qingdesk.domain.declaration import ConflictKind
from qingdesk.domain.finding import Finding, NoteState
from qingdesk.domain.gift import GiftKind
from qingdesk.domain.labels import word_label
from qingdesk.domain.meal import MealKind, MealPlace
from qingdesk.domain.offer import OfferKind
from qingdesk.domain.period import Half
from qingdesk.domain.problem import Category
from qingdesk.i18n import N_, _, format_date, format_moment, format_money, language, ngettext
from qingdesk.paths import resource
from qingdesk.rules import BY_ID
from qingdesk.rules.rule import Clause

WORDS: Mapping[str, RuleWords] = {**CLOSE, **DISTANT}
"""rule_id → its words."""

_LISTS = {
    "positive": N_("positive list, item {number}"),
    "negative": N_("negative list, item {number}"),
    "safeguard": N_("safeguards, item {number}"),
}
_WORDS_OF: Mapping[str, type[StrEnum]] = {
    "meal_kind": MealKind,
    "meal_place": MealPlace,
    "cost_kind": CostKind,
    "travel_class": TravelClass,
    "payer": Payer,
    "offer_kind": OfferKind,
    "gift_kind": GiftKind,
    "conflict_kind": ConflictKind,
    "category": Category,
}
_COUNTED: Mapping[str, Callable[[int], str]] = {
    "working_days": lambda n: ngettext("{count} working day", "{count} working days", n),
    "nights": lambda n: ngettext("{count} night", "{count} nights", n),
    "hosts_present": lambda n: ngettext("{count} companion", "{count} companions", n),
    "problems": lambda n: ngettext("{count} problem", "{count} problems", n),
    "commitments": lambda n: ngettext("{count} commitment", "{count} commitments", n),
    **dict.fromkeys(("visits", "bounces"), lambda n: ngettext("{count} time", "{count} times", n)),
    **dict.fromkeys(
        ("days", "days_left", "days_asked", "days_taken"),
        lambda n: ngettext("{count} day", "{count} days", n),
    ),
}
_REPORTED = {
    "banquet_reported": N_("a banquet or gift"),
    "levy_reported": N_("a levy"),
    "reimbursement_reported": N_("expenses passed on"),
}
_MONTHS_FROM = 60
"""Days: what is older is told in months (已 3 个月)."""
_INNER = str.maketrans("“”", "‘’")
"""Marks of a quotation within a quotation."""
_TEXT_SHOWN = 24
"""Characters of a long text that a sentence shows."""


@dataclass(frozen=True)
class FindingWords:
    """severity: 应立即纠正 and so on. quote: “the words of the clause”. place: where they stand, 正面清单（五）.
    clause: both. unconfirmed: “standard to be confirmed”, or empty. All in the language in use; in English the
    quotation is a gloss with the Chinese original behind it."""

    title: str
    severity: str
    sentence: str
    clause: str
    quote: str
    place: str
    remedy: str
    unconfirmed: str


def finding_words(finding: Finding, names: Mapping[str, str], today: date) -> FindingWords:
    """names: id → name, of enterprises and cadres; one that is missing is told as such. today: dates of the same
    year go without it."""
    words = WORDS[finding.rule_id]
    clause = BY_ID[finding.rule_id].clause
    quote, place = clause_quote(clause, words.gloss), clause_place(clause)
    sentence = words.sentences[str(finding.params.get("case") or "")]
    return FindingWords(
        title=_(words.title),
        severity=word_label(finding.severity),
        sentence=_(sentence).format_map(_filled(finding, names, today)),
        clause=_("{quote}, {place}").format(quote=quote, place=place),
        quote=quote,
        place=place,
        remedy=_(words.remedy),
        unconfirmed=_("standard to be confirmed") if finding.unconfirmed else "",
    )


def note_words(
    state: NoteState, text: str, by: str, noted_at: str, names: Mapping[str, str], today: date
) -> str:
    """What was said of a finding, in a line: when (given in UTC, told in local time), who, how it stands, the text."""
    at = datetime.fromisoformat(noted_at.replace("Z", "+00:00")).replace(tzinfo=UTC)
    when = format_moment(at.astimezone().replace(tzinfo=None), today=today)
    return _("{when}, {who}, {state}: {text}").format(
        when=when, who=names.get(by, _("the desk")), state=word_label(state), text=text
    )


def clause_place(clause: Clause) -> str:
    """Where a clause stands: 正面清单（五）, or the other document's title."""
    name, _dash, number = clause.place.partition("-")
    if name in _LISTS:
        shown = "〇一二三四五六七八九"[int(number)] if language() == "zh_CN" else number
        return _(_LISTS[name]).format(number=shown)
    return _documents()[clause.place] or _("principle of record-keeping")


@cache
def _documents() -> Mapping[str, str]:
    document = json.loads(resource("policy", "clauses.json").read_text("utf-8"))
    return {other["id"]: other["title"] for other in document["others"]}


def clause_quote(clause: Clause, gloss: str) -> str:
    """“The words of the clause”; in English a gloss with the original behind it."""
    words = f"“{clause.words.translate(_INNER)}”"
    return words if language() == "zh_CN" else f"{_(gloss)} ({words})"


def _filled(finding: Finding, names: Mapping[str, str], today: date) -> dict[str, str]:
    """What the braces of a sentence may say: the params by their endings, and the names."""
    shown = {name: _shown(name, value, today) for name, value in finding.params.items()}
    moments = {name: value for name, value in finding.params.items() if name.endswith("_at") and value}
    shown |= {f"{name}_time": _time(str(value)) for name, value in moments.items()}
    no_firm, nobody = _("a firm that is not known here"), _("someone who is not known here")
    shown["enterprise"] = names.get(finding.enterprise_id, no_firm)
    shown["other_enterprise"] = names.get(str(finding.params.get("other_enterprise_id")), no_firm)
    shown["cadre"] = names.get(finding.cadre_id, nobody)
    others = finding.params.get("other_cadre_ids")
    if isinstance(others, list | tuple):
        shown["other_cadres"] = _listed([names.get(str(other), nobody) for other in others])
    if "inviter" in finding.params:
        shown["inviter"] = _inviter(shown["inviter"], names.get(finding.enterprise_id, ""), nobody)
    category = shown.get("category")
    shown["matter"] = _("{category} problem").format(category=_inside(category)) if category else _("problem")
    if "days" in finding.params:
        shown["ago"] = _span(int(str(finding.params["days"])))
    return shown


def _shown(name: str, value: object, today: date) -> str:
    if value is None or value == "":
        return ""
    if name in _WORDS_OF:
        return word_label(_WORDS_OF[name](str(value)))
    if name in _COUNTED and isinstance(value, int):
        return _COUNTED[name](value).format(count=value)
    if name.endswith("_fen") and isinstance(value, int):
        return format_money(value)
    if name.endswith("_on"):
        return format_date(date.fromisoformat(str(value)), today=today)
    if name.endswith("_at"):
        return format_moment(datetime.fromisoformat(str(value)), today=today)
    if name == "period_name":
        return half_name(Half.parse(str(value)), today)
    if name == "reported" and isinstance(value, list | tuple):
        return _listed([_(_REPORTED[str(tick)]) for tick in value])
    text = str(value)
    return text if len(text) <= _TEXT_SHOWN or name != "text" else text[:_TEXT_SHOWN] + "…"


def half_name(half: Half, today: date) -> str:
    """本半年, 上半年 of this year, 2025年上半年 of another; this half-year, the first half of 2025."""
    if today in half:
        return _("this half-year")
    if half.year == today.year:
        return _("the first half of this year") if half.half == 1 else _("the second half of this year")
    shown = _("the first half of {year}") if half.half == 1 else _("the second half of {year}")
    return shown.format(year=half.year)


def _inviter(person: str, firm: str, nobody: str) -> str:
    """Who invited: the person, the firm, or both."""
    both = _("{person} of {firm}").format(person=person, firm=firm)
    return both if person and firm else person or firm or nobody


def _time(value: str) -> str:
    moment = datetime.fromisoformat(value)
    return f"{moment.hour}:{moment.minute:02d}"


def _span(days: int) -> str:
    if days < _MONTHS_FROM:
        return ngettext("{count} day", "{count} days", days).format(count=days)
    months = days // 30
    return ngettext("{count} month", "{count} months", months).format(count=months)


def _listed(names: list[str]) -> str:
    return ("、" if language() == "zh_CN" else ", ").join(names)


def _inside(label: str) -> str:
    """A label within a sentence: English writes it small."""
    return label if language() == "zh_CN" else label[:1].lower() + label[1:]
