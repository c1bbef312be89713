"""The findings in a package's workbook, as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from qingdesk.actions.package_sheets import noun_word, word_of
from qingdesk.domain.finding import NoteState, Severity
from qingdesk.domain.labels import word_label
from qingdesk.exchange.package.shape import FINDING
from qingdesk.exchange.package.workbook import Column, Look, Sheet
from qingdesk.i18n import _
from qingdesk.store.connection import Readable, Value
from qingdesk.store.package_names import names_of
from qingdesk.store.package_rows import PAGE


def findings_sheet(db: Readable, rows: Sequence[Sequence[Value]]) -> Sheet:
    """The findings as people read them: the gravest first, names instead of ids, and what was said of them last."""
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
    return Sheet(_("Findings"), columns, len(rows), _findings_named(db, rows))


def _findings_named(db: Readable, rows: Sequence[Sequence[Value]]) -> Iterator[list[list[Value]]]:
    place = {field.name: at for at, field in enumerate(FINDING.fields)}
    grave, unconfirmed = list(Severity), _("to be confirmed")

    def order(row: Sequence[Value]) -> tuple[int, str]:
        return grave.index(Severity(str(row[place["severity"]]))), str(row[place["code"]])

    ordered = sorted(rows, key=order)
    for start in range(0, len(ordered), PAGE):
        page = ordered[start : start + PAGE]
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
