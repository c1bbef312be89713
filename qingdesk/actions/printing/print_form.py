"""The one entry for every form: what the command line and the window call."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import Any

from qingdesk.actions.periods import half_named
from qingdesk.actions.printing.choose import by_ids, in_half
from qingdesk.actions.printing.printable import (
    Chosen,
    Letterhead,
    OfOneRecord,
    OfSeveral,
    Printable,
    letterhead,
)
from qingdesk.domain.number import shown_number
from qingdesk.errors import Refused, UserError
from qingdesk.forms import ALL_FORMS
from qingdesk.forms.paper import Paper
from qingdesk.i18n import _, speaking
from qingdesk.progress import Progress, no_progress
from qingdesk.store import numbers, printed_forms
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES
from qingdesk.store.writer import Writer

MOST_BLANKS = 200
SERIES_OF_PRINTS = "printed_form"
"""Ledgers and summaries are numbered by their print."""

_NOT_REMEMBERED = "00000000-0000-0000-0000-000000000000"


def print_form(
    store: Store,
    form_name: str,
    ids: Sequence[str] = (),
    *,
    period: str = "",
    cadre_id: str = "",
    blank: int | None = None,
    filled: Mapping[str, Any] | None = None,
    today: date,
    lang: str = "zh_CN",
    progress: Progress = no_progress,
) -> bytes:
    """A form as PDF: of records by id, of a half-year (of one cadre), or so many blank ones; filled: strings that
    stand in these already.

    Several forms are one PDF with a bookmark each. What is printed in Chinese is remembered by its digest; an
    English copy is for reading only. Raises `NotFound`, `Refused` for what cannot be printed, `UserError` for an
    unknown form or characters that no font can print; nothing is then remembered.
    """
    printable = printable_named(form_name)
    if blank is not None:
        return _blanks(store, form_name, printable, blank, filled or {}, today, lang, progress)
    db = store.reader()
    half = half_named(period) if period else None
    head = letterhead(store, db, today)
    if isinstance(printable, OfOneRecord):
        chosen = _of_one(db, printable, ids, half, cadre_id)
        with speaking(lang):
            forms = [printable.make(db, record, head) for record in chosen]
        return _print_each(store, form_name, printable, forms, lang, progress)
    with speaking(lang):
        form = printable.make(db, _of_several(db, printable, ids, half, cadre_id, today), head)
    return _print_several(store, form_name, printable, form, today, lang, progress)


def printable_named(form_name: str) -> Printable:
    """What is known of a form; raises `UserError` when there is none of this name."""
    if form_name not in {form.name for form in ALL_FORMS}:
        raise UserError(
            _("There is no form called {name}.").format(name=form_name),
            _("Known are: {names}").format(names=", ".join(form.name for form in ALL_FORMS)),
        )
    found: Printable = import_module(f"qingdesk.actions.printing.{form_name}").FORM
    return found


def _of_one(
    db: Readable, printable: OfOneRecord[Any, Any], ids: Sequence[str], half: Any, cadre_id: str
) -> list[Any]:
    if half is None:
        found = by_ids(db, printable.noun, ids, printable.refuse)
    else:
        found = in_half(db, printable.noun, half)
        found = [record for record in found if not cadre_id or printable.is_of(db, record, cadre_id)]
    if not found:
        raise _nothing(half.name if half else "")
    return found


def _of_several(
    db: Readable, printable: OfSeveral[Any], ids: Sequence[str], half: Any, cadre_id: str, today: date
) -> Chosen:
    found = by_ids(db, printable.noun, ids) if half is None else in_half(db, printable.noun, half)
    if cadre_id:
        found = [record for record in found if printable.is_of(db, record, today, cadre_id)]
    if not found:
        raise _nothing(half.name if half else "")
    return Chosen(records=found, half=half, cadre_id=cadre_id)


def _nothing(period: str) -> Refused:
    if not period:
        return Refused(
            _("Nothing was chosen to print."), _("Name the records, a half-year, or print blank forms.")
        )
    return Refused(
        _("There is nothing to print in {period}.").format(period=period),
        _("Choose another half-year or another cadre, or print a blank form."),
    )


def _print_each(
    store: Store,
    form_name: str,
    printable: OfOneRecord[Any, Any],
    forms: Sequence[Paper],
    lang: str,
    progress: Progress,
) -> bytes:
    out = io.BytesIO()
    pages = (printable.render or printable.kind.render)(forms, out, lang=lang, progress=progress)
    if lang == "zh_CN":
        with store.transaction(f"print_{form_name}") as db:
            for form in forms:
                printed_forms.remember(
                    db,
                    _stored_number(db, printable.noun, form),
                    printable.noun,
                    form.record_id,
                    form.form_revision,
                    printable.kind.digest(form),
                    pages if len(forms) == 1 else None,
                    form=form_name,
                )
    return out.getvalue()


def _stored_number(db: Writer, noun: str, form: Paper) -> str:
    """A record's number as the store writes it (DESK-2026-0012), not as paper shows it."""
    return str(getattr(TABLES[noun].get(db, form.record_id), "number", "")) if noun in TABLES else form.number


