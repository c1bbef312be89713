"""Every form filled in as an office would, but the visit record (`samples.py`)."""

from __future__ import annotations

from qingdesk.forms.commitment_ledger import CommitmentLedgerForm
from qingdesk.forms.declaration import DeclarationForm
from qingdesk.forms.event_approval import EventApprovalForm
from qingdesk.forms.event_settlement import EventSettlementForm
from qingdesk.forms.gift_register import GiftRegisterForm
from qingdesk.forms.half_year_summary import HalfYearSummaryForm
from qingdesk.forms.handover_list import HandoverListForm
from qingdesk.forms.meal_slip import MealSlipForm
from qingdesk.forms.problem_ledger import ProblemLedgerForm
from qingdesk.forms.problem_ticket import ProblemTicketForm
from qingdesk.forms.self_check import SelfCheckForm
from qingdesk.forms.situation_report import SituationReportForm

RECORD = "01936f2e-7d1a-7abc-8def-0123456789ab"
UNIT = "示例县人民政府办公室"
FIRM = "豫丰机械制造有限公司"
CODE = "91411681MA40TEST0X"


def number(series: int) -> str:
    return f"〔2026〕第 DESK-{series:04d} 号"


SLIP = MealSlipForm(
    record_id=RECORD,
    unit_name=UNIT,
    number=number(31),
    enterprise=f"{FIRM}（企业食堂）",
    eaters="王海涛等 2 人",
    eaten="2026年11月20日　午餐",
    business="走访　〔2026〕第 DESK-0087 号",
    standard="100.00 × 40% × 2（财办行〔2019〕104号）",
    due="¥80.00　捌拾元整",
    paid="¥80.00　捌拾元整",
)
APPROVAL = EventApprovalForm(
    record_id=RECORD,
    unit_name=UNIT,
    number=number(12),
    applicant="王海涛",
    post="示例县人民政府办公室副主任",
    title="豫南农机装备产业推介会",
    kind="推介会",
    openness="公开",
    organiser="示例省农业机械流通协会（51410000MJ0TEST00X）",
    organiser_kind="行业协会",
    time="2026年11月26日 9:00—2026年11月27日 17:30",
    place="郑州市国际会展中心",
    attendees=("王海涛（副主任）", "李　敏（科员）"),
    purpose="了解农机装备市场需求，为联系企业豫丰机械对接采购商。",
    transport="¥420.00",
    lodging="¥760.00",
    meals="¥400.00",
    total="¥1,580.00",
    oral="张建国（副县长）　2026年11月19日 16:20",
)
COSTS = (
    ("1", "出行", "王海涛", "高铁二等座　郑州往返", "210.00", "所在单位", "E2026112601", "已报销"),
    ("2", "出行", "李　敏", "高铁二等座　郑州往返", "210.00", "所在单位", "E2026112602", "已报销"),
    ("3", "住宿", "王海涛", "2026年11月26日起 1 晚", "380.00", "所在单位", "04100231", "BX-0417"),
    ("4", "市内交通", "李　敏", "", "64.00", "本人", "", ""),
)
SETTLEMENT = EventSettlementForm(
    record_id=RECORD,
    unit_name=UNIT,
    number=number(12),
    title="豫南农机装备产业推介会",
    approval="示政办批〔2026〕45号",
    organiser="示例省农业机械流通协会",
    time="2026年11月26日 9:00—2026年11月27日 16:00",
    place="郑州市国际会展中心",
    attended=("王海涛（副主任）", "李　敏（科员）"),
    costs=COSTS,
    total="¥864.00　捌佰陆拾肆元整",
    by_unit="¥800.00　捌佰元整",
    outcome="为豫丰机械对接采购商 3 家，达成意向 1 项。",
)
TICKET = ProblemTicketForm(
    record_id=RECORD,
    unit_name=UNIT,
    number=number(142),
    enterprise=FIRM,
    contact="孙桂英（总经理）",
    raised_by="孙桂英",
    raised_on="2026年11月20日",
    source="走访",
    kind="用地　B 级",
    text="二期厂房 2025 年 12 月竣工，不动产登记证办理近半年未结，影响向银行抵押贷款 1,200 万元。",
    requirement="查明卡在哪个环节，一次告知所缺材料，按期办结并书面答复企业。",
    lead_unit="县自然资源局",
    co_units="县住房和城乡建设局、县行政审批局",
    assigned_on="2026年11月23日",
    due_on="2026年12月11日",
)
PROBLEM_LINE = (
    "1", "DESK-\n2026-0142", FIRM, "2026.11.20\n走访", "用地\nB", TICKET.text, "县自然资源局", "2026.12.11",
    "2026.11.27 已补齐消防验收材料", "",
)  # fmt: skip
PROBLEMS = ProblemLedgerForm(
    record_id=RECORD, unit_name=UNIT, number=number(3), span="2026年下半年",
    lines=(
        PROBLEM_LINE,
        ("2", "DESK-\n2026-0143", "示例县百味食品有限公司", "2026.10.12\n热线", "用工\nC", "希望组织技工学校对接招工。",
         "县人力资源和社会保障局", "2026.10.19", "已解决\n2026.10.17", "2026.10.21\n满意"),
    ),
)  # fmt: skip
COMMITMENTS = CommitmentLedgerForm(
    record_id=RECORD, unit_name=UNIT, number=number(4), span="2026年下半年",
    lines=(
        ("1", "DESK-\n2026-0021", FIRM, "二期厂房投产后兑现设备投资奖补。", "会议纪要\n县政府〔2025〕14号",
         "示例县人民政府\n王海涛", "2025.06.18", "2026.12.31", "1,200,000.00", "已兑现 400,000.00 元"),
        ("2", "DESK-\n2026-0022", "示例县百味食品有限公司", "厂区门前道路年内通车。", "批复\n示政文〔2026〕7号",
         "县交通运输局\n李　敏", "2026.03.02", "2026.12.31", "", "2026.11.10 已兑现"),
    ),
)  # fmt: skip
GIFT = GiftRegisterForm(
    record_id=RECORD,
    unit_name=UNIT,
    number=number(5),
    cadre="王海涛",
    post="示例县人民政府办公室副主任",
    received_on="2026年11月12日",
    place="郑州市",
    back_on="2026年11月14日",
    enterprise=FIRM,
    giver="孙桂英（总经理）",
    relation="联系企业",
    item="茶具 一套",
    quantity="1 套",
    kind="礼品",
    value="¥480.00　肆佰捌拾元整",
    value_basis="同类商品市价",
    year_total="¥1,080.00",
    affects_duty=True,
    disposition="handed_in",
    registered_on="2026年11月16日",
    handed_on="2026年11月16日",
    handed_to="派驻纪检监察组",
    voucher="SJ-2026-008",
    outcome="移交公物仓",
)
DECLARATION = DeclarationForm(
    record_id=RECORD,
    unit_name=UNIT,
    number=number(9),
    cadre="王海涛",
    post="示例县人民政府办公室副主任",
    enterprise=f"{FIRM}（{CODE}）",
    role="联系领导",
    started_on="2025年3月1日",
    declared_on="2026年3月20日",
    valid_to="2027年3月20日",
    regulator="no",
    has_conflict=True,
    kind="kin_employment",
    resolution="recused",
)
HANDOVER = HandoverListForm(
    record_id=RECORD,
    unit_name=UNIT,
    number=number(2),
    enterprise=FIRM,
    from_cadre="王海涛（副主任）",
    to_cadre="李　敏（科员）",
    span="2025年3月1日—2026年11月15日",
    handed_over_on="2026年11月18日",
    items=(
        ("1", "诉求", "DESK-2026-0142", "二期厂房不动产登记证办理近半年未结。", "时限 2026.12.11"),
        ("2", "承诺", "DESK-2026-0021", "二期厂房投产后兑现设备投资奖补 120 万元。", "期限 2026.12.31"),
    ),
)
SELF_CHECK = SelfCheckForm(
    record_id=RECORD,
    unit_name=UNIT,
    number=number(6),
    cadre="王海涛",
    post="示例县人民政府办公室副主任",
    period="2026年上半年",
    firms=(FIRM, "示例县百味食品有限公司"),
    answers=tuple(
        (str(n), "yes" if n in (4, 9) else "no", "到企业 3 次，答复诉求 2 件" if n == 4 else "")
        for n in range(1, 10)
    ),
)
SUMMARY_LINE = (
    "1", "王海涛（县政府办副主任）", FIRM, "1", "3", "1", "2", "1", "1", "1", "0", "2", "160.00", "160.00",
)  # fmt: skip
SUMMARY = HalfYearSummaryForm(
    record_id=RECORD, unit_name=UNIT, number=number(7), span="2026年下半年",
    lines=(SUMMARY_LINE, ("2", "李　敏（科员）", "示例县百味食品有限公司", "1", "0", "1", "1", "1", "0", "1", "1", "0",
                           "", "")),
    total=("", "合计", "", "2", "3", "2", "3", "2", "1", "2", "1", "2", "160.00", "160.00"),
)  # fmt: skip
REPORT = SituationReportForm(
    record_id=RECORD,
    unit_name=UNIT,
    number=number(1),
    title="关于2026年上半年领导干部联系企业工作情况的报告",
    paragraphs=(
        "按照省委、省政府关于构建亲清政商关系的要求，现将2026年上半年领导干部联系企业工作情况报告如下：",
        "一、总体情况",
        "全县32名领导干部联系企业96家，到企业走访118次，实现全覆盖；收集企业诉求57件，办结51件，办结率89.5%。",
        "二、主要做法",
        "（一）走访到位。坚持每半年至少到联系企业1次，了解情况、听取意见，不干扰企业正常生产经营。",
        "1.提前预约。走访前与企业商定时间，不要求企业准备材料。",
        "（1）企业服务日集中受理诉求。",
        "（二）交费到位。因工作误餐的，在企业食堂按规定标准就餐并交纳餐费，上半年就餐41次，应交餐费3,280.00元，"
        "实交3,280.00元。",
        "三、存在问题",
        "个别诉求涉及多个部门，协调时间较长；部分承诺事项兑现进度偏慢。",
    ),
    figures=(("到企业走访次数", "118 次"), ("收集企业诉求", "57 件"), ("办结企业诉求", "51 件")),
    date="2026年7月3日",
)
