"""What a column is about, from the words above it: the synonyms that offices use.

A column's words are a path from the group (联系领导) down to the leaf (姓名). Whose column it is comes from the
leaf, else from the group, else from the columns to its left (联系领导 | 职务 | 电话).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingdesk.domain.text import fold
from qingdesk.exchange.roster.synonyms import WORDS
from qingdesk.exchange.roster.targets import Target

_OWNERS = (
    ("chief", re.compile(r"首席服务(?:员|官|专员)|服务官")),
    ("firm", re.compile(r"企业(?:方)?(?:联系人|联络员|联络人|负责人)")),
    (
        "officer",
        re.compile(
            r"(?:具体)?联络(?:员|人|干部)|联系员|(?:助企|服务|驻企|特派|包联)(?:服务)?(?:专员|干部|联络员|人员|员)|服务员|具体(?:联系|负责)人"
        ),
    ),
    (
        "leader",
        re.compile(
            r"(?:省|市|县|区|乡镇?|镇|厅|处|科|校|院)*级?(?:联系|包联|分包|挂联|挂点|帮扶|包保|服务|责任|牵头|带队|结对|对口)*"
            r"(?:党政|班子|主要|分管)*(?:领导)(?:干部|同志)*|(?:联系|包联|分包|挂联|帮扶|包保)(?:干部|人员|责任人)|责任人|包联人|挂联人|领导|(?:党员|机关|走访)?干部"
        ),
    ),
    ("firm", re.compile(r"企业|公司|商户|市场主体|经营主体|厂商|项目|联系对象")),
)
_UNIT_OF_LEADER = re.compile(r"(?:联系|包联|分包|挂联|帮扶|包保|服务|责任|牵头|对口)(?:单位|部门)(?:名称)?")
_PHONE = re.compile(r"电话|手机|联系方式|号码|tel|phone|通讯方式|联系办法")
_POST = re.compile(r"职务|职级|职位|岗位|任职|身份")
_NAME = re.compile(r"姓名|名字|名单|人名|联系人|负责人|名称|全称")
_UNIT = re.compile(r"单位|部门")
_CONTACT = re.compile(r"联系人|负责人")
_ATTRIBUTES = (("phone", _PHONE), ("post", _POST), ("contact", _CONTACT), ("name", _NAME), ("unit", _UNIT))
_FILLING = re.compile(r"所在|工作|联系|现任|所属|党政|情况|信息|本人|办公|移动|职称|主要|具体")
_JOINED = re.compile(r"[及和与、/,&+]")
_BRACKETED = re.compile(r"[(\[【〔].*?[)\]】〕]")
_NOISE = re.compile(r"[\s*:※★\"'“”]+")


def words_of(text: str) -> str:
    """A header cell made comparable: half-width, no blanks, stars, colons, numbering or remarks in brackets."""
    folded = _NOISE.sub("", fold(text)).lower()
    plain = _BRACKETED.sub("", folded)
    if folded in WORDS or not plain:
        return folded
    return re.sub(r"^(?:[一二三四五六七八九十]+、|\d{1,2}[.、])", "", plain)


def is_header_word(words: str) -> bool:
    """Whether these words (of `words_of`) stand above columns, and not in a row of content."""
    if not words or len(words) > 24:
        return False
    return words in WORDS or _leaf(words) is not None


def _leaf(words: str) -> tuple[str, str] | None:
    """(owner, attribute) of one cell's words; owner "" when they do not say."""
    owner, rest = "", words
    if _UNIT_OF_LEADER.fullmatch(words):
        return "leader", "unit"
    for name, pattern in _OWNERS:
        match = pattern.search(words)
        if match is not None:
            owner, rest = name, words[: match.start()] + words[match.end() :]
            break
    attribute = _attribute(rest, bool(owner))
    return (owner, attribute) if attribute else None


def _attribute(rest: str, owned: bool) -> str:
    """name, unit, post, phone, contact, address; "" when the words say something else."""
    if not rest:
        return "name" if owned else ""
    left = rest
    found = []
    for attribute, pattern in _ATTRIBUTES:
        if pattern.search(left):
            found.append(attribute)
            left = pattern.sub("", left)
    if _JOINED.sub("", _FILLING.sub("", left)) or not found:
        return ""
    if found == ["name", "unit"] and "姓名" not in rest:
        return "unit"
    # 姓名及职务, 联络员及电话: the cell holds several things and is taken apart when it is cleaned.
    if "contact" in found or "name" in found or (owned and _JOINED.match(rest) is not None):
        return "contact" if "contact" in found else "name"
    return "unit" if "unit" in found else found[0]


_OF_PERSON = {"name": "name", "contact": "name", "unit": "unit", "post": "post", "phone": "phone"}
_OF_FIRM = {
    "name": "contact_name",
    "contact": "contact_name",
    "post": "contact_post",
    "phone": "contact_phone",
}


def targets(paths: Sequence[tuple[str, ...]]) -> dict[int, Target]:
    """What each column holds, by its index; a path has a column's words from the top down (of `words_of`).

    A target is given once, to the first column that asks for it; columns that say nothing known are left out.
    """
    found: dict[int, Target] = {}
    taken: set[Target] = set()
    before = "leader"
    spoken: tuple[tuple[str, ...], str] = ((), "")
    firm_is_named = False
    for index, path in enumerate(paths):
        if not path:
            continue
        leaf, groups = path[-1], path[:-1]
        owner, attribute = _leaf(leaf) or ("", "")
        group = next((o for w in reversed(groups) if (o := (_leaf(w) or ("", ""))[0] or _owner(w))), "")
        if owner and owner != group:
            spoken = (groups, owner)
        elif groups and groups == spoken[0]:  # 责任单位 > 联络员, 电话: the phone is the officer's
            group = spoken[1]
        target = WORDS.get(leaf)
        if target is None or (group and group != "firm" and target.startswith("firm.contact")):
            whose = owner or group or before
            target = _target(whose, attribute, in_group=bool(group), named=firm_is_named)
        if target is None or target in taken:
            continue
        taken.add(target)
        found[index] = target
        firm_is_named = firm_is_named or target is Target.FIRM_NAME
        if target.value.partition(".")[0] in ("leader", "officer", "chief", "firm"):
            before = target.value.partition(".")[0]
    return {index: target for index, target in found.items() if target is not Target.IGNORED}


def _owner(words: str) -> str:
    return next((name for name, pattern in _OWNERS if pattern.search(words)), "")


def _target(whose: str, attribute: str, *, in_group: bool, named: bool) -> Target | None:
    if not attribute:
        return None
    if attribute == "contact" and whose == "leader" and not in_group and named:
        whose = "firm"
    if whose != "firm":
        return Target(f"{whose}.{_OF_PERSON[attribute]}")
    if attribute in ("name", "unit") and not named:
        return Target.FIRM_NAME
    field = _OF_FIRM.get(attribute)
    return Target(f"firm.{field}") if field else None
