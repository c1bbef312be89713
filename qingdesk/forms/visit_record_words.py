"""The fixed wording of 走访企业记录表 and of its English copy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Words:
    """One language of the form. labels: the lines of each label cell."""

    lang: str
    title: str
    continued: str
    notice: str
    again: str
    sample: str
    date: tuple[str, str, str]
    labels: dict[str, tuple[str, ...]]
    brackets: str
    comma: str
    foot_form: str
    foot_digest: str
    foot_audit: str
    foot_care: str
    foot_sample: str
    size: float
    label_size: float
    spread: bool


TICKS = {
    "zh_CN": (("情况属实", "无宴请馈赠", "无摊派", "无报销费用"), ("有（说明）",)),
    "en": (("Facts are true", "No banquet or gift", "No levy", "No expenses"), ("There was (explain)",)),
}

WORDS = {
    "zh_CN": Words(
        lang="zh_CN",
        title="走访企业记录表",
        continued="（续表）",
        notice="",
        again="（续）",
        sample="示例",
        date=("年", "月", "日"),
        labels={
            "unit_name": ("单位",),
            "number": ("编号",),
            "enterprise": ("企业名称",),
            "time": ("走访时间",),
            "mode": ("方式",),
            "place": ("走访地点",),
            "transport": ("交通",),
            "visitors": ("走访人员",),
            "hosts": ("企业参加",),
            "situation": ("了解情况",),
            "party_guidance": ("党建指导",),
            "policies": ("政策宣传",),
            "opinions": ("听取意见",),
            "problems": ("反映问题",),
            "answers": ("现场答复",),
            "meals": ("就餐",),
            "remark": ("备注",),
            "confirm": ("企业确认",),
            "own_signature": ("走访人员", "签字"),
            "firm_signature": ("企业代表", "签字", "（盖章）"),
        },
        brackets="（{}）",
        comma="、",
        foot_form="{title}（表式第{version}版）　{number}（第{revision}版）",
        foot_digest="摘要 {digest}",
        foot_audit="审计链 {head}",
        foot_care="请勿折叠或遮盖二维码；签字后扫描存档",
        foot_sample="示例数据，不作凭证",
        size=12,
        label_size=12,
        spread=True,
    ),
    "en": Words(
        lang="en",
        title="Record of a Visit to an Enterprise",
        continued=" (continued)",
        notice="Translation, not for signature",
        again="(continued)",
        sample="SAMPLE",
        date=("Y", "M", "D"),
        labels={
            "unit_name": ("Unit",),
            "number": ("Number",),
            "enterprise": ("Enterprise",),
            "time": ("Time",),
            "mode": ("Kind of visit",),
            "place": ("Place",),
            "transport": ("Transport",),
            "visitors": ("Visitors",),
            "hosts": ("Hosts",),
            "situation": ("Situation",),
            "party_guidance": ("Party work",),
            "policies": ("Policies",),
            "opinions": ("Opinions",),
            "problems": ("Problems",),
            "answers": ("Answers",),
            "meals": ("Meals",),
            "remark": ("Remark",),
            "confirm": ("Confirmed",),
            "own_signature": ("Visitors", "sign"),
            "firm_signature": ("For the firm", "sign, seal"),
        },
        brackets=" ({})",
        comma=", ",
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