def _print_several(
    store: Store,
    form_name: str,
    printable: OfSeveral[Any],
    form: Any,
    today: date,
    lang: str,
    progress: Progress,
) -> bytes:
    if lang == "zh_CN":
        printable.kind.refuse_missing(form)
        with store.transaction(f"print_{form_name}") as db:
            form = _named(db, form_name, printable, form, today)
    else:
        form = replace(form, record_id=_NOT_REMEMBERED)
    out = io.BytesIO()
    printable.kind.render(form, out, lang=lang, progress=progress)
    return out.getvalue()


def _named(db: Writer, form_name: str, printable: OfSeveral[Any], form: Any, today: date) -> Any:
    """The form with the id and number of its print: those of an earlier one where it says the same."""
    digest = printable.kind.digest(form)
    earlier = printed_forms.of_several(db, form_name, digest)
    if earlier is not None:
        return replace(form, record_id=earlier.id, number=shown_number(earlier.number))
    number = numbers.next_number(db, SERIES_OF_PRINTS, today.year)
    new_id = db.new_id()
    printed_forms.remember(
        db, number, printable.noun, "", form.form_revision, digest, None, form=form_name, form_id=new_id
    )
    return replace(form, record_id=new_id, number=shown_number(number))


def _blanks(
    store: Store,
    form_name: str,
    printable: Printable,
    many: int,
    filled: Mapping[str, Any],
    today: date,
    lang: str,
    progress: Progress,
) -> bytes:
    """Blank forms with reserved numbers, to take along; raises `Refused` for 0 or too many."""
    if not 1 <= many <= MOST_BLANKS:
        raise Refused(
            _("From 1 to {most} blank forms can be printed at once.").format(most=MOST_BLANKS),
            _("Each takes a number that is not used again; print what is needed this half-year."),
        )
    series = printable.noun if isinstance(printable, OfOneRecord) else SERIES_OF_PRINTS
    head = letterhead(store, store.reader(), today)
    out = io.BytesIO()
    if filled and printable.cls is not None:
        printable.kind.refuse_missing(
            printable.cls(record_id="", number="", blank=True, **head.fields(), **filled)
        )
    with store.transaction(f"print_blank_{form_name}") as db:
        forms = [
            _blank(db, form_name, printable, number, head, filled)
            for number in numbers.reserve(db, series, today.year, many)
        ]
        render = printable.render if isinstance(printable, OfOneRecord) else None
        (render or printable.kind.render)(forms, out, lang=lang, progress=progress)
    return out.getvalue()


def _blank(
    db: Writer, form_name: str, printable: Printable, number: str, head: Letterhead, filled: Mapping[str, Any]
) -> Paper:
    fields: Mapping[str, Any] = {**head.fields(), **filled}
    form: Paper = printable.cls(record_id=db.new_id(), number=shown_number(number), blank=True, **fields)
    printed_forms.remember(
        db,
        number,
        printable.noun,
        "",
        0,
        printable.kind.digest(form),
        None,
        form=form_name,
        form_id=form.record_id,
    )
    return form
