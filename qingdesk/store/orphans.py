"""What hangs on nothing, and what lost its content: an attachment names its record by id, which no key guards."""

from __future__ import annotations

from qingdesk.domain.nouns import NOUNS
from qingdesk.store.connection import Readable

OF_SEVERAL = "printed_form"
"""The signed page of a ledger or summary hangs on its print: it is of several records."""


def find(db: Readable) -> list[str]:
    """`attachment ID` of each whose record is not there, or whose content is not as long as it was."""
    there = " ".join(
        f"WHEN '{noun}' THEN EXISTS (SELECT 1 FROM \"{noun}\" r WHERE r.id = a.record_id)"
        for noun in (*NOUNS, OF_SEVERAL)
    )
    rows = db.execute(
        f"SELECT id FROM attachment a WHERE NOT CASE noun {there} ELSE 0 END"
        " OR (content IS NOT NULL AND length(content) IS NOT size) ORDER BY seq"
    )
    return [f"attachment {row[0]!s}" for row in rows]
