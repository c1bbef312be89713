"""What the QR on a printed page says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from qingdesk.domain.mark import LENGTH, LONGEST, Mark, decode

MARK = Mark(
    record_id="01936f2e-7d1a-7abc-8def-0123456789ab", form_revision=2, page=1, digest="7f3a91c20be455aa0c1d"
)


def test_the_format_is_for_good() -> None:
    # Printed paper lies in files for years: this text may never change for this mark.
    assert MARK.encode() == "QD1ABSNXS47I2PK6I33YBENCWPCNLAACABP45JDQQL4RK2UDA5CX25KW6"


def test_it_fits_a_qr_of_version_4_in_alphanumeric_mode() -> None:
    text = MARK.encode()
    assert len(text) == LENGTH <= LONGEST == 67
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


@pytest.mark.parametrize(
    "text",
    ["", "3576", "QD1", "https://example.org", "qd1" + MARK.encode()[3:], MARK.encode() + "A", "X" * LENGTH],
)
def test_other_codes_are_not_ours(text: str) -> None:
    assert decode(text) is None


def test_the_mark_may_not_be_in_lower_case() -> None:
    assert decode(MARK.encode().lower()) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"page": 0},
        {"page": 1024},
        {"form_revision": 0},
        {"form_revision": 1 << 15},
        {"digest": "7f3a"},
        {"digest": "g" * 20},
        {"record_id": "12"},
    ],
)
def test_what_does_not_fit_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        replace(MARK, **wrong).encode()
