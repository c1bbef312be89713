"""What every command is given: the store of the chosen folder, opened when it is first needed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qingdesk.errors import UserError
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress

if TYPE_CHECKING:
    from qingdesk.store.database import Store


class Desk:
    """folder: of the store, whether it is there yet or not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.today = date.today()
        self._store: Store | None = None

    @property
    def store(self) -> Store:
        """The open store; its password comes from QINGDESK_PASSWORD, or is asked for on a terminal."""
        if self._store is None:
            from qingdesk.actions.open_desk import desk_exists, needs_password, open_desk

            asks = desk_exists(self.folder) and needs_password(self.folder)
            self._store = open_desk(self.folder, password() if asks else None)
        return self._store

    def close(self) -> None:
        """Empty the WAL and close, when it was opened."""
        if self._store is not None:
            self._store.close()
            self._store = None


def password(*, new: bool = False) -> str:
    """From QINGDESK_PASSWORD, or asked for on a terminal (twice when it is a new one); raises `UserError`."""
    given = os.environ.get("QINGDESK_PASSWORD")
    if given:
        return given
    if not sys.stdin.isatty():
        raise UserError(
            _("The store asks for its password."),
            _("Type it on a terminal, or set QINGDESK_PASSWORD; a new store without one: --no-password."),
        )
    asked: str = click.prompt(_("Password"), hide_input=True, confirmation_prompt=new, err=True)
    return asked


def print_json(document: object) -> None:
    """One JSON document on stdout and nothing else."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1, default=str))


def read_json(source: Path) -> object:
    """The JSON of a file, or of stdin for `-`; raises `UserError` naming the line that cannot be read."""
    try:
        text = sys.stdin.read() if str(source) == "-" else source.read_text("utf-8-sig")
    except OSError as error:
        raise UserError(
            _("{name} cannot be read.").format(name=source), _("Check that it is there and may be read.")
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(
            _("{name} is not UTF-8.").format(name=source), _("Save it as UTF-8, then try again.")
        ) from error
    try:
        return json.loads(text)
    except RecursionError as error:
        raise UserError(_("{name} is nested too deeply.").format(name=source), "") from error
    except ValueError as error:
        raise UserError(
            _("{name} is not JSON: {reason}").format(name=source, reason=error),
            _("Mend that place and try again. Nothing was saved."),
        ) from error


@contextmanager
def watched(label: str) -> Iterator[Progress]:
    """Progress for long work: a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield show


pass_desk: Callable[[Callable[..., None]], Callable[..., None]] = click.make_pass_decorator(Desk)
"""Hands the `Desk` to a command as its first argument."""
