"""What the QR on a printed page says.

Upper-case base 32 throughout, because that is what a QR code packs tightest: 57 characters fit version 4 at
level Q, whose modules a bad copier or a phone still leaves readable. A page may carry other codes, and noise
can look like one; so the text begins with a prefix of our own and ends with check characters.
"""

from __future__ import annotations

import binascii
from dataclasses import dataclass
from uuid import UUID

PREFIX = "QD1"
DIGEST_BITS = 80
LONGEST = 67
"""Alphanumeric characters that version 4, level Q holds."""

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_RECORD, _REVISION, _PAGE, _DIGEST, _CHECK = 26, 3, 2, 16, 7
MOST_PAGES = 32**_PAGE - 1
LENGTH = len(PREFIX) + _RECORD + _REVISION + _PAGE + _DIGEST + _CHECK


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One printed page of one record (or of one `printed_form`, for a form of several records).

    record_id: a UUID as text. form_revision: 1–32767. page: 1–1023. digest: the first 80 bits of the SHA-256
    of the form's strings, as 20 lower-case hex digits.
    """

    record_id: str
    form_revision: int
    page: int
    digest: str

    def encode(self) -> str:
        """The text of the QR, 57 characters. Raises ValueError for a part that does not fit."""
        if len(self.digest) != DIGEST_BITS // 4:
            raise ValueError(f"a digest of {DIGEST_BITS} bits has {DIGEST_BITS // 4} hex digits")
        if self.form_revision < 1 or self.page < 1:
            raise ValueError("revision and page begin with 1")
        body = (
            PREFIX
            + _digits(UUID(self.record_id).int, _RECORD)
            + _digits(self.form_revision, _REVISION)
            + _digits(self.page, _PAGE)
            + _digits(int(self.digest, 16), _DIGEST)
        )
        return body + _check(body)


def decode(text: str) -> Mark | None:
    """The mark that a QR says, or None for a code of somebody else's, a damaged one, or noise."""
    if len(text) != LENGTH or not text.startswith(PREFIX):
        return None
    body, check = text[:-_CHECK], text[-_CHECK:]
    if check != _check(body) or not _VALUES.keys() >= set(body[len(PREFIX) :]):
        return None
    place = len(PREFIX)
    values = []
    for width in (_RECORD, _REVISION, _PAGE, _DIGEST):
        values.append(_value(body[place : place + width]))
        place += width
    record, revision, page, digest = values
    if record >> 128 or revision < 1 or page < 1:
        return None
    return Mark(
        record_id=str(UUID(int=record)),
        form_revision=revision,
        page=page,
        digest=f"{digest:0{DIGEST_BITS // 4}x}",
    )


def _digits(value: int, width: int) -> str:
    if value >> (5 * width):
        raise ValueError(f"{value} does not fit into {width} characters")
    return "".join(_ALPHABET[value >> shift & 31] for shift in range(5 * (width - 1), -1, -5))


def _value(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value << 5 | _VALUES[digit]
    return value


def _check(body: str) -> str:
    # CRC-32 sees every single wrong character and every wrong stretch of four.
    return _digits(binascii.crc32(body.encode("ascii", "replace")), _CHECK)
