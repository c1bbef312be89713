"""A13 接受宴请、旅游、健身、娱乐."""

from __future__ import annotations

import pytest

from qingdesk.domain.offer import OfferKind, Reply
from qingdesk.rules.offers.accepted_entertainment import RULE
from tests.unit.rules.samples import RED, cadre_facts, day, limits, offer, severities

FORBIDDEN = {OfferKind.BANQUET, OfferKind.TRAVEL, OfferKind.FITNESS, OfferKind.ENTERTAINMENT}


@pytest.mark.parametrize("kind", list(OfferKind))
@pytest.mark.parametrize("reply", list(Reply))
def test_four_kinds_when_accepted(kind: OfferKind, reply: Reply) -> None:
    facts = cadre_facts(offers=(offer(kind=kind, reply=reply),))
    expected = [RED] if kind in FORBIDDEN and reply is Reply.ACCEPTED else []
    assert severities(RULE.check(facts, limits(), day("2026-11-19"))) == expected
    assert RULE.check(facts, limits(), day("2026-11-18")) == []
