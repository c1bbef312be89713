"""A change of password, beside the two key derivations that it cannot do without: the store is not touched.

python -m benchmarks.password [--visits 20000] [--runs 9]
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.export import filled
from benchmarks.measure import judge, own_folder, seconds
from qingdesk.actions.password import change_password
from qingdesk.store import keys

GOAL = 0.1
"""Seconds beside the derivations."""


def main() -> float:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--visits", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=9)
    asked = parser.parse_args()
    with own_folder() as folder:
        store = filled(folder / "store", asked.visits)
        print(f"{store.path.stat().st_size / 1e6:.0f} MB")
        store.close()
        words = ["the horse is correct", "the battery stapled"]
        change_password(store.folder, None, words[0])
        taken: list[float] = []
        for _run in range(asked.runs):
            with derivations() as inside:
                whole = seconds(lambda: change_password(store.folder, words[0], words[1]))
            assert len(inside) == 2
            print(f"changed in {whole:.3f} s, of it two derivations {sum(inside):.3f} s")
            taken.append(whole - sum(inside))
            words.reverse()
        beside = statistics.median(taken)
        judge("beside the two derivations", beside, GOAL, "s")
        return beside


@contextmanager
def derivations() -> Iterator[list[float]]:
    """How long each took within the very change, so that a noisy minute falls on both alike."""
    inside: list[float] = []
    derive = keys._derive

    def timed(password: str, salt: bytes, cost: keys.Cost) -> bytes:
        made: list[bytes] = []
        inside.append(seconds(lambda: made.append(derive(password, salt, cost))))
        return made[0]

    keys._derive = timed
    try:
        yield inside
    finally:
        keys._derive = derive


if __name__ == "__main__":
    main()
