"""`note`: say what a finding is about; a reminder, not a verdict."""

from __future__ import annotations

import click

from qingdesk.cli.desk import Desk, pass_desk

STATES = ("explained", "cleared", "not_applicable", "open")


@click.command()
@click.argument("rule", metavar="CODE|RULE_ID")
@click.argument("record_id")
@click.option("--cadre", "cadre_id", default="", help="Whose finding, when several have it.")
@click.option("--period", default="", help="Of which half-year, such as 2026H1.")
@click.option("--state", required=True, type=click.Choice(STATES))
@click.option("--text", required=True, help="How it was, in a sentence or two.")
@pass_desk
def note(desk: Desk, rule: str, record_id: str, cadre_id: str, period: str, state: str, text: str) -> None:
    """Explain a finding, clear it, or say that it does not apply."""
    from qingdesk.actions.findings import find_finding, note_finding
    from qingdesk.domain.finding import NoteState

    finding = find_finding(desk.store, rule, record_id, desk.today, cadre_id=cadre_id, period=period)
    note_finding(desk.store, finding, NoteState(state), text)
    click.echo(f"{finding.code} {record_id}")
