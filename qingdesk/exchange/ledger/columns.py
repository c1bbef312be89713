"""What a ledger's columns can hold, and the words that offices write above them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from qingdesk.domain.commitment import CommitmentBasis
from qingdesk.domain.meal import MealKind, MealPlace, PaymentMethod, ReceiptKind
from qingdesk.domain.problem import Category, Grade, ProblemResult, ProblemSource, RatedVia
from qingdesk.domain.visit import Transport, VisitMode
from qingdesk.exchange.roster.columns import words_of


class Says(Enum):
    """How a column's cells are understood."""

    SERIAL = "serial"
    FIRM = "firm"
    CODE = "code"
    LINE = "line"
    TEXT = "text"
    LIST = "list"
    DAY = "day"
    MOMENT = "moment"
    TERM = "term"
    WORD = "word"
    FEN = "fen"
    COUNT = "count"
    RATING = "rating"
    YES = "yes"
    CADRES = "cadres"
    CADRE = "cadre"
    HOSTS = "hosts"


@dataclass(frozen=True, kw_only=True)
class LedgerColumn:
    """field: a name of the data dictionary, with its noun before a point for a child (`meal.kind`); `enterprise`,
    `uscc` and `serial` besides. titles: what may stand above it, the template's own first. example: in the template."""

    field: str
    says: Says
    titles: tuple[str, ...]
    example: str = ""
    is_required: bool = False
    words: type[StrEnum] | None = None


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """name: of the template's sheet. day: the field that dates a row; a header names it, or `text`, and the firm."""

    noun: str
    name: str
    day: str
    text: str
    columns: tuple[LedgerColumn, ...]

    def column(self, field: str) -> LedgerColumn:
        """The column of a field; raises KeyError."""
        return _BY_FIELD[self.noun][field]

    def field_of(self, *paths: str) -> str:
        """The field that one of these header words (of `words_of`) names, the first that is known; "" for none."""
        return next((found for path in paths if (found := _BY_TITLE[self.noun].get(path, ""))), "")


def _column(
    field: str,
    says: Says,
    titles: str,
    example: str = "",
    *,
    required: bool = False,
    words: type[StrEnum] | None = None,
) -> LedgerColumn:
    return LedgerColumn(
        field=field,
        says=Says.WORD if words else says,
        titles=tuple(titles.split()),
        example=example,
        is_required=required,
        words=words,
    )


_SERIAL = _column("serial", Says.SERIAL, "序号 序 行号 顺序号 no no.", "示例")
_FIRM = _column(
    "enterprise",
    Says.FIRM,
    """企业名称 企业 公司名称 单位名称 企业全称 公司 走访企业 走访企业名称 被走访企业 联系企业
    联系企业名称 包联企业 包联企业名称 反映企业 反映企业名称 诉求企业 诉求企业名称 问题企业 承诺对象
    承诺企业 服务企业 服务企业名称 市场主体 经营主体 企业(项目)名称 企业/项目名称 反映单位 所属企业
    受承诺企业 企业单位""",
    "河南示例食品有限公司",
    required=True,
)
_CODE = _column(
    "uscc",
    Says.CODE,
    """统一社会信用代码 社会信用代码 信用代码 统一信用代码 统一代码 企业统一社会信用代码 机构代码
    统一社会信用代码证号 税号 uscc""",
)

