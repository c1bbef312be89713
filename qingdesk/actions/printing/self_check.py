"""半年自查表 of a self-check."""

from __future__ import annotations

from qingdesk.actions.periods import half_named
from qingdesk.actions.printing.printable import Letterhead, OfOneRecord
from qingdesk.actions.printing.spoken import half_year, unit_and_post
from qingdesk.domain.number import shown_number
from qingdesk.domain.self_check import SelfCheck
from qingdesk.forms.self_check import KIND, SelfCheckForm
from qingdesk.i18n import _
from qingdesk.store import assignments, cadres, enterprises
from qingdesk.store.connection import Readable

_NAMED = 2


def _make(db: Readable, check: SelfCheck, head: Letterhead) -> SelfCheckForm:
    checker = cadres.get(db, check.cadre_id)
    half = half_named(check.period)
    firms = [
        enterprises.get(db, each.enterprise_id).name
        for each in assignments.of_cadre(db, check.cadre_id)
        if each.active_days(half) > 0
    ]
    return SelfCheckForm(
        record_id=check.id,
        form_revision=check.form_revision,
        number=shown_number(check.number),
        cadre=checker.name,
        post=unit_and_post(db, checker),
        period=half_year(half),
        firms=_few(list(dict.fromkeys(firms))),
        answers=tuple((answer.item, answer.answer, answer.note) for answer in check.answers),
        **head.fields(),
    )


def _few(names: list[str]) -> tuple[str, ...]:
    """All, or the first two and how many there are: the form has one page."""
    if len(names) <= _NAMED:
        return tuple(names)
    last = _("{name} and others, {number} firms in all").format(name=names[_NAMED - 1], number=len(names))
    return (*names[: _NAMED - 1], last)


def _is_of(db: Readable, check: SelfCheck, cadre_id: str) -> bool:
    return check.cadre_id == cadre_id


FORM = OfOneRecord(kind=KIND, noun="self_check", make=_make, cls=SelfCheckForm, is_of=_is_of)
