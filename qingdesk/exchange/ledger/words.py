"""What a cell's words mean for a field that knows only a few: 上门 → onsite, 贷款难 → financing, 已办结 → solved."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from qingdesk.domain.commitment import CommitmentBasis
from qingdesk.domain.labels import word_label
from qingdesk.domain.meal import MealKind, MealPlace, PaymentMethod, ReceiptKind
from qingdesk.domain.problem import Category, Grade, ProblemResult, ProblemSource, RatedVia
from qingdesk.domain.text import fold, key
from qingdesk.domain.visit import Transport, VisitMode

_PATTERNS: Mapping[type[StrEnum], Sequence[tuple[str, StrEnum]]] = {
    VisitMode: (
        ("服务日", VisitMode.SERVICE_DAY),
        ("恳谈", VisitMode.TALK_DAY),
        ("电话|通话|去电", VisitMode.PHONE),
        ("线上|视频|网络|微信|在线", VisitMode.ONLINE),
        ("实地|现场|上门|走访|入企|到企|调研|面对面", VisitMode.ONSITE),
    ),
    Transport: (
        ("专车|接送", Transport.ENTERPRISE_DEDICATED),
        ("搭乘|企业(?:的)?车", Transport.ENTERPRISE_SHARED),
        ("公务|公车|单位(?:的)?车|派车", Transport.OFFICIAL),
        ("自备|自行|私车|自驾|步行|公交|骑行|自己", Transport.OWN),
    ),
    ProblemSource: (
        ("服务日", ProblemSource.SERVICE_DAY),
        ("恳谈", ProblemSource.TALK_DAY),
        ("上级|交办|督办|转办", ProblemSource.SUPERIOR),
        ("热线|12345|来电|电话", ProblemSource.HOTLINE),
        ("平台|网|系统|app|小程序|线上", ProblemSource.PLATFORM),
        ("来信|信件|信函|信访", ProblemSource.LETTER),
        ("走访|入企|调研|上门|包联|实地", ProblemSource.VISIT),
    ),
    Category: (
        ("拖欠|欠款|清欠|账款", Category.ARREARS),
        ("历史|遗留", Category.LEGACY),
        ("涉法|涉诉|诉讼|法律", Category.LEGAL_TRANSFER),
        ("融资|贷款|资金|金融|担保|信贷", Category.FINANCING),
        ("用工|招工|劳动|人力|社保", Category.LABOUR),
        ("用地|土地|厂房|场地", Category.LAND),
        ("用能|用电|水电|供电|供水|用水|用气|物流|能源|运输|电力", Category.ENERGY_LOGISTICS),
        ("审批|手续|证照|办证|许可|登记|不动产", Category.APPROVALS),
        ("执法|监管|处罚|检查|收费", Category.ENFORCEMENT),
        ("环保|安全|消防|环评|排污", Category.ENVIRONMENT_SAFETY),
        ("科技|人才|技术|研发|创新", Category.TECHNOLOGY_TALENT),
        ("市场|产销|销售|订单|销路", Category.MARKET),
        ("政策|兑现|奖补|补贴|奖励", Category.POLICY_DELIVERY),
        ("其他|其它", Category.OTHER),
    ),
    Grade: (
        ("^a|甲|一级|重大|紧急|特急|i级", Grade.A),
        ("^b|乙|二级|较大|较急", Grade.B),
        ("^c|丙|三级|一般|普通", Grade.C),
    ),
    ProblemResult: (
        ("部分", ProblemResult.PARTLY),
        ("不属|不予受理|超出", ProblemResult.OUT_OF_SCOPE),
        ("无法|不能解决|不具备|解决不了", ProblemResult.IMPOSSIBLE),
        ("未解决|未办|未完成|未落实|正在|办理中|推进|待办|在办|尚未|进行中|^否$|^未$", ProblemResult.OPEN),
        ("解决|办结|完成|落实|销号|办复|^是$|^√$", ProblemResult.SOLVED),
    ),
    RatedVia: (
        ("代填|代评", RatedVia.HANDLER),
        ("签字|书面|评价表|测评|回访表", RatedVia.SIGNED_FORM),
        ("电话|回访", RatedVia.CALL),
        ("来信|信函", RatedVia.LETTER),
    ),
    CommitmentBasis: (
        ("无书面|口头|^无$|^没有$", CommitmentBasis.NONE),
        ("纪要", CommitmentBasis.MINUTES),
        ("批复|复函|批示", CommitmentBasis.REPLY),
        ("合同|协议", CommitmentBasis.CONTRACT),
        (r"文件|通知|意见|办法|方案|决定|[(\[]20\d\d[)\]]", CommitmentBasis.DOCUMENT),
    ),
    MealKind: (
        ("早", MealKind.BREAKFAST),
        ("午|中餐|中饭", MealKind.LUNCH),
        ("晚|夜", MealKind.DINNER),
    ),
    MealPlace: (
        ("食堂|职工餐厅|员工餐厅", MealPlace.CANTEEN),
        ("招待所", MealPlace.GUEST_HOUSE),
        ("会所", MealPlace.CLUB),
        ("饭店|餐馆|酒店|餐厅|宾馆|酒楼|饭馆|农家乐", MealPlace.RESTAURANT),
        ("其他|其它", MealPlace.OTHER),
    ),
    PaymentMethod: (
        ("现金", PaymentMethod.CASH),
        ("扫码|微信|支付宝|二维码", PaymentMethod.QR),
        ("转账|转帐|银行|汇款", PaymentMethod.TRANSFER),
        ("刷卡|公务卡", PaymentMethod.CARD),
    ),
    ReceiptKind: (
        ("资金往来|结算票据|财政", ReceiptKind.TREASURY_RECEIPT),
        ("发票", ReceiptKind.TAX_INVOICE),
        ("收据|收条|其他|其它|凭证", ReceiptKind.OTHER),
    ),
}

_RATINGS = (
    (re.compile("非常不满意|很不满意|极不满意"), 1),
    (re.compile("不满意|差"), 2),
    (re.compile("基本满意|一般|较满意"), 3),
    (re.compile("非常满意|很满意|十分满意|特别满意"), 5),
    (re.compile("满意|好"), 4),
)
_NO = frozenset(
    ("否", "无", "没有", "未", "不", "×", "x", "n", "no", "未就餐", "未用餐", "不就餐", "不用餐", "没")
)
_YES = frozenset(("是", "有", "√", "v", "y", "yes", "对", "已就餐", "就餐", "用餐"))


def word(kind: type[StrEnum], text: str) -> StrEnum | None:
    """The member that the words mean: its label, its English word, or what offices write; None when none is meant."""
    wanted = key(text)
    for member in kind:
        if wanted in (member.value.casefold(), key(word_label(member))):
            return member
    plain = fold(text).casefold().replace("〔", "(").replace("〕", ")").strip()
    return next((member for pattern, member in _PATTERNS[kind] if re.search(pattern, plain)), None)


def rating(text: str) -> int | None:
    """非常满意 5, 满意 4, 基本满意 3, 不满意 2, 非常不满意 1; a figure from 1 to 5, or stars; else None."""
    plain = fold(text).strip().removesuffix("分").removesuffix(".0")
    if plain in ("1", "2", "3", "4", "5"):
        return int(plain)
    if plain and set(plain) <= set("★☆"):
        return plain.count("★") or None
    return next((value for pattern, value in _RATINGS if pattern.search(plain)), None)


def yes_or_no(text: str) -> bool | None:
    """是 and 否 as people write them; None for other words."""
    wanted = key(text)
    return True if wanted in _YES else False if wanted in _NO else None
