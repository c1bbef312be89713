"""Every form once: filled, blank, in English, and long over several pages."""

from __future__ import annotations

import importlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from qingdesk.forms.commitment_ledger import CommitmentLedgerForm
from qingdesk.forms.declaration import DeclarationForm
from qingdesk.forms.event_approval import EventApprovalForm
from qingdesk.forms.event_settlement import EventSettlementForm
from qingdesk.forms.gift_register import GiftRegisterForm
from qingdesk.forms.half_year_summary import HalfYearSummaryForm
from qingdesk.forms.handover_list import HandoverListForm
from qingdesk.forms.meal_slip import MealSlipForm
from qingdesk.forms.paper import Paper
from qingdesk.forms.problem_ledger import ProblemLedgerForm
from qingdesk.forms.problem_ticket import ProblemTicketForm
from qingdesk.forms.self_check import SelfCheckForm
from qingdesk.forms.situation_report import SituationReportForm
from tests.unit.forms import samples
from tests.unit.forms.filled_forms import (
    APPROVAL,
    COMMITMENTS,
    COSTS,
    DECLARATION,
    FIRM,
    GIFT,
    HANDOVER,
    PROBLEM_LINE,
    PROBLEMS,
    RECORD,
    REPORT,
    SELF_CHECK,
    SETTLEMENT,
    SLIP,
    SUMMARY,
    SUMMARY_LINE,
    TICKET,
    UNIT,
    number,
)


@dataclass(frozen=True)
class Samples:
    """Each as an office would have it, and as long as it may become."""

    filled: Paper
    blank: Paper
    english: Paper
    long: Paper


def _blank(cls: type[Paper], number: str) -> Paper:
    return cls(record_id=RECORD, unit_name=UNIT, number=number, blank=True)


def _translated(form: Paper, **given: Any) -> Paper:
    return replace(form, unit_name="General Office of Sample County", number="[2026] No. DESK-0012", **given)


