"""企业诉求交办单: a firm's problem, given to a unit with a term; the firm rates and signs the outcome."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from qingdesk.forms.grid import Grid
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.paper_words import FormWords
from qingdesk.forms.parts import SEAL

_HALF = 54 * mm

WORDS = {
    "zh_CN": FormWords(
        title="企业诉求交办单",
        labels={
            "enterprise": ("企业名称",),
            "contact": ("联系人",),
            "raised_by": ("反映人",),
            "raised_on": ("反映日期",),
            "source": ("来源渠道",),
            "kind": ("类别等级",),
            "text": ("诉求内容",),
            "requirement": ("办理要求",),
            "lead_unit": ("主办单位",),
            "co_units": ("协办单位",),
            "assigned_on": ("交办日期",),
            "due_on": ("办理时限",),
            "result": ("办理结果",),
            "issued": ("交办人", "签字"),
            "received": ("承办单位", "签收"),
            "rating": ("企业评价",),
            "unit_seal": ("承办单位", "（盖章）"),
            "firm_seal": ("企业代表", "签字", "（盖章）"),
        },
        ticks={"rating": ("非常满意", "满意", "基本满意", "不满意", "非常不满意")},
        texts={"note": "注：评价由企业自愿填写，任何人不得代填或干预。"},
    ),
    "en": FormWords(
        title="Assignment of an Enterprise's Problem",
        labels={
            "enterprise": ("Enterprise",),
            "contact": ("Contact",),
            "raised_by": ("Raised by",),
            "raised_on": ("Raised on",),
            "source": ("Channel",),
            "kind": ("Category",),
            "text": ("Problem",),
            "requirement": ("Required",),
            "lead_unit": ("Lead unit",),
            "co_units": ("Co-units",),
            "assigned_on": ("Assigned on",),
            "due_on": ("Due on",),
            "result": ("Result",),
            "issued": ("Issued by", "(signs)"),
            "received": ("Received by", "(signs)"),
            "rating": ("Rating",),
            "unit_seal": ("Unit", "(seal)"),
            "firm_seal": ("For the firm", "sign, seal"),
        },
        ticks={"rating": ("Very good", "Good", "Fair", "Poor", "Very poor")},
        texts={"note": "The rating is the firm's own and free; nobody fills it in for the firm."},
    ),
}


@dataclass(frozen=True, kw_only=True)
class ProblemTicketForm(Paper):
    """contact: name, post and work telephone. kind: category and grade. result: as it stands, with the day of
    the answer; it and the rating, which the firm gives on the paper, lie outside the digest."""

    enterprise: str = ""
    contact: str = ""
    raised_by: str = ""
    raised_on: str = ""
    source: str = ""
    kind: str = ""
    text: str = ""
    requirement: str = ""
    lead_unit: str = ""
    co_units: str = ""
    assigned_on: str = ""
    due_on: str = ""
    result: str = ""


def _lay(form: ProblemTicketForm, grid: Grid) -> None:
    grid.full("enterprise", form.enterprise)
    grid.heading()
    grid.pair("raised_by", form.raised_by, "contact", form.contact, left_width=_HALF)
    grid.pair("source", form.source, "raised_on", form.raised_on, left_width=_HALF)
    grid.full("kind", form.kind)
    grid.full("text", form.text, lines=4 if not grid.is_blank else 3)
    grid.full("requirement", form.requirement, lines=1 if grid.is_blank else 2)
    grid.pair("lead_unit", form.lead_unit, "co_units", form.co_units, left_width=_HALF)
    grid.pair("assigned_on", form.assigned_on, "due_on", form.due_on, left_width=_HALF)
    grid.sign("issued", "received", height=18 * mm)
    grid.rows.append(grid.block.pop())
    grid.full("result", form.result, lines=3, is_ruled=True)
    grid.choice("rating", [(word, False) for word in grid.words.ticks["rating"]], in_block=True)
    grid.sign("unit_seal", "firm_seal", height=SEAL + 1 * mm)
    grid.note("note")


KIND = Kind(
    name="problem_ticket",
    version=1,
    words=WORDS,
    lay=_lay,
    listed=lambda form: form.enterprise,
    outside=frozenset({"result"}),
)
digest, missing, render = KIND.digest, KIND.missing, KIND.render
