"""Dead circles go when the hands rest, and never all are looked through in the midst of a key."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from qingdesk.ui import tidying


class Ring:
    """Holds on to itself: only looking through finds that it is dead."""

    def __init__(self) -> None:
        self.next = self


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """As it was before, for the tests that come after."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def _looked_through_all() -> int:
    return int(gc.get_stats()[2]["collections"])


def _make_many() -> list[list[int]]:
    few, middle, _rarely = gc.get_threshold()
    return [[number] for number in range(few * middle * tidying.WORTH_IT * 3)]


def test_what_is_made_by_hand_never_has_all_looked_through() -> None:
    tidying.begin()
    gc.collect()
    before = _looked_through_all()
    kept = _make_many()
    assert _looked_through_all() == before
    assert kept


def test_a_dead_ring_that_was_long_alive_goes_when_the_hands_rest() -> None:
    tidying.begin()
    gc.collect()
    ring = Ring()
    gone = weakref.ref(ring)
    kept = _make_many()  # the ring is among the old ones by now
    del ring
    assert gone() is not None
    tidying.tidy()
    assert gone() is None
    assert kept


def test_hands_that_rest_on_cost_nothing() -> None:
    tidying.begin()
    gc.collect()
    before = _looked_through_all()
    tidying.tidy()
    assert _looked_through_all() == before
