"""What the page says of itself and offers, by the state of its visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qingdesk.actions.mistakes import reason
from qingdesk.actions.visit_entry import VisitEntry, mistakes_of
from qingdesk.domain.labels import word_label
from qingdesk.domain.mistakes import EMPTY
from qingdesk.domain.number import shown_number
from qingdesk.domain.visit import Visit, VisitState
from qingdesk.i18n import _, ngettext


@dataclass(frozen=True)
class PageState:
    """note: beside the title · buttons: names of the header's · frozen: what is on the paper can be read only."""

    note: str
    buttons: frozenset[str]
    frozen: bool


def state_of(visit: Visit | None, *, correcting: bool) -> PageState:
    """visit: None while it is new."""
    if visit is None:
        return PageState(_("New, not yet saved"), frozenset({"print_blank", "save", "complete"}), False)
    if visit.is_voided:
        return PageState(_("Voided: {reason}").format(reason=visit.void_reason), frozenset(), True)
    number = shown_number(visit.number)
    if correcting:
        buttons = frozenset({"stop_correcting", "save_correction"})
        return PageState(_("Correcting {number}").format(number=number), buttons, False)
    if is_numbered(visit):
        buttons = frozenset({"void", "print", "correct", "save"})
        return PageState(f"{number} · {word_label(visit.state)}", buttons, True)
    return PageState(_("Draft · saved"), frozenset({"void", "print_blank", "save", "complete"}), False)


def is_numbered(visit: Visit | None) -> bool:
    """Its form may be on paper already."""
    return visit is not None and visit.state is not VisitState.DRAFT


def left_words(left: int) -> tuple[str, str]:
    """Title and hint when it cannot be saved: left fields are to be put right."""
    title = ngettext(
        "Not saved yet: {count} field is to be put right.",
        "Not saved yet: {count} fields are to be put right.",
        left,
    )
    hint = _("Each says beside it what is wrong. What was typed is kept as a draft.")
    return title.format(count=left), hint


def mistakes_shown(entry: VisitEntry, today: date, *, tried: bool) -> dict[str, str]:
    """By field. What is only empty is no mistake before the first try to save."""
    found: dict[str, str] = {}
    for mistake in mistakes_of(entry, today):
        if tried or mistake.reason != EMPTY:
            found.setdefault(mistake.field, reason(mistake))
    return found
