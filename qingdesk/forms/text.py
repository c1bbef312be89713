"""Text as it may be printed, and where a line of it may end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

# Zero-width and direction marks, soft hyphen, variation selectors: nothing of them shows on paper, and a
# right-to-left mark can make a printed number read differently from the one in the store.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_CONTROLS = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f]")  # all of Unicode's Cc but the line break
_APOSTROPHE = re.compile("(?<=[A-Za-z])[\u2018\u2019](?=[A-Za-z])")  # Chinese fonts draw it a whole em wide
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")

BLANKS = " \u3000"
_OPEN = "“‘（〔［｛《〈「『【〖([{＜￥¥＄$№＃#"
_CLOSE = "，。、；：？！）〕］｝》〉」』】〗”’％‰℃°·～／＞々),.;:!?%]}"
_WORD = "0-9A-Za-zÀ-ɏ\u0300-\u036f"
_UNIT = "[万亿千百]*[年月日时分秒个人名户家项次条元吨亩米岁天号页台套批种度倍期楼室层]"

# An atom is what a line may not cut. Punctuation that may not begin a line sticks to what stands before it,
# punctuation that may not end one to what follows.
_ATOM = re.compile(
    r"\n|[ \u3000]+"
    r"|(?:[\u3400-\u9fff]\u3000[\u3400-\u9fff](?![\u3400-\u9fff])"  # a name of two characters: 李　敏
    r"|[（《“]*〔[0-9]{4}〕(?:第 ?[A-Z0-9\-]+|[0-9]+) ?号"  # a record's number, or a document's
    rf"|[{re.escape(_OPEN)}]*(?:[{_WORD}]+(?:[.,:/_@&'’+\-~=]+[{_WORD}]+)*"  # a word or a figure,
    rf"(?:(?<=[0-9])[ ]?{_UNIT}(?:/{_UNIT})?)?"  # with its unit: 1.2 亿元, 40.00 元/人
    r"|[^\n \u3000]))"  # or one character
    rf"(?:[{re.escape(_CLOSE)}]|…+|—+)*"
)


def clean(text: str) -> str:
    """The text without what cannot be printed: control characters go, every line break is one `\\n`, and the
    apostrophe of a Latin word is a narrow one."""
    if text.isprintable() and text.isascii():
        return text.strip()
    text = (
        _APOSTROPHE.sub("'", _INVISIBLE.sub("", _BREAKS.sub("\n", text)))
        .replace("\t", " ")
        .replace("\u00a0", " ")
    )
    return _CONTROLS.sub("", text).strip(" \n")


def atoms(text: str) -> list[tuple[int, int]]:
    """The text cut into pieces that a line may not break, as (start, end)."""
    return [found.span() for found in _ATOM.finditer(text)]


class Line(NamedTuple):
    """A line of a longer text: which characters, how wide they are, and does the text itself end it?"""

    start: int
    end: int
    used: float
    is_forced: bool


def lines(text: str, advance: Sequence[float], room: Callable[[int], float]) -> list[Line]:
    """The text dealt into lines; only an atom wider than a line is cut.

    advance: points of each character. room: points of the line with this number, from 0.
    """
    found: list[Line] = []
    start, used, wide_as = 0, 0.0, room(0)

    def end_line(end: int, next_start: int, *, is_forced: bool = False) -> None:
        nonlocal start, used, wide_as
        found.append(Line(start, end, used, is_forced))
        start, used, wide_as = next_start, 0.0, room(len(found))

    for begin, end in atoms(text):
        first = text[begin]
        if first == "\n":
            end_line(begin, end, is_forced=True)
            continue
        wide = advance[begin] if end == begin + 1 else sum(advance[begin:end])
        if used and used + wide > wide_as:
            end_line(begin, end if first in BLANKS else begin)
            if first in BLANKS:
                continue
        if wide <= wide_as:
            used += wide
            continue
        for place in range(begin, end):
            if used and used + advance[place] > wide_as:
                end_line(place, place)
            used += advance[place]
    if start < len(text):
        end_line(len(text), len(text))
    return found
