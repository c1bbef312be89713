"""The lines of the list of backups."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qingdesk.i18n import _, format_moment
from qingdesk.ui.models.rows import Column

if TYPE_CHECKING:
    from qingdesk.actions.backups import Listed


def kind_words(name: str) -> str:
    """What a copy is, by its file's name."""
    if name.startswith("before-version-"):
        return _("before an update")
    if name.startswith("replaced-"):
        return _("what a restore replaced")
    if name.startswith("damaged-"):
        return _("what a repair replaced")
    return _("backup")


def columns(today: date) -> tuple[Column[Listed], ...]:
    """Of the restore dialog, in the language in use."""

    def counted(listed: Listed, noun: str) -> str:
        return str(listed.counts.get(noun, 0)) if listed.is_readable else "—"

    return (
        Column(_("Made"), lambda listed: format_moment(listed.at, today=today)),
        Column(
            _("Kind of copy"),
            lambda listed: kind_words(listed.path.name) if listed.is_readable else _("cannot be read"),
            ink=lambda listed: "" if listed.is_readable else "red",
        ),
        Column(_("Visits"), lambda listed: counted(listed, "visit"), right=True),
        Column(_("Problems"), lambda listed: counted(listed, "problem"), right=True),
        Column(_("Size"), lambda listed: f"{listed.size / 1_000_000:.1f} MB", right=True),
    )
