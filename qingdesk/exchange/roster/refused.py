"""The rows that were not taken, as a workbook to correct and import again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qingdesk.exchange.roster.plan import Outcome, PlannedRow, RosterPlan
from qingdesk.exchange.roster.row import Fault, ParsedRoster, ParsedSheet
from qingdesk.exchange.roster.sheet import text_of
from qingdesk.exchange.roster.targets import Target
from qingdesk.exchange.spreadsheet import TextSheet, write_workbook
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress

TITLES = {
    Target.LEADER_NAME: "联系领导姓名",
    Target.LEADER_UNIT: "联系领导单位",
    Target.LEADER_POST: "联系领导职务",
    Target.LEADER_PHONE: "联系领导电话",
    Target.OFFICER_NAME: "联络员姓名",
    Target.OFFICER_UNIT: "联络员单位",
    Target.OFFICER_POST: "联络员职务",
    Target.OFFICER_PHONE: "联络员电话",
    Target.CHIEF_NAME: "首席服务员姓名",
    Target.CHIEF_UNIT: "首席服务员单位",
    Target.CHIEF_POST: "首席服务员职务",
    Target.CHIEF_PHONE: "首席服务员电话",
    Target.FIRM_NAME: "企业名称",
    Target.FIRM_USCC: "统一社会信用代码",
    Target.FIRM_REGION: "所属地区",
    Target.FIRM_ADDRESS: "地址",
    Target.FIRM_INDUSTRY: "所属行业",
    Target.FIRM_OWNERSHIP: "企业性质",
    Target.FIRM_ORIGIN: "企业来源",
    Target.FIRM_SIZE: "企业规模",
    Target.FIRM_LEGAL: "法定代表人",
    Target.FIRM_CONTACT: "企业联系人",
    Target.FIRM_CONTACT_POST: "联系人职务",
    Target.FIRM_CONTACT_PHONE: "企业联系电话",
    Target.FIRM_PRODUCTS: "主要产品",
    Target.FIRM_NOTE: "备注",
    Target.STARTED_ON: "联系开始日期",
    Target.BASIS: "依据文号",
    Target.SERIAL: "序号",
}
"""One header over one row, that the import reads back; Chinese in every language, as the rosters are."""

NOT_TAKEN = (Outcome.REFUSED, Outcome.HELD_BACK, Outcome.ASK)


def refused_workbook(
    path: Path, parsed: ParsedRoster, plan: RosterPlan, progress: Progress = no_progress
) -> int:
    """Write the rows that were not taken to `path` (.xlsx): their own columns, the sheet and row they came from, the
    reason and a suggestion; all as text, merged cells filled in. Returns how many rows. Raises `UserError`."""
    left: dict[str, list[PlannedRow]] = {}
    for row in plan.rows_with(*NOT_TAKEN):
        left.setdefault(row.row.sheet, []).append(row)
    sheets = [
        TextSheet(name=sheet.name or _("Roster"), titles=_titles(sheet), rows=_rows(sheet, left[sheet.name]))
        for sheet in parsed.sheets
        if sheet.name in left and sheet.mapping is not None
    ]
    write_workbook(path, sheets, progress)
    return sum(map(len, left.values()))


def _columns(sheet: ParsedSheet) -> list[int]:
    assert sheet.mapping is not None
    return sorted({*sheet.mapping.columns, *sheet.mapping.titles})


def _titles(sheet: ParsedSheet) -> list[str]:
    assert sheet.mapping is not None
    mapping = sheet.mapping
    titles = [
        TITLES[mapping.columns[column]]
        if column in mapping.columns
        else mapping.titles[column].replace("\n", "")
        for column in _columns(sheet)
    ]
    if Target.STARTED_ON not in mapping.columns.values():
        titles.append(TITLES[Target.STARTED_ON])
    return [*titles, _("Sheet"), _("Row"), _("Reason"), _("What to do")]


def _rows(sheet: ParsedSheet, rows: list[PlannedRow]) -> Iterator[list[str]]:
    assert sheet.mapping is not None
    columns = _columns(sheet)
    has_start = Target.STARTED_ON in sheet.mapping.columns.values()
    for planned in rows:
        row = planned.row
        texts = [text_of(row.cells[c]) if c < len(row.cells) else "" for c in columns]
        if not has_start:
            texts.append(sheet.filed_on.isoformat() if sheet.filed_on else "")
        why: list[Fault] = row.faults or planned.remarks[-1:]
        reasons = _("; ").join(fault.reason for fault in why)
        advice = _("; ").join(fault.suggestion for fault in why if fault.suggestion)
        yield [*texts, row.sheet, str(row.number), reasons, advice]
