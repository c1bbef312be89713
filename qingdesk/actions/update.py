"""升级: what comes on a stick and is signed: next year's working days, new limits, a newer program."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from qingdesk.actions.backups import Occasion, keep_safe
from qingdesk.actions.changes import Changes
from qingdesk.actions.keys import trusted
from qingdesk.actions.limits import shipped_keys
from qingdesk.actions.set_up import shipped_limits, shipped_workdays
from qingdesk.domain.policy import PolicyRow
from qingdesk.domain.policy_key import read_keys
from qingdesk.errors import UserError
from qingdesk.exchange.update import Part, PartKind, Update, read_update, save_program, table
from qingdesk.exchange.workdays import read_workdays
from qingdesk.i18n import _
from qingdesk.paths import resource
from qingdesk.store import policies, workdays
from qingdesk.store.database import Store

Day = tuple[date, bool, str]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What an update brought. years: of working days. limits: rows that are new or say something else. programs:
    installers, where they were put; a person runs them."""

    title: str
    years: tuple[int, ...] = ()
    limits: int = 0
    programs: tuple[Path, ...] = ()
    changes: Changes = field(default_factory=Changes)

    def sentences(self) -> list[str]:
        """For a person: one line a thing that came, and what is left to do."""
        said = []
        if self.years:
            years = ", ".join(str(year) for year in self.years)
            said.append(_("Working days came in for: {years}").format(years=years))
        if self.limits:
            said.append(
                _("{count} limits came in; look at those that are not confirmed yet.").format(
                    count=self.limits
                )
            )
        for path in self.programs:
            said.append(_("The newer program was checked and put here: {path}").format(path=path))
            said.append(_("Close QingDesk, then install it: {command}").format(command=_install(path)))
        return said or [_("There is nothing new in it; everything was here already.")]


def makers() -> dict[str, str]:
    """The public keys that the program comes with, and whose they are: only they may bring a program."""
    return {
        str(each["ed25519"]): str(each["name"])
        for each in json.loads(resource("update", "keys.json").read_text("utf-8"))
    }


def take_update(
    store: Store, path: Path, folder: Path, *, own_makers: Mapping[str, str] | None = None
) -> Taken:
    """Check the signature, then take in its tables in one transaction, and put its programs into `folder`.

    Tables may come from the makers and from keys that are trusted here, programs from the makers alone. Raises
    `UserError` for what is not signed by them, was changed, or cannot be read; nothing is changed then.
    """
    known_makers = makers() if own_makers is None else own_makers
    update = read_update(path, {*known_makers, *trusted(store)})
    programs = [part for part in update.parts if part.kind is PartKind.PROGRAM]
    if programs and update.key not in known_makers:
        raise UserError(
            _("A program is taken only from those who make it, and {name} is signed by another key.").format(
                name=path.name
            ),
            _("Nothing was changed. Ask for an update that brings tables only."),
        )
    days = [day for part in _of(update, PartKind.WORKDAYS) for day in _days(update, part)]
    limits = [row for part in _of(update, PartKind.POLICY) for row in _limits(update, part)]
    put = tuple(save_program(update, part, folder) for part in programs)
    if days or limits:
        keep_safe(store, Occasion.BEFORE, datetime.now())
    with store.transaction("take_update", path.name) as db:
        new_limits = policies.renew(db, limits)
        years = sorted({day.year for day, _is_workday, _basis in workdays.renew(db, days)})
    touched = {noun for noun, came in (("workdays", years), ("policies", new_limits)) if came}
    return Taken(
        title=update.title,
        years=tuple(years),
        limits=new_limits,
        programs=put,
        changes=Changes(touched),
    )


def take_shipped(store: Store) -> Changes:
    """What this program brings and the store, made by an older one, has not: days of a year, limits. Nothing that is
    there is changed, for an update may have put it right since."""
    reader = store.reader()
    known = workdays.load(reader).known
    days = [day for day in shipped_workdays() if day[0].year not in known]
    limits = policies.unknown(reader, shipped_limits())
    if not days and not limits:
        return Changes()
    with store.transaction("take_shipped") as db:
        workdays.add_all(db, days)
        policies.add_all(db, limits)
    return Changes({noun for noun, came in (("workdays", days), ("policies", limits)) if came})


def _of(update: Update, kind: PartKind) -> Sequence[Part]:
    return [part for part in update.parts if part.kind is kind]


def _days(update: Update, part: Part) -> list[Day]:
    with tempfile.TemporaryDirectory(prefix="qingdesk-") as folder:
        here = Path(folder, part.name)  # the reader of tables wants a file; the name has been judged
        here.write_bytes(table(update, part))
        return read_workdays(here)


def _limits(update: Update, part: Part) -> list[PolicyRow]:
    try:
        keys = read_keys(json.loads(table(update, part)))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError(
            _("{name} is not a policy file.").format(name=part.name), _("Nothing was changed."), str(error)
        ) from error
    unknown = sorted(set(keys) - set(shipped_keys()))
    if unknown:
        raise UserError(
            _("{name} has limits that this program does not know: {keys}.").format(
                name=part.name, keys=", ".join(unknown)
            ),
            _("Install the newer program first. Nothing was changed."),
        )
    return [row for key in keys.values() for row in key.rows]


def _install(path: Path) -> str:
    return f"sudo apt install '{path}'" if path.suffix == ".deb" else str(path)
