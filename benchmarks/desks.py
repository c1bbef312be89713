"""Large sample stores for the benchmarks: built once into a folder of their own, or taken from one that is kept."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.measure import own_folder, seconds
from qingdesk.actions.demo.build import build_sample
from qingdesk.actions.search import catch_up
from qingdesk.store import keys, meals
from qingdesk.store.database import Store, is_store

TODAY = date(2026, 11, 22)
STORES = "QINGDESK_BENCH_STORES"
"""Of the environment: a folder in which large stores stay."""


@dataclass(frozen=True)
class Size:
    """How many of each; fewer meals than these are topped up."""

    cadres: int
    enterprises: int
    visits: int
    meals: int

    def part(self, share: int) -> Size:
        """A store that many times smaller."""
        return Size(
            self.cadres // share, self.enterprises // share, self.visits // share, self.meals // share
        )


LARGE = Size(cadres=5_000, enterprises=20_000, visits=100_000, meals=60_000)


def options(description: str | None) -> argparse.Namespace:
    """`--keep FOLDER`, else what `QINGDESK_BENCH_STORES` names: build the stores there, or use those that are there;
    `--runs N`."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--keep", type=Path, default=kept(), help="where the stores are, or shall stay")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--part", type=int, default=1, help="a size that many times smaller, to try it out")
    return parser.parse_args()


def kept() -> Path | None:
    """Where stores stay between one benchmark and the next, if anywhere."""
    named = os.environ.get(STORES)
    return Path(named) if named else None


@contextmanager
def folder_of(keep: Path | None) -> Iterator[Path]:
    """The folder that is kept, with the machine's key beside its stores, or one that goes away again."""
    with own_folder() as folder:
        if keep is not None:
            os.environ["XDG_CONFIG_HOME"] = str(keep.absolute() / "config")
        yield keep or folder


def desk(folder: Path, size: Size) -> Store:
    """A sample store of this size, open."""
    place = folder / f"desk-{size.visits}"
    if is_store(place):
        return Store.open(place, keys.unlock(place, None))
    print(f"building {size.visits} visits …", flush=True)
    store = build_sample(
        place, cadres=size.cadres, enterprises=size.enterprises, visits=size.visits, today=TODAY
    )
    _top_up_meals(store, size.meals)
    return store


def listed(folder: Path, visits: int) -> Path:
    """The folder of a store with very many visits of a few hundred cadres to 20,000 firms, as lists and the search
    meet it; its index is up to date, and it is closed."""
    place = folder / f"listed-{visits}"
    if not is_store(place):
        print(f"building {visits} visits …", flush=True)
        store = build_sample(place, cadres=400, enterprises=20_000, visits=visits, seed=1, today=date.today())
        print(f"taken into the index: {seconds(lambda: catch_up(store)):.1f} s", flush=True)
        store.close()
    return place


def _top_up_meals(store: Store, number: int) -> None:
    missing = number - meals.TABLE.count(store.reader())
    paid = meals.TABLE.find(store.reader(), "paid_on IS NOT NULL AND receipt_kind IS NOT NULL", limit=missing)
    more = [replace(paid[n % len(paid)], id="", number="", paid_on=TODAY) for n in range(missing)]
    with store.transaction("top_up") as db:
        meals.TABLE.add_all(db, more)
