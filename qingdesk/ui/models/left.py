"""The lines of the log of what left this desk."""

from __future__ import annotations

from datetime import UTC, date, datetime

from qingdesk.actions.left_words import left_words
from qingdesk.i18n import _, format_moment
from qingdesk.store import cadres
from qingdesk.store.connection import Readable
from qingdesk.store.left import Left
from qingdesk.ui.models.rows import Column


def columns(reader: Readable, today: date) -> tuple[Column[Left], ...]:
    """In the language in use."""
    names = cadres.names(reader)

    def when(left: Left) -> str:
        at = datetime.fromisoformat(left.at.replace("Z", "+00:00")).replace(tzinfo=UTC)
        return format_moment(at.astimezone().replace(tzinfo=None), today=today)

    return (
        Column(_("When"), when),
        Column(_("What left"), lambda left: left_words(left)[0]),
        Column(_("Of what"), lambda left: left_words(left)[1]),
        Column(_("Rows or pages"), lambda left: str(left.count) if left.count else "—", right=True),
        Column(_("By"), lambda left: names.get(left.by, _("Desk clerk"))),
    )
