"""What is being typed in a dialog: kept by itself, never a record, dropped when the record is saved."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.store import drafts
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.drafts import TypedDraft


@dataclass(frozen=True)
class DraftPlace:
    """screen: which dialog. record_id: what it is about: the record, or what a new one would belong to. revision:
    the record's when the dialog was opened; 0 for a new one."""

    screen: str
    record_id: str
    revision: int = 0


def find_typed(db: Readable, place: DraftPlace) -> TypedDraft | None:
    """What was left there, and when."""
    return drafts.find(db, place.screen, place.record_id)


def keep_typed(store: Store, place: DraftPlace, content: str) -> None:
    """Keep what stands there now, over what was kept before."""
    with store.transaction("keep_draft") as db:
        drafts.keep(db, place.screen, place.record_id, place.revision, content)


def drop_typed(store: Store, place: DraftPlace) -> None:
    """It was saved as a record, or a person threw it away; nothing is written where nothing was kept."""
    if find_typed(store.reader(), place) is None:
        return
    with store.transaction("drop_draft") as db:
        drafts.drop(db, place.screen, place.record_id)