VISIT = Ledger(
    noun="visit",
    name="走访台账",
    day="started_at",
    text="situation",
    columns=(
        _SERIAL,
        _column(
            "started_at",
            Says.MOMENT,
            """走访日期 走访时间 日期 时间 开始时间 走访开始时间 联系日期 联系时间 调研日期 调研时间
            入企日期 入企时间 到访日期 到访时间 服务日期 服务时间 活动日期 走访日 年月日""",
            "2026-03-04 09:30",
            required=True,
        ),
        _column("ended_at", Says.MOMENT, "结束时间 走访结束时间 离开时间", "2026-03-04 11:20"),
        _FIRM,
        _CODE,
        _column(
            "visitors",
            Says.CADRES,
            """走访人 走访人员 走访干部 走访领导 走访人姓名 走访责任人 参加走访人员 走访组成员 联系领导
            联系干部 联系人员 包联干部 包联领导 参加人员 调研人员 入企人员 我方人员 走访人员姓名 走访者
            干部姓名 服务人员 人员""",
            "王海涛、李文博",
            required=True,
        ),
        _column(
            "mode",
            Says.WORD,
            "方式 走访方式 联系方式 走访形式 形式 走访类型 联系形式",
            "实地走访",
            words=VisitMode,
        ),
        _column("place", Says.LINE, "地点 走访地点 见面地点", "企业会议室"),
        _column("purpose", Says.TEXT, "事由 走访事由 走访目的 目的 主题 走访主题 走访事项", "上门走访"),
        _column(
            "hosts",
            Says.HOSTS,
            """企业参加人 企业参加人员 企业接待人 企业接待人员 企业方人员 接待人 接待人员 受访人 受访人员
            企业人员""",
            "李建国",
        ),
        _column(
            "situation",
            Says.TEXT,
            """了解情况 走访情况 走访内容 情况 基本情况 企业情况 走访记录 了解的情况 生产经营情况
            企业生产经营情况 工作内容 走访主要内容 走访工作情况 内容 主要内容 调研内容 了解到的情况""",
            "生产正常，用工 120 人。",
        ),
        _column("party_guidance", Says.TEXT, "党建指导 党建情况 指导党建 党建工作指导"),
        _column("policies", Says.LIST, "政策宣传 宣传政策 宣讲政策 政策宣讲 送政策", "稳岗返还政策"),
        _column(
            "opinions",
            Says.TEXT,
            """听取意见 听取意见建议 意见建议 企业意见 企业意见建议 意见和建议 存在问题 存在的问题
            反映问题 企业反映问题 问题诉求 企业诉求 存在困难问题 困难问题 反映的问题 收集问题 意见""",
            "希望协调续贷。",
        ),
        _column(
            "answers",
            Says.TEXT,
            "现场答复 答复情况 现场答复情况 解决情况 现场解决情况 答复 办理情况 处理情况",
        ),
        _column(
            "transport", Says.WORD, "交通方式 交通 出行方式 交通工具 乘车情况", "公务用车", words=Transport
        ),
        _column("transport_paid_fen", Says.FEN, "已交交通费 交通费 交通费用"),
        _column("confirmed_by", Says.LINE, "企业确认人 确认人 企业签字人"),
        _column("confirmed_on", Says.DAY, "确认日期 企业确认日期"),
        _column(
            "meal.kind",
            Says.WORD,
            "就餐 餐次 就餐情况 用餐 用餐情况 是否就餐 是否用餐 就餐餐次 是否在企业就餐 就餐类型",
            "午餐",
            words=MealKind,
        ),
        _column("meal.place", Says.WORD, "就餐地点 用餐地点 就餐场所 用餐场所", "企业食堂", words=MealPlace),
        _column("meal.heads", Says.COUNT, "就餐人数 用餐人数", "2"),
        _column("meal.hosts_present", Says.COUNT, "陪餐人数 企业陪餐人数", "0"),
        _column(
            "meal.posted_price_fen", Says.FEN, "对外收费标准 对外收费标准(每人) 收费标准 每人标准 餐费标准"
        ),
        _column(
            "meal.paid_fen",
            Says.FEN,
            "实交金额 交费金额 缴费金额 已交餐费 餐费 实交餐费 交纳餐费 缴纳餐费 就餐交费 交餐费 餐费金额",
            "60",
        ),
        _column("meal.paid_on", Says.DAY, "交费日期 缴费日期 交费时间 缴费时间 餐费交纳日期", "2026-03-04"),
        _column("meal.payment_method", Says.WORD, "交费方式 缴费方式 支付方式", "扫码", words=PaymentMethod),
        _column(
            "meal.receipt_kind",
            Says.WORD,
            "凭证类型 票据类型 收据类型",
            "资金往来结算票据",
            words=ReceiptKind,
        ),
        _column("meal.receipt_no", Says.LINE, "凭证号 票据号 收据号 发票号 票据号码 凭证编号", "00123"),
    ),
)

