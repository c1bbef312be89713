"""What `make fuzz` does for ten minutes a reader, for a second: whole files and a few spoiled ones; nothing but
`UserError` comes."""

from __future__ import annotations

import os
import random
from importlib import import_module
from types import ModuleType

import pytest

from tests.fuzz.__main__ import READERS

MANY = 2000 if os.environ.get("QINGDESK_SOAK") else 25


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> ModuleType:
    return import_module(f"tests.fuzz.{request.param}")


@pytest.mark.filterwarnings("ignore:.*:UserWarning:PIL")  # Pillow's remarks on what it passes over
def test_spoiled_files(reader: ModuleType) -> None:
    seeds = list(reader.seeds())
    told = [reader.one(seed) for seed in seeds]
    assert any(told)
    chance = random.Random(13)
    for _turn in range(MANY):
        reader.one(_spoiled(chance.choice(seeds), chance))


def _spoiled(content: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, taken out, said twice or put in."""
    spoiled = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(spoiled) + 1)
        end = min(len(spoiled), start + chance.randint(1, 16))
        piece = bytes(spoiled[start:end])
        spoiled[start:end] = chance.choice(
            (
                chance.randbytes(len(piece)),
                b"",
                piece * 3,
                piece + chance.choice((b"\0", b'"', b"-1", b"9" * 20)),
            )
        )
    return bytes(spoiled)
