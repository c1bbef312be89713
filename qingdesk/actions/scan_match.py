"""Whose paper a mark is on: the record that it names, and only when what was printed of it says the same."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.domain.mark import Mark
from qingdesk.domain.record import Numbered
from qingdesk.domain.visit import Visit, VisitState
from qingdesk.i18n import N_, _
from qingdesk.store import printed_forms
from qingdesk.store.connection import Readable
from qingdesk.store.orphans import OF_SEVERAL
from qingdesk.store.printed_forms import Print
from qingdesk.store.scan_pages import Why
from qingdesk.store.tables import TABLES

_REASONS = {
    Why.NO_MARK: N_(
        "No mark was found on it: photograph it again, from above, in daylight, or place it by hand."
    ),
    Why.FOREIGN: N_("The code on it is not one of ours, or is damaged."),
    Why.SEVERAL: N_("The picture shows several forms: scan them one by one."),
    Why.UNKNOWN: N_("Its mark names a paper that this desk never printed: it belongs to another desk."),
    Why.DIFFERS: N_("Its digest is not that of any print of this record: what was signed is something else."),
    Why.SUPERSEDED: N_("This paper was superseded by a later print: print and sign that one."),
    Why.VOIDED: N_("Its record was voided."),
    Why.DRAFT: N_("Its record is still a draft."),
    Why.BLANK: N_("A blank form that was filled in by hand: record it, then place the page there."),
}


@dataclass(frozen=True)
class Matched:
    """The record of a page. noun: `printed_form` for a paper of several records, whose id is then that of the
    print. form_revision: that the paper shows. is_superseded: the record was corrected since. number: as stored."""

    noun: str
    record_id: str
    form_revision: int
    is_superseded: bool
    number: str


@dataclass(frozen=True)
class Unmatched:
    """Why a page waits, and what it names as far as that is known."""

    why: Why
    noun: str = ""
    record_id: str = ""
    form_id: str = ""


def why_words(why: Why) -> str:
    """The reason as a sentence."""
    return _(_REASONS[why])


def whose(db: Readable, mark: Mark) -> Matched | Unmatched:
    """The record of a page with this mark. Record, form_revision and digest must be those of one print."""
    prints = [each for each in printed_forms.of_record(db, mark.record_id) if each.revision > 0]
    if prints:
        return _of_record(db, mark, prints)
    made = printed_forms.get(db, mark.record_id)
    if made is None:
        return Unmatched(Why.UNKNOWN)
    if not made.digest.startswith(mark.digest):
        return Unmatched(Why.DIFFERS, made.noun, form_id=made.id)
    if made.revision > 0:
        if made.revision != mark.form_revision:
            return Unmatched(Why.DIFFERS, made.noun, form_id=made.id)
        return Matched(OF_SEVERAL, made.id, made.revision, False, made.number)
    if not made.record_id:
        return Unmatched(Why.BLANK, made.noun, form_id=made.id)
    record = TABLES[made.noun].get(db, made.record_id)
    if record.is_voided:
        return Unmatched(Why.VOIDED, made.noun, record.id, made.id)
    # written by hand: it shows whatever the record says, so long as a person has not corrected that
    return Matched(made.noun, record.id, 1, _present(record) > 1, getattr(record, "number", ""))


def _of_record(db: Readable, mark: Mark, prints: list[Print]) -> Matched | Unmatched:
    noun = prints[0].noun
    same = [each for each in prints if each.revision == mark.form_revision and _says(each, mark)]
    record = TABLES[noun].get(db, mark.record_id)
    present = _present(record)
    if not same or mark.form_revision > present:
        return Unmatched(Why.DIFFERS, noun, mark.record_id)
    if record.is_voided:
        return Unmatched(Why.VOIDED, noun, mark.record_id)
    if isinstance(record, Visit) and record.state is VisitState.DRAFT:
        return Unmatched(Why.DRAFT, noun, mark.record_id)
    if mark.form_revision == present and all(each.is_superseded for each in same):
        return Unmatched(Why.SUPERSEDED, noun, mark.record_id)
    return Matched(
        noun, mark.record_id, mark.form_revision, mark.form_revision < present, getattr(record, "number", "")
    )


def _says(made: Print, mark: Mark) -> bool:
    return bool(mark.digest) and made.digest.startswith(mark.digest)


def _present(record: object) -> int:
    return record.form_revision if isinstance(record, Numbered) else 1
