"""What left this desk, in words."""

from __future__ import annotations

from qingdesk.domain.labels import noun_label
from qingdesk.domain.nouns import NOUNS
from qingdesk.exchange.package.profile import Profile
from qingdesk.forms import ALL_FORMS
from qingdesk.i18n import _
from qingdesk.store.left import Left


def left_words(left: Left) -> tuple[str, str]:
    """(what kind of thing it is, of what): `Package`, `2026H2, supervisor`."""
    if left.kind == "package":
        return _("Package"), f"{left.which}　{_profile(left.what)}"
    if left.kind == "list":
        return _("List as a workbook"), noun_label(left.what) if left.what in NOUNS else left.what
    title = next((_(form.title) for form in ALL_FORMS if form.name == left.what), left.what)
    return _("Paper"), f"{title}　{left.which}".strip()


def _profile(name: str) -> str:
    words = {
        Profile.FULL.value: _("For the unit itself"),
        Profile.SUPERVISOR.value: _("For a supervisor"),
        Profile.STATISTICS.value: _("For statistics"),
    }
    return words.get(name, name)
