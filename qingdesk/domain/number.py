"""How the number of a record is said on paper and on the screen."""

from __future__ import annotations


def shown_number(number: str) -> str:
    """`DESK-2026-0012` as it stands on paper: 〔2026〕第 DESK-0012 号; what has another shape stays as it is."""
    code, _dash, rest = number.partition("-")
    year, _dash, running = rest.partition("-")
    return f"〔{year}〕第 {code}-{running} 号" if running else number
