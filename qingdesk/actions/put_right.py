"""已改正: what was found and is found no longer, told for 总览."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from qingdesk.actions.wording import WORDS
from qingdesk.domain.number import shown_number
from qingdesk.errors import NotFound
from qingdesk.i18n import _
from qingdesk.rules import BY_ID
from qingdesk.store import findings
from qingdesk.store.connection import Readable
from qingdesk.store.findings import SeenFinding
from qingdesk.store.tables import TABLES

DAYS_BACK = 30
MOST = 50


@dataclass(frozen=True)
class PutRight:
    """gone_on: the day on which it was found no longer. title: the rule's. about: the firm or person, and number."""

    gone_on: date
    code: str
    title: str
    about: str


def put_right(
    db: Readable, today: date, names: Mapping[str, str], *, cadre_id: str = "", most: int = MOST
) -> list[PutRight]:
    """The newest first, of the last 30 days; of one cadre when given. names: of firms and cadres, by id."""
    found = []
    for seen in findings.find(db, gone_since=today - timedelta(days=DAYS_BACK)):
        rule_id, _record_id, whose, _period = seen.key
        if seen.gone_on is None or rule_id not in WORDS or cadre_id not in ("", whose):
            continue
        found.append(PutRight(seen.gone_on, seen.code, _(WORDS[rule_id].title), _about(db, seen, names)))
        if len(found) == most:
            break
    return found


def _about(db: Readable, seen: SeenFinding, names: Mapping[str, str]) -> str:
    rule_id, record_id, cadre_id, period = seen.key
    try:
        record = TABLES[BY_ID[rule_id].noun].get(db, record_id)
    except NotFound:
        return names.get(cadre_id, "")
    firm = names.get(str(getattr(record, "enterprise_id", "") or record_id), "")
    number = shown_number(str(getattr(record, "number", "") or ""))
    return " · ".join(part for part in (firm or names.get(cadre_id, ""), number, period) if part)
