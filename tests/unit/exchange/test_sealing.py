"""Sealing: for one key only, and not to be changed unseen."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest

from qingdesk.errors import UserError
from qingdesk.exchange import sealing
from qingdesk.exchange.held import Held

CONTENT = b"PK" + bytes(range(256)) * 600


def sealed(recipient: str) -> bytes:
    out = io.BytesIO()
    sealing.seal(io.BytesIO(CONTENT), out, recipient)
    return out.getvalue()


def test_who_holds_the_key_reads_it(tmp_path: Path) -> None:
    key = sealing.new_sealing_key()
    content = sealed(sealing.recipient_of(key))
    assert CONTENT[:100] not in content
    path = tmp_path / "a.zip.age"
    path.write_bytes(content)
    assert sealing.is_sealed(path)
    out = io.BytesIO()
    sealing.unseal(io.BytesIO(content), out, key)
    assert out.getvalue() == CONTENT
    with pytest.raises(UserError):
        sealing.unseal(io.BytesIO(content), io.BytesIO(), sealing.new_sealing_key())


def test_no_byte_of_it_can_be_changed() -> None:
    key = sealing.new_sealing_key()
    content = sealed(sealing.recipient_of(key))
    chance = random.Random(3)
    for place in [*range(0, 300, 3), *chance.sample(range(len(content)), 100)]:
        changed = bytearray(content)
        changed[place] ^= 1 << chance.randrange(8)
        with pytest.raises(UserError):
            sealing.unseal(io.BytesIO(bytes(changed)), io.BytesIO(), key)


def test_what_is_no_key() -> None:
    assert sealing.is_recipient(sealing.recipient_of(sealing.new_sealing_key()))
    for text in ("", "age1", "age1zzzz", "AGE-SECRET-KEY-1", "名"):
        assert not sealing.is_recipient(text)


def test_two_may_read_what_lies_nowhere(tmp_path: Path) -> None:
    with Held(tmp_path) as held:
        held.file.write(b"0123456789")
        first, second = held.view(), held.view()
        assert (first.read(3), second.read(2), first.read(3)) == (b"012", b"01", b"345")
        assert first.seek(-1, 2) == 9 and first.read() == b"9"
        assert list(tmp_path.iterdir()) == []
