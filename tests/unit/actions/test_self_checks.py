"""One self-check a cadre and half-year; a voided one makes room."""

from __future__ import annotations

import pytest

from qingdesk.actions.life import void
from qingdesk.errors import Refused
from tests.stores import TryDesk

ANSWERS = [{"item": "1", "answer": "no"}]


def test_the_second_is_refused_until_the_first_is_voided(desk: TryDesk) -> None:
    given = {"cadre_id": desk.cadre, "period": "2026H2", "answers": ANSWERS}
    first = desk.record("self_check", **given)
    with pytest.raises(Refused, match="2026H2"):
        desk.record("self_check", **given)
    desk.record("self_check", **{**given, "period": "2026H1"})
    desk.edit("self_check", first, answers=[*ANSWERS, {"item": "2", "answer": "yes"}])
    void(desk.store, "self_check", first, "重做")
    desk.record("self_check", **given)
