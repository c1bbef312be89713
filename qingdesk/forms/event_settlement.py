"""活动费用结算表: what an approved event cost, who bore it, what is to be reimbursed by the unit."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from qingdesk.forms.grid import Grid
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.paper_words import FormWords
from qingdesk.forms.paragraph import Align

COLUMNS = ("no", "cost_kind", "who", "detail", "amount", "payer", "receipt", "settled")
_WIDTHS = tuple(width * mm for width in (9, 19.5, 17, 24, 20, 19.5, 27.5, 19.5))
_ALIGNS: tuple[Align, ...] = ("centre", "left", "left", "left", "right", "left", "left", "left")
_HALF = 54 * mm

WORDS = {
    "zh_CN": FormWords(
        title="活动费用结算表",
        labels={
            "title": ("活动名称",),
            "approval": ("批准文号",),
            "organiser": ("主办单位",),
            "time": ("活动时间",),
            "place": ("活动地点",),
            "attended": ("参加人员",),
            "no": ("序号",),
            "cost_kind": ("项目",),
            "who": ("人员",),
            "detail": ("说明",),
            "amount": ("金额", "（元）"),
            "payer": ("承担方",),
            "receipt": ("票据号",),
            "settled": ("结算",),
            "total": ("费用合计",),
            "by_unit": ("单位报销",),
            "gifts": ("礼品报酬",),
            "outcome": ("活动成效",),
            "clerk": ("经办人签字",),
            "section": ("科室负责人",),
            "finance": ("财务审核",),
            "head": ("单位负责人",),
        },
        ticks={"gifts": ("无", "有（登记编号）")},
    ),
    "en": FormWords(
        title="Settlement of the Costs of an Event",
        labels={
            "title": ("Event",),
            "approval": ("Approval no.",),
            "organiser": ("Organiser",),
            "time": ("Time",),
            "place": ("Place",),
            "attended": ("Attended",),
            "no": ("No.",),
            "cost_kind": ("Cost",),
            "who": ("Person",),
            "detail": ("Detail",),
            "amount": ("Yuan",),
            "payer": ("Paid by",),
            "receipt": ("Receipt",),
            "settled": ("Settled",),
            "total": ("Total",),
            "by_unit": ("Reimbursed",),
            "gifts": ("Gifts, fees",),
            "outcome": ("Outcome",),
            "clerk": ("Clerk",),
            "section": ("Section",),
            "finance": ("Finance",),
            "head": ("Head of the unit",),
        },
        ticks={"gifts": ("No", "Yes (register no.)")},
    ),
}


@dataclass(frozen=True, kw_only=True)
class EventSettlementForm(Paper):
    """time, place, attended: as it was. costs: a line each of number, kind, person, detail, yuan, payer,
    receipt, settled. total, by_unit: both ways, ¥1,240.00　壹仟贰佰肆拾元整."""

    title: str = ""
    approval: str = ""
    organiser: str = ""
    time: str = ""
    place: str = ""
    attended: tuple[str, ...] = ()
    costs: tuple[tuple[str, ...], ...] = ()
    total: str = ""
    by_unit: str = ""
    outcome: str = ""


def _lay(form: EventSettlementForm, grid: Grid) -> None:
    grid.full("title", form.title)
    grid.heading()
    grid.pair("approval", form.approval, "place", form.place, left_width=_HALF)
    grid.full("organiser", form.organiser)
    grid.full("time", form.time)
    grid.full("attended", grid.shared.comma.join(form.attended))
    grid.columns(COLUMNS, _WIDTHS, form.costs, aligns=_ALIGNS, blanks=6)
    grid.full("total", form.total)
    grid.full("by_unit", form.by_unit)
    grid.choice("gifts", [(word, False) for word in grid.words.ticks["gifts"]], rule=True)
    grid.full("outcome", form.outcome, lines=2)
    grid.sign_abreast("clerk", "section", "finance", "head")


KIND = Kind(name="event_settlement", version=1, words=WORDS, lay=_lay, listed=lambda form: form.title)
digest, missing, render = KIND.digest, KIND.missing, KIND.render
