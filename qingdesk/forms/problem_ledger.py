"""诉求台账: all problems of a half-year, a firm or a choice, across the sheet."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from qingdesk.forms.grid import LEDGER, Grid
from qingdesk.forms.page import LANDSCAPE
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.paper_words import FormWords
from qingdesk.forms.paragraph import Align

COLUMNS = ("no", "number", "enterprise", "raised", "kind", "text", "lead_unit", "due", "progress", "revisit")
_WIDTHS = tuple(width * mm for width in (10, 21, 31, 21, 19, 45, 26, 21, 28, 21))
_ALIGNS: tuple[Align, ...] = ("centre", *("left",) * 9)

WORDS = {
    "zh_CN": FormWords(
        title="诉求台账",
        labels={
            "no": ("序号",),
            "number": ("编号",),
            "enterprise": ("企业名称",),
            "raised": ("反映日期", "来源"),
            "kind": ("类别", "等级"),
            "text": ("企业问题诉求",),
            "lead_unit": ("交办单位",),
            "due": ("办理时限",),
            "progress": ("当前进展情况",),
            "revisit": ("回访情况",),
            "span": ("范围",),
            "clerk": ("制表人",),
            "section": ("审核人",),
            "head": ("单位", "负责人"),
        },
    ),
    "en": FormWords(
        title="Ledger of Enterprises' Problems",
        labels={
            "no": ("No.",),
            "number": ("Number",),
            "enterprise": ("Enterprise",),
            "raised": ("Raised on", "channel"),
            "kind": ("Category", "grade"),
            "text": ("Problem",),
            "lead_unit": ("Assigned to",),
            "due": ("Due on",),
            "progress": ("Progress",),
            "revisit": ("Call-back",),
            "span": ("Span",),
            "clerk": ("Prepared by",),
            "section": ("Checked by",),
            "head": ("Head of", "the unit"),
        },
    ),
}


@dataclass(frozen=True, kw_only=True)
class ProblemLedgerForm(Paper):
    """span: what it covers, 2026 年上半年. lines: a problem each, its columns in order."""

    span: str = ""
    lines: tuple[tuple[str, ...], ...] = ()


def _lay(form: ProblemLedgerForm, grid: Grid) -> None:
    grid.under_title("span", form.span)
    grid.columns(COLUMNS, _WIDTHS, form.lines, aligns=_ALIGNS, blanks=5, blank_lines=2, size=LEDGER)
    grid.sign_in_line("clerk", "section", "head")


KIND = Kind(
    name="problem_ledger", version=1, words=WORDS, lay=_lay, listed=lambda form: form.span, size=LANDSCAPE,
    names_print=True,
)  # fmt: skip
digest, missing, render = KIND.digest, KIND.missing, KIND.render
