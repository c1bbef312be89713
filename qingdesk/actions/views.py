"""Saved views of the lists: save, rename, pin, delete. No records, so nothing of it is audited or undone."""

from __future__ import annotations

from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import saved_views
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store
from qingdesk.store.saved_views import SavedView


def keep_as_left(store: Store, screen: str, content: str) -> None:
    """How a list is being left."""
    with store.transaction("keep_view") as db:
        saved_views.keep(db, screen, saved_views.AS_LEFT, content)


def save_view(store: Store, screen: str, name: str, content: str, *, is_pinned: bool) -> None:
    """A new view. Raises `Refused` when the list has one of that name."""
    with store.transaction("save_view") as db:
        _refuse_another(db, screen, name, "")
        saved_views.keep(db, screen, name, content, is_pinned=is_pinned)


def change_view(store: Store, view: SavedView, name: str, *, is_pinned: bool) -> None:
    """Rename it, pin it or let it go. Raises `Refused` when the list has another one of that name."""
    with store.transaction("change_view") as db:
        _refuse_another(db, view.screen, name, view.id)
        saved_views.change(db, view.id, name, is_pinned=is_pinned)


def replace_view(store: Store, view: SavedView, content: str) -> None:
    """Keep the list as it is now under that name."""
    with store.transaction("save_view") as db:
        saved_views.keep(db, view.screen, view.name, content, is_pinned=view.is_pinned)


def delete_view(store: Store, view: SavedView) -> None:
    """It goes; the records that it showed stay."""
    with store.transaction("delete_view") as db:
        saved_views.drop(db, view.id)


def _refuse_another(db: Readable, screen: str, name: str, own_id: str) -> None:
    taken = {view.name.casefold(): view.id for view in saved_views.find_all(db, screen)}
    if taken.get(name.casefold(), own_id) != own_id:
        raise Refused(
            _("There is a view called “{name}” already.").format(name=name), _("Give this one another name.")
        )
