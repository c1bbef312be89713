"""`check`: what is due and what is not in order, with the clause and the remedy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from qingdesk.cli.desk import Desk, pass_desk, print_json, watched
from qingdesk.i18n import _

if TYPE_CHECKING:
    from qingdesk.actions.check import Checked


@click.command()
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As of this day; default today.")
@click.option("--cadre", "cadre_id", default="", help="Of one cadre (id).")
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def check(desk: Desk, on: datetime | None, cadre_id: str, as_json: bool) -> None:
    """Check the duties and the records. A finding is a reminder, not a verdict."""
    from qingdesk.actions.check import check as check_store
    from qingdesk.actions.finding_json import finding_json
    from qingdesk.actions.findings import remember_check
    from qingdesk.actions.look_up import names

    today = on.date() if on else desk.today
    reader = desk.store.reader()
    with watched(_("Checking")) as progress:
        checked_all = check_store(reader, today, cadre_id=cadre_id, progress=progress)
    found = [one for one in checked_all if one.finding.may_see(desk.store.operator)]
    known = names(reader)
    if as_json:
        print_json([finding_json(checked, known, today) for checked in found])
    else:
        _tell(found, known, today)
    if today == desk.today:  # of today alone: when it was first seen, and what is gone
        remember_check(desk.store, checked_all, today, {cadre_id} if cadre_id else None)


def _tell(found: Sequence[Checked], known: Mapping[str, str], today: date) -> None:
    from qingdesk.actions.wording import finding_words
    from qingdesk.domain.labels import word_label

    for checked in found:
        words = finding_words(checked.finding, known, today)
        said = (f"{checked.finding.code} {words.severity}", words.sentence, words.clause, words.remedy)
        state = "" if checked.is_open else word_label(checked.state)
        click.echo("  ".join(filter(None, (*said, words.unconfirmed, state))))
    if not found:
        click.echo(_("Checked as of {day}: nothing is due and everything is in order.").format(day=today))
