"""The named colours, light and dark, and the sum that says whether one can be read on another.

No Qt here but `Colours.of`: what stands on what is tested as plain numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from PySide6.QtGui import QColor, QPalette

SMALLEST_CONTRAST = 4.5


@cache
def _made(text: str) -> QColor:
    return QColor(text)


@dataclass(frozen=True)
class Colours:
    """Every colour of the program as `#RRGGBB`; the `…_soft` ones are grounds for text of the same name.

    `selected` is a shade lighter than `accent_soft`: grey and amber words must be readable on it too.
    """

    ground: str
    surface: str
    line: str
    text: str
    quiet: str
    accent: str
    accent_soft: str
    selected: str
    on_accent: str
    hover: str
    red: str
    red_soft: str
    amber: str
    amber_soft: str
    blue: str
    blue_soft: str
    green: str
    green_soft: str

    @staticmethod
    def of(palette: QPalette) -> Colours:
        """The set that this palette was made from, told by how dark its window is."""
        return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT

    def colour(self, name: str) -> QColor:
        """The colour of that field as Qt wants it."""
        return _made(getattr(self, name))


LIGHT = Colours(
    ground="#F5F7F6",
    surface="#FFFFFF",
    line="#DCE3E0",
    text="#1B2522",
    quiet="#62706B",
    accent="#0B6E66",
    accent_soft="#E2F1EF",
    selected="#E9F5F3",
    on_accent="#FFFFFF",
    hover="#EEF2F0",
    red="#B42318",
    red_soft="#FDECEA",
    amber="#A15C07",
    amber_soft="#FFF3E0",
    blue="#1F5FBF",
    blue_soft="#E8F0FB",
    green="#137333",
    green_soft="#E6F4EA",
)

DARK = Colours(
    ground="#161B1A",
    surface="#1F2625",
    line="#35403D",
    text="#E4EBE8",
    quiet="#96A5A0",
    accent="#4FC3B5",
    accent_soft="#1D3835",
    selected="#1D3835",
    on_accent="#0E1413",
    hover="#283130",
    red="#FF8A7A",
    red_soft="#3B2523",
    amber="#F2B45C",
    amber_soft="#382D1C",
    blue="#8AB4F8",
    blue_soft="#20304A",
    green="#7BD88F",
    green_soft="#1E3525",
)

_WORDS = ("text", "quiet", "accent")
_SIGNS = ("red", "amber", "blue", "green")

WRITTEN_ON: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in _WORDS for ground in ("ground", "surface", "selected", "hover")),
    *((ink, ground) for ink in _SIGNS for ground in ("ground", "surface", "selected")),
    ("text", "accent_soft"),
    ("accent", "accent_soft"),
    *((ink, f"{ink}_soft") for ink in _SIGNS),
    *((ink, f"{name}_soft") for ink in ("text", "quiet") for name in _SIGNS),
    ("on_accent", "accent"),
    ("on_accent", "red"),
)
"""(ink, ground) pairs that the widgets use; each must reach `SMALLEST_CONTRAST` in both sets."""


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """How far two `#RRGGBB` stand apart, 1–21, by WCAG 2.1 (relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_faint(colours: Colours) -> list[str]:
    """The pairs of `WRITTEN_ON` that cannot be read well: `ink on ground: 3.9`; empty when all is well."""
    known = {field.name: str(getattr(colours, field.name)) for field in fields(colours)}
    reached = {(ink, ground): contrast(known[ink], known[ground]) for ink, ground in WRITTEN_ON}
    return [
        f"{ink} on {on}: {least:.2f}" for (ink, on), least in reached.items() if least < SMALLEST_CONTRAST
    ]
