"""`ask`: may I eat here, go there, take this?"""

from __future__ import annotations

from datetime import datetime

import click

from qingdesk.cli.desk import Desk, pass_desk, print_json
from qingdesk.i18n import _

QUESTIONS = ("meal", "event", "gift", "lift", "room")


@click.command()
@click.argument("question", type=click.Choice(QUESTIONS))
@click.option("--enterprise", "enterprise_id", default="", metavar="ID", help="At which firm.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="On which day; default today.")
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def ask(desk: Desk, question: str, enterprise_id: str, on: datetime | None, as_json: bool) -> None:
    """May I? The answer with the clause, the amount, and what to do."""
    from qingdesk.actions import ask as asking

    store = desk.store
    asked = asking.Asked(
        on=on.date() if on else desk.today,
        enterprise_id=enterprise_id,
        cadre_id=store.operator if store.operator != "desk" else "",
    )
    words = asking.ask(store.reader(), question, asked)
    if as_json:
        print_json(asking.as_json(words, asked))
        return
    click.echo(f"{words.title} {words.sentence}")
    for point in words.points:
        click.echo(f"- {point}")
    for line in words.amounts:
        rests = _(", ").join(filter(None, (line.basis, _("to be confirmed") if line.unconfirmed else "")))
        click.echo(f"  {line.words} ({rests})" if rests else f"  {line.words}")
    for quote, place in words.clauses:
        click.echo(f"{quote} {place}")
