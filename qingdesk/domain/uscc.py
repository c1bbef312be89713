"""The unified social credit code of an enterprise, GB 32100-2015: 18 characters, the last one checks the rest.

Only digits are required at positions 3-8 (the registration authority's region; abolished regions stay valid).
Any letter of the alphabet may stand first: N2... of a farm collective is as legal as 91... of a company.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import mul
from types import MappingProxyType

from qingdesk.domain.text import fold
from qingdesk.i18n import N_

LENGTH = 18
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""31 characters; I, O, S, V and Z are not used, because they are misread."""
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
"""3 ** (i - 1) mod 31 for positions 1-17."""

_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_MODULUS = len(ALPHABET)
_INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "S": "5", "Z": "2", "V": "U"})


class UsccFaultKind(StrEnum):
    """What is wrong with a code."""

    LENGTH = "length"
    ALPHABET = "alphabet"
    REGION = "region"
    CHECK = "check"


_REASONS: Mapping[UsccFaultKind, str] = MappingProxyType(
    {
        UsccFaultKind.LENGTH: N_("The credit code has {length} characters; it must have 18"),
        UsccFaultKind.ALPHABET: N_(
            "The credit code has “{found}” at position {position}, which is not used in such codes"
        ),
        UsccFaultKind.REGION: N_(
            "Positions 3 to 8 of the credit code must be digits; “{found}” stands at position {position}"
        ),
        UsccFaultKind.CHECK: N_(
            "The check character of the credit code is wrong: "
            "it ends in {found}; by the first 17 it should end in {expected}"
        ),
    }
)


@dataclass(frozen=True, kw_only=True)
class UsccFault:
    """What is wrong with a code, for a sentence to the user.

    expected: the check character that the first 17 ask for ("" for other kinds); suggestion: a whole code that
    passes and is probably meant ("" when there is none); it is only ever shown, never taken by itself.
    """

    kind: UsccFaultKind
    position: int = 0
    found: str = ""
    expected: str = ""
    suggestion: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def reason(self) -> str:
        """The msgid of the sentence; `params` fills its braces."""
        return _REASONS[self.kind]


def normalise(text: str) -> str:
    """The code as it should be written: half-width, capital, without blanks or an apostrophe before it.

    Nothing is guessed: an O stays an O and is found by `fault`.
    """
    if text.isascii() and text.isalnum():
        return text.upper()
    return "".join(fold(text).split()).lstrip("'`").upper()


def check_character(first17: str) -> str:
    """The 18th character for the first 17 (GB 32100-2015, clause 5.6).

    Raises ValueError when a character is not in the alphabet or there are not 17.
    """
    if len(first17) != LENGTH - 1:
        raise ValueError(f"17 characters are needed, not {len(first17)}")
    try:
        total = sum(map(mul, map(_VALUE.__getitem__, first17), WEIGHTS))
    except KeyError as error:
        raise ValueError(f"{error.args[0]!r} is not in the alphabet") from None
    return ALPHABET[-total % _MODULUS]


def fault(code: str) -> UsccFault | None:
    """What is wrong with a normalised code, or None. The first fault counts: length, alphabet, region, check."""
    if len(code) != LENGTH:
        return UsccFault(
            kind=UsccFaultKind.LENGTH, suggestion=_look_alike(code), params={"length": len(code)}
        )
    for position, character in enumerate(code, 1):
        if character not in _VALUE:
            return _at(UsccFaultKind.ALPHABET, code, position)
    if not code[2:8].isdecimal():
        position = next(i for i in range(3, 9) if not code[i - 1].isdecimal())
        return _at(UsccFaultKind.REGION, code, position)
    expected = check_character(code[:-1])
    if code[-1] == expected:
        return None
    params = {"found": code[-1], "expected": expected}
    return UsccFault(
        kind=UsccFaultKind.CHECK,
        position=LENGTH,
        found=code[-1],
        expected=expected,
        suggestion=code[:-1] + expected,
        params=params,
    )


def _at(kind: UsccFaultKind, code: str, position: int) -> UsccFault:
    found = code[position - 1]
    return UsccFault(
        kind=kind,
        position=position,
        found=found,
        suggestion=_look_alike(code),
        params={"found": found, "position": position},
    )


def _look_alike(code: str) -> str:
    """The code with misread letters replaced, when that makes it right; else empty."""
    changed = code.translate(_LOOK_ALIKE)
    if changed == code or len(changed) != LENGTH or any(c not in _VALUE for c in changed):
        return ""
    return changed if changed[2:8].isdecimal() and check_character(changed[:-1]) == changed[-1] else ""


def inner_check_ok(code: str) -> bool:
    """Whether positions 9-17, the organisation code of GB 11714, carry a right check character.

    A warning only, never an error: old codes break it. Its letters count 10-35 over all 26 letters, unlike the
    outer alphabet. `code` is a normalised code of 18 characters.
    """
    body, check = code[8:16], code[16:17]
    if len(body) != 8 or not (body.isascii() and body.isalnum()):
        return False
    total = sum(int(character, 36) * weight for character, weight in zip(body, _INNER_WEIGHTS, strict=True))
    return check == "0123456789X"[-total % 11]
