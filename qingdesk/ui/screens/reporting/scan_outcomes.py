"""What became of scans, a line each: of those just taken in, or of those that were filed lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qingdesk.domain.labels import noun_label
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.number import shown_number
from qingdesk.i18n import _, format_moment, ngettext
from qingdesk.store.connection import Readable

if TYPE_CHECKING:
    from qingdesk.actions.scan import MatchedScan, ScanReport


@dataclass(frozen=True)
class Outcome:
    """What became of a form, a page or a file. severity: good, yellow or red."""

    severity: str
    what: str
    told: str
    file: str
    matched: MatchedScan | None = None


def outcomes(report: ScanReport) -> list[Outcome]:
    """What became of every form, page and file: what needs a person first."""
    from qingdesk.actions.scan_match import why_words

    found = [
        Outcome("red", _("cannot be read"), f"{each.title} {each.hint}".strip(), _where(each.file, each.page))
        for each in report.refused
    ]
    found += [
        Outcome("yellow", _("in the tray"), why_words(page.why), _where(page.name, page.page))
        for page in report.tray
    ]
    return found + [_matched(each) for each in report.matched]


def filed_lately(db: Readable, today: date) -> list[Outcome]:
    """The newest signed scans of the store; of a visit whose ticks were not entered it says so."""
    from qingdesk.actions.scan_lately import lately

    found = []
    for each in lately(db):
        when = format_moment(each.filed_at.astimezone(), today=today)
        told = [_("filed {when}").format(when=when)]
        severity = "good"
        if each.lacks_ticks:
            severity = "yellow"
            told.append(_("the firm's ticks are not entered yet"))
        if each.scan.is_superseded:
            severity = "red"
            told.append(_("the paper is of an earlier version: print and sign again"))
        found.append(Outcome(severity, _what(each.scan), _("; ").join(told), each.scan.file, each.scan))
    return found


def _matched(matched: MatchedScan) -> Outcome:
    told = [ngettext("{n} page", "{n} pages", len(matched.pages)).format(n=len(matched.pages))]
    severity = "good"
    if matched.missing:
        severity = "yellow"
        numbers = _(", ").join(str(page) for page in matched.missing)
        told.append(_("page {pages} is missing").format(pages=numbers))
    if matched.is_superseded:
        severity = "red"
        told.append(_("the paper is of an earlier version: print and sign again"))
    return Outcome(severity, _what(matched), _("; ").join(told), matched.file, matched)


def _what(matched: MatchedScan) -> str:
    noun = noun_label(matched.noun) if matched.noun in NOUNS else _("Ledger")
    return f"{noun} {shown_number(matched.number)}".strip()


def _where(file: str, page: int) -> str:
    return _("{file}, page {page}").format(file=file, page=page) if page else file
