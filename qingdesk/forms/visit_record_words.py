"""The fixed wording of 走访企业记录表 and of its English copy."""

from __future__ import annotations

from qingdesk.forms.paper_words import FormWords

TICKS = {
    "zh_CN": (("情况属实", "无宴请馈赠", "无摊派", "无报销费用"), ("有（说明）",)),
    "en": (("Facts are true", "No banquet or gift", "No levy", "No expenses"), ("There was (explain)",)),
}

WORDS = {
    "zh_CN": FormWords(
        title="走访企业记录表",
        labels={
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
    ),
    "en": FormWords(
        title="Record of a Visit to an Enterprise",
        labels={
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
    ),
}
