"""A change of password, beside the two key derivations that it cannot do without: the store is not touched.

python -m benchmarks.password [--visits 20000] [--runs 9]
"""

from __future__ import annotations

import argparse
import statistics
from functools import partial

from benchmarks.export import filled
from benchmarks.measure import judge, own_folder, seconds
from qingdesk.actions.password import change_password
from qingdesk.store import keys
from qingdesk.store.database import Store

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
            before, whole = _cost(store), seconds(lambda: change_password(store.folder, words[0], words[1]))
            # right after it, so that a noisy minute falls on both alike
            alone = sum(seconds(partial(_derive, cost)) for cost in (before, _cost(store)))
            print(f"changed in {whole:.3f} s, of it two derivations {alone:.3f} s")
            taken.append(whole - alone)
            words.reverse()
        beside = statistics.median(taken)
        judge("beside the two derivations", beside, GOAL, "s")
        return beside


def _cost(store: Store) -> keys.Cost:
    cost = keys.cost_after(store.folder, keys.WANTED_SECONDS)
    assert cost is not None
    return cost


def _derive(cost: keys.Cost) -> None:
    keys._derive("the horse is correct", b"0123456789abcdef", cost)


if __name__ == "__main__":
    main()
