"""The cover of a package's workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone

from qingdesk.actions.printing.spoken import half_year
from qingdesk.domain.period import Half
from qingdesk.exchange.package.profile import Profile
from qingdesk.exchange.package.schema import PackageFacts
from qingdesk.exchange.package.workbook import CoverLine
from qingdesk.i18n import N_, _

_CHINA = timezone(timedelta(hours=8))
"""The country's one time, whatever this computer is set to: the same records give the same bytes."""
_PROFILES: Mapping[Profile, str] = {
    Profile.FULL: N_("For the unit itself: everything, and it names people"),
    Profile.SUPERVISOR: N_("For a supervisor: phones and contacts of enterprises are masked"),
    Profile.STATISTICS: N_("For statistics: counts alone, nothing of any person or enterprise"),
}


def cover_lines(facts: PackageFacts, key_id: str, counts: Iterable[tuple[str, int]]) -> list[CoverLine]:
    """What stands on the first sheet: whose package, of when, for whom, by what it is known, and how much is in it."""
    half = Half.parse(facts.period)
    changed = datetime.fromisoformat(facts.created.replace("Z", "+00:00")) if facts.created else None
    lines: list[CoverLine] = [
        (_("Records of liaison with enterprises"), None),
        (_("Unit"), facts.unit.get("name", "")),
        (_("Half-year"), _("{half} ({first} to {last})").format(
            half=half_year(half), first=facts.first, last=facts.last,
        )),
        (_("For whom"), _(_PROFILES[Profile(facts.profile)])),
        (_("Desk"), facts.desk_code),
        (_("Newest change"), f"{changed.astimezone(_CHINA):%Y-%m-%d %H:%M}" if changed else ""),
        (_("Signed with key"), key_id),
        (_("Audit head"), _("row {seq}, {hash}").format(seq=facts.audit_seq, hash=facts.audit_hash)),
    ]  # fmt: skip
    if facts.is_sample:
        lines.append((_("Sample"), _("These records are made up.")))
    return [*lines, (_("What is in it, in rows"), None), *counts]
