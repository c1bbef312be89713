"""谁来办: which units are proposed for a firm's problem, from the table of responsibilities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qingdesk.domain.problem import Category

KEYWORDS: Mapping[Category, tuple[str, ...]] = {
    Category.FINANCING: ("融资", "金融", "信贷", "贷款", "续贷", "资金", "担保", "小微", "财税", "税费"),
    Category.LABOUR: ("用工", "招工", "招聘", "就业", "社保", "劳动", "工资", "培训"),
    Category.LAND: ("用地", "土地", "不动产", "厂房", "规划", "征收"),
    Category.ENERGY_LOGISTICS: ("用电", "用水", "用气", "供电", "能源", "物流", "运输", "道路"),
    Category.APPROVALS: ("审批", "许可", "证照", "手续", "政务服务", "放管服", "一次办", "准入", "一体化"),
    Category.POLICY_DELIVERY: ("政策", "补贴", "奖补", "兑现", "惠企", "宣传", "解读"),
    Category.MARKET: ("市场", "招商", "采购", "招标", "经贸", "展销", "订单", "产销", "项目选定"),
    Category.TECHNOLOGY_TALENT: ("科技", "技术", "人才", "招才引智", "专利", "创新"),
    Category.ENVIRONMENT_SAFETY: ("环保", "环评", "排污", "安全生产", "消防", "应急"),
    Category.ENFORCEMENT: ("执法", "检查", "处罚", "罚款", "监管", "摊派", "收费", "双随机"),
    Category.ARREARS: ("账款", "拖欠", "欠款", "合同", "违约", "失信", "诚信"),
    Category.LEGACY: ("遗留", "旧账", "历史", "换届", "承诺"),
    Category.LEGAL_TRANSFER: ("案件", "诉讼", "纠纷", "查封", "冻结", "刑事", "纪检", "举报"),
}
"""What a task or a problem of a category is usually called; filled in at import, editable afterwards."""


@dataclass(frozen=True)
class Duty:
    """One task and who answers for it; the first unit leads. categories: words of `Category`."""

    task: str
    units: tuple[str, ...]
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """Who leads and who helps, and the task that says so."""

    lead_unit: str
    co_units: tuple[str, ...]
    task: str


def categories_of(text: str) -> tuple[Category, ...]:
    """The categories whose words stand in a text, those with most words first."""
    counted = {category: sum(word in text for word in words) for category, words in KEYWORDS.items()}
    found = [category for category, count in counted.items() if count]
    return tuple(sorted(found, key=lambda category: (-counted[category], list(KEYWORDS).index(category))))


def propose(category: Category | None, text: str, duties: Iterable[Duty]) -> Proposal | None:
    """The duty that fits best: of the problem's category, then with most of its words; None where none fits.

    category None: those that the text speaks of. Only a proposal: a person decides.
    """
    wanted = (category,) if category not in (None, Category.OTHER) else categories_of(text)
    best: tuple[int, Duty] | None = None
    for duty in duties:
        fits = [c for c in wanted if c is not None and c.value in duty.categories]
        if not fits or not duty.units:
            continue
        shared = sum(word in duty.task and word in text for words in KEYWORDS.values() for word in words)
        weight = shared * 10 + sum(word in duty.task for c in fits for word in KEYWORDS.get(c, ()))
        if best is None or weight > best[0]:
            best = weight, duty
    if best is None:
        return None
    lead, *others = best[1].units
    return Proposal(lead, tuple(others), best[1].task)
