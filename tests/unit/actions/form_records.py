"""One record for each form, to print it from the store."""

from __future__ import annotations

import pytest

from tests.stores import TryDesk

HALF = "2026H2"


@pytest.fixture
def records(desk: TryDesk) -> dict[str, str]:
    """One record for each form; its id by the name of the form."""
    visit = desk.visit(situation="经营平稳", place="厂区")
    event = desk.record(
        "event", title="农机推介会", kind="promotion", organiser="示例商会", organiser_kind="chamber", is_public=True,
        starts_at="2026-11-20T09:00", ends_at="2026-11-20T17:00", applicant_id=desk.cadre, purpose="对接采购商",
        attendees=[desk.cadre], attended=[desk.cadre], budget_transport_fen=42000, submitted_on="2026-11-10",
        oral_by="张建国", oral_at="2026-11-19T16:20",
    )  # fmt: skip
    desk.record(
        "cost", event_id=event, cadre_id=desk.cadre, kind="lodging", amount_fen=38000, payer="unit",
        stayed_from="2026-11-20", nights=1, receipt_no="04100231", claim_no="BX-0417",
    )  # fmt: skip
    problem = desk.record(
        "problem", enterprise_id=desk.firm, source="visit", raised_on="2026-11-20", text="融资难", grade="B",
        category="financing", lead_unit="县金融办", requirement="三日内联系企业",
    )  # fmt: skip
    desk.record("progress", problem_id=problem, noted_on="2026-11-21", kind="note", text="已约银行")
    commitment = desk.record(
        "commitment", enterprise_id=desk.firm, text="门前道路通车", promised_on="2026-11-20", basis="reply",
        basis_no="示政文〔2026〕7号", amount_fen=120_000_000, fulfilled_fen=40_000_000, owner_cadre_id=desk.cadre,
    )  # fmt: skip
    return {
        "visit_record": visit,
        "meal_slip": desk.record(
            "meal", visit_id=visit, enterprise_id=desk.firm, cadre_id=desk.cadre, eaten_on="2026-11-20",
            kind="lunch", place="canteen", heads=2, posted_price_fen=4000,
        ),
        "event_approval": event,
        "event_settlement": event,
        "problem_ticket": problem,
        "problem_ledger": problem,
        "commitment_ledger": commitment,
        "gift_register": desk.record(
            "gift", cadre_id=desk.cadre, received_on="2026-11-02", item="茶叶", kind="goods", value_fen=48000,
            affects_duty=True, disposition="handed_in",
        ),
        "declaration": desk.record(
            "declaration", assignment_id=desk.assignment, declared_on="2026-11-02", has_conflict=False
        ),
        "handover_list": desk.record(
            "handover", assignment_id=desk.assignment, to_cadre_id=desk.cadre, handed_over_on="2026-11-02",
            items=[{"noun": "problem", "record_id": problem, "text": "融资难未办结"},
                   {"noun": "enterprise", "record_id": desk.firm, "text": "企业基本情况"}],
        ),
        "self_check": desk.record(
            "self_check", cadre_id=desk.cadre, period=HALF, answers=[{"item": "1", "answer": "no", "note": "没有"}]
        ),
        "half_year_summary": desk.assignment,
        "situation_report": desk.record(
            "report", period=HALF, title="联系企业情况报告", paragraphs=["一、总体情况", "走访一次。"]
        ),
    }  # fmt: skip
