"""行政区划, GB/T 2260: six digits for a province, a city or a county, with the codes that were valid once.

Pure: the table of codes is given by the caller (`exchange/regions.py` reads the one that travels with the program).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from qingdesk.domain.text import key

_CODE = re.compile(r"\d{6}(?:\d{3}|\d{6})?")
_SUFFIXES = (
    "土家族苗族自治县",
    "回族自治县",
    "自治县",
    "自治州",
    "回族区",
    "地区",
    "省",
    "市",
    "县",
    "区",
    "盟",
)


@dataclass(frozen=True, kw_only=True)
class Region:
    """One line of the table. level: province, city or county. is_current: still in force.
    successor: the code that took its place ("" when it has none, or several)."""

    code: str
    name: str
    province: str = ""
    city: str = ""
    level: str = "county"
    is_current: bool = True
    successor: str = ""


def successor_in(text: str) -> str:
    """The one code that a table's column of new codes names; "" for none, several, or a later split (410404[1997])."""
    codes = [code for code in text.split(";") if code]
    return codes[0] if len(codes) == 1 and _CODE.fullmatch(codes[0]) else ""


class Regions:
    """Look codes up by name and names by code."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._all = list(regions)
        self._by_code: dict[str, Region] = {}
        self._codes: dict[str, set[str]] = {}
        for region in sorted(self._all, key=lambda r: not r.is_current):
            self._by_code.setdefault(region.code, region)
        current = [r for r in self._all if r.is_current]
        # 安阳 means the city before the county of that name, so the names come in by their weight.
        for names in (_full_names, _city_names, _county_names):
            found: dict[str, set[str]] = {}
            for region in current:
                for name in names(region):
                    found.setdefault(key(name), set()).add(region.code)
            self._codes |= {name: codes for name, codes in found.items() if name not in self._codes}
        for region in self._all:
            if not region.is_current and region.successor:
                for name in _full_names(region):
                    self._codes.setdefault(key(name), {self.current_code(region.code)})

    def __len__(self) -> int:
        return len(self._all)

    def current(self, *, level: str = "") -> list[Region]:
        """The regions in force, by code; of one level when it is given."""
        found = [r for r in self._all if r.is_current and level in ("", r.level)]
        return sorted(found, key=lambda region: region.code)

    def is_known(self, code: str) -> bool:
        """Whether the table has, or once had, this code. A province that the table does not cover is not known."""
        return code in self._by_code

    def name(self, code: str) -> str:
        """The name of a code, the present one before an old one; "" when it is not known."""
        region = self._by_code.get(code)
        return region.name if region is not None else ""

    def full_name(self, code: str) -> str:
        """The name with what it belongs to: 河南省郑州市中原区. "" when it is not known."""
        region = self._by_code.get(code)
        if region is None:
            return ""
        parts = [region.province, "" if region.city == "直辖" else region.city, region.name]
        return "".join(part for i, part in enumerate(parts) if part and part not in parts[:i])

    def current_code(self, code: str) -> str:
        """The code in force that took the place of an old one; the code itself where none is known."""
        seen: set[str] = set()
        while code not in seen:
            seen.add(code)
            region = self._by_code.get(code)
            if region is None or region.is_current or not region.successor:
                break
            code = region.successor
        return code

    def code(self, text: str) -> str:
        """The six-digit code that a cell means: 410105, 410105000000, 郑州, 金水区, 河南省郑州市金水区.

        "" when nothing, or more than one region, is meant. Six digits are taken as they stand: other provinces
        have codes too.
        """
        wanted = key(text)
        if _CODE.fullmatch(wanted):
            return wanted[:6]
        found = self._codes.get(wanted, set())
        return next(iter(found)) if len(found) == 1 else ""


def _full_names(region: Region) -> list[str]:
    city = "" if region.city in ("直辖", region.name) else region.city
    return [
        region.name,
        city + region.name,
        region.province + city + region.name,
        region.province + region.name,
    ]


def _city_names(region: Region) -> list[str]:
    return [] if region.level == "county" else [_short(region.name), region.province + _short(region.name)]


def _county_names(region: Region) -> list[str]:
    if region.level != "county" or len(_short(region.name)) < 2:
        return []
    return [_short(region.name), region.city + _short(region.name), _short(region.city) + region.name]


def _short(name: str) -> str:
    """郑州市 without its last word: 郑州."""
    return next(
        (name.removesuffix(s) for s in _SUFFIXES if name.endswith(s) and len(name) > len(s) + 1), name
    )
