"""What can be wrong with a package, and how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from qingdesk.i18n import N_, _


class FaultKind(StrEnum):
    """The word of each fault in the JSON of `verify`."""

    NOT_A_ZIP = "not_a_zip"
    TOO_MANY = "too_many"
    UNSAFE_NAME = "unsafe_name"
    DOUBLED = "doubled"
    MISSING = "missing"
    EXTRA = "extra"
    REORDERED = "reordered"
    HEADER = "header"
    HIDDEN = "hidden"
    NO_DESCRIPTION = "no_description"
    DESCRIPTION = "description"
    NEWER = "newer"
    BOMB = "bomb"
    DAMAGED = "damaged"
    SIZE = "size"
    DIGEST = "digest"
    TABLE = "table"
    UNSIGNED = "unsigned"
    SIGNATURE = "signature"
    ALGORITHM = "algorithm"
    UNKNOWN_KEY = "unknown_key"
    SM3 = "sm3"
    SEALED = "sealed"
    AUDIT = "audit"


_SENTENCES: Mapping[FaultKind, str] = {
    FaultKind.NOT_A_ZIP: N_("This is no package: it is not a ZIP file, or only a part of one."),
    FaultKind.TOO_MANY: N_("It claims more members than a package ever has."),
    FaultKind.UNSAFE_NAME: N_("The name {member} would lead out of the package or is not a file's name."),
    FaultKind.DOUBLED: N_("{member} stands in it twice."),
    FaultKind.MISSING: N_("{member} is missing."),
    FaultKind.EXTRA: N_("{member} does not belong to the package."),
    FaultKind.REORDERED: N_("{member} is not in its place."),
    FaultKind.HEADER: N_("The header of {member} was changed."),
    FaultKind.HIDDEN: N_("There is something hidden before {member}."),
    FaultKind.NO_DESCRIPTION: N_("It has no readable datapackage.json, so nothing in it can be judged."),
    FaultKind.DESCRIPTION: N_("datapackage.json does not describe the tables: {detail}"),
    FaultKind.NEWER: N_("It was written by a newer version of QingDesk; install that to verify it."),
    FaultKind.BOMB: N_("{member} unpacks to far more than it may; reading was stopped."),
    FaultKind.DAMAGED: N_("{member} cannot be unpacked: it is damaged."),
    FaultKind.SIZE: N_("{member} does not have the length that datapackage.json states."),
    FaultKind.DIGEST: N_("{member} was changed: its SHA-256 is not the one that datapackage.json states."),
    FaultKind.TABLE: N_("{member} does not fit its description: {detail}"),
    FaultKind.UNSIGNED: N_("It is not signed, so nobody can say whose it is or whether it was changed."),
    FaultKind.SIGNATURE: N_("Its signature does not hold: something in it was changed after it was signed."),
    FaultKind.ALGORITHM: N_(
        "It is signed in a way that this version cannot judge; install the newest version."
    ),
    FaultKind.UNKNOWN_KEY: N_(
        "It is signed with the key {detail}, which this desk does not trust. Ask the sender to read that key out to "
        "you, then trust it (qingdesk key trust)."
    ),
    FaultKind.SM3: N_("{member} was changed: its SM3 is not the one that was signed."),
    FaultKind.SEALED: N_("It is sealed and cannot be opened here: {detail}"),
    FaultKind.AUDIT: N_(
        "It was made by this desk, and the audit no longer holds the row that it was signed over: row {detail}."
    ),
}


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. member: its name in the ZIP, printable. detail: where or what, for a person."""

    kind: FaultKind
    member: str = ""
    detail: str = ""

    def sentence(self) -> str:
        """In the user's language."""
        return _(_SENTENCES[self.kind]).format(member=self.member, detail=self.detail)


def printable(name: str) -> str:
    """A name from a stranger's file, short and without what could confuse a terminal or a list."""
    shown = "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in name
    )
    return shown if len(shown) <= 80 else shown[:79] + "…"
