"""The policy table in words: what each limit is called, its figure with its unit, and whether it was confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qingdesk.domain.cadre import Rank
from qingdesk.domain.cost import TravelClass
from qingdesk.domain.labels import word_label
from qingdesk.domain.meal import MealKind
from qingdesk.domain.policy import PolicyRow
from qingdesk.exchange.regions import load_regions
from qingdesk.i18n import N_, _, format_money
from qingdesk.ui.models.rows import Column

KEYS: Mapping[str, tuple[str, str]] = {
    "duty.visits_per_half": (N_("Visits to each firm, each half-year"), N_("{n} visit(s)")),
    "duty.min_days": (N_("Shortest time assigned that makes a duty"), N_("{n} day(s)")),
    "duty.notice_days": (N_("Remind of visits due before the half-year's end"), N_("{n} day(s)")),
    "duty.warn_days": (N_("Warn of visits due before the half-year's end"), N_("{n} day(s)")),
    "duty.short_minutes": (N_("A visit shorter than this is short"), N_("{n} minute(s)")),
    "duty.assign_days": (N_("Time to assign a firm to a new cadre"), N_("{n} day(s)")),
    "records_from": (N_("Duties are counted from"), ""),
    "meal.allowance_fen": (N_("Meal allowance a day"), ""),
    "meal.percent": (N_("Share of the allowance for each meal"), ""),
    "meal.fixed_fen": (N_("The unit's own sums for meals"), ""),
    "meal.pay_wd": (N_("Time to pay for a meal"), N_("{n} working day(s)")),
    "meal.pay_red_wd": (N_("A meal unpaid for longer is red"), N_("{n} working day(s)")),
    "meal.receipt_wd": (N_("Time to bring the receipt of a meal"), N_("{n} working day(s)")),
    "meal.red_percent": (N_("Paid less than this share of what is due is red"), N_("{n} %")),
    "meal.windows": (N_("When meals are eaten"), ""),
    "meal.window_before_min": (N_("A meal may begin before the visit by"), N_("{n} minute(s)")),
    "meal.window_after_min": (N_("A meal may end after the visit by"), N_("{n} minute(s)")),
    "companions.max": (N_("Most companions of the firm for few guests"), N_("{n} person(s)")),
    "companions.upto": (N_("Few guests are up to"), N_("{n} person(s)")),
    "companions.divisor": (N_("For more guests, companions are at most one for"), N_("{n} person(s)")),
    "event.oral_wd": (N_("Time to put an oral approval in writing"), N_("{n} working day(s)")),
    "event.settle_wd": (N_("Time to settle the costs of an event"), N_("{n} working day(s)")),
    "lodging.limit_fen": (N_("Lodging, a night"), ""),
    "travel.class": (N_("Class of travel"), ""),
    "transport.local_fen": (N_("Local transport a day"), ""),
    "transport.half_day_percent": (N_("Share of local transport for half a day"), N_("{n} %")),
    "gift.months": (N_("Time to register a gift"), N_("{n} month(s)")),
    "gift.notice_days": (N_("Remind of a gift from this day on"), N_("{n} day(s)")),
    "gift.register_fen": (N_("Gifts are registered from"), ""),
    "gift.hand_in_fen": (N_("Gifts are handed in from"), ""),
    "gift.year_fen": (N_("Gifts of one giver in a year"), ""),
    "declaration.days": (N_("Time to declare interests after an assignment"), N_("{n} day(s)")),
    "declaration.months": (N_("A declaration is renewed after"), N_("{n} month(s)")),
    "conflict.wd": (N_("Time to resolve a conflict of interests"), N_("{n} working day(s)")),
    "confirm.wd": (N_("Time until the firm confirms a visit"), N_("{n} working day(s)")),
    "callback.wd": (N_("Time to call back after a problem is closed"), N_("{n} working day(s)")),
    "rating.fix_wd": (N_("Time to put a bad rating right"), N_("{n} working day(s)")),
    "handover.days": (N_("Time to hand over"), N_("{n} day(s)")),
    "problem.profile": (N_("Terms for problems by grade"), ""),
    "problem.triage_red_wd": (N_("A problem not triaged for longer is red"), N_("{n} working day(s)")),
    "problem.soon_wd": (N_("Remind of a problem before its term"), N_("{n} working day(s)")),
    "problem.overdue_red_wd": (N_("A problem overdue for longer is red"), N_("{n} working day(s)")),
    "problem.bounces": (N_("Passed on so often is red"), N_("{n} time(s)")),
    "rating.bad": (N_("A rating up to this is bad"), N_("{n} of 5")),
    "over_visit.count": (N_("So many visits to one firm are too many"), N_("{n} visit(s)")),
    "over_visit.days": (N_("Too many visits are counted within"), N_("{n} day(s)")),
    "privacy.keep_years": (N_("Personal data of contacts is kept for"), N_("{n} year(s)")),
}
"""Key → (what it limits, its figure with its unit); msgids. A figure in fen or of many parts says its own unit."""


def key_words(key: str) -> str:
    """What the limit is called; the key itself for one that a newer program brought."""
    return _(KEYS[key][0]) if key in KEYS else key


def unit_words(key: str) -> str:
    """What a figure of this limit counts: `working days`; empty where the figure says it itself."""
    said = KEYS.get(key, ("", ""))[1]
    return _(said).format(n="").strip().removeprefix("个") if said else ""


def in_order(rows: Sequence[PolicyRow]) -> list[PolicyRow]:
    """As a person looks for them: the duty first, what a newer program brought last."""
    place = {key: at for at, key in enumerate(KEYS)}
    return sorted(rows, key=lambda row: (place.get(row.key, len(place)), row.city, row.rank, row.valid_from))


def value_words(row: PolicyRow) -> str:
    """The figure as a person reads it."""
    value = row.value
    if isinstance(value, int) and row.key.endswith("_fen"):
        return _("{sum} yuan").format(sum=format_money(value))
    unit = KEYS.get(row.key, ("", ""))[1]
    if isinstance(value, int) and unit:
        return _(unit).format(n=value)
    if isinstance(value, Mapping):
        return _(", ").join(f"{_part(name)} {_part_value(row.key, part)}" for name, part in value.items())
    if isinstance(value, list):
        return _(", ").join(word_label(TravelClass(str(each))) for each in value)
    return str(value)


def _part(name: object) -> str:
    if name in set(MealKind):
        return word_label(MealKind(str(name)))
    terms = {"triage_wd": _("triage within working days"), "assign_wd": _("assign within working days")}
    return terms.get(str(name), str(name))


def _part_value(key: str, part: object) -> str:
    if isinstance(part, Sequence) and not isinstance(part, str):
        return "–".join(str(each) for each in part)
    if key == "meal.percent":
        return f"{part} %"
    if key.endswith("_fen") and isinstance(part, int):
        return _("{sum} yuan").format(sum=format_money(part))
    text = str(part)
    if text.endswith("wd") and text[:-2].isdigit():
        return _("{n} working day(s)").format(n=int(text[:-2]))
    if text.endswith("d") and text[:-1].isdigit():
        return _("{n} day(s)").format(n=int(text[:-1]))
    return text


def scope_words(row: PolicyRow) -> str:
    """Where and for whom it holds; empty everywhere and for all."""
    city = load_regions().full_name(f"{row.city}00") if row.city else ""
    rank = word_label(Rank(row.rank)) if row.rank in set(Rank) else row.rank
    return " ".join(part for part in (city, rank, row.season.replace("/", "–")) if part)


def columns() -> tuple[Column[PolicyRow], ...]:
    """Of the table of limits, in the language in use."""
    return (
        Column(_("Limit"), lambda row: key_words(row.key)),
        Column(_("Figure"), value_words),
        Column(_("Holds for"), scope_words),
        Column(_("From"), lambda row: row.valid_from.isoformat()),
        Column(_("Basis"), lambda row: row.basis),
        Column(
            _("Confirmed"),
            lambda row: _("To be confirmed") if not row.is_verified else f"{row.verified_on}",
            severity=lambda row: "" if row.is_verified else "yellow",
        ),
    )
