"""已纠正: what was found and was put right since, told for 总览; what only ran on or ran out is not told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qingdesk.actions.wording import WORDS
from qingdesk.domain.finding import NoteState
from qingdesk.domain.number import shown_number
from qingdesk.domain.period import Half
from qingdesk.errors import NotFound
from qingdesk.i18n import _
from qingdesk.rules import BY_ID
from qingdesk.store import finding_notes, findings
from qingdesk.store.connection import Readable
from qingdesk.store.findings import SeenFinding
from qingdesk.store.tables import TABLES

DAYS_BACK = 30
MOST = 50
FOLLOWED_BY: Mapping[str, frozenset[str]] = {
    "problem_due_soon": frozenset({"problem_overdue"}),
    "visit_due": frozenset({"phone_only", "no_visit"}),
    "phone_only": frozenset({"visit_due", "no_visit"}),
}
"""What a finding turns into when nothing is done: then it was not put right."""
RUN_OUT: Mapping[str, int] = {"visited_by_others": 1, "nominal_only": 1}
"""Rules that look back over so many ended half-years and no further."""
ONLY_RUNS_OUT = frozenset({"over_visited"})
"""What was done too often stays done; after its days nobody asks any more."""


@dataclass(frozen=True)
class PutRight:
    """gone_on: the day on which it was found no longer. title: the rule's. about: the firm or person, and number.
    said: what was said of it before, empty when nothing was. state: what the program makes of it."""

    gone_on: date
    code: str
    title: str
    about: str
    first_seen_on: date
    said: str = ""
    state: NoteState = NoteState.CORRECTED


def put_right(
    db: Readable,
    today: date,
    names: Mapping[str, str],
    *,
    cadre_id: str = "",
    operator: str = "desk",
    most: int = MOST,
) -> list[PutRight]:
    """The newest first, of the last 30 days; of one cadre when given. names: of firms and cadres, by id. operator:
    another cadre's offers are not told him."""
    seen = [
        one
        for one in findings.find(db)
        if one.key[0] in WORDS
        and cadre_id in ("", one.key[2])
        and (BY_ID[one.key[0]].noun != "offer" or operator in ("desk", one.key[2]))
    ]
    since, notes = today - timedelta(days=DAYS_BACK), finding_notes.newest(db)
    found = []
    for one in seen:
        if one.gone_on is None or one.gone_on < since or not _was_put_right(one, one.gone_on, seen):
            continue
        note, title = notes.get(one.key), _(WORDS[one.key[0]].title)
        said = note.text if note is not None and note.state is not NoteState.OPEN else ""
        found.append(PutRight(one.gone_on, one.code, title, _about(db, one, names), one.first_seen_on, said))
        if len(found) == most:
            break
    return found


def _was_put_right(one: SeenFinding, gone_on: date, seen: Sequence[SeenFinding]) -> bool:
    rule_id, record_id, cadre_id, period = one.key
    if rule_id in ONLY_RUNS_OUT:
        return False
    if rule_id in RUN_OUT and Half.parse(period) < Half.of(gone_on).previous(RUN_OUT[rule_id]):
        return False
    after = FOLLOWED_BY.get(rule_id, frozenset())
    return not any(
        other.key[0] in after
        and other.key[1:] == (record_id, cadre_id, period)
        and (other.gone_on is None or other.gone_on >= gone_on)
        for other in (seen if after else ())
    )


def _about(db: Readable, seen: SeenFinding, names: Mapping[str, str]) -> str:
    rule_id, record_id, cadre_id, period = seen.key
    try:
        record = TABLES[BY_ID[rule_id].noun].get(db, record_id)
    except NotFound:
        return names.get(cadre_id, "")
    firm = names.get(str(getattr(record, "enterprise_id", "") or record_id), "")
    number = shown_number(str(getattr(record, "number", "") or ""))
    return " · ".join(part for part in (firm or names.get(cadre_id, ""), number, period) if part)
