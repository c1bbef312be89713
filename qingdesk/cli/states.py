"""`complete`, `void`, `unvoid`, `attach`: what becomes of a record."""

from __future__ import annotations

from pathlib import Path

import click

from qingdesk.cli.desk import Desk, pass_desk

ROLES = ("signed_scan", "receipt", "invitation", "approval", "photo", "other")


@click.command()
@click.argument("noun", type=click.Choice(["visit", "event"]))
@click.argument("record_id", metavar="ID")
@pass_desk
def complete(desk: Desk, noun: str, record_id: str) -> None:
    """Number a visit, or submit an event. Prints the number."""
    from qingdesk.actions import life

    saved = life.complete(desk.store, noun, record_id, desk.today)
    click.echo(getattr(saved.records[0], "number", ""))


@click.command()
@click.argument("noun")
@click.argument("record_id", metavar="ID")
@click.option("--reason", required=True, help="Why it does not hold.")
@pass_desk
def void(desk: Desk, noun: str, record_id: str, reason: str) -> None:
    """Void a record; it stays for the audit. A visit or event takes its meals and costs along."""
    from qingdesk.actions import life
    from qingdesk.actions.look_up import known_noun

    life.void(desk.store, known_noun(noun), record_id, reason)
    click.echo(record_id)


@click.command()
@click.argument("noun")
@click.argument("record_id", metavar="ID")
@pass_desk
def unvoid(desk: Desk, noun: str, record_id: str) -> None:
    """Bring a voided record back, with what was voided along with it."""
    from qingdesk.actions import life
    from qingdesk.actions.look_up import known_noun

    life.unvoid(desk.store, known_noun(noun), record_id)
    click.echo(record_id)


@click.command()
@click.argument("noun")
@click.argument("record_id", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--role", required=True, type=click.Choice(ROLES))
@pass_desk
def attach(desk: Desk, noun: str, record_id: str, file: Path, role: str) -> None:
    """Keep a PDF, JPEG, PNG or TIFF inside the store, at a record. Prints the attachment's id."""
    from qingdesk.actions import attach as attaching
    from qingdesk.actions.look_up import known_noun
    from qingdesk.domain.attachment import AttachmentRole

    saved = attaching.attach(desk.store, known_noun(noun), record_id, file, AttachmentRole(role))
    click.echo(saved.ids[0])
