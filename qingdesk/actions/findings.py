"""The life of a finding: noted by people, remembered and closed by the program."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from qingdesk.actions.changes import Changes
from qingdesk.actions.check import Checked, check, come_again
from qingdesk.domain.finding import Finding, NoteState
from qingdesk.errors import NotFound, Refused, UserError
from qingdesk.i18n import _
from qingdesk.rules import ALL_RULES
from qingdesk.store import finding_notes, findings
from qingdesk.store.database import Store
from qingdesk.store.writer import Writer

BY_HAND = (NoteState.OPEN, NoteState.EXPLAINED, NoteState.CLEARED, NoteState.NOT_APPLICABLE)
"""`corrected` is set by the program alone, when the fact is put right."""


def remember_check(
    store: Store, checked: Sequence[Checked], today: date, cadre_ids: Collection[str] | None = None
) -> Changes:
    """Keep when each finding was first seen and which are gone; writes nothing when nothing moved.

    cadre_ids: whose were checked; None: everybody's.
    """
    found = [entry.finding for entry in checked]
    if not findings.differs(store.reader(), found, cadre_ids):
        return Changes()
    with store.transaction("remember_check") as db:
        reopen(db, found, today)
        findings.remember(db, found, today, cadre_ids)
    return Changes({"findings"})


def reopen(db: Writer, found: Sequence[Finding], today: date) -> None:
    """What was explained, then put right, and is found again, waits for a new explanation; the old one stays."""
    keys = {finding.key for finding in found}
    for key in sorted(keys & come_again(db, finding_notes.newest(db, keys), today)):
        finding_notes.add(db, key, NoteState.OPEN, _("It was put right, and has come again since."))


def note_finding(store: Store, finding: Finding, state: NoteState, text: str) -> Changes:
    """Explain a finding, clear it (澄清), say that it does not apply, or open it again; earlier notes stay.

    Raises `Refused` without a text, or for a state that only the program sets.
    """
    if state not in BY_HAND:
        raise Refused(
            _("“Corrected” is set by the program, when the fact is put right."),
            _("Put the record right, or explain why it is as it is."),
        )
    if not text.strip():
        raise Refused(_("A note needs its text."), _("Say in a sentence or two how it was."))
    with store.transaction("note_finding", text) as db:
        finding_notes.add(db, finding.key, state, text.strip())
    return Changes({"findings"})


def find_finding(
    store: Store, rule: str, record_id: str, today: date, *, cadre_id: str = "", period: str = ""
) -> Finding:
    """The finding that a code (`A01`) or rule id and a record name, as of today.

    Raises `UserError` for a rule that is not known, `NotFound` when there is no such finding, and `Refused`
    when several fit: then cadre or period tell them apart.
    """
    names = {name: each.rule_id for each in ALL_RULES for name in (each.code.lower(), each.rule_id)}
    rule_id = names.get(rule.lower())
    if rule_id is None:
        raise UserError(_("There is no rule {rule}.").format(rule=rule), _("Look it up with: qingdesk check"))
    fitting = [
        entry.finding
        for entry in check(store.reader(), today)
        if entry.finding.rule_id == rule_id
        and entry.finding.record_id == record_id
        and cadre_id in ("", entry.finding.cadre_id)
        and period in ("", entry.finding.period)
    ]
    if not fitting:
        raise NotFound(
            _("The rule {rule} finds nothing at this record.").format(rule=rule),
            _("It may have been put right. Look it up with: qingdesk check"),
        )
    if len(fitting) > 1:
        raise Refused(
            _("The rule finds {count} things at this record.").format(count=len(fitting)),
            _("Say which with --cadre and --period."),
        )
    return fitting[0]
