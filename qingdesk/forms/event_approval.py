"""参加企业（商协会）活动审批表: asked for and approved before anybody goes (豫办〔2020〕23号 二（七）)."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from qingdesk.forms.grid import Grid
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.paper_words import FormWords

_HALF = 54 * mm
_SIGN = 24 * mm

WORDS = {
    "zh_CN": FormWords(
        title="参加企业（商协会）活动审批表",
        labels={
            "applicant": ("申请人",),
            "post": ("单位职务",),
            "title": ("活动名称",),
            "kind": ("活动类型",),
            "openness": ("是否公开",),
            "organiser": ("主办单位",),
            "organiser_kind": ("主办类别",),
            "time": ("活动时间",),
            "place": ("活动地点",),
            "attendees": ("参加人员",),
            "purpose": ("参加事由",),
            "regulator": ("监管关系",),
            "recusal": ("应当回避",),
            "invitation": ("邀请函",),
            "gifts": ("礼品报酬",),
            "transport": ("出行预算",),
            "lodging": ("住宿预算",),
            "meals": ("就餐预算",),
            "total": ("预算合计",),
            "oral": ("口头批准",),
            "section": ("科室意见",),
            "deputy": ("分管领导", "意见"),
            "head": ("主要负责", "人意见"),
            "discipline": ("纪检监察", "备案"),
        },
        texts={
            "note": "注：出行、就餐、住宿按公务出差标准执行，费用由所在单位报销；未经批准不得参加。"
            "“监管关系”指主办方是否为申请人的监管、审批、执法对象。"
        },
        ticks={
            "regulator": ("是", "否"),
            "recusal": ("有", "无"),
            "invitation": ("有（附后）", "无"),
            "gifts": ("涉及", "不涉及"),
        },
    ),
    "en": FormWords(
        title="Approval to Attend an Event",
        labels={
            "applicant": ("Applicant",),
            "post": ("Unit, post",),
            "title": ("Event",),
            "kind": ("Kind",),
            "openness": ("Public",),
            "organiser": ("Organiser",),
            "organiser_kind": ("Kind of", "organiser"),
            "time": ("Time",),
            "place": ("Place",),
            "attendees": ("To attend",),
            "purpose": ("Purpose",),
            "regulator": ("Regulated", "by applicant"),
            "recusal": ("Recusal due",),
            "invitation": ("Invitation",),
            "gifts": ("Gifts, fees",),
            "transport": ("Travel",),
            "lodging": ("Lodging",),
            "meals": ("Meals",),
            "total": ("Total",),
            "oral": ("Oral", "approval"),
            "section": ("Section",),
            "deputy": ("Leader", "in charge"),
            "head": ("Head of", "the unit"),
            "discipline": ("Discipline", "office notes"),
        },
        texts={
            "note": "Travel, meals and lodging follow the standards of official trips and are paid by the own unit; "
            "nobody attends without approval."
        },
        ticks={
            "regulator": ("Yes", "No"),
            "recusal": ("Yes", "No"),
            "invitation": ("Yes (attached)", "No"),
            "gifts": ("Yes", "No"),
        },
    ),
}


@dataclass(frozen=True, kw_only=True)
class EventApprovalForm(Paper):
    """organiser: with its credit code. attendees: as asked for, one a person. The four budgets: ¥1,240.00.
    oral: by whom and when it was approved by word of mouth, empty where it was not. The approval itself is
    written on the paper and lies outside the digest."""

    applicant: str = ""
    post: str = ""
    title: str = ""
    kind: str = ""
    openness: str = ""
    organiser: str = ""
    organiser_kind: str = ""
    time: str = ""
    place: str = ""
    attendees: tuple[str, ...] = ()
    purpose: str = ""
    transport: str = ""
    lodging: str = ""
    meals: str = ""
    total: str = ""
    oral: str = ""


def _lay(form: EventApprovalForm, grid: Grid) -> None:
    def ticks(name: str) -> list[tuple[str, bool]]:
        return [(word, False) for word in grid.words.ticks[name]]

    grid.full("title", form.title)
    grid.heading()
    grid.pair("applicant", form.applicant, "post", form.post, left_width=_HALF)
    grid.pair("kind", form.kind, "openness", form.openness, left_width=_HALF)
    grid.full("organiser", form.organiser)
    grid.pair("organiser_kind", form.organiser_kind, "place", form.place, left_width=_HALF)
    grid.full("time", form.time)
    grid.full("attendees", grid.shared.comma.join(form.attendees))
    grid.full("purpose", form.purpose, lines=3 if grid.is_blank else 2)
    grid.choice_pair("regulator", ticks("regulator"), "recusal", ticks("recusal"))
    grid.choice_pair("invitation", ticks("invitation"), "gifts", ticks("gifts"))
    grid.pair("transport", form.transport, "lodging", form.lodging, left_width=_HALF)
    grid.pair("meals", form.meals, "total", form.total, left_width=_HALF)
    if form.oral:
        grid.full("oral", form.oral)
    grid.sign("section", "deputy", height=_SIGN)
    grid.sign("head", "discipline", height=_SIGN)
    grid.note("note")


KIND = Kind(
    name="event_approval",
    version=1,
    words=WORDS,
    lay=_lay,
    listed=lambda form: form.title,
    outside=frozenset({"oral"}),
)
digest, missing, render = KIND.digest, KIND.missing, KIND.render
