"""Money is an integer of fen; yuan exist at the edges only."""

from __future__ import annotations

import re

from qingdesk.domain.fields import BadValue
from qingdesk.i18n import N_

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_WIDTH = str.maketrans("０１２３４５６７８９．，－￥", "0123456789.,-¥")


def yuan(fen: int) -> str:
    """`8000` → `80.00`: for CSV and forms, without grouping."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def parse_yuan(text: str) -> int | None:
    """What a person types as yuan, in fen: `80`, `80.5`, `1,240.00`, `８０元`; empty is None.

    Raises `BadValue` for anything else, and for more than two places: a sum is never rounded silently.
    """
    typed = text.translate(_WIDTH).strip().removeprefix("¥").removesuffix("元").strip().replace(" ", "")
    if not typed:
        return None
    if not re.fullmatch(r"-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]{1,2})?", typed):
        raise BadValue(N_("“{value}” is not a sum in yuan. Write it as 80 or 80.00."), value=text.strip())
    whole, _, part = typed.replace(",", "").removeprefix("-").partition(".")
    fen = int(whole) * 100 + int(part.ljust(2, "0") or 0)
    return -fen if typed.startswith("-") else fen


def capital(fen: int) -> str:
    """The sum in capital numerals as on payment slips: `8000` → 捌拾元整, `8005` → 捌拾元零伍分.

    fen: 0 or more; raises ValueError below.
    """
    if fen < 0:
        raise ValueError(fen)
    whole, part = divmod(fen, 100)
    jiao, odd_fen = divmod(part, 10)
    words = _whole(whole) + "元" if whole else ""
    if not part:
        return (words or "零元") + "整"
    if jiao:
        words += _DIGITS[jiao] + "角"
    elif whole:
        words += "零"
    return words + (_DIGITS[odd_fen] + "分" if odd_fen else "整")


def _whole(number: int) -> str:
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    words = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            continue
        higher_empty = place + 1 < len(groups) and groups[place + 1] == 0
        if words and (group < 1000 or higher_empty):
            words += "零"
        words += _group(group) + _GROUPS[place]
    return words


def _group(number: int) -> str:
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if gap else "") + _DIGITS[digit] + _UNITS[place]
            gap = False
        elif words:
            gap = True
    return words
