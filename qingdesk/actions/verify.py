"""Verify a package as this desk sees it: sealed ones are opened, keys are those that it trusts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from qingdesk.actions.keys import own_keys, trusted
from qingdesk.errors import UserError
from qingdesk.exchange.held import Held
from qingdesk.exchange.package.faults import Fault, FaultKind
from qingdesk.exchange.package.verify import Verdict, verify_file
from qingdesk.exchange.sealing import is_sealed, unseal
from qingdesk.exchange.signing import key_id
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress
from qingdesk.store.database import Store

Opener = Callable[[], BinaryIO]


def verify_package(path: Path, store: Store | None, *, progress: Progress = no_progress) -> Verdict:
    """Every fault of a package. store: whose keys are trusted; None: nobody's, so every signer is unknown.

    Raises `UserError` when the file cannot be read, and lets `Cancelled` out of `progress`.
    """
    try:
        with opened(path, store) as opener:
            return judge(opener, store, progress=progress)
    except Sealed as error:
        return Verdict((Fault(FaultKind.SEALED, detail=str(error)),))
    except OSError as error:
        raise cannot_read(path, error) from error


def judge(opener: Opener, store: Store | None, *, progress: Progress = no_progress) -> Verdict:
    """The same for a package that is open already. Raises OSError as the disk does."""
    keys = trusted(store) if store is not None else {}
    verdict = verify_file(opener, trusted=keys, progress=progress)
    if verdict.faults or verdict.signature is None or verdict.description is None or store is None:
        return verdict
    said = verdict.description.said
    desk = keys[verdict.signature.key]
    if desk and said("desk", "id") != desk:
        fault = Fault(FaultKind.UNKNOWN_KEY, detail=key_id(verdict.signature.key))
        return Verdict((fault,), verdict.description, verdict.signature)
    if said("desk", "id") == store.desk_id:
        row = (
            store.reader()
            .execute("SELECT hash FROM audit WHERE seq = ?", (int(said("audit", "seq") or 0),))
            .fetchone()
        )
        if row is None or row[0] != said("audit", "hash"):
            fault = Fault(FaultKind.AUDIT, detail=said("audit", "seq"))
            return Verdict((fault,), verdict.description, verdict.signature)
    return verdict


class Sealed(Exception):
    """It is sealed, and not for this desk; the text is translated."""


@contextmanager
def opened(path: Path, store: Store | None) -> Iterator[Opener]:
    """The package itself, unsealed where it was sealed. Raises `Sealed`, or OSError as the disk does."""
    if not is_sealed(path):
        yield lambda: path.open("rb")
        return
    if store is None:
        raise Sealed(_("only the desk that it was sealed for can open it."))
    with Held(store.folder) as held:
        with path.open("rb") as source:
            try:
                unseal(source, held.file, own_keys(store).sealing)
            except UserError as error:
                raise Sealed(str(error)) from error
        yield held.view


def cannot_read(path: Path, error: OSError) -> UserError:
    """Plain words for a file that cannot be read."""
    return UserError(
        _("The file {name} cannot be read.").format(name=path.name),
        _("Is it there, and may you read it? Copy it to this computer and try again."),
        str(error),
    )
