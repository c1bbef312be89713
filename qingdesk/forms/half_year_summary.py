"""联系企业情况汇总表: each liaison of a half-year in one line, in the order of the units; nothing is ranked."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from qingdesk.forms.grid import LEDGER, Grid
from qingdesk.forms.page import LANDSCAPE
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.paper_words import FormWords
from qingdesk.forms.paragraph import Align

COLUMNS = (
    "no", "cadre", "enterprise", "required", "onsite", "other", "raised", "closed", "open", "promised", "fulfilled",
    "meals", "due", "paid",
)  # fmt: skip
_WIDTHS = tuple(width * mm for width in (10, 34, 46, 13, 13, 13, 13, 13, 13, 13, 13, 13, 18, 18))
_ALIGNS: tuple[Align, ...] = ("centre", "left", "left", *("centre",) * 9, "right", "right")

WORDS = {
    "zh_CN": FormWords(
        title="联系企业情况汇总表",
        labels={
            "no": ("序号",),
            "cadre": ("联系干部",),
            "enterprise": ("企业名称",),
            "required": ("应走", "访数"),
            "onsite": ("到企", "走访"),
            "other": ("电话", "线上"),
            "raised": ("反映", "诉求"),
            "closed": ("办结", "诉求"),
            "open": ("在办", "诉求"),
            "promised": ("承诺", "事项"),
            "fulfilled": ("兑现", "事项"),
            "meals": ("就餐", "次数"),
            "due": ("应交餐费", "（元）"),
            "paid": ("实交餐费", "（元）"),
            "span": ("范围",),
            "clerk": ("制表人",),
            "section": ("审核人",),
            "head": ("单位", "负责人"),
        },
    ),
    "en": FormWords(
        title="Summary of Liaison with Enterprises",
        labels={
            "no": ("No.",),
            "cadre": ("Cadre",),
            "enterprise": ("Enterprise",),
            "required": ("Visits", "due"),
            "onsite": ("On", "site"),
            "other": ("Other", "ways"),
            "raised": ("Prob-", "lems"),
            "closed": ("Closed",),
            "open": ("Open",),
            "promised": ("Pro-", "mises"),
            "fulfilled": ("Kept",),
            "meals": ("Meals",),
            "due": ("Due", "(yuan)"),
            "paid": ("Paid", "(yuan)"),
            "span": ("Span",),
            "clerk": ("Prepared by",),
            "section": ("Checked by",),
            "head": ("Head of", "the unit"),
        },
    ),
}


@dataclass(frozen=True, kw_only=True)
class HalfYearSummaryForm(Paper):
    """span: 2026 年上半年. lines: a liaison each, its columns in order. total: the last line."""

    span: str = ""
    lines: tuple[tuple[str, ...], ...] = ()
    total: tuple[str, ...] = ()


def _lay(form: HalfYearSummaryForm, grid: Grid) -> None:
    grid.under_title("span", form.span)
    grid.columns(COLUMNS, _WIDTHS, form.lines, aligns=_ALIGNS, blanks=10, total=form.total, size=LEDGER)
    grid.sign_in_line("clerk", "section", "head")


KIND = Kind(
    name="half_year_summary",
    version=1,
    words=WORDS,
    lay=_lay,
    listed=lambda form: form.span,
    size=LANDSCAPE,
    names_print=True,
)
digest, missing, render = KIND.digest, KIND.missing, KIND.render
