"""`print`: a form as PDF, filled or blank; and the test page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from qingdesk.cli.desk import Desk, pass_desk, watched
from qingdesk.forms import ALL_FORMS
from qingdesk.i18n import LANGUAGES, _


class FormGroup(click.Group):
    """A command a form, made from the list of forms; none of them is loaded before it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*(form.name for form in ALL_FORMS), "test-page"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in {form.name for form in ALL_FORMS}:
            return _form_command(cmd_name)
        return super().get_command(ctx, cmd_name)


@click.group("print", cls=FormGroup)
def print_group() -> None:
    """Print a form to a PDF file."""


_output = click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
_lang = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="zh_CN", show_default=True, help="en is for reading only."
)


def _form_command(name: str) -> click.Command:
    def work(
        desk: Desk,
        ids: tuple[str, ...],
        period: str,
        cadre_id: str,
        output: Path,
        blank: int | None,
        lang: str,
    ) -> None:
        from qingdesk.actions.printing.print_form import print_form
        from qingdesk.files import write_atomically

        if bool(ids) + bool(period) + (blank is not None) != 1:
            raise click.UsageError(_("Give ids, or --period, or --blank: one of them."))
        if cadre_id and not period:
            raise click.UsageError(_("--cadre goes with --period."))
        with watched(_("Printing")) as progress:
            pdf = print_form(
                desk.store,
                name,
                ids,
                period=period,
                cadre_id=cadre_id,
                blank=blank,
                today=desk.today,
                lang=lang,
                progress=progress,
            )
        write_atomically(output, pdf)
        click.echo(str(output))

    title = next(form.title for form in ALL_FORMS if form.name == name)
    options: tuple[Callable[..., Callable[..., None]], ...] = (
        _lang,
        click.option("--blank", type=int, help="So many blank forms with reserved numbers."),
        _output,
        click.option("--cadre", "cadre_id", default="", help="With --period: of one cadre (id)."),
        click.option("--period", default="", help="All of a half-year, such as 2026H1."),
        click.argument("ids", nargs=-1, metavar="[ID ...]"),
    )
    made: Callable[..., None] = pass_desk(work)
    for option in options:
        made = option(made)
    return click.command(name, help=f"{title}: of records by id, of a half-year, or blank.")(made)


@print_group.command("privacy-notice")
@_output
@pass_desk
def privacy_notice(desk: Desk, output: Path) -> None:
    """For a firm's contact: what is kept of him, why, how long, and what he may ask for."""
    from qingdesk.actions.printing.print_notice import print_notice
    from qingdesk.files import write_atomically

    write_atomically(output, print_notice(desk.store, desk.today))
    click.echo(str(output))


@print_group.command("test-page")
@_output
@_lang
def test_page(output: Path, lang: str) -> None:
    """Rules of 100 mm, to see whether the printer keeps to 100 %."""
    from qingdesk.actions.printing.print_test_page import print_test_page
    from qingdesk.files import write_atomically

    write_atomically(output, print_test_page(lang))
    click.echo(str(output))
