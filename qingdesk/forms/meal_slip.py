"""就餐交费凭证: what is due for a missed meal, in two parts with a line to cut along; 财办行〔2019〕104号.

The firm keeps the upper part; the eater keeps the lower one, which bears the mark. It proves the payment and is
never a ground for reimbursement.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from qingdesk.forms.grid import Grid
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.paper_words import FormWords
from qingdesk.forms.parts import SEAL

_HALF = 54 * mm
_SIGN_LEAST = 26 * mm

WORDS = {
    "zh_CN": FormWords(
        title="就餐交费凭证",
        labels={
            "enterprise": ("收款单位",),
            "eaters": ("交费人",),
            "eaten": ("就餐时间",),
            "business": ("公务事由",),
            "standard": ("收费标准",),
            "due": ("应交金额",),
            "paid": ("实交金额",),
            "payer_signature": ("交费人", "签字"),
            "firm_signature": ("收款人", "签字", "（盖章）"),
        },
        copies=("第一联　收款单位留存", "第二联　交费人保存备查，不作报销依据"),
    ),
    "en": FormWords(
        title="Receipt for a Meal",
        labels={
            "enterprise": ("Received by",),
            "eaters": ("Paid by",),
            "eaten": ("Meal",),
            "business": ("Business",),
            "standard": ("Standard",),
            "due": ("Due",),
            "paid": ("Paid",),
            "payer_signature": ("Payer", "signs"),
            "firm_signature": ("Receiver", "signs, seals"),
        },
        copies=("Part 1: for the firm", "Part 2: for the payer, not to be claimed"),
    ),
}


@dataclass(frozen=True, kw_only=True)
class MealSlipForm(Paper):
    """enterprise: with the place, 豫丰机械制造有限公司（企业食堂）. eaters: 王海涛等 2 人. eaten: day and meal.
    business: the visit or event with its number. standard: how the sum was found. due, paid: both ways,
    ¥80.00　捌拾元整. What was paid, and when, lies outside the digest: it is written on the paper."""

    enterprise: str = ""
    eaters: str = ""
    eaten: str = ""
    business: str = ""
    standard: str = ""
    due: str = ""
    paid: str = ""


def _lay(form: MealSlipForm, grid: Grid) -> None:
    grid.full("enterprise", form.enterprise)
    grid.pair("eaters", form.eaters, "eaten", form.eaten, left_width=_HALF)
    grid.full("business", form.business)
    grid.full("standard", form.standard)
    grid.pair("due", form.due, "paid", form.paid, left_width=_HALF)
    grid.sign("payer_signature", "firm_signature", height=_SIGN_LEAST, wish=SEAL + 1 * mm, left_width=_HALF)


KIND = Kind(
    name="meal_slip",
    version=1,
    words=WORDS,
    lay=_lay,
    listed=lambda form: form.enterprise,
    outside=frozenset({"paid"}),
    is_halved=True,
)
digest, missing, render = KIND.digest, KIND.missing, KIND.render
