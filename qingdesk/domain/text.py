"""What people type into cells and fields, made comparable: width, blanks, invisible marks, names, phones.

Two strengths. `tidy` and its kin give what is kept and shown: letters and digits half-width, blanks mended,
Chinese punctuation left as written. `key` gives what is only compared: everything folded, no blanks.
"""

from __future__ import annotations

import re

_WIDE_ALNUM = {
    wide: wide - 0xFEE0
    for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for wide in range(first, last + 1)
}
_BLANKS = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x3164, 0xFFA0), 0x20)
_LINES = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), 0x20)
# Zero-width marks, directional marks, soft hyphen, byte order mark, controls: never meant, always in the way.
_UNSEEN = dict.fromkeys(
    (
        *(c for c in range(0x20) if c not in _LINES),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        0xAD,
        0x200B,
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
        0xFEFF,
        0xFFF9,
        0xFFFA,
        0xFFFB,
    )
)
_WIDE_ALL = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_DOTS = dict.fromkeys(map(ord, "•‧∙⋅・･．"), 0xB7) | {ord("."): 0xB7}

_TIDY = {**_UNSEEN, **_LINES, **_BLANKS, **_WIDE_ALNUM}
_TIDY_LINES = {**_UNSEEN, **_BLANKS, **_WIDE_ALNUM}
_FOLD = {**_UNSEEN, **_LINES, **_BLANKS, **_WIDE_ALL}
_KEY = {
    **_FOLD,
    **dict.fromkeys((0x20, *_LINES, *_BLANKS)),
    **str.maketrans("〔〕［］【】｛｝{}〈〉《》<>[]", "()()()()()()()()()"),
    **dict.fromkeys(map(ord, "—–－―"), 0x2D),
    **_DOTS,
}

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇\ue000-\uf8ff"
_PLAIN = re.compile(r"[\u4e00-\u9fff]+")
"""Common characters and nothing else: no table needs to be asked."""
_HAN_BLANK = re.compile(rf"(?<=[{HAN}（）()、·]) +(?=[{HAN}（）()、·])")
_DOT_BLANK = re.compile(r" *· *")
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)")
_LANDLINE = re.compile(
    r"(?<![\d-])(?:\(?(0\d{2,3})\)?[- ]?)?([2-9]\d{6,7})(?:(?:-|转|ext\.?)(\d{1,6}))?(?!\d)"
)

_CALL = re.compile(r"(?:联系)?(?:电话|手机|方式)(?:号码)?:?|[Tt][Ee][Ll][.:]*")


def fold(text: str) -> str:
    """Everything half-width, line breaks and wide blanks as blanks, invisible marks gone. Case is kept."""
    return text.translate(_FOLD)


def tidy(text: str) -> str:
    """One line to be kept: half-width letters and digits, single blanks, none at the ends, nothing invisible."""
    if _PLAIN.fullmatch(text) or (text.isascii() and text.isalnum()):
        return text
    return " ".join(text.translate(_TIDY).split())


def tidy_lines(text: str) -> str:
    """Longer text to be kept: as `tidy`, but its line breaks stay (as \\n)."""
    lines = [" ".join(line.split()) for line in text.translate(_TIDY_LINES).splitlines()]
    return "\n".join(lines).strip("\n")


def tidy_name(text: str) -> str:
    """A name of a firm, unit or place: as `tidy`, and no blank between Chinese characters (line breaks neither)."""
    text = tidy(text)
    return _HAN_BLANK.sub("", text) if " " in text else text


def person_name(text: str) -> str:
    """A person's name: 张　㛃 becomes 张㛃, any middle dot becomes · (U+00B7) without blanks around it."""
    if _PLAIN.fullmatch(text):
        return text
    text = tidy(text)
    if not text.isascii():
        text = _DOT_BLANK.sub("·", text.translate(_DOTS))
        if " " in text:
            text = _HAN_BLANK.sub("", text)
    return text


def key(text: str) -> str:
    """For comparing names only: folded width, brackets and dashes alike, dots alike, no blanks, no case."""
    if _PLAIN.fullmatch(text):
        return text
    return text.translate(_KEY).casefold()


def same_name(one: str, other: str) -> bool:
    """Whether two names of people outside the store are one, after normalising blanks and width."""
    return key(one) == key(other)


def number_text(value: float) -> str:
    """A whole number of a cell without point or exponent: 13900000001.0 becomes "13900000001"."""
    return str(int(value)) if value == value and abs(value) < 1e18 and value == int(value) else str(value)


def phone(text: str) -> str:
    """A telephone number as it is kept: a mobile as 11 digits, a landline as 0371-65000003, other text tidied."""
    text = tidy(text)
    if text.isascii() and text.isdigit() and len(text) == 11 and text[0] == "1":
        return text
    digits = fold(text).replace(" ", "").replace("-", "")
    if len(digits) == 11 and digits.isascii() and digits.isdigit() and digits[0] == "1":
        return digits  # 138 000 000 01: however it was grouped
    numbers = phones_in(text)
    if len(numbers) == 1 and not re.search(rf"[{HAN}A-Za-z]", text):
        return numbers[0]
    return text


def phones_in(text: str) -> list[str]:
    """All telephone numbers in a text, in their order, as `phone` writes them."""
    return [number for number, _, _ in _found(fold(text))]


def split_phone(text: str) -> tuple[str, str]:
    """A cell of name and telephone, 李经理 13800000001 or 刘厂长、0371-65000003, as (name, first number).

    Without a number the second is empty; the name keeps its words, less the marks that joined the two.
    """
    rest, number = without_phones(text)
    return person_name(rest), number


def without_phones(text: str) -> tuple[str, str]:
    """(the words of a cell with their blanks, its first telephone number); the words are folded where there is one."""
    folded = fold(text)
    found = _found(folded)
    if not found:
        return text, ""
    rest = folded
    for _, first, last in reversed(found):
        rest = rest[:first] + " " + rest[last:]
    return _CALL.sub(" ", rest).strip(" 、,;:/|()-+。·"), found[0][0]


def _found(folded: str) -> list[tuple[str, int, int]]:
    """Telephone numbers in folded text: (number, first, past last)."""
    found = [("".join(m.groups()), m.start(), m.end()) for m in _MOBILE.finditer(folded)]
    for match in _LANDLINE.finditer(folded):
        if any(first <= match.start() < last for _, first, last in found):
            continue
        area, number, extension = match.groups()
        written = f"{area}-{number}" if area else number
        found.append((f"{written}-{extension}" if extension else written, match.start(), match.end()))
    return sorted(found, key=lambda item: item[1])


def private_use(text: str) -> list[str]:
    """The private-use characters in a text (U+E000-F8FF and the planes 15, 16): no other machine can read them."""
    return [] if text.isascii() else _PRIVATE.findall(text)
