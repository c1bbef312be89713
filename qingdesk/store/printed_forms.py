"""Every form that was printed: number, revision and digest, so that a signed page can be told from another."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.store.connection import Readable
from qingdesk.store.writer import Writer

_SAME_FORM = "coalesce(form, 'visit_record') = ?"  # prints of before the second migration name no form


@dataclass(frozen=True)
class Print:
    """One print. form: its name, `visit_record`. record_id: empty for a blank form and one of several records."""

    id: str
    number: str
    form: str
    noun: str
    record_id: str
    revision: int
    digest: str
    is_superseded: bool


def remember(
    db: Writer,
    number: str,
    noun: str,
    record_id: str,
    revision: int,
    digest: str,
    pages: int | None,
    *,
    form: str = "visit_record",
    form_id: str = "",
) -> None:
    """Keep what was printed; an earlier print of the same form and record with another digest is superseded.

    record_id: empty for a blank form and for one of several records, whose own id is `form_id`. revision: 0 for
    a blank form.
    """
    if record_id:
        db.execute(
            "UPDATE printed_form SET superseded_at = ?"
            f" WHERE record_id = ? AND {_SAME_FORM} AND digest <> ? AND superseded_at IS NULL",
            (db.at, record_id, form, digest),
        )
        same = db.execute(
            "SELECT count(*) FROM printed_form"
            f" WHERE record_id = ? AND {_SAME_FORM} AND digest = ? AND revision = ? AND superseded_at IS NULL",
            (record_id, form, digest, revision),
        ).fetchone()
        if same and same[0]:
            return
    db.execute(
        "INSERT INTO printed_form (id, number, form, noun, record_id, revision, digest, pages, printed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            form_id or db.new_id(),
            number or None,
            form,
            noun,
            record_id or None,
            revision,
            digest,
            pages,
            db.at,
        ),
    )


def supersede(db: Writer, record_id: str) -> None:
    """更正: no paper of this record that was printed until now is of today's record."""
    db.execute(
        "UPDATE printed_form SET superseded_at = ? WHERE record_id = ? AND superseded_at IS NULL",
        (db.at, record_id),
    )


def of_several(db: Readable, form: str, digest: str) -> Print | None:
    """An earlier print of the same ledger or summary, which the same content takes id and number from."""
    found = _find(db, f"{_SAME_FORM} AND digest = ? AND record_id IS NULL AND revision > 0", (form, digest))
    return found[0] if found else None


def of_record(db: Readable, record_id: str) -> list[Print]:
    """What was printed of a record, oldest first."""
    return _find(db, "record_id = ?", (record_id,))


def get(db: Readable, form_id: str) -> Print | None:
    """The print with this id: a blank form, a ledger, or one of a record; None where there is none."""
    found = _find(db, "id = ?", (form_id,))
    return found[0] if found else None


def settle(db: Writer, form_id: str, record_id: str) -> None:
    """A blank form has become this record: whatever else of that paper comes back belongs to it."""
    db.execute(
        "UPDATE printed_form SET record_id = ? WHERE id = ? AND revision = 0 AND record_id IS NULL",
        (record_id, form_id),
    )


def _find(db: Readable, where: str, values: tuple[str, ...]) -> list[Print]:
    rows = db.execute(
        "SELECT id, number, coalesce(form, 'visit_record'), noun, record_id, revision, digest, superseded_at"
        f" FROM printed_form WHERE {where} ORDER BY printed_at, id",
        values,
    )
    return [
        Print(
            id=str(row[0]),
            number=str(row[1] or ""),
            form=str(row[2]),
            noun=str(row[3]),
            record_id=str(row[4] or ""),
            revision=int(row[5] or 0),
            digest=str(row[6] or ""),
            is_superseded=row[7] is not None,
        )
        for row in rows
    ]
