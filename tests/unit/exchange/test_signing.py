"""Signatures: what is signed, by whom, and in one spelling only."""

from __future__ import annotations

import pytest

from qingdesk.exchange import signing
from qingdesk.exchange.signing import BadComment, NotSigned, UnknownAlgorithm

KEY = "11" * 32
DIGEST = bytes(range(32))


@pytest.mark.parametrize(
    ("text", "digest"),
    [  # GB/T 32905-2016, appendix A
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_sm3_by_the_standard(text: bytes, digest: str) -> None:
    assert signing.sm3_of(text) == digest


def test_a_signature_holds_for_its_bytes_and_its_key_only() -> None:
    comment = signing.sign(KEY, DIGEST, "ab" * 32)
    assert len(comment) == signing.comment_size(KEY)
    signature = signing.read_comment(comment)
    assert signing.holds(signature, DIGEST)
    assert not signing.holds(signature, bytes(32))
    assert signature.key == signing.public_of(KEY)
    assert signing.sign(KEY, DIGEST, "ab" * 32) == comment, "the same package, the same bytes"


def test_every_bit_of_the_comment_counts() -> None:
    comment = signing.sign(KEY, DIGEST, "ab" * 32)
    for place in range(len(comment)):
        for bit in range(8):
            changed = bytearray(comment)
            changed[place] ^= 1 << bit
            try:
                held = signing.holds(signing.read_comment(bytes(changed)), DIGEST)
            except ValueError:
                held = False
            assert not held, (place, bit)


def test_comments_that_are_none() -> None:
    comment = signing.sign(KEY, DIGEST, "ab" * 32)
    with pytest.raises(NotSigned):
        signing.read_comment(b"")
    for other in (b"hello", b"[" * 50_000, b"{}", b"\xff", comment + b" ", comment.replace(b":", b": ", 1)):
        with pytest.raises(BadComment):
            signing.read_comment(other)
    for other in (comment.replace(b"ed25519", b"sm2"), comment.replace(b'"qingdesk":1', b'"qingdesk":7')):
        with pytest.raises(UnknownAlgorithm):
            signing.read_comment(other)


def test_a_key_has_one_spelling() -> None:
    public = signing.public_of(signing.new_signing_key())
    assert len(signing.key_id(public)) == 16
    for other in (public.upper().replace("0", "A"), public[:-2], "zz" * 32):
        with pytest.raises(ValueError, match=r"\S"):
            signing.key_id(other)
