"""Take back the last import of a kind: what it added is voided, what it changed is as before."""

from __future__ import annotations

from qingdesk.actions.changes import Changes
from qingdesk.domain.nouns import NOUNS
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store import undo
from qingdesk.store.database import Store


def undo_last(store: Store, action: str, reason: str = "") -> Changes:
    """action: what the import called itself in the audit; its undoing is `undo_` and that.

    Raises `Refused`, undoing nothing, when there is none that was not taken back yet, one of its records was changed
    since, or newer records (visits, meals …) belong to what it added.
    """
    step = undo.newest(store.reader(), action)
    if step is None:
        raise Refused(
            _("There is no import to undo."), _("Every import was undone already, or none was made.")
        )
    with store.transaction(f"undo_{action}", reason) as db:
        nouns = undo.undo(db, step, reason or _("The import was undone"))
    return Changes({NOUNS[noun].plural for noun in nouns})
