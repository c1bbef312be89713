"""`merge`: two records of one firm become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qingdesk.cli.desk import Desk, pass_desk, print_json
from qingdesk.i18n import _

if TYPE_CHECKING:
    from qingdesk.actions.merge import MergePreview


@click.command()
@click.argument("merged", metavar="ID")
@click.argument("kept", metavar="INTO_ID")
@click.option("--reason", default="", help="Why they are one firm.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; change nothing.")
@click.option("--json", "as_json", is_flag=True)
@pass_desk
def merge(desk: Desk, merged: str, kept: str, reason: str, dry_run: bool, as_json: bool) -> None:
    """Move all records of enterprise ID to enterprise INTO_ID, keep its name as a former one, and void ID."""
    from qingdesk.actions import merge as merging

    preview = merging.preview_merge(desk.store, merged, kept)
    if not dry_run:
        merging.merge(desk.store, merged, kept, desk.today, reason=reason)
    if as_json:
        print_json(_document(preview))
        return
    if dry_run:
        click.echo(_("Only looked at, nothing was changed:"))
    _print(preview)


def _document(preview: MergePreview) -> dict[str, object]:
    return {
        "merged": preview.merged.id,
        "kept": preview.kept.id,
        "moves": dict(preview.moves),
        "doubled": preview.doubled,
        "filled": list(preview.filled),
        "differences": [
            {"field": one.field, "merged": one.merged, "kept": one.kept} for one in preview.differences
        ],
    }


def _print(preview: MergePreview) -> None:
    from qingdesk.domain.labels import field_label, noun_label

    moved = _(", ").join(f"{noun_label(noun)} {count}" for noun, count in preview.moves.items())
    click.echo(
        _("{merged} goes into {kept}: {list}").format(
            merged=preview.merged.name, kept=preview.kept.name, list=moved or _("no records")
        )
    )
    for one in preview.differences:
        click.echo(
            _("{label}: “{kept}” stays, “{merged}” goes").format(
                label=field_label("enterprise", one.field), kept=one.kept, merged=one.merged
            )
        )
    for name in preview.filled:
        click.echo(_("{label} is filled in").format(label=field_label("enterprise", name)))
