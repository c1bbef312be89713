"""What a cell's words mean for a field that knows only a few: ownership, origin, size, industry; and "nothing"."""

from __future__ import annotations

import re
from functools import lru_cache

from qingdesk.domain.enterprise import Origin, Ownership, Size
from qingdesk.domain.text import fold, key
from qingdesk.exchange.roster.industries import CODES

_NOTHING = frozenset(
    map(
        key,
        (
            "/",
            "\\",
            "-",
            "--",
            "---",
            "—",
            "——",
            "－",
            "无",
            "没有",
            "暂无",
            "暂缺",
            "空",
            "空缺",
            "待定",
            "未定",
            "不详",
            "n/a",
            "na",
            "null",
            "none",
            "#n/a",
            "〃",
        ),
    )
)
_OWNERSHIP = (
    (re.compile("混合"), Ownership.MIXED),
    (re.compile("国有|全民|央企|国企|国资|state"), Ownership.STATE),
    (re.compile("集体|collective"), Ownership.COLLECTIVE),
    (re.compile("外商|外资|合资|港澳|港资|台资|台商|foreign"), Ownership.FOREIGN),
    (re.compile("民营|私营|民企|个人独资|自然人|个体|合伙|private"), Ownership.PRIVATE),
)
_SIZE = (
    (re.compile("个体|individual"), Size.INDIVIDUAL),
    (re.compile("大型|^大$|large"), Size.LARGE),
    (re.compile("中型|^中$|medium"), Size.MEDIUM),
    (re.compile("小型|^小$|small"), Size.SMALL),
    (re.compile("微型|^微$|micro"), Size.MICRO),
)
_LOCAL = re.compile("本地|本土|[县市区]内|local")
_OUTSIDE = re.compile("外来|招商|引进|外地|[县市区省]外|outside")
_INDUSTRY = re.compile(r"([A-T])(\d{2})\d{0,2}(?!\d)")


def is_nothing(text: str) -> bool:
    """A cell that says there is nothing: 无, /, —, N/A, 待定."""
    return not text or (len(text) <= 4 and _is_short_nothing(text))


@lru_cache(maxsize=4096)
def _is_short_nothing(text: str) -> bool:
    return key(text) in _NOTHING


def ownership(text: str) -> Ownership | None:
    """国有企业 → state, 集体分支机构(非法人) → collective; None when the words do not say (有限责任公司)."""
    return next((meant for pattern, meant in _OWNERSHIP if pattern.search(fold(text).lower())), None)


def size(text: str) -> Size | None:
    """中型企业 → medium; None for 规上企业, 小微 and the like, which are no class of the standard."""
    return next((meant for pattern, meant in _SIZE if pattern.search(fold(text).lower())), None)


def origin(text: str, title: str) -> Origin | None:
    """本地 → local, 招商引资 → outside; 是 and 否 by the column's title (是否招商引资企业)."""
    if text in ("是", "否", "√", "×"):
        meant = Origin.OUTSIDE if _OUTSIDE.search(title) else Origin.LOCAL
        other = Origin.LOCAL if meant is Origin.OUTSIDE else Origin.OUTSIDE
        return meant if text in ("是", "√") else other
    if _OUTSIDE.search(text):
        return Origin.OUTSIDE
    return Origin.LOCAL if _LOCAL.search(text) else None


def industry(text: str) -> str:
    """C2710 or C27 → C27; 食品制造业 → C14; "" when no division of GB/T 4754-2017 is named."""
    match = _INDUSTRY.search(fold(text).upper())
    if match is not None:
        return match.group(1) + match.group(2)
    return CODES.get(key(text).removesuffix("业"), "")
