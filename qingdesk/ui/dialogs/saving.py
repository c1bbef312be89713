"""Save what a dialog holds, off the window's thread: a new record, or what differs from the one that was opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from qingdesk.actions.record import Recorded, edit, record_drafts
from qingdesk.actions.typed_drafts import DraftPlace, drop_typed
from qingdesk.domain.fields import fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.domain.record import Draft, Record
from qingdesk.progress import Progress
from qingdesk.store.database import Store

SaveDraft = Callable[[Store, Draft, date], Recorded]
"""How a dialog saves when it is a step of its own, such as handing in a gift. Called off the window's thread."""


def save_typed(
    store: Store,
    place: DraftPlace,
    noun: str,
    base: Draft,
    draft: Draft,
    today: date,
    save: SaveDraft | None,
    progress: Progress,
) -> Recorded:
    """Save it by `save` or as it is, and drop what was kept of it while it was typed. base: see `save_draft`."""
    done = save(store, draft, today) if save is not None else save_draft(store, noun, base, draft, today)
    drop_typed(store, place)
    return done


def save_draft(
    store: Store, noun: str, base: Draft, draft: Draft, today: date, *, reason: str = ""
) -> Recorded:
    """Record a new one, or change what differs from `base`; reason: makes the change a 更正."""
    if not isinstance(base, Record):
        return record_drafts(store, [(noun, draft)], today, action=f"record_{noun}")
    own = (each for each in fields_of(type(base)) if hasattr(NOUNS[noun].draft, each.name))
    changed = {
        each.name: each.plain(getattr(draft, each.name))
        for each in own
        if getattr(draft, each.name) != getattr(base, each.name)
    }
    return edit(store, noun, base.id, changed, today, reason=reason)
