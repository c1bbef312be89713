"""Record and edit: what `qingdesk record`, `qingdesk edit` and the dialogs call. All or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qingdesk.actions.changes import Changes
from qingdesk.actions.correct import refuse_silent_correction
from qingdesk.actions.entry import NESTED, day_of, parse, resolve_names
from qingdesk.actions.extend import extend_by_edit, extend_term, refuse_own_closing
from qingdesk.actions.mistakes import refusal
from qingdesk.actions.saving import save_changed, save_new
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.problem import Problem, ProblemDraft
from qingdesk.domain.progress import Progress, ProgressKind
from qingdesk.domain.record import Draft, Mistake, Record
from qingdesk.domain.visit import Visit, VisitDraft, VisitState
from qingdesk.errors import Refused, UserError
from qingdesk.i18n import N_, _
from qingdesk.store import printed_forms
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES
from qingdesk.store.writer import Writer

RECORDABLE = tuple(name for name in NOUNS if name != "attachment")


@dataclass(frozen=True)
class Recorded:
    """What was saved, in the order given; nested records follow their visit."""

    records: tuple[Record, ...]
    changes: Changes

    @property
    def ids(self) -> list[str]:
        """Their ids."""
        return [record.id for record in self.records]


def record(store: Store, noun: str, objects: Sequence[Mapping[str, object]], today: date) -> Recorded:
    """Save new records from JSON objects, all or none.

    A visit may bring `meals`, `problems` and `commitments`; what they leave open is taken from the visit.
    Raises `Mistaken` with every mistake of the first bad entry, `Refused` for a double code.
    """
    _refuse_unknown(noun)
    saved: list[Record] = []
    nouns: set[str] = set()
    many = len(objects) > 1
    with store.transaction(f"record_{noun}") as db:
        for place, given in enumerate(objects, start=1):
            made = _record_one(db, noun, given, today, place if many else None)
            saved += [entry for _noun, entry in made]
            nouns |= {NOUNS[name].plural for name, _entry in made}
    return Recorded(tuple(saved), Changes(nouns))


def _refuse_unknown(noun: str) -> None:
    if noun not in RECORDABLE:
        raise UserError(
            _("There is nothing called {noun} to record.").format(noun=noun),
            _("Known are: {nouns}").format(nouns=", ".join(RECORDABLE)),
        )


def record_drafts(store: Store, drafts: Sequence[tuple[str, Draft]], today: date, *, action: str) -> Recorded:
    """Save drafts of any nouns, all or none: what the dialogs call."""
    with store.transaction(action) as db:
        saved = [(noun, save_new(db, noun, draft, today)) for noun, draft in drafts]
        for _noun, entry in saved:
            _afterwards(db, entry)
    return Recorded(tuple(entry for _n, entry in saved), Changes({NOUNS[noun].plural for noun, _e in saved}))


def edit(
    store: Store, noun: str, record_id: str, given: Mapping[str, object], today: date, *, reason: str = ""
) -> Recorded:
    """Change the fields that are given; the others stay. A reason makes it a 更正 where the record has a form.

    Raises `NotFound`, `Mistaken`, or `Refused` for a voided record or a form that needs a reason.
    """
    _refuse_unknown(noun)
    with store.transaction(f"edit_{noun}", reason) as db:
        old = TABLES[noun].get(db, record_id)
        if old.is_voided:
            raise Refused(
                _("This record was voided."),
                _("Bring it back first: qingdesk unvoid {noun} {id}").format(noun=noun, id=record_id),
            )
        named, mistakes = resolve_names(db, noun, given)
        draft, wrong = parse(noun, named, base=old)
        if mistakes or wrong or draft is None:
            raise refusal(noun, mistakes + wrong)
        saved = save_edit(db, noun, old, draft, today, reason=reason)
    return Recorded((saved,), Changes({NOUNS[noun].plural}))


def save_edit(db: Writer, noun: str, old: Record, draft: Draft, today: date, *, reason: str) -> Record:
    """Save a change within a transaction; decides whether it is a 更正 and asks for its reason."""
    corrects = refuse_silent_correction(old, draft, reason)
    if corrects and isinstance(draft, VisitDraft):
        draft = replace(draft, state=VisitState.COMPLETED)
    if isinstance(old, Problem) and isinstance(draft, ProblemDraft):
        refuse_own_closing(old, draft)
    saved = save_changed(db, noun, old, draft, today, corrects=corrects)
    if corrects:
        printed_forms.supersede(db, old.id)
    if isinstance(old, Progress) and isinstance(saved, Progress):
        extend_by_edit(db, old, saved)
    return saved


def _record_one(
    db: Writer, noun: str, given: Mapping[str, object], today: date, place: int | None
) -> list[tuple[str, Record]]:
    own = {key: value for key, value in given.items() if not (noun == "visit" and key in NESTED)}
    named, mistakes = resolve_names(db, noun, own)
    draft, wrong = parse(noun, named)
    if mistakes or wrong or draft is None:
        raise refusal(noun, mistakes + wrong, row=place)
    saved = save_new(db, noun, draft, today, row=place)
    _afterwards(db, saved)
    made = [(noun, saved)]
    if isinstance(saved, Visit):
        for key, child in NESTED.items():
            for index, entry in enumerate(_list(given.get(key), key, place)):
                made.append((child, _record_nested(db, saved, key, child, index, entry, today, place)))
    return made


def _record_nested(
    db: Writer,
    visit: Visit,
    key: str,
    noun: str,
    index: int,
    given: Mapping[str, object],
    today: date,
    place: int | None,
) -> Record:
    named, mistakes = resolve_names(db, noun, given)
    draft, wrong = parse(noun, {**_from_visit(noun, visit), **named})
    if mistakes or wrong or draft is None:
        inside = [replace(m, field=f"{key}[{index}].{m.field}") for m in mistakes + wrong]
        raise refusal(noun, inside, row=place)
    try:
        return save_new(db, noun, draft, today, row=place)
    except UserError as error:
        from qingdesk.actions.mistakes import Mistaken

        if not isinstance(error, Mistaken):
            raise
        raise refusal(
            noun, [replace(m, field=f"{key}[{index}].{m.field}") for m in error.mistakes], row=place
        ) from error


def _from_visit(noun: str, visit: Visit) -> dict[str, object]:
    day = day_of(visit.started_at)
    iso = day.isoformat() if day else None
    taken: dict[str, object] = {"visit_id": visit.id, "enterprise_id": visit.enterprise_id}
    if noun == "meal":
        eater = next((visitor.cadre_id for visitor in visit.visitors if visitor.cadre_id), "")
        taken |= {"eaten_on": iso, "cadre_id": eater}
    elif noun == "problem":
        source = (
            visit.mode.value
            if visit.mode is not None and visit.mode.value in ("service_day", "talk_day")
            else "visit"
        )
        taken |= {"raised_on": iso, "source": source}
    else:
        taken |= {"promised_on": iso}
    return taken


def _afterwards(db: Writer, saved: Record) -> None:
    """What a new record does to another: an extension sets the problem's term."""
    if isinstance(saved, Progress) and saved.kind is ProgressKind.EXTENSION:
        extend_term(db, saved)


def _list(value: object, key: str, place: int | None) -> list[Mapping[str, object]]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(entry, Mapping) for entry in value):
        raise refusal("visit", [Mistake(key, N_("This must be a list of objects."))], row=place)
    return list(value)
