"""承诺: fulfilled in parts or whole, passed on with the office, changed only by law (豫办〔2020〕23号 二（九）)."""

from __future__ import annotations

from datetime import date

from qingdesk.actions.change import change, live
from qingdesk.actions.changes import Changes
from qingdesk.actions.record import Recorded
from qingdesk.domain.commitment import Commitment
from qingdesk.errors import Refused
from qingdesk.i18n import _, format_money
from qingdesk.store import cadres, commitments
from qingdesk.store.database import Store
from qingdesk.store.writer import Writer

CHANGED = Changes({"commitments"})


def fulfil_part(store: Store, commitment_id: str, fen: int, on: date, today: date) -> Recorded:
    """So much more was paid; once the whole amount is, that day is the day of fulfilment.

    Raises `Refused` for a sum of nothing, for more than was promised, or where no amount was promised.
    """
    with store.transaction("fulfil_commitment") as db:
        old = _open(db, commitment_id)
        if old.amount_fen is None or fen <= 0:
            raise Refused(
                _("A part can only be noted of a commitment with an amount."),
                _("Note the day on which it was fulfilled as a whole instead. Nothing was saved."),
            )
        paid = (old.fulfilled_fen or 0) + fen
        if paid > old.amount_fen:
            raise Refused(
                _("{paid} yuan is more than the {amount} yuan that were promised.").format(
                    paid=format_money(paid), amount=format_money(old.amount_fen)
                ),
                _("Check the sum that was paid this time. Nothing was saved."),
            )
        whole = on if paid == old.amount_fen else None
        saved = change(db, commitments.TABLE, old, today, fulfilled_fen=paid, fulfilled_on=whole)
    return Recorded((saved,), CHANGED)


def fulfil(store: Store, commitment_id: str, on: date, today: date) -> Recorded:
    """It was fulfilled as a whole on that day; of an amount, all of it was paid."""
    with store.transaction("fulfil_commitment") as db:
        old = _open(db, commitment_id)
        saved = change(
            db,
            commitments.TABLE,
            old,
            today,
            fulfilled_on=on,
            fulfilled_fen=old.amount_fen or old.fulfilled_fen,
        )
    return Recorded((saved,), CHANGED)


def pass_on(store: Store, commitment_id: str, to_cadre_id: str, today: date) -> Recorded:
    """Another cadre answers for it from now on: a change of office changes no commitment.

    Raises `NotFound`, or `Refused` for a cadre who has left.
    """
    with store.transaction("pass_on_commitment") as db:
        old = live(db, commitments.TABLE, commitment_id)
        owner = cadres.get(db, to_cadre_id)
        if owner.is_voided or owner.has_left(today):
            raise Refused(
                _("{name} has left.").format(name=owner.name), _("Choose a cadre who is still here.")
            )
        saved = change(db, commitments.TABLE, old, today, owner_cadre_id=to_cadre_id)
    return Recorded((saved,), CHANGED)


def change_by_law(store: Store, commitment_id: str, reason: str, compensation: str, today: date) -> Recorded:
    """It is changed for the sake of state or public interests or for another lawful cause, and the loss is made
    good (因国家利益、公共利益或其他法定事由…依法予以补偿).

    Raises `Refused` without the cause or without the compensation.
    """
    if not reason.strip() or not compensation.strip():
        raise Refused(
            _("A commitment is changed only for a lawful cause, and the firm's loss is made good."),
            _("Enter the lawful cause and the compensation. Nothing was saved."),
        )
    with store.transaction("change_commitment_by_law", reason) as db:
        old = _open(db, commitment_id)
        saved = change(
            db,
            commitments.TABLE,
            old,
            today,
            changed_by_law=True,
            reason=reason.strip(),
            compensation=compensation.strip(),
        )
    return Recorded((saved,), CHANGED)


def _open(db: Writer, commitment_id: str) -> Commitment:
    found = live(db, commitments.TABLE, commitment_id)
    if not found.is_live:
        raise Refused(
            _("This commitment was fulfilled already, or was changed for a lawful cause."),
            _("Nothing was changed."),
        )
    return found
