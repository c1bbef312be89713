"""利益关系申报表: whether a cadre has an interest in a firm that he contacts (公务员回避规定)."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from qingdesk.domain.declaration import ConflictKind, Resolution
from qingdesk.forms.grid import Grid
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.paper_words import FormWords
from qingdesk.forms.parts import SEAL

_HALF = 54 * mm
_COLUMNS = ("no", "case", "answer")
_WIDTHS = tuple(width * mm for width in (12, 112, 32))
KINDS = tuple(ConflictKind)
"""In the order of the form's questions."""
RESOLUTIONS = (Resolution.REASSIGNED, Resolution.RECUSED)

WORDS = {
    "zh_CN": FormWords(
        title="利益关系申报表",
        labels={
            "cadre": ("申报人",),
            "post": ("单位职务",),
            "enterprise": ("联系企业",),
            "role": ("联系角色",),
            "started_on": ("联系起始",),
            "declared_on": ("申报日期",),
            "valid_to": ("有效期至",),
            "regulator": ("监管关系",),
            "no": ("序号",),
            "case": ("申报情形",),
            "answer": ("有无",),
            "resolution": ("处理意见",),
            "own": ("申报人", "签字"),
            "unit": ("单位审核", "（盖章）"),
        },
        texts={
            "statement": "本人声明：以上申报真实、完整。情况发生变化的，及时重新申报。",
            "note": "注：按公务回避规定，亲属包括夫妻、直系血亲、三代以内旁系血亲和近姻亲；只申报有无，不填写亲属姓名。"
            "“监管关系”指该企业是否为本人审批、监管、执法、采购的对象。",
            "kin_shareholding": "本人或者配偶、子女及其配偶等亲属在该企业持股、出资",
            "kin_employment": "配偶、子女及其配偶等亲属和其他特定关系人在该企业任职",
            "own_post": "本人在该企业兼职、取酬",
            "qualification_lending": "在该企业挂靠或借用资格资质证书",
            "supply_contract": "本人或亲属与该企业有供货、服务、工程等合同关系",
            "debt": "本人或亲属与该企业有借贷等债权债务关系",
            "other": "其他可能影响公正执行公务的关系",
        },
        ticks={
            "regulator": ("是", "否", "不清楚"),
            "answer": ("有", "无"),
            "resolution": ("调整联系人", "公务回避"),
        },
    ),
    "en": FormWords(
        title="Declaration of Interests",
        labels={
            "cadre": ("Declared by",),
            "post": ("Unit, post",),
            "enterprise": ("Enterprise",),
            "role": ("Role",),
            "started_on": ("Since",),
            "declared_on": ("Declared on",),
            "valid_to": ("Valid until",),
            "regulator": ("Regulator",),
            "no": ("No.",),
            "case": ("Case",),
            "answer": ("Answer",),
            "resolution": ("Resolution",),
            "own": ("Declared by", "(signs)"),
            "unit": ("Unit checks", "(seal)"),
        },
        texts={
            "statement": "I declare that this is true and complete, and that I will declare anew when it changes.",
            "note": "Kin: spouse, direct line, collateral to the third degree, in-laws. Never name them.",
            "kin_shareholding": "Shares or investments there, own or of kin",
            "kin_employment": "Kin or other related persons employed there",
            "own_post": "A post or pay of one's own in the enterprise",
            "qualification_lending": "A certificate lent to the enterprise or borrowed",
            "supply_contract": "Contracts of supply, service or works, own or of kin",
            "debt": "Debts or claims, own or of kin",
            "other": "Any other relation that may affect fair duty",
        },
        ticks={
            "regulator": ("Yes", "No", "Not known"),
            "answer": ("Yes", "No"),
            "resolution": ("Another contact", "Recusal"),
        },
    ),
}


@dataclass(frozen=True, kw_only=True)
class DeclarationForm(Paper):
    """enterprise: with its code. regulator: `yes`, `no`, `unknown` or empty. has_conflict: None in a blank.
    kind: the interest as a word of the store. resolution, as such a word, lies outside the digest: it comes
    after the declaration."""

    cadre: str = ""
    post: str = ""
    enterprise: str = ""
    role: str = ""
    started_on: str = ""
    declared_on: str = ""
    valid_to: str = ""
    regulator: str = ""
    has_conflict: bool | None = None
    kind: str = ""
    resolution: str = ""


def _lay(form: DeclarationForm, grid: Grid) -> None:
    words = grid.words
    grid.pair("cadre", form.cadre, "post", form.post, left_width=_HALF)
    grid.full("enterprise", form.enterprise)
    grid.heading()
    grid.pair("role", form.role, "started_on", form.started_on, left_width=_HALF)
    grid.pair("declared_on", form.declared_on, "valid_to", form.valid_to, left_width=_HALF)
    known = zip(words.ticks["regulator"], ("yes", "no", "unknown"), strict=True)
    grid.choice("regulator", [(word, form.regulator == value) for word, value in known])
    yes, no = words.ticks["answer"]
    grid.questions(
        _COLUMNS,
        _WIDTHS,
        [
            (
                str(number),
                words.texts[kind.value],
                ((yes, form.kind == kind.value and form.has_conflict is True),
                 (no, form.has_conflict is not None and not (form.has_conflict and form.kind == kind.value))),
                "",
            )
            for number, kind in enumerate(KINDS, 1)
        ],
    )  # fmt: skip
    done = zip(words.ticks["resolution"], RESOLUTIONS, strict=True)
    grid.choice("resolution", [(word, form.resolution == each.value) for word, each in done], rule=True)
    grid.statement("statement")
    grid.sign("own", "unit", height=SEAL + 1 * mm, left_width=_HALF)
    grid.note("note")


KIND = Kind(
    name="declaration",
    version=1,
    words=WORDS,
    lay=_lay,
    listed=lambda form: f"{form.cadre} {form.enterprise}",
    outside=frozenset({"resolution"}),
)
digest, missing, render = KIND.digest, KIND.missing, KIND.render
