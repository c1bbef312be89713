"""Every colour that is written with can be read on what it is written on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from qingdesk.settings import Settings
from qingdesk.ui.colours import DARK, LIGHT, Colours, contrast, too_faint
from qingdesk.ui.preferences import resized
from qingdesk.ui.style import Appearance, set_ink


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_all_words_reach_four_and_a_half(colours: Colours) -> None:
    assert too_faint(colours) == []


def test_a_colour_that_is_too_faint_is_found() -> None:
    assert any(pair.startswith("quiet on surface: ") for pair in too_faint(replace(LIGHT, quiet="#A0A8A5")))


def test_the_theme_that_was_chosen_is_put_on(appearance: Appearance) -> None:
    appearance.use("dark", 100)
    assert Colours.of(QApplication.palette()) is DARK
    appearance.use("light", 100)
    assert Colours.of(QApplication.palette()) is LIGHT


@pytest.mark.parametrize("ink", ["quiet", "red", "amber"])
def test_a_label_keeps_its_ink_through_a_change_of_theme(
    appearance: Appearance, qtbot: QtBot, ink: str
) -> None:
    label = QLabel("待核实")
    qtbot.addWidget(label)
    set_ink(label, ink)
    label.show()  # what was never shown is coloured when it is
    assert label.palette().color(label.foregroundRole()) == LIGHT.colour(ink)
    appearance.use("dark", 100)
    qtbot.waitUntil(lambda: label.palette().color(label.foregroundRole()) == DARK.colour(ink))
    set_ink(label, "text")
    qtbot.waitUntil(lambda: label.palette().color(label.foregroundRole()) == DARK.colour("text"))


def test_a_chosen_row_is_readable_in_every_ink(appearance: Appearance, qtbot: QtBot) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    table.show()
    assert table.palette().color(QPalette.ColorRole.Highlight) == LIGHT.colour("selected")
    assert table.palette().color(QPalette.ColorRole.HighlightedText) == LIGHT.colour("text")


def test_letters_grow_with_the_size_that_was_chosen(appearance: Appearance, qtbot: QtBot) -> None:
    appearance.use("light", 150)
    assert QApplication.font().pointSizeF() == pytest.approx(15.75)
    table = QTableView()
    qtbot.addWidget(table)
    table.show()
    assert table.font().pointSizeF() == pytest.approx(15)


@pytest.mark.parametrize(
    ("before", "step", "after"),
    [(100, 1, 110), (125, -1, 110), (200, 1, 200), (100, -1, 100), (130, 1, 150)],
)
def test_letters_grow_and_shrink_step_by_step(before: int, step: int, after: int) -> None:
    assert resized(Settings(text_size=before), step) == Settings(text_size=after)
