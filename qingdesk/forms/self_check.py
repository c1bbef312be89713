"""半年自查表: nine questions, one for each 不得 of the policy (豫办〔2020〕23号 三)."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from qingdesk.forms.grid import Grid
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.paper_words import FormWords

_HALF = 54 * mm
_COLUMNS = ("no", "question", "answer", "note")
_WIDTHS = tuple(width * mm for width in (12, 80, 32, 32))
QUESTIONS = 9

WORDS = {
    "zh_CN": FormWords(
        title="半年自查表",
        labels={
            "cadre": ("自查人",),
            "post": ("单位职务",),
            "period": ("自查期间",),
            "firms": ("联系企业",),
            "no": ("序号",),
            "question": ("自查内容",),
            "answer": ("是否",),
            "note": ("说明",),
            "own": ("自查人", "签字"),
            "unit": ("单位审核",),
        },
        texts={
            "1": "本人及本单位是否对联系企业有摊派、收费、赞助等要求",
            "2": "是否推荐、指定过中介机构或供应商",
            "3": "处理诉求是否因企业性质、规模、来源区别对待",
            "4": "本期走访是否到企业现场，对企业诉求是否有答复",
            "5": "有无应登记未登记的财物、宴请、旅游健身娱乐安排、报销事项",
            "6": "有无过问企业项目选定、招标投标、工程建设、采购销售",
            "7": "有无本人或特定关系人在联系企业任职取酬、挂靠借证",
            "8": "有无受托过问涉企案件、插手企业经济纠纷",
            "9": "前任承诺是否已交接、认账，承诺事项是否如期兑现",
            "statement": "以上情况属实，本人对填报内容负责。",
        },
        ticks={"answer": ("是", "否"), "presence": ("有", "无")},
    ),
    "en": FormWords(
        title="Half-Year Self-Check",
        labels={
            "cadre": ("Name",),
            "post": ("Unit, post",),
            "period": ("Half-year",),
            "firms": ("Enterprises",),
            "no": ("No.",),
            "question": ("Question",),
            "answer": ("Answer",),
            "note": ("Remark",),
            "own": ("Signed",),
            "unit": ("Unit checks",),
        },
        texts={
            "1": "Did I or my unit ask the firms for levies, fees or sponsorship?",
            "2": "Did I recommend or name an intermediary or supplier?",
            "3": "Did I treat requests differently by kind, size or origin of the firm?",
            "4": "Did I go to the firms in person, and were their requests answered?",
            "5": "Is there a gift, banquet, outing or expense that was not registered?",
            "6": "Did I ask after tenders, projects, works or purchases of a firm?",
            "7": "Do I or related persons hold a post, pay or lent certificate there?",
            "8": "Was I asked to look into a case or dispute of a firm?",
            "9": "Were my predecessor's commitments handed over, owned and kept in time?",
            "statement": "The above is true; I answer for what is written here.",
        },
        ticks={"answer": ("Yes", "No"), "presence": ("Yes", "No")},
    ),
}
_BY_PRESENCE = frozenset({"5", "6", "7", "8"})


@dataclass(frozen=True, kw_only=True)
class SelfCheckForm(Paper):
    """answers: an (item, `yes` or `no`, remark) each; what is not answered stays open."""

    cadre: str = ""
    post: str = ""
    period: str = ""
    firms: tuple[str, ...] = ()
    answers: tuple[tuple[str, str, str], ...] = ()


def _lay(form: SelfCheckForm, grid: Grid) -> None:
    words = grid.words
    grid.pair("cadre", form.cadre, "post", form.post, left_width=_HALF)
    grid.heading()
    grid.full("period", form.period)
    grid.full("firms", grid.shared.comma.join(form.firms))
    given = {item: (answer, note) for item, answer, note in form.answers}
    lines = []
    for number in range(1, QUESTIONS + 1):
        answer, note = given.get(str(number), ("", ""))
        yes, no = words.ticks["presence" if str(number) in _BY_PRESENCE else "answer"]
        ticks = ((yes, answer == "yes"), (no, answer == "no"))
        lines.append((str(number), words.texts[str(number)], ticks, note))
    grid.questions(_COLUMNS, _WIDTHS, lines)
    grid.statement("statement")
    grid.sign("own", "unit", left_width=_HALF)


KIND = Kind(
    name="self_check",
    version=1,
    words=WORDS,
    lay=_lay,
    listed=lambda form: f"{form.cadre} {form.period}",
)
digest, missing, render = KIND.digest, KIND.missing, KIND.render
