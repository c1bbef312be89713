"""What comes up: answers and promises, terms of findings, the end of the half-year; for 总览 and for reminders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qingdesk.actions.wording import finding_words
from qingdesk.domain.finding import Finding
from qingdesk.domain.period import Half
from qingdesk.i18n import _, ngettext
from qingdesk.store import figures
from qingdesk.store.connection import Readable
from qingdesk.store.figures import Coming

STAGES = (0, 3, 14)
"""Days before a term on which it is told, the last first."""


@dataclass(frozen=True)
class ComesUp:
    """day: by when · words: what · finding: what it is about, or None; then enterprise_id may say where.
    noun: of the record whose id is `key`; empty for what is no record."""

    day: date
    words: str
    key: str
    finding: Finding | None = None
    enterprise_id: str = ""
    noun: str = ""


def coming_up(
    coming: Iterable[Coming], found: Iterable[Finding], names: Mapping[str, str], today: date, days: int
) -> list[ComesUp]:
    """What has a day in the next `days`, the nearest first, without the end of the half-year."""
    told = []
    for one in coming:
        text = _("Answer {firm}: {what}") if one.noun == "problem" else _("Promise to {firm}: {what}")
        words = text.format(firm=one.enterprise, what=one.words)
        told.append(ComesUp(one.day, words, one.record_id, enterprise_id=one.enterprise_id, noun=one.noun))
    last = today + timedelta(days=days)
    for finding in found:
        due = finding.due_on
        if due is not None and today <= due <= last and not finding.period and finding.noun != "problem":
            sentence = finding_words(finding, names, today).sentence
            told.append(ComesUp(due, sentence, "|".join(finding.key), finding))
    return sorted(told, key=lambda one: (one.day, one.key))


def half_ends(half: Half, firms_left: int) -> ComesUp:
    """So many firms are still to be visited when the half-year ends."""
    text = ngettext(
        "The half-year ends: {n} firm to visit", "The half-year ends: {n} firms to visit", firms_left
    )
    return ComesUp(half.last, text.format(n=firms_left), half.name)


def reminders(
    db: Readable, found: Sequence[Finding], names: Mapping[str, str], today: date, *, cadre_id: str = ""
) -> list[ComesUp]:
    """What falls due within 14 days, the nearest first. found: the findings that are still open."""
    ahead = STAGES[-1]
    half = Half.of(today)
    coming = figures.coming(db, today, ahead, cadre_id)
    told = coming_up(coming, found, names, today, ahead)
    left = {f.record_id for f in found if f.period == half.name and f.due_on == half.last}
    if left and (half.last - today).days <= ahead:
        told.append(half_ends(half, len(left)))
    return sorted(told, key=lambda one: (one.day, one.key))


def stage_of(day: date, today: date) -> int | None:
    """0, 3 or 14: the nearest of the days before at which it is told now; None when it is further off, or past."""
    left = (day - today).days
    return next((stage for stage in STAGES if 0 <= left <= stage), None)
