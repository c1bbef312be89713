"""How a name is typed by its sound: full pinyin and initials, with the other readings of its characters."""

from __future__ import annotations

import os
from functools import lru_cache

MOST_WAYS = 24
"""Ways of reading one name that are indexed; a name of many ambiguous characters has thousands."""


def sounds(name: str) -> str:
    """Every way that is kept, parted by blanks: `重庆` → `chongqing zhongqing … cq zq`. Empty without Han."""
    readings = [_readings(character) for character in name if character.isalnum()]
    if all(character.isascii() for character in name):
        return ""
    ways = _ways(readings)
    full = ["".join(way) for way in ways]
    initials = ["".join(sound[0] for sound in way if sound) for way in ways]
    return " ".join(dict.fromkeys(full + initials))


def _ways(readings: list[tuple[str, ...]]) -> list[list[str]]:
    """The usual reading, then those in which one character is read otherwise, then two."""
    usual = [given[0] for given in readings]
    ways = [usual]
    others = [(place, sound) for place, given in enumerate(readings) for sound in given[1:]]
    for place, sound in others:
        ways.append([*usual[:place], sound, *usual[place + 1 :]])
    for number, (place, sound) in enumerate(others):
        for second, other in others[number + 1 :]:
            if second != place:
                way = list(usual)
                way[place], way[second] = sound, other
                ways.append(way)
            if len(ways) >= MOST_WAYS:
                return ways
    return ways[:MOST_WAYS]


@lru_cache(maxsize=20_000)
def _readings(character: str) -> tuple[str, ...]:
    """A character's readings, the usual first; asked one by one, for a phrase would hide the others."""
    if character.isascii():
        return (character.lower(),)
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # 47,000 phrases that no single character asks for
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(found[0])) if found and found[0] else (character,)
