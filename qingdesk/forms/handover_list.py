"""工作交接清单: what one cadre hands to the next, so that no old account is disowned (豫办〔2020〕23号 三（九）)."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from qingdesk.forms.grid import Grid
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.paper_words import FormWords
from qingdesk.forms.paragraph import Align

_HALF = 54 * mm
COLUMNS = ("no", "kind", "number", "text", "remark")
_WIDTHS = tuple(width * mm for width in (11, 20, 38, 57, 30))
_ALIGNS: tuple[Align, ...] = ("centre", "left", "left", "left", "left")

WORDS = {
    "zh_CN": FormWords(
        title="工作交接清单",
        labels={
            "enterprise": ("联系企业",),
            "from_cadre": ("移交人",),
            "to_cadre": ("接收人",),
            "span": ("联系起止",),
            "handed_over_on": ("交接日期",),
            "no": ("序号",),
            "kind": ("类别",),
            "number": ("编号",),
            "text": ("交接事项",),
            "remark": ("备注",),
            "out": ("移交人签字",),
            "in": ("接收人签字",),
            "supervised": ("监交人签字",),
        },
        texts={
            "statement": "以上事项已逐项移交、核对。未办结的诉求、未兑现的承诺由接收人继续负责办理，"
            "不因班子换届、机构改革、岗位调整等原因改变。"
        },
    ),
    "en": FormWords(
        title="List of Matters Handed Over",
        labels={
            "enterprise": ("Enterprise",),
            "from_cadre": ("From",),
            "to_cadre": ("To",),
            "span": ("In charge",),
            "handed_over_on": ("Date",),
            "no": ("No.",),
            "kind": ("Kind",),
            "number": ("Number",),
            "text": ("Matter",),
            "remark": ("Remark",),
            "out": ("Handed over by",),
            "in": ("Taken over by",),
            "supervised": ("Supervised by",),
        },
        texts={
            "statement": "Every matter was handed over and checked. Open problems and unkept commitments are "
            "carried on by the one who takes over; a change of office changes nothing."
        },
    ),
}


@dataclass(frozen=True, kw_only=True)
class HandoverListForm(Paper):
    """from_cadre, to_cadre: name and post. span: from when to when. items: a line each of number, kind, its own
    number, text, remark."""

    enterprise: str = ""
    from_cadre: str = ""
    to_cadre: str = ""
    span: str = ""
    handed_over_on: str = ""
    items: tuple[tuple[str, ...], ...] = ()


def _lay(form: HandoverListForm, grid: Grid) -> None:
    grid.full("enterprise", form.enterprise)
    grid.heading()
    grid.pair("from_cadre", form.from_cadre, "to_cadre", form.to_cadre, left_width=_HALF)
    grid.pair("span", form.span, "handed_over_on", form.handed_over_on, left_width=_HALF)
    grid.columns(COLUMNS, _WIDTHS, form.items, aligns=_ALIGNS, blanks=6, blank_lines=2)
    grid.statement("statement")
    grid.sign_abreast("out", "in", "supervised")


KIND = Kind(name="handover_list", version=1, words=WORDS, lay=_lay, listed=lambda form: form.enterprise)
digest, missing, render = KIND.digest, KIND.missing, KIND.render
