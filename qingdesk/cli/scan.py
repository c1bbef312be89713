"""`scan`: signed paper to its records; `scan list` and `scan place` for what could not be matched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qingdesk.cli.desk import Desk, pass_desk, print_json, watched
from qingdesk.i18n import _

if TYPE_CHECKING:
    from qingdesk.actions.scan import MatchedScan, RefusedFile, ScanReport
    from qingdesk.store.connection import Readable
    from qingdesk.store.scan_pages import TrayPage


class ScanGroup(click.Group):
    """`list` and `place` are commands; whatever else is given is files to be scanned."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] in ("list", "place"):
            return super().resolve_command(ctx, args)
        return "files", files, args

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # `scan --json FILE` is as good as `scan FILE --json`
        if args and args[0] == "--json":
            args = [*args[1:], args[0]]
        return super().parse_args(ctx, args)


@click.group("scan", cls=ScanGroup, subcommand_metavar="FILE ... [--json] | list | place PAGE NOUN ID")
def scan_group() -> None:
    """Match signed scans (PDF, JPEG, PNG, TIFF) to their records; what cannot be matched waits in a tray."""


@click.command("scan")
@click.argument("paths", metavar="FILE ...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@pass_desk
def files(desk: Desk, paths: tuple[Path, ...], as_json: bool) -> None:
    """Match signed scans to their records. Prints a line for each form and for each page that waits.

    Of a folder everything in it is taken in, then moved into a folder within it.
    """
    from qingdesk.actions.scan import scan
    from qingdesk.actions.scan_folder import take_in, waiting

    store = desk.store
    with watched(_("Reading the scans")) as progress:
        if len(paths) == 1 and paths[0].is_dir():
            report = take_in(store, paths[0], list(waiting(paths[0])), progress).report
        else:
            report = scan(store, paths, progress)
    db = store.reader()
    if as_json:
        print_json(_report_json(db, report))
    else:
        for matched in report.matched:
            click.echo(_matched_line(matched))
        for page in report.tray:
            click.echo(_tray_line(db, page))
    for refused in report.refused:
        click.echo(_refused_line(refused), err=True)
    if report.refused:
        click.get_current_context().exit(1)


@scan_group.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@pass_desk
def list_tray(desk: Desk, as_json: bool) -> None:
    """The tray: pages that could not be matched, and why."""
    from qingdesk.actions.scan import tray

    waiting = tray(desk.store)
    db = desk.store.reader()
    if as_json:
        print_json([_page_json(db, page) for page in waiting])
        return
    for page in waiting:
        click.echo(_tray_line(db, page))


@scan_group.command("place")
@click.argument("page")
@click.argument("noun")
@click.argument("record_id", metavar="ID")
@pass_desk
def place_page(desk: Desk, page: str, noun: str, record_id: str) -> None:
    """Keep a page of the tray at a record as its signed scan. Prints the attachment's id."""
    from qingdesk.actions.look_up import known_noun
    from qingdesk.actions.scan import place

    click.echo(place(desk.store, page, known_noun(noun), record_id).ids[0])


def _report_json(db: Readable, report: ScanReport) -> dict[str, object]:
    return {
        "matched": [_matched_json(each) for each in report.matched],
        "tray": [_page_json(db, page) for page in report.tray],
        "refused": [
            {"file": each.file, "page": each.page or None, "reason": f"{each.title} {each.hint}".strip()}
            for each in report.refused
        ],
    }


def _matched_json(matched: MatchedScan) -> dict[str, object]:
    return {
        "file": matched.file,
        "noun": matched.noun,
        "record_id": matched.record_id,
        "number": matched.number or None,
        "form_revision": matched.form_revision,
        "superseded": matched.is_superseded,
        "pages": list(matched.pages),
        "missing_pages": list(matched.missing),
        "attachment_id": matched.attachment_id,
    }


def _page_json(db: Readable, page: TrayPage) -> dict[str, object]:
    from qingdesk.actions.scan_match import why_words
    from qingdesk.actions.scan_tray import blank_number

    return {
        "page_id": page.id,
        "file": page.name,
        "page": page.page,
        "why": page.why.value,
        "reason": why_words(page.why),
        "noun": page.noun or None,
        "record_id": page.record_id or None,
        "blank_number": blank_number(db, page) or None,
        "received_at": page.received_at,
    }


def _matched_line(matched: MatchedScan) -> str:
    from qingdesk.domain.labels import noun_label
    from qingdesk.domain.nouns import NOUNS

    what = noun_label(matched.noun) if matched.noun in NOUNS else _("Ledger")
    pages = ", ".join(str(page) for page in matched.pages)
    parts = [
        matched.record_id,
        what,
        matched.number,
        _("page {pages}").format(pages=pages),
        _("an earlier version of the paper") if matched.is_superseded else "",
        _("page {pages} is missing").format(pages=", ".join(str(page) for page in matched.missing))
        if matched.missing
        else "",
    ]
    return "  ".join(part for part in parts if part)


def _tray_line(db: Readable, page: TrayPage) -> str:
    from qingdesk.actions.scan_match import why_words
    from qingdesk.actions.scan_tray import blank_number

    where = _("{file}, page {page}").format(file=page.name, page=page.page)
    parts = (page.id, where, blank_number(db, page), why_words(page.why))
    return "  ".join(part for part in parts if part)


def _refused_line(refused: RefusedFile) -> str:
    where = (
        _("{file}, page {page}").format(file=refused.file, page=refused.page)
        if refused.page
        else refused.file
    )
    return " ".join(f"{where}: {refused.title} {refused.hint}".split())