PROBLEM = Ledger(
    noun="problem",
    name="诉求台账",
    day="raised_on",
    text="text",
    columns=(
        _SERIAL,
        _column("number", Says.LINE, "诉求编号 编号 问题编号 台账编号 工单号 工单编号 受理编号", "旧-0012"),
        _column(
            "raised_on",
            Says.DAY,
            """反映日期 反映时间 提出日期 提出时间 诉求日期 诉求时间 收集日期 收集时间 登记日期 登记时间
            问题提出时间 日期 时间 来件日期 反映日""",
            "2026-03-04",
            required=True,
        ),
        _FIRM,
        _CODE,
        _column(
            "source", Says.WORD, "来源渠道 来源 渠道 问题来源 诉求来源 反映渠道", "走访", words=ProblemSource
        ),
        _column("raised_by", Says.LINE, "反映人 提出人 企业反映人 诉求人", "李建国"),
        _column(
            "category",
            Says.WORD,
            "类别 诉求类别 问题类别 问题类型 诉求类型 类型 分类",
            "融资",
            words=Category,
        ),
        _column("grade", Says.WORD, "等级 诉求等级 问题等级 级别 紧急程度 分级", "B", words=Grade),
        _column(
            "text",
            Says.TEXT,
            """诉求内容 内容 问题内容 问题 诉求 企业诉求 问题诉求 反映内容 反映问题 企业问题诉求 存在问题
            具体问题 问题描述 诉求描述 主要问题 反映的问题 企业反映问题 困难问题 问题及诉求""",
            "流动资金贷款到期，希望协调续贷。",
            required=True,
        ),
        _column("requirement", Says.TEXT, "办理要求 要求 工作要求 企业要求 期望"),
        _column(
            "lead_unit",
            Says.LINE,
            """主办单位 牵头单位 牵头部门 责任单位 承办单位 主办部门 承办部门 责任部门 办理单位 交办单位
            问题交办单位 牵头(主办)单位 办理部门""",
            "示例县金融工作局",
        ),
        _column("co_units", Says.TEXT, "协办单位 配合单位 协办部门 配合部门"),
        _column("owner", Says.LINE, "责任人 承办人 办理人 经办人 办理责任人", "赵敏"),
        _column("triaged_on", Says.DAY, "受理日期 受理时间"),
        _column("assigned_on", Says.DAY, "交办日期 交办时间 转办日期 转办时间 派单日期", "2026-03-05"),
        _column(
            "due_on",
            Says.TERM,
            "办理时限 时限 完成时限 办结时限 解决时限 解决问题时限 办理期限 完成期限 限办日期 到期日",
            "2026-03-31",
        ),
        _column(
            "progress.text",
            Says.TEXT,
            "进展 办理进展 当前进展 当前进展情况 进展情况 办理情况 工作进展 推进情况 进度 办理进度 处理情况",
            "2026-03-10 已与银行对接。",
        ),
        _column(
            "result",
            Says.WORD,
            "办理结果 结果 解决情况 是否解决 办结情况 处理结果 办理状态 状态 是否办结",
            "已解决",
            words=ProblemResult,
        ),
        _column("result_reason", Says.TEXT, "结果说明 未解决原因 无法解决原因 原因 说明"),
        _column("policy_basis", Says.TEXT, "政策依据 依据 法规依据"),
        _column("answered_on", Says.DAY, "答复日期 答复时间 答复企业日期", "2026-03-28"),
        _column(
            "closed_on",
            Says.DAY,
            "销号日期 销号时间 办结日期 办结时间 完成日期 完成时间 解决日期 解决时间",
            "2026-03-29",
        ),
        _column("closed_by", Says.LINE, "销号人 销号审核人", "孙红"),
        _column("revisited_on", Says.DAY, "回访日期 回访时间"),
        _column("revisited_by", Says.LINE, "回访人 回访人员"),
        _column(
            "rating",
            Says.RATING,
            "满意度 企业评价 企业满意度 评价 满意程度 满意情况 是否满意 满意度评价 回访满意度",
            "满意",
        ),
        _column("rated_on", Says.DAY, "评价日期 评价时间", "2026-03-30"),
        _column("rated_via", Says.WORD, "评价方式 评价渠道", "电话回访", words=RatedVia),
    ),
)

COMMITMENT = Ledger(
    noun="commitment",
    name="承诺台账",
    day="promised_on",
    text="text",
    columns=(
        _SERIAL,
        _column(
            "promised_on",
            Says.DAY,
            "承诺日期 承诺时间 日期 时间 作出承诺日期 作出承诺时间 签订日期 签订时间 承诺年月",
            "2026-01-15",
            required=True,
        ),
        _FIRM,
        _CODE,
        _column(
            "text",
            Says.TEXT,
            "承诺内容 承诺事项 内容 事项 承诺 优惠条件 承诺优惠条件 承诺具体内容 政策承诺内容 承诺的优惠条件",
            "返还基础设施配套费",
            required=True,
        ),
        _column(
            "basis",
            Says.WORD,
            "书面依据 依据 承诺依据 依据类型 依据形式 文件依据 承诺形式",
            "会议纪要",
            words=CommitmentBasis,
        ),
        _column(
            "basis_no",
            Says.LINE,
            "依据文号 文号 文件号 文件文号 纪要号 合同号 合同编号 文件名称",
            "〔2026〕3 号",
        ),
        _column("promised_by", Says.LINE, "承诺主体 承诺单位 承诺人 承诺方 责任单位", "示例县人民政府"),
        _column(
            "due_on",
            Says.TERM,
            "兑现期限 兑现时限 期限 时限 完成时限 承诺期限 约定兑现时间 应兑现日期 到期日",
            "2026-12-31",
        ),
        _column(
            "amount_fen", Says.FEN, "承诺金额 金额 应兑现金额 涉及金额 资金额度 兑现总额 总金额", "300000"
        ),
        _column("fulfilled_fen", Says.FEN, "已兑现金额 兑现金额 已兑现 已付金额 已支付金额", "100000"),
        _column("fulfilled_on", Says.DAY, "兑现日期 兑现时间 完成日期 完成时间"),
        _column("reason", Says.TEXT, "未兑现原因 原因 未完成原因"),
        _column("owner_cadre_id", Says.CADRE, "责任干部 责任人 承办人 责任领导 包联干部", "王海涛"),
        _column("changed_by_law", Says.YES, "因法定事由改变 是否法定事由改变", "否"),
        _column("compensation", Says.TEXT, "补偿情况 补偿"),
    ),
)

LEDGERS: Mapping[str, Ledger] = {ledger.noun: ledger for ledger in (VISIT, PROBLEM, COMMITMENT)}
"""By noun: what `import ledger` and `template` know."""

_BY_FIELD = {ledger.noun: {column.field: column for column in ledger.columns} for ledger in LEDGERS.values()}
_BY_TITLE = {
    ledger.noun: {words_of(title): column.field for column in ledger.columns for title in column.titles}
    for ledger in LEDGERS.values()
}
