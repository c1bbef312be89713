"""Firms of the sample, with credit codes that are right but count up from 1."""

from __future__ import annotations

from dataclasses import replace

from qingdesk.actions.demo.dice import Dice
from qingdesk.actions.demo.people import person
from qingdesk.actions.demo.words import words
from qingdesk.domain.enterprise import Enterprise, EnterpriseStatus, Origin, Ownership, Size
from qingdesk.domain.uscc import ALPHABET, check_character, inner_check_ok

UNKNOWN_REGION = "419988"
"""Of Henan by its first two digits, and in no table."""
CANTEENS = 0.8
PRICES_FEN = (1200, 1500, 1500, 1800, 2000, 2500)
_SIZES = (Size.LARGE, *[Size.MEDIUM] * 3, *[Size.SMALL] * 8, *[Size.MICRO] * 4)
_OWNERSHIPS = (
    *[Ownership.PRIVATE] * 16,
    Ownership.STATE,
    Ownership.FOREIGN,
    Ownership.MIXED,
    Ownership.COLLECTIVE,
)
_RARE_AT = (5, 17, 29)


def credit_code(kind: str, region: str, number: int, *, odd: bool = False) -> str:
    """A code with right check characters (GB 32100-2015, GB 11714). kind: 91 a company, 92 an individual
    business, 93 a cooperative. odd: the inner check is wrong, as on codes of old."""
    head = f"{kind}{region}{number:08d}"
    inner = next(c for c in ALPHABET if inner_check_ok(f"{head}{c}0"))
    if odd:
        inner = ALPHABET[(ALPHABET.index(inner) + 3) % 10]
    return f"{head}{inner}{check_character(head + inner)}"


def make_firms(dice: Dice, number: int, region: str, registries: list[str]) -> list[Enterprise]:
    """So many firms. region: the county's own. registries: region codes under which codes were given out."""
    taken: set[str] = set()
    return [_firm(dice, n, region, registries, taken) for n in range(1, number + 1)]


def spoil_code(firm: Enterprise, way: int) -> Enterprise:
    """A code that C03 speaks of: none and no reason, an odd inner check, a region that never was."""
    kind, region, number = firm.uscc[:2], firm.uscc[2:8], int(firm.uscc[8:16])
    if way % 3 == 0:
        return replace(firm, uscc="", uscc_missing_reason="")
    if way % 3 == 1:
        return replace(firm, uscc=credit_code(kind, region, number, odd=True))
    return replace(firm, uscc=credit_code(kind, UNKNOWN_REGION, number))


def fade(dice: Dice, firm: Enterprise) -> Enterprise:
    """A firm that nobody leads: some stand still, cannot be found or have closed, some lack a code with reason."""
    if dice.chance(0.12):
        status = dice.pick(
            (EnterpriseStatus.SUSPENDED, EnterpriseStatus.UNREACHABLE, EnterpriseStatus.CLOSED)
        )
        return replace(firm, status=status, has_canteen=False, canteen_price_fen=None)
    if dice.chance(0.05):
        return replace(firm, uscc="", uscc_missing_reason=dice.pick(words("firms")["missing_code"]))
    return firm


def _firm(dice: Dice, number: int, region: str, registries: list[str], taken: set[str]) -> Enterprise:
    lists = words("firms")
    trade, industry, products, _ = dice.pick(lists["trades"])
    kind, size = _kind(dice, industry)
    name = _name(dice, number, trade, kind)
    while name in taken:
        name = _name(dice, 0, trade, kind)
    taken.add(name)
    head = person(dice, rare=2) if number == 3 else person(dice)
    canteen = size is not Size.INDIVIDUAL and dice.chance(CANTEENS)
    local = dice.chance(0.85)
    return Enterprise(
        id=dice.new_id(),
        name=name,
        uscc=credit_code(kind, dice.pick(registries), number),
        ownership=dice.pick(_OWNERSHIPS) if kind == "91" else Ownership.PRIVATE,
        origin=Origin.LOCAL if local else Origin.OUTSIDE,
        size=size,
        industry=industry,
        region=region,
        address=_address(dice),
        legal_representative=head,
        contact_name=person(dice) if dice.chance(0.6) else head,
        contact_post=dice.pick(lists["posts"]),
        contact_phone=f"138{number:08d}",
        main_products=products,
        has_party_org=size is not Size.INDIVIDUAL and dice.chance(0.45),
        has_canteen=canteen,
        canteen_price_fen=dice.pick(PRICES_FEN) if canteen and dice.chance(0.5) else None,
        note=dice.pick(lists["notes"]) if dice.chance(0.25) else "",
    )


def _kind(dice: Dice, industry: str) -> tuple[str, Size]:
    if industry[0] == "A" and dice.chance(0.4):
        return "93", Size.SMALL
    if industry in ("F52", "C18", "C21") and dice.chance(0.25):
        return "92", Size.INDIVIDUAL
    return "91", dice.pick(_SIZES)


def _name(dice: Dice, number: int, trade: str, kind: str) -> str:
    lists = words("firms")
    brand = dice.pick(lists["first"]) + dice.pick(lists["second"])
    if number in _RARE_AT:
        brand = lists["rare_brands"][_RARE_AT.index(number)]
    pattern, endings = lists["names"][kind]
    return str(pattern).format(brand=brand, trade=trade, ending=dice.pick(endings))


def _address(dice: Dice) -> str:
    lists = words("firms")
    if dice.chance(0.6):
        return f"{dice.pick(lists['zones'])}{dice.pick(lists['roads'])}{dice.between(1, 180)}号"
    return f"{dice.pick(lists['towns'])}{dice.pick(lists['roads'])}{dice.between(1, 60)}号"
