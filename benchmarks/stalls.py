"""Two thousand scripted actions in the window: how long was the event loop never reached?

A timer asks to be called every 5 ms and notes the gaps. The next action comes when it was called three times: faster
than any hand, and what the last one has left to do is done meanwhile, as with a hand. The actions are those of a day:
to another screen, down a list, a filter typed key by key, the search, a new visit begun and left, another half-year.

    python -m benchmarks.stalls [--actions 2000] [--visits 10000]
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from benchmarks.measure import judge, own_folder
from benchmarks.window import Window
from qingdesk.actions.demo.build import build_sample
from qingdesk.actions.open_desk import open_desk
from qingdesk.store.database import Store
from qingdesk.ui.navigation import PLACES
from qingdesk.ui.screen import Target
from qingdesk.ui.search import SearchBox
from qingdesk.ui.widgets.combo_box import ComboBox
from qingdesk.ui.widgets.filter_line import FilterLine
from qingdesk.ui.widgets.table import Table

W = TypeVar("W", bound=QWidget)

BEATS = 3
GOAL = 0.100
"""Seconds: what a person does not yet notice as a halt."""


class Pulse(QObject):
    """Notes every gap between two beats, with what was being done."""

    def __init__(self) -> None:
        super().__init__()
        self.doing = ""
        self.gaps: list[tuple[float, str]] = []
        self._last = time.perf_counter()
        self._clock = QTimer(self)
        self._clock.setInterval(5)
        self._clock.timeout.connect(self._beat)
        self._clock.start()

    def has_more_than(self, beats: int) -> bool:
        """Did it beat since?"""
        return len(self.gaps) > beats

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last, self.doing))
        self._last = now


def main() -> float:
    """Measure and print; gives the longest gap in seconds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--actions", type=int, default=2_000)
    options.add_argument("--visits", type=int, default=10_000)
    options.add_argument("--store", type=Path, help="a sample store made before")
    asked = options.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if asked.store:
        return measure(open_desk(asked.store), asked.actions)
    with own_folder() as folder:
        store = build_sample(
            folder / "store", cadres=200, enterprises=800, visits=asked.visits, seed=1, today=date.today()
        )
        return measure(store, asked.actions)


def measure(store: Store, actions: int) -> float:
    """The longest gap, and the worst of each action; the store is closed after."""
    window = Window(store)
    window.rest()
    does = scripted(window, random.Random(1))
    for place in PLACES:  # once without the pulse: the first look at a screen builds it
        window.frame.go(Target(place.name))
        window.rest(0.05)
    pulse = Pulse()
    for _action in range(actions):
        pulse.doing, act = next(does)
        act()
        window.until(partial(pulse.has_more_than, len(pulse.gaps) + BEATS - 1))
    window.close()
    store.close()
    longest: Counter[str] = Counter()
    for gap, doing in pulse.gaps:
        longest[doing] = max(longest[doing], round(gap * 1000))
    for doing, gap_ms in longest.most_common():
        print(f"{doing}: {gap_ms} ms at the longest")
    worst = max(gap for gap, _doing in pulse.gaps)
    over = sum(gap > GOAL for gap, _doing in pulse.gaps)
    print(f"{actions} actions, {over} gaps over {GOAL * 1000:.0f} ms")
    judge("longest gap", worst * 1000, GOAL * 1000, "ms")
    return worst


def scripted(window: Window, chance: random.Random) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is done next, for ever: (what it is called, the doing)."""
    places = [place.name for place in PLACES]
    while True:
        place = chance.choice(places)
        yield f"go to {place}", partial(window.frame.go, Target(place))
        for _step in range(chance.randrange(4, 12)):
            yield f"step down {place}", partial(_press, window.frame, Table, Qt.Key.Key_Down)
        if chance.random() < 0.5:
            for letter in chance.choice(("hnsp", "yfjx", "2026", "zz")):
                yield f"filter {place}", partial(_type, window.frame, FilterLine, letter)
            yield f"empty the filter of {place}", partial(_clear, window.frame, FilterLine)
        if chance.random() < 0.3:
            for letter in chance.choice(("wang", "sp", "dem")):
                yield "search", partial(_type, window.frame, SearchBox, letter)
            yield "leave the search", partial(_clear, window.frame, SearchBox)
        if chance.random() < 0.15:
            yield "another half-year", partial(_another_half, window.frame, chance)
        if chance.random() < 0.1:
            yield "begin a visit", partial(window.frame.go, Target("visits", make=True))
            yield "leave the visit", partial(window.frame.go, Target("overview"))


def _shown(frame: QWidget, kind: type[W]) -> W | None:
    return next((each for each in frame.findChildren(kind) if each.isVisible()), None)


def _press(frame: QWidget, kind: type[QWidget], key: Qt.Key) -> None:
    widget = _shown(frame, kind)
    if widget is not None:
        QTest.keyClick(widget, key)


def _type(frame: QWidget, kind: type[QLineEdit], letter: str) -> None:
    line = _shown(frame, kind)
    if line is not None:
        line.setFocus()
        QTest.keyClicks(line, letter)


def _clear(frame: QWidget, kind: type[QLineEdit]) -> None:
    line = _shown(frame, kind)
    if line is not None:
        line.clear()
        line.clearFocus()


def _another_half(frame: QWidget, chance: random.Random) -> None:
    chooser = frame.findChild(ComboBox, "choose_half")
    assert isinstance(chooser, ComboBox)
    chooser.setCurrentIndex(chance.randrange(chooser.count()))
    chooser.chosen.emit()


if __name__ == "__main__":
    main()
