"""Every form that was printed: number, revision and digest, so that a signed page can be told from another."""

from __future__ import annotations

from qingdesk.store.writer import Writer


def remember(
    db: Writer,
    number: str,
    noun: str,
    record_id: str,
    revision: int,
    digest: str,
    pages: int | None,
    *,
    form_id: str = "",
) -> None:
    """Keep what was printed; an earlier print of the same record with another digest is superseded.

    record_id: empty for a blank form, whose own id is `form_id`.
    """
    if record_id:
        db.execute(
            "UPDATE printed_form SET superseded_at = ? WHERE record_id = ? AND digest <> ? AND superseded_at IS NULL",
            (db.at, record_id, digest),
        )
        same = db.execute(
            "SELECT count(*) FROM printed_form WHERE record_id = ? AND digest = ? AND revision = ?",
            (record_id, digest, revision),
        ).fetchone()
        if same and same[0]:
            return
    db.execute(
        "INSERT INTO printed_form (id, number, noun, record_id, revision, digest, pages, printed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (form_id or db.new_id(), number or None, noun, record_id or None, revision, digest, pages, db.at),
    )
