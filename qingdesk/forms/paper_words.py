"""The wording that all forms share, and the shape of a form's own. It is fixed and official; it does not
follow the language of the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class PaperWords:
    """One language of every form. date: what stands at the foot of a signature cell. size: of contents,
    label_size: of labels, points. spread: are labels spread to one width?"""

    lang: str
    continued: str
    notice: str
    again: str
    sample: str
    date: tuple[str, str, str]
    comma: str
    brackets: str
    foot_form: str
    foot_digest: str
    foot_audit: str
    foot_care: str
    foot_sample: str
    size: float
    label_size: float
    spread: bool


@dataclass(frozen=True, kw_only=True)
class FormWords:
    """One language of one form. labels: the lines of each label cell. texts: sentences and small words by
    name. ticks: lines of ticks by name. copies: the names of the copies that are printed of each form."""

    title: str
    labels: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, str] = field(default_factory=dict)
    ticks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    copies: tuple[str, ...] = ("",)


PAPER_WORDS = {
    "zh_CN": PaperWords(
        lang="zh_CN",
        continued="（续表）",
        notice="",
        again="（续）",
        sample="示例",
        date=("年", "月", "日"),
        comma="、",
        brackets="（{}）",
        foot_form="{title}（表式第{version}版）　{number}（第{revision}版）",
        foot_digest="摘要 {digest}",
        foot_audit="审计链 {head}",
        foot_care="请勿折叠或遮盖二维码；签字后扫描存档",
        foot_sample="示例数据，不作凭证",
        size=12,
        label_size=12,
        spread=True,
    ),
    "en": PaperWords(
        lang="en",
        continued=" (continued)",
        notice="Translation, not for signature",
        again="(continued)",
        sample="SAMPLE",
        date=("Y", "M", "D"),
        comma=", ",
        brackets=" ({})",
        foot_form="{title}, version {version} · {number} · revision {revision}",
        foot_digest="Digest {digest}",
        foot_audit="Audit chain {head}",
        foot_care="Do not fold or cover the code",
        foot_sample="Sample data, proves nothing",
        size=10.5,
        label_size=10,
        spread=False,
    ),
}
