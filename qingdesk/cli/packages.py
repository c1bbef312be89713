"""`export` and `verify`: packages for supervisors."""

from __future__ import annotations

from pathlib import Path

import click

from qingdesk.cli.desk import Desk, pass_desk, print_json, watched
from qingdesk.i18n import _

PROFILES = ("full", "supervisor", "statistics")


@click.command()
@click.option("--period", required=True, help="A half-year, such as 2026H1.")
@click.option("--profile", required=True, type=click.Choice(PROFILES))
@click.option("--with-offers", is_flag=True, help="Declined invitations too; they are private otherwise.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@pass_desk
def export(desk: Desk, period: str, profile: str, with_offers: bool, output: Path) -> None:
    """Write a package of a half-year's records and all that they refer to."""
    from qingdesk.actions.export import export_package
    from qingdesk.actions.periods import half_named

    half = half_named(period)
    with watched(_("Exporting")) as progress:
        report = export_package(
            desk.store, half, profile, output, with_offers=with_offers, today=desk.today, progress=progress
        )
    click.echo(
        _("{path}: {rows} rows, {size} bytes").format(path=output, rows=report.total, size=report.size)
    )


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
def verify(file: Path, as_json: bool) -> None:
    """Check a package: every digest, and that nothing is missing or was added. Exit 1 when anything is wrong."""
    from qingdesk.exchange.package.verify import verify as verify_package

    with watched(_("Verifying")) as progress:
        faults = verify_package(file, progress=progress).faults
    if as_json:
        print_json([{"kind": f.kind.value, "member": f.member, "sentence": f.sentence()} for f in faults])
    else:
        for fault in faults:
            click.echo(fault.sentence())
        if not faults:
            click.echo(_("{name} is whole.").format(name=file.name))
    if faults:
        raise click.exceptions.Exit(1)
