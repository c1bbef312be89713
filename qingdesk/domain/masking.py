"""What of a person is hidden: in a supervisor's package, and in lists when they are masked (PIPL 第6条, 第34条).

A masked text has `****` for what is hidden, so that nobody takes it for the whole, and a package that is taken in
never writes it over what is whole (data dictionary, Several desks).
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

HIDDEN = "****"

V = TypeVar("V")

PHONES: Mapping[str, frozenset[str]] = {
    "cadre": frozenset({"phone"}),
    "enterprise": frozenset({"contact_phone"}),
}
"""Masked but for their first three and last four digits."""

NAMES: Mapping[str, frozenset[str]] = {
    "enterprise": frozenset({"contact_name", "legal_representative"}),
    "visit": frozenset({"confirmed_by"}),
    "problem": frozenset({"raised_by"}),
    "gift": frozenset({"giver"}),
    "offer": frozenset({"inviter"}),
}
"""People of firms: the surname stays. Cadres are named, since a package is about what they did in office."""

WHOLE: Mapping[str, frozenset[str]] = {
    "gift": frozenset({"relation"}),
    "attachment": frozenset({"name"}),
}
"""Hidden to the last character: a file may be called after anybody."""

PEOPLE: Mapping[str, frozenset[str]] = {"visit": frozenset({"hosts"})}
"""JSON lists of a firm's people; they keep their shape."""

CODES = frozenset(
    {
        "uscc", "organiser_uscc", "receipt_no", "claim_no", "voucher_no", "approval_no", "basis_no",
        "special_approval_no", "number", "region", "city", "industry", "sha256", "original_sha256",
    }
)  # fmt: skip
"""Texts that are digits by nature, in which no phone is looked for."""

_MOBILE = r"(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}"
_LANDLINE = r"0\d{2,3}[- ]\d{7,8}|\(0\d{2,3}\)\s?\d{7,8}"
_PHONE = re.compile(rf"(?<![\dA-Za-z])(?:{_MOBILE}|{_LANDLINE})(?![\dA-Za-z])", re.ASCII)
_IDENTITY = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])",
    re.ASCII,
)
_LONG_NUMBER = re.compile(r"[0-9０-９][0-9０-９ ()（）XxＸ－-]{9,}")
"""What any phone or identity number looks like: asked first, since nearly no text has one."""
_WIDE = str.maketrans(
    {0xFF10 + n: str(n) for n in range(10)} | {0xFF0D: "-", 0xFF38: "X", 0xFF08: "(", 0xFF09: ")"}
)


def mask_phone(text: str) -> str:
    """`138****1234`; a short one is hidden whole."""
    digits = text.strip()
    if is_masked(digits):
        return digits
    return f"{digits[:3]}{HIDDEN}{digits[-4:]}" if len(digits) >= 11 else HIDDEN if digits else ""


def mask_name(text: str) -> str:
    """`李****`: the first character stays."""
    name = text.strip()
    return name if is_masked(name) or not name else name[0] + HIDDEN


def is_masked(value: object) -> bool:
    """Is something hidden in this text?"""
    return isinstance(value, str) and HIDDEN in value


def masked_fields(noun: str) -> frozenset[str]:
    """The fields of a noun that are never shown whole to who need not know."""
    return frozenset().union(*(table.get(noun, frozenset()) for table in (PHONES, NAMES, WHOLE, PEOPLE)))


def mask_value(noun: str, field: str, text: str) -> str:
    """One value of a field as others may see it; JSON people are given and come back as JSON."""
    if field in PHONES.get(noun, ()):
        return mask_phone(text)
    if field in NAMES.get(noun, ()):
        return mask_name(text)
    if field in WHOLE.get(noun, ()):
        return HIDDEN if text else ""
    if field in PEOPLE.get(noun, ()):
        return _mask_people(text)
    return text


def mask_rows(noun: str, columns: Sequence[str], rows: Iterable[Sequence[V]]) -> list[list[V | str]]:
    """Rows as the store holds them, with what others may not see hidden."""
    hidden = masked_fields(noun)
    places = [(place, column) for place, column in enumerate(columns) if column in hidden]
    masked: list[list[V | str]] = []
    for row in rows:
        shown: list[V | str] = list(row)
        for place, column in places:
            value = shown[place]
            if isinstance(value, str):
                shown[place] = mask_value(noun, column, value)
        masked.append(shown)
    return masked


def _mask_people(text: str) -> str:
    try:
        people = json.loads(text)
    except ValueError:
        return "[]"
    masked = [{**person, "name": mask_name(str(person.get("name", "")))} for person in people]
    return json.dumps(masked, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Unmasked:
    """A phone or identity number that stands open in a text. what: `phone` or `identity`. shown: masked."""

    what: str
    shown: str


def find_unmasked(text: str) -> list[Unmasked]:
    """Phones and identity numbers in a text, full-width digits too. An identity number counts only with its
    own check character (GB 11643), so that no other number of 18 digits blocks a package."""
    if not _LONG_NUMBER.search(text):
        return []
    plain = text.translate(_WIDE)
    found = [
        Unmasked("identity", f"{hit.group()[:3]}{HIDDEN}{hit.group()[-2:]}")
        for hit in _IDENTITY.finditer(plain)
        if _is_identity(hit.group())
    ]
    return found + [Unmasked("phone", mask_phone(hit.group())) for hit in _PHONE.finditer(plain)]


def unmasked_in(
    columns: Sequence[str], row: Sequence[object], free: Collection[int]
) -> list[tuple[str, Unmasked]]:
    """(column, what stands open in it). free: the places that hold free text or JSON."""
    texts = [(place, value) for place in free if isinstance(value := row[place], str)]
    if not _LONG_NUMBER.search("\n".join([value for _place, value in texts])):
        return []
    return [(columns[place], hit) for place, value in texts for hit in find_unmasked(value)]


def _is_identity(digits: str) -> bool:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], weights, strict=True))
    return "10X98765432"[total % 11] == digits[17].upper()
