"""A desk whose records are as awkward as people make them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.actions.desks import SmallDesk, small_desk

AWKWARD = (
    "=1+1", "+86", "-", "@SUM(A1)", "'=1", "''-2", "＝1", " =1", "a\tb", "一行\n二行", '他说"好"，行', "a,b;c", "00123",
    "123456789012345678", "2026-03-04", "1E5", "TRUE", "NULL", "㛃䶮𠅤", "<a>&amp;", "_x0041_", "~", "x" * 5_000,
)  # fmt: skip
"""What a text may be, and what a spreadsheet would like to make of it."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SmallDesk]:
    made = small_desk(tmp_path, "AAAA", "甲县工商联")
    made.edit("enterprise", made.firm, uscc="91410100MA3X00001B", canteen_price_fen=1205, has_canteen=True)
    firm, cadre = {"enterprise_id": made.firm}, {"cadre_id": made.cadre}
    for place, text in enumerate(AWKWARD):
        line = text.replace("\t", " ").replace("\n", " ")[:30]
        visit = made.visit(
            situation=text,
            opinions=AWKWARD[-place],
            policies=[line],
            started_at=f"2026-03-{place + 1:02d}T09:05",
        )
        made.add(
            "meal", visit_id=visit, **firm, **cadre, eaten_on=f"2026-03-{place + 1:02d}", kind="lunch",
            place="canteen", heads=1, receipt_no=line, paid_fen=1205 + place, paid_on="2026-03-30",
            receipt_kind="other", receipt_reason="无票", note=text,
        )  # fmt: skip
    made.add(
        "problem",
        **firm,
        text="融资难",
        raised_on="2026-03-04",
        source="hotline",
        requirement="=cmd|' /C calc'!A0",
    )
    yield made
    made.store.close()
