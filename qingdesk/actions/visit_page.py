"""What the page of a visit does: load, save in one transaction, keep and drop what was being typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from qingdesk.actions.changes import Changes
from qingdesk.actions.correct import OUTSIDE_THE_FORM
from qingdesk.actions.life import complete_within
from qingdesk.actions.mistakes import refusal
from qingdesk.actions.record import save_edit
from qingdesk.actions.saving import save_changed, save_new
from qingdesk.actions.scan_blank import begin_within, blank_of, file_within, waiting_blank
from qingdesk.actions.visit_entry import (
    Line,
    VisitEntry,
    completed_from,
    from_content,
    loosened,
    mistakes_of,
    to_content,
)
from qingdesk.domain.commitment import CommitmentDraft
from qingdesk.domain.fields import fields_of
from qingdesk.domain.meal import MealDraft
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.problem import ProblemDraft
from qingdesk.domain.record import Draft, Record
from qingdesk.domain.visit import Visit, VisitDraft, VisitState
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import commitments, drafts, meals, problems, visits
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.drafts import TypedDraft
from qingdesk.store.tables import TABLES
from qingdesk.store.writer import Writer

D = TypeVar("D", bound=Draft)

SCREEN = "visit"
"""Under this name the page keeps its drafts."""

ON_THE_FORM: Mapping[str, frozenset[str]] = {
    "meal": frozenset({"kind", "place", "heads", "posted_price_fen", "cadre_id", "eaten_on"}),
    "problem": frozenset({"category", "grade", "text"}),
    "commitment": frozenset({"text"}),
}
"""What the paper says of a line: changed by 更正 only, once the visit has its number."""


@dataclass(frozen=True)
class SavedVisit:
    """The visit as it is now, and which nouns were written."""

    visit: Visit
    changes: Changes


def load(db: Readable, visit_id: str) -> tuple[Visit, VisitEntry]:
    """A visit and its page; raises `NotFound`."""
    visit = visits.get(db, visit_id)
    draft = _as_draft(VisitDraft, visit)
    return visit, VisitEntry(
        draft=draft,
        id=visit.id,
        revision=visit.revision,
        meals=tuple(_line("meal", MealDraft, meal, draft) for meal in meals.of_visit(db, visit_id)),
        problems=tuple(_line("problem", ProblemDraft, one, draft) for one in problems.of_visit(db, visit_id)),
        commitments=tuple(
            _line("commitment", CommitmentDraft, one, draft) for one in commitments.of_visit(db, visit_id)
        ),
        blank_id=blank.form_id if (blank := blank_of(db, visit_id)) is not None else "",
    )


def save_visit(
    store: Store, entry: VisitEntry, today: date, *, reason: str = "", complete: bool = False
) -> SavedVisit:
    """Save the whole page, new or edited, in one transaction; its draft goes with it.

    reason: makes the change of a numbered visit a 更正. complete: a draft becomes completed and numbered; one that
    was entered from a blank form takes that form's number, and its scan is filed with it.
    Raises `Mistaken`, `Refused`, `Conflict` (changed since it was opened), `UserError`; then nothing is saved.
    """
    mistakes = mistakes_of(entry, today)
    if mistakes:
        raise refusal("visit", mistakes)
    nouns = {"visits"}
    with store.transaction("edit_visit" if entry.id else "record_visit", reason) as db:
        visit = _save(db, entry, today, reason)
        for _key, noun, _at, line in entry.lines():
            if _save_line(db, noun, line, visit, today, reason):
                nouns.add(NOUNS[noun].plural)
        for noun, record_id in entry.removed:
            _refuse_frozen(visit, reason)
            TABLES[noun].void(
                db, TABLES[noun].get(db, record_id), reason or _("Taken off the page of the visit")
            )
            nouns.add(NOUNS[noun].plural)
        from_blank = waiting_blank(db, entry.blank_id) is not None
        if complete and from_blank:
            file_within(db, entry.blank_id, "visit", visit.id)
            visit = visits.get(db, visit.id)
            nouns |= {"attachments", "scans"}
        elif complete:
            completed = complete_within(db, "visit", visit.id, today)
            assert isinstance(completed, Visit)
            visit = completed
        elif from_blank:
            begin_within(db, entry.blank_id, visit.id)
        drafts.drop(db, SCREEN, entry.id)
    return SavedVisit(visit, Changes(nouns))


def keep_draft(store: Store, content: str) -> None:
    """Save what is on the page now as its draft, over the one before; never a record, not audited."""
    entry, _unread = from_content(content)
    with store.transaction("keep_draft") as db:
        drafts.keep(db, SCREEN, entry.id, entry.revision, content)


def drop_draft(store: Store, record_id: str = "") -> None:
    """A person threw the draft of this visit away (empty: of the new one)."""
    with store.transaction("drop_draft") as db:
        drafts.drop(db, SCREEN, record_id)


def find_draft(db: Readable, record_id: str = "") -> TypedDraft | None:
    """What was being typed on the page of this visit, and when."""
    return drafts.find(db, SCREEN, record_id)


def needs_reason(saved: VisitEntry, page: VisitEntry) -> bool:
    """Would saving this page over the numbered visit change what its paper says: a 更正?"""
    changed = {
        f.name for f in fields_of(VisitDraft) if getattr(saved.draft, f.name) != getattr(page.draft, f.name)
    }
    return bool(changed - OUTSIDE_THE_FORM) or _on_paper(saved) != _on_paper(page)


def _on_paper(entry: VisitEntry) -> list[tuple[object, ...]]:
    return [
        (noun, line.id, *(getattr(line.draft, name) for name in sorted(ON_THE_FORM[noun])))
        for _key, noun, _at, line in entry.lines()
    ]


def rebased(typed: VisitEntry, now: VisitEntry) -> VisitEntry:
    """What was typed, to be saved over the visit as it is now: a person has seen that it had changed.

    Lines that were voided in the meantime become new ones; lines that came in the meantime stay.
    """
    revisions = {line.id: line.revision for _key, _noun, _at, line in now.lines()}
    removed = tuple(pair for pair in typed.removed if pair[1] in revisions)

    def settled(lines: tuple[Line[D], ...], newer: tuple[Line[D], ...]) -> tuple[Line[D], ...]:
        kept = tuple(
            replace(line, revision=revisions[line.id])
            if line.id in revisions
            else replace(line, id="", revision=0)
            for line in lines
        )
        there = {line.id for line in lines} | {record_id for _noun, record_id in removed}
        return kept + tuple(line for line in newer if line.id not in there)

    return replace(
        typed,
        revision=now.revision,
        meals=settled(typed.meals, now.meals),
        problems=settled(typed.problems, now.problems),
        commitments=settled(typed.commitments, now.commitments),
        removed=removed,
    )


def _save(db: Writer, entry: VisitEntry, today: date, reason: str) -> Visit:
    if not entry.id:
        saved = save_new(db, "visit", entry.draft, today)
        assert isinstance(saved, Visit)
        return saved
    old = visits.get(db, entry.id)
    if old.is_voided:
        raise Refused(_("This visit was voided."), _("Bring it back first. Nothing was saved."))
    seen = replace(old, revision=entry.revision)  # another revision in the store is a conflict
    if reason.strip() and old.number and needs_reason(load(db, entry.id)[1], entry):
        draft = replace(entry.draft, state=VisitState.COMPLETED)
        saved = save_changed(db, "visit", seen, draft, today, corrects=True)
        if saved == seen:  # only its lines are corrected: the paper is another one all the same
            saved = visits.update(db, replace(seen, form_revision=old.form_revision + 1))
    elif _differs(old, entry.draft):
        saved = save_edit(db, "visit", seen, entry.draft, today, reason=reason)
    else:
        saved = old
    assert isinstance(saved, Visit)
    return saved


def _save_line(db: Writer, noun: str, line: Line[Draft], visit: Visit, today: date, reason: str) -> bool:
    draft = completed_from(noun, line.draft, visit, visit.id)
    if not line.id:
        _refuse_frozen(visit, reason)
        save_new(db, noun, draft, today)
        return True
    old = TABLES[noun].get(db, line.id)
    if not _differs(old, draft):
        return False
    if any(getattr(old, name) != getattr(draft, name) for name in ON_THE_FORM[noun]):
        _refuse_frozen(visit, reason)
    save_edit(db, noun, replace(old, revision=line.revision), draft, today, reason=reason)
    return True


def _refuse_frozen(visit: Visit, reason: str) -> None:
    """A numbered form says what was eaten, raised and promised: it changes with a reason only."""
    if visit.number and not reason.strip():
        raise Refused(
            _("This visit is numbered: its form may only be changed with a reason."),
            _("Choose “Correct” and give the reason. Nothing was saved."),
        )


def _differs(old: Record, draft: Draft) -> bool:
    return any(getattr(old, f.name) != getattr(draft, f.name) for f in fields_of(type(draft)))


def _as_draft(cls: type[D], record: Record) -> D:
    return cls(**{f.name: getattr(record, f.name) for f in fields_of(cls)})


def _line(noun: str, cls: type[D], record: Record, visit: VisitDraft) -> Line[D]:
    return Line(loosened(noun, _as_draft(cls, record), visit), record.id, record.revision)


__all__ = [
    "ON_THE_FORM", "SCREEN", "SavedVisit", "drop_draft", "find_draft", "from_content", "keep_draft", "load",
    "needs_reason", "rebased", "save_visit", "to_content",
]  # fmt: skip
