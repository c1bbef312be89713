"""A cell that names one person or several, with or without post and telephone."""

from __future__ import annotations

import re

from qingdesk.domain.text import HAN, fold, person_name, without_phones
from qingdesk.exchange.roster.words import is_nothing

_POST_WORD = (
    r"(?:党组|党委|党工委|支部)?(?:常务|第一|名誉)?(?:副)?(?:书记|省长|市长|县长|区长|乡长|镇长|局长|主任|主席|部长|厅长|处长|科长|股长|"
    r"院长|检察长|行长|所长|站长|队长|会长|秘书长|组长|委员|常委|县委常委|调研员|主任科员|巡视员|总工程师|干部|经理|董事长|厂长|专员)"
)
_POST = re.compile(rf"{_POST_WORD}(?:[、,]?.{{0,12}}{_POST_WORD})*")
_BRACKETED = re.compile(r"^(.+?)\(([^()]+)\)$")
_SEPARATORS = re.compile(r"[、,;/]+")
_HAN_ONLY = re.compile(rf"[{HAN}·]+")


def people_in(text: str) -> list[tuple[str, str, str]]:
    """(name, post, phone) of each person in a cell: 王海涛, 王　䶮, 王海涛（县委书记）, 王海涛 县委书记,
    赵敏 13900000001, 王海涛、李文博. Blanks inside one short name are joined; nothing at all gives []."""
    if len(text) <= 4 and _HAN_ONLY.fullmatch(text):
        return [] if is_nothing(text) else [(text, "", "")]
    folded = fold(text).strip()
    if is_nothing(folded):
        return []
    if _SEPARATORS.search(folded) and not any(c.isdigit() for c in folded):
        parts = [part for part in _SEPARATORS.split(folded) if part.strip()]
        if len(parts) > 1 and all(2 <= len(person_name(_without_post(part)[0])) <= 4 for part in parts):
            return [person for part in parts for person in people_in(part)]
    name, phone = without_phones(text)
    name, post = _without_post(name)
    name = person_name(name)
    return [(name, post, phone)] if name else []


def _without_post(text: str) -> tuple[str, str]:
    """(name, post) of 王海涛(县委书记) and 王海涛 县委书记; the post is empty where none is named."""
    bracketed = _BRACKETED.match(fold(text).strip())
    if bracketed is not None:
        return bracketed.group(1), bracketed.group(2)
    parts = text.split()
    if len(parts) > 1:
        for cut in (1, len(parts) - 1):
            before, after = "".join(parts[:cut]), "".join(parts[cut:])
            if len(before) >= 2 and len(after) > 1 and _POST.search(after) and not _POST.search(before):
                return before, after
            if len(after) in (2, 3, 4) and _POST.search(before) and not _POST.search(after):
                return after, before
    return text, ""


def unit_and_post(text: str) -> tuple[str, str]:
    """Unit and post of 示例县财政局局长 or 示例县财政局 局长; the post is empty where none is named at the end."""
    first, _, last = text.rpartition(" ")
    if first and _POST.fullmatch(last):
        return first, last
    match = re.search(rf"{_POST_WORD}(?:[、,].*)?$", text)
    if match is None or match.start() < 3:
        return text, ""
    return text[: match.start()], text[match.start() :]