ALL: Mapping[str, Samples] = {
    "visit_record": Samples(samples.FILLED, samples.BLANK, samples.ENGLISH, samples.LONG),
    "meal_slip": Samples(
        SLIP,
        _blank(MealSlipForm, number(32)),
        _translated(
            SLIP,
            enterprise="Yufeng Machinery (firm's canteen)",
            eaters="Wang Haitao and 1 more",
            eaten="Nov 20, 2026 Lunch",
            business="Visit [2026] No. DESK-0087",
            standard="100.00 × 40% × 2 (percentage of the allowance)",
            due="¥80.00",
            paid="¥80.00",
        ),
        replace(SLIP, enterprise=FIRM * 20, business="走访" * 400),
    ),
    "event_approval": Samples(
        APPROVAL,
        _blank(EventApprovalForm, number(13)),
        _translated(
            APPROVAL,
            applicant="Wang Haitao",
            post="General Office, deputy director",
            title="Fair of Farm Machinery",
            kind="Promotion",
            openness="Yes",
            organiser="Farm Machinery Association",
            organiser_kind="Trade association",
            time="Nov 26, 2026 9:00–Nov 27, 2026 17:30",
            place="Zhengzhou",
            attendees=("Wang Haitao", "Li Min"),
            purpose="To learn what the market of farm machinery asks for.",
            oral="",
        ),
        replace(APPROVAL, purpose=APPROVAL.purpose * 60),
    ),
    "event_settlement": Samples(
        SETTLEMENT,
        _blank(EventSettlementForm, number(13)),
        _translated(
            SETTLEMENT,
            title="Fair of Farm Machinery",
            approval="No. 45",
            organiser="Farm Machinery Association",
            time="Nov 26–27, 2026",
            place="Zhengzhou",
            attended=("Wang Haitao",),
            costs=(
                (
                    "1",
                    "Travel",
                    "Wang Haitao",
                    "Second class (rail)",
                    "210.00",
                    "Own unit",
                    "E20261126",
                    "Yes",
                ),
            ),
            total="¥210.00",
            by_unit="¥210.00",
            outcome="Three buyers met.",
        ),
        replace(SETTLEMENT, costs=tuple((str(n), *COSTS[0][1:]) for n in range(1, 41))),
    ),
    "problem_ticket": Samples(
        TICKET,
        _blank(ProblemTicketForm, number(144)),
        _translated(
            TICKET,
            enterprise="Yufeng Machinery",
            contact="Sun Guiying (manager)",
            raised_by="Sun Guiying",
            raised_on="Nov 20, 2026",
            source="Visit",
            kind="Land, grade B",
            text="Title not registered for half a year.",
            requirement="Find where it is stuck, tell the firm in writing.",
            lead_unit="Natural Resources Bureau",
            co_units="Housing Bureau",
            assigned_on="Nov 23, 2026",
            due_on="Dec 11, 2026",
        ),
        replace(TICKET, text=TICKET.text * 30),
    ),
    "problem_ledger": Samples(
        PROBLEMS,
        _blank(ProblemLedgerForm, number(8)),
        _translated(
            PROBLEMS,
            span="Second half of 2026",
            lines=(
                (
                    "1",
                    "DESK-\n2026-0142",
                    "Yufeng Machinery",
                    "2026.11.20\nVisit",
                    "Land\nB",
                    "Title not registered.",
                    "Natural Resources Bureau",
                    "2026.12.11",
                    "Papers complete",
                    "",
                ),
            ),
        ),
        replace(
            PROBLEMS,
            lines=(
                *((str(n), *PROBLEM_LINE[1:]) for n in range(1, 31)),
                ("31", *PROBLEM_LINE[1:5], TICKET.text * 30, *PROBLEM_LINE[6:]),
            ),
        ),
    ),
    "commitment_ledger": Samples(
        COMMITMENTS,
        _blank(CommitmentLedgerForm, number(8)),
        _translated(
            COMMITMENTS,
            span="Second half of 2026",
            lines=(
                (
                    "1",
                    "DESK-\n2026-0021",
                    "Yufeng Machinery",
                    "Subsidy for equipment",
                    "Minutes\nNo. 14",
                    "Sample County",
                    "2025.06.18",
                    "2026.12.31",
                    "1,200,000.00",
                    "400,000.00 paid",
                ),
            ),
        ),
        replace(COMMITMENTS, lines=COMMITMENTS.lines * 14),
    ),
    "gift_register": Samples(
        GIFT,
        _blank(GiftRegisterForm, number(6)),
        _translated(
            GIFT,
            cadre="Wang Haitao",
            post="General Office",
            received_on="Nov 12, 2026",
            place="Zhengzhou",
            back_on="Nov 14, 2026",
            enterprise="Yufeng Machinery",
            giver="Sun Guiying",
            relation="Liaison",
            item="Tea set",
            quantity="1",
            kind="Goods",
            value="¥480.00",
            value_basis="Market price",
            registered_on="Nov 16, 2026",
            handed_on="Nov 16, 2026",
            handed_to="Discipline office",
            outcome="Public store",
        ),
        replace(GIFT, relation="联系企业" * 300),
    ),
    "declaration": Samples(
        DECLARATION,
        _blank(DeclarationForm, number(10)),
        _translated(
            DECLARATION,
            cadre="Wang Haitao",
            post="General Office",
            enterprise="Yufeng Machinery",
            role="Liaison leader",
            started_on="Mar 1, 2025",
            declared_on="Mar 20, 2026",
            valid_to="Mar 20, 2027",
        ),
        replace(DECLARATION, post="副主任" * 400),
    ),
    "handover_list": Samples(
        HANDOVER,
        _blank(HandoverListForm, number(3)),
        _translated(
            HANDOVER,
            enterprise="Yufeng Machinery",
            from_cadre="Wang Haitao",
            to_cadre="Li Min",
            span="Mar 1, 2025–Nov 15, 2026",
            handed_over_on="Nov 18, 2026",
            items=(("1", "Problem", "DESK-2026-0142", "Title not registered", "due Dec 11, 2026"),),
        ),
        replace(HANDOVER, items=HANDOVER.items * 20),
    ),
    "self_check": Samples(
        SELF_CHECK,
        _blank(SelfCheckForm, number(7)),
        _translated(
            SELF_CHECK,
            cadre="Wang Haitao",
            post="General Office",
            period="First half of 2026",
            firms=("Yufeng Machinery",),
            answers=(("1", "no", ""), ("4", "yes", "Three visits")),
        ),
        replace(SELF_CHECK, answers=(("1", "no", "没有。" * 200), ("2", "yes", "说明" * 300))),
    ),
    "half_year_summary": Samples(
        SUMMARY,
        _blank(HalfYearSummaryForm, number(8)),
        _translated(
            SUMMARY,
            span="Second half of 2026",
            lines=(("1", "Wang Haitao", "Yufeng Machinery", *SUMMARY_LINE[3:]),),
            total=("", "Total", "", *SUMMARY_LINE[3:]),
        ),
        replace(SUMMARY, lines=SUMMARY.lines * 20),
    ),
    "situation_report": Samples(
        REPORT,
        _blank(SituationReportForm, number(2)),
        _translated(
            REPORT,
            title="Report on Liaison with Enterprises in the First Half of 2026",
            paragraphs=(
                "The county's 32 leading cadres contact 96 enterprises and went there 118 times.",
                "1. Of 57 problems raised, 51 were solved.",
            ),
            figures=(("Visits on site", "118"),),
            date="Jul 3, 2026",
        ),
        replace(REPORT, paragraphs=REPORT.paragraphs * 4),
    ),
}


def module_of(name: str) -> Any:
    """The form's own module: `render`, `digest`, `missing`, `KIND`."""
    return importlib.import_module(f"qingdesk.forms.{name}")


def pdf_of(name: str, form: Any, lang: str = "zh_CN") -> bytes:
    """The PDF of one form, or of several."""
    out = io.BytesIO()
    module_of(name).render(form, out, lang)
    return out.getvalue()
