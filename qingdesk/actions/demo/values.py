"""The figures that fill the sentences: sums, heads, months."""

from __future__ import annotations

from datetime import date

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.words import words


def values(dice: Dice, day: date) -> dict[str, object]:
    """For every name in braces of the word lists that speak of a firm; `lead` and `unit` are not among them."""
    lists = words("visits")
    output = dice.between(12, 900) * 10
    ahead = day.month + dice.between(1, 4)
    return {
        "period": lists["periods"][day.month - 1],
        "output": output,
        "year_output": output * 12 // max(1, day.month - 1) if day.month > 1 else output,
        "growth": dice.between(3, 28),
        "dip": dice.between(2, 12),
        "load": dice.between(60, 96),
        "workers": dice.between(12, 620),
        "gap": dice.between(4, 30),
        "month_ahead": ahead if ahead <= 12 else lists["next_year"].format(month=ahead - 12),
        "few": dice.between(2, 6),
        "share": dice.between(10, 45),
        "days": dice.between(7, 40),
        "invest": dice.between(8, 240) * 10,
        "loan": dice.between(4, 80) * 10,
        "party": dice.between(3, 18),
        "spot": dice.pick(lists["spots"]),
        "season": dice.pick(lists["seasons"]),
    }
