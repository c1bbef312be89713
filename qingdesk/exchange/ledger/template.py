"""An empty ledger to fill in: headings that the import knows, an example, drop-down lists, and how to write it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from qingdesk.domain.labels import word_label
from qingdesk.exchange.ledger.columns import Ledger, LedgerColumn, Says
from qingdesk.files import write_atomically
from qingdesk.i18n import N_, _

if TYPE_CHECKING:
    from xlsxwriter import Workbook

ROWS = 2_000
"""Rows that the text format and the lists reach over."""
HELP_SHEET = "填写说明"
REQUIRED_MARK = "*"
_LIST_LIMIT = 255
"""Characters that a drop-down list can hold."""

_HOW = {
    Says.SERIAL: N_("Any number; the row that says 示例 is an example and is never imported"),
    Says.FIRM: N_("The name as it stands in the store, or a former one"),
    Says.CODE: N_("18 characters; tells firms of one name apart"),
    Says.LINE: N_("One line"),
    Says.TEXT: N_("Text, of several lines too"),
    Says.LIST: N_("Several are divided by 、 or ;"),
    Says.DAY: N_("A day: 2026-01-05, 2026.1.5 or 2026年1月5日"),
    Says.MOMENT: N_("A day, with its time where it is known: 2026-01-05 09:30"),
    Says.TERM: N_("A day, a month (2026年12月: its last day) or a year (2026年底)"),
    Says.WORD: N_("One of the list"),
    Says.FEN: N_("A sum in yuan: 300000, 30万元"),
    Says.COUNT: N_("A whole number"),
    Says.RATING: N_("非常满意, 满意, 基本满意, 不满意 or 非常不满意; or 5 to 1"),
    Says.YES: N_("是 or 否"),
    Says.CADRES: N_("Names, several divided by 、; a post may follow in brackets"),
    Says.CADRE: N_("The name of one cadre of the store"),
    Says.HOSTS: N_("Names, several divided by 、; a post may follow in brackets"),
}


def title(column: LedgerColumn) -> str:
    """What stands above a column of the template: 企业名称*, 承诺金额(元)."""
    unit = "(元)" if column.says is Says.FEN else ""
    return column.titles[0] + unit + (REQUIRED_MARK if column.is_required else "")


def choices(column: LedgerColumn) -> list[str]:
    """What its drop-down list offers; none for a column without one."""
    if column.words is not None:
        return [word_label(member) for member in column.words]
    if column.says is Says.YES:
        return ["是", "否"]
    if column.says is Says.RATING:
        return ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]
    return []


def write_template(path: Path, ledger: Ledger) -> None:
    """Write the template of a ledger to `path` (.xlsx), atomically. Raises `UserError`."""
    import xlsxwriter

    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        _write_ledger(book, ledger)
        _write_help(book, ledger)
    write_atomically(path, content.getvalue())


def _write_ledger(book: Workbook, ledger: Ledger) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    example = book.add_format(
        {"num_format": "@", "valign": "top", "text_wrap": True, "italic": True, "font_color": "#767676"}
    )
    page = book.add_worksheet(ledger.name)
    for index, column in enumerate(ledger.columns):
        width = 24 if column.says in (Says.TEXT, Says.FIRM, Says.CODE) else 14
        # Codes and days as text: a spreadsheet would round the one and rewrite the other.
        page.set_column(index, index, 8 if column.says is Says.SERIAL else width, text)
        page.write_string(0, index, title(column), bold)
        if column.example:
            page.write_string(1, index, column.example, example)
        offered = choices(column)
        if offered and len(",".join(offered)) <= _LIST_LIMIT:
            page.data_validation(
                1,
                index,
                ROWS,
                index,
                {
                    "validate": "list",
                    "source": offered,
                    "error_type": "warning",
                    "error_title": HELP_SHEET,
                    "error_message": _("This is not one of the list."),
                },
            )
    page.freeze_panes(1, 0)


def _write_help(book: Workbook, ledger: Ledger) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    page = book.add_worksheet(HELP_SHEET)
    for index, (heading, width) in enumerate(
        ((_("Column"), 20), (_("Required"), 10), (_("How to write it"), 48), (_("Choices"), 60))
    ):
        page.write_string(0, index, heading, bold)
        page.set_column(index, index, width, text)
    for number, column in enumerate(ledger.columns, 1):
        page.write_string(number, 0, column.titles[0], text)
        page.write_string(number, 1, _("required") if column.is_required else "", text)
        page.write_string(number, 2, _(_HOW[column.says]), text)
        page.write_string(number, 3, _(", ").join(choices(column)), text)
    page.freeze_panes(1, 0)
