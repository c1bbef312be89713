"""礼品礼金登记表: what could not be refused, within a month, in three copies (中办发〔1995〕7号)."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from qingdesk.domain.gift import Disposition
from qingdesk.forms.grid import Grid
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.paper_words import FormWords
from qingdesk.forms.parts import SEAL

_HALF = 54 * mm
DISPOSITIONS = (
    Disposition.REFUSED, Disposition.RETURNED, Disposition.REGISTERED, Disposition.HANDED_IN, Disposition.PENDING,
)  # fmt: skip
"""In the order of the form's ticks."""

WORDS = {
    "zh_CN": FormWords(
        title="礼品礼金登记表",
        labels={
            "cadre": ("登记人",),
            "post": ("单位职务",),
            "received_on": ("收受日期",),
            "place": ("收受地点",),
            "back_on": ("回单位", "日期"),
            "enterprise": ("联系企业",),
            "giver": ("赠送单位", "（人）"),
            "relation": ("与本人公", "务关系"),
            "item": ("品名型号",),
            "quantity": ("数量",),
            "kind": ("性质",),
            "value": ("估价",),
            "value_basis": ("估价依据",),
            "year_total": ("当年累计",),
            "affects": ("影响公正", "执行公务"),
            "disposition": ("处置情况",),
            "registered_on": ("登记日期",),
            "handed_on": ("上交日期",),
            "handed_to": ("受理机构",),
            "voucher": ("上交", "凭证号"),
            "outcome": ("处理结果",),
            "own": ("登记人", "签字"),
            "office": ("受理人", "签字", "（盖章）"),
        },
        texts={
            "note": "注：本表一式三份，本人、纪检监察机构、随物各一份。自收受之日起（在外地收受的，自回本单位之日起）"
            "一个月内登记上交。"
        },
        ticks={
            "affects": ("可能", "不会"),
            "disposition": ("当场谢绝", "退回", "登记", "上交", "待处理"),
        },
        copies=("第一联　本人留存", "第二联　纪检监察机构留存", "第三联　随物"),
    ),
    "en": FormWords(
        title="Register of Gifts",
        labels={
            "cadre": ("Registered by",),
            "post": ("Unit, post",),
            "received_on": ("Received on",),
            "place": ("Place",),
            "back_on": ("Back at unit",),
            "enterprise": ("Enterprise",),
            "giver": ("Giver",),
            "relation": ("Relation", "to duty"),
            "item": ("Item",),
            "quantity": ("Quantity",),
            "kind": ("Nature",),
            "value": ("Value",),
            "value_basis": ("Basis",),
            "year_total": ("Year so far",),
            "affects": ("May affect", "the duty"),
            "disposition": ("Disposition",),
            "registered_on": ("Registered",),
            "handed_on": ("Handed in",),
            "handed_to": ("Handed to",),
            "voucher": ("Voucher no.",),
            "outcome": ("Outcome",),
            "own": ("Registered", "by (signs)"),
            "office": ("Office", "signs, seals"),
        },
        texts={
            "note": "In three copies: the person, the discipline office, with the goods. Within one month of "
            "receipt, or of the return to the unit."
        },
        ticks={
            "affects": ("Yes", "No"),
            "disposition": ("Refused", "Returned", "Registered", "Handed in", "Pending"),
        },
        copies=("Copy 1: the person", "Copy 2: the discipline office", "Copy 3: with the goods"),
    ),
}


@dataclass(frozen=True, kw_only=True)
class GiftRegisterForm(Paper):
    """value: both ways, ¥500.00　伍佰元整. affects_duty: None where it is not said. year_total: of all that was kept
    this year until then, which other records can change. disposition: as a word of the store. Both, and what
    follows (registration, handing in, outcome), lie outside the digest."""

    cadre: str = ""
    post: str = ""
    received_on: str = ""
    place: str = ""
    back_on: str = ""
    enterprise: str = ""
    giver: str = ""
    relation: str = ""
    item: str = ""
    quantity: str = ""
    kind: str = ""
    value: str = ""
    value_basis: str = ""
    year_total: str = ""
    affects_duty: bool | None = None
    disposition: str = ""
    registered_on: str = ""
    handed_on: str = ""
    handed_to: str = ""
    voucher: str = ""
    outcome: str = ""


def _lay(form: GiftRegisterForm, grid: Grid) -> None:
    ticks = grid.words.ticks
    grid.pair("cadre", form.cadre, "post", form.post, left_width=_HALF)
    grid.heading()
    grid.pair("received_on", form.received_on, "place", form.place, left_width=_HALF)
    grid.pair("back_on", form.back_on, "enterprise", form.enterprise, left_width=_HALF)
    grid.pair("giver", form.giver, "relation", form.relation, left_width=_HALF)
    grid.pair("item", form.item, "quantity", form.quantity, left_width=_HALF)
    grid.pair("kind", form.kind, "value_basis", form.value_basis, left_width=_HALF)
    grid.pair("value", form.value, "year_total", form.year_total, left_width=_HALF)
    said = {True: 0, False: 1}.get(form.affects_duty) if form.affects_duty is not None else None
    grid.choice("affects", [(word, place == said) for place, word in enumerate(ticks["affects"])])
    grid.choice(
        "disposition",
        [
            (word, form.disposition == each.value)
            for each, word in zip(DISPOSITIONS, ticks["disposition"], strict=True)
        ],
    )
    grid.pair("registered_on", form.registered_on, "handed_on", form.handed_on, left_width=_HALF)
    grid.pair("handed_to", form.handed_to, "voucher", form.voucher, left_width=_HALF)
    grid.full("outcome", form.outcome)
    grid.sign("own", "office", height=SEAL + 1 * mm, left_width=_HALF)
    grid.note("note")


KIND = Kind(
    name="gift_register",
    version=1,
    words=WORDS,
    lay=_lay,
    listed=lambda form: form.item,
    outside=frozenset(
        {"year_total", "disposition", "registered_on", "handed_on", "handed_to", "voucher", "outcome"}
    ),
)
digest, missing, render = KIND.digest, KIND.missing, KIND.render
