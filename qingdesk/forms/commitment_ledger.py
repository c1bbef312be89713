"""承诺事项台账: what was promised to firms in writing, and how far it was kept (豫办〔2020〕23号 二（九）)."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from qingdesk.forms.grid import LEDGER, Grid
from qingdesk.forms.page import LANDSCAPE
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.paper_words import FormWords
from qingdesk.forms.paragraph import Align

COLUMNS = (
    "no", "number", "enterprise", "text", "basis", "promised_by", "promised_on", "due_on", "amount", "fulfilled",
)  # fmt: skip
_WIDTHS = tuple(width * mm for width in (10, 21, 29, 41, 26, 23, 21, 21, 25, 26))
_ALIGNS: tuple[Align, ...] = (
    "centre", "left", "left", "left", "left", "left", "left", "left", "right", "left",
)  # fmt: skip

WORDS = {
    "zh_CN": FormWords(
        title="承诺事项台账",
        labels={
            "no": ("序号",),
            "number": ("编号",),
            "enterprise": ("企业名称",),
            "text": ("承诺事项",),
            "basis": ("书面依据",),
            "promised_by": ("承诺主体", "责任人"),
            "promised_on": ("承诺日期",),
            "due_on": ("兑现期限",),
            "amount": ("金额（元）",),
            "fulfilled": ("兑现情况",),
            "span": ("范围",),
            "clerk": ("制表人",),
            "section": ("审核人",),
            "head": ("单位", "负责人"),
        },
    ),
    "en": FormWords(
        title="Ledger of Commitments",
        labels={
            "no": ("No.",),
            "number": ("Number",),
            "enterprise": ("Enterprise",),
            "text": ("Commitment",),
            "basis": ("Written basis",),
            "promised_by": ("Promised by", "in charge"),
            "promised_on": ("Promised on",),
            "due_on": ("Due on",),
            "amount": ("Yuan",),
            "fulfilled": ("Fulfilment",),
            "span": ("Span",),
            "clerk": ("Prepared by",),
            "section": ("Checked by",),
            "head": ("Head of", "the unit"),
        },
    ),
}


@dataclass(frozen=True, kw_only=True)
class CommitmentLedgerForm(Paper):
    """span: what it covers, 2026 年上半年. lines: a commitment each, its columns in order."""

    span: str = ""
    lines: tuple[tuple[str, ...], ...] = ()


def _lay(form: CommitmentLedgerForm, grid: Grid) -> None:
    grid.under_title("span", form.span)
    grid.columns(COLUMNS, _WIDTHS, form.lines, aligns=_ALIGNS, blanks=5, blank_lines=2, size=LEDGER)
    grid.sign_in_line("clerk", "section", "head")


KIND = Kind(
    name="commitment_ledger",
    version=1,
    words=WORDS,
    lay=_lay,
    listed=lambda form: form.span,
    size=LANDSCAPE,
    names_print=True,
)
digest, missing, render = KIND.digest, KIND.missing, KIND.render
