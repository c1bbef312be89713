"""`print`: a form as PDF, filled or blank."""

from __future__ import annotations

from pathlib import Path

import click

from qingdesk.cli.desk import Desk, pass_desk, watched
from qingdesk.i18n import LANGUAGES, _


@click.group("print")
def print_group() -> None:
    """Print a form to a PDF file."""


@print_group.command("visit_record")
@click.argument("ids", nargs=-1, metavar="[ID ...]")
@click.option("--period", default="", help="All completed visits of a half-year, such as 2026H1.")
@click.option("--cadre", "cadre_id", default="", help="With --period: of one cadre (id).")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.option("--blank", type=int, help="So many blank forms with reserved numbers.")
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default="zh_CN", show_default=True, help="en is for reading only."
)
@pass_desk
def visit_record(
    desk: Desk, ids: tuple[str, ...], period: str, cadre_id: str, output: Path, blank: int | None, lang: str
) -> None:
    """走访企业记录表: of visits by id, of a half-year, or blank."""
    from qingdesk.actions import print_forms
    from qingdesk.files import write_atomically

    if bool(ids) + bool(period) + (blank is not None) != 1:
        raise click.UsageError(_("Give ids, or --period, or --blank: one of them."))
    if blank is not None:
        pdf = print_forms.blank_visit_records(desk.store, blank, desk.today, lang=lang)
    else:
        chosen = list(ids) or print_forms.completed_in(desk.store.reader(), period, cadre_id)
        with watched(_("Printing")) as progress:
            pdf = print_forms.print_visit_records(desk.store, chosen, lang=lang, progress=progress)
    write_atomically(output, pdf)
    click.echo(str(output))
