"""The findings of a package: what the rules find today of the records that leave, and the sheet that people read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from qingdesk.actions.check import Checked, Measures, noted_some, of_cadres, of_units
from qingdesk.actions.package_sheets import noun_word, word_of
from qingdesk.actions.wording import WORDS
from qingdesk.domain.cadre import Cadre
from qingdesk.domain.finding import SEVERITY_ORDER, Finding, NoteState, Severity
from qingdesk.domain.labels import word_label
from qingdesk.exchange.aside import Aside
from qingdesk.exchange.package.shape import FINDING
from qingdesk.exchange.package.workbook import Column, Look, Sheet
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress
from qingdesk.rules import BY_ID
from qingdesk.store import cadres, enterprises, findings, visits
from qingdesk.store.connection import Connection, Readable, Value
from qingdesk.store.package_names import names_of
from qingdesk.store.package_rows import Leaving

FIRMS_AT_ONCE = 500
CADRES_AT_ONCE = 50
VISITS_AT_ONCE = 2_000
"""Of how many at most the facts are in memory together, while the rules look at them; one cadre's always are."""

_CODES = sorted(rule.code for rule in BY_ID.values())


def put_aside(
    db: Connection, rows: Leaving, today: date, aside: Aside, progress: Progress = no_progress
) -> None:
    """As `check` finds them, of the records that leave; the gravest first, then by code, then cadre by cadre.
    Cancelled by `progress`, which is not told how much there is."""
    for found in _found(db, today, lambda done, total: progress(0, 0)):
        held = {
            noun: rows.held({each.record_id for each in found if each.noun == noun}, noun)
            for noun in {each.noun for each in found}
        }
        leaving = [each for each in found if each.record_id in held[each.noun]]
        seen = findings.first_seen(db, [each.key for each in leaving])
        for checked in noted_some(db, leaving, today):
            finding = checked.finding
            group = SEVERITY_ORDER[finding.severity] * len(_CODES) + _CODES.index(finding.code)
            aside.put(group, _row(checked, seen.get(finding.key)))


def _found(db: Connection, today: date, progress: Progress) -> Iterator[list[Finding]]:
    """A part of the desk at a time, so that no more than that is in memory. No key comes twice in two parts: a
    finding is its own cadre's, or the unit's at one firm."""
    by = Measures.load(db)
    for firms in enterprises.id_pages(db, FIRMS_AT_ONCE):
        progress(0, 0)
        yield of_units(db, today, by, firms)
    done = 0
    while people := cadres.find(db, limit=CADRES_AT_ONCE, offset=done):
        done += len(people)
        went = visits.numbers_of(db, [cadre.id for cadre in people])
        some: list[Cadre] = []
        expected = 0
        for cadre in people:
            number = went.get(cadre.id, 0)
            if some and expected + number > VISITS_AT_ONCE:
                yield of_cadres(db, some, today, by, progress)
                some, expected = [], 0
            some.append(cadre)
            expected += number
        yield of_cadres(db, some, today, by, progress)


def _row(checked: Checked, first_seen_on: str | None) -> tuple[Value, ...]:
    finding = checked.finding
    return (
        finding.code, finding.rule_id, finding.severity.value, finding.noun, finding.record_id,
        finding.cadre_id or None, finding.period or None, finding.enterprise_id or None,
        finding.due_on.isoformat() if finding.due_on else None, checked.state.value,
        checked.note or None, _(WORDS[finding.rule_id].title), first_seen_on, finding.unconfirmed,
    )  # fmt: skip


def findings_sheet(db: Readable, aside: Aside) -> Sheet:
    """The findings as people read them: names instead of ids, and what was said of them last."""
    severities = {each.value: word_label(each) for each in Severity}
    states = {each.value: word_label(each) for each in NoteState}
    columns = [
        Column(_("Severity"), Look.TEXT, partial(word_of, severities)), Column(_("Code"), Look.TEXT),
        Column(_("Finding"), Look.WIDE), Column(_("Kind of record"), Look.TEXT, noun_word),
        Column(_("Record"), Look.WIDE), Column(_("Cadre"), Look.TEXT), Column(_("Enterprise"), Look.WIDE),
        Column(_("Half-year"), Look.TEXT), Column(_("Due on"), Look.DAY),
        Column(_("State"), Look.TEXT, partial(word_of, states)), Column(_("What was said of it"), Look.LONG),
        Column(_("First seen on"), Look.DAY), Column(_("Standard"), Look.TEXT),
    ]  # fmt: skip
    return Sheet(_("Findings"), columns, aside.count, _named(db, aside))


def _named(db: Readable, aside: Aside) -> Iterator[list[list[Value]]]:
    place = {field.name: at for at, field in enumerate(FINDING.fields)}
    unconfirmed = _("to be confirmed")
    for page in aside.pages():
        named: dict[str, dict[str, str]] = {}
        for noun in {str(row[place["noun"]]) for row in page}:
            ids = {str(row[place["record_id"]]) for row in page if row[place["noun"]] == noun}
            named[noun] = names_of(db, noun, ids)
        people = names_of(db, "cadre", {str(row[place["cadre_id"]] or "") for row in page})
        firms = names_of(db, "enterprise", {str(row[place["enterprise_id"]] or "") for row in page})
        yield [
            [
                row[place["severity"]], row[place["code"]], row[place["title"]], row[place["noun"]],
                named[str(row[place["noun"]])].get(str(row[place["record_id"]])),
                people.get(str(row[place["cadre_id"]])), firms.get(str(row[place["enterprise_id"]])),
                row[place["period"]], row[place["due_on"]], row[place["state"]], row[place["note"]],
                row[place["first_seen_on"]], unconfirmed if row[place["unconfirmed"]] else None,
            ]
            for row in page
        ]  # fmt: skip
