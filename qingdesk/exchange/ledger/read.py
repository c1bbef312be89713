"""From sheets of cells to rows of a ledger: header, merged cells, footers, the year of its title; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qingdesk.domain.text import fold, tidy
from qingdesk.errors import UserError
from qingdesk.exchange.ledger.clean import Cleaner
from qingdesk.exchange.ledger.columns import Ledger
from qingdesk.exchange.ledger.row import LedgerMapping, LedgerRow, ParsedLedger, ParsedLedgerSheet
from qingdesk.exchange.roster.columns import words_of
from qingdesk.exchange.roster.sheet import Cell, Sheet, refuse_unknown, text_of
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress

SEARCHED = 40
"""Rows that may stand above the header."""
DEPTH = 3
"""Rows that a header may take."""
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:年度?|(?!\d))")
_ASIDE = re.compile(
    r"(?:注\d*[:.、]|备注:|说明[:.、]|填表说明|填表人|填报人|制表|审核|审签|复核|签字|经办人:|填报单位|填报日期|填表日期|联系电话:|"
    r"(?:合计|总计|小计|共计|本页合计)(?!.{2})|例$|示例$|例如|样例)"
)


def parse_ledger(
    sheets: Sequence[Sheet],
    ledger: Ledger,
    *,
    only: str = "",
    mappings: Mapping[str, LedgerMapping] | None = None,
    progress: Progress = no_progress,
) -> ParsedLedger:
    """Understand a file's sheets. only: the one sheet to take ("" = every visible one). mappings: by sheet name,
    columns that a person corrected. progress: (rows cleaned, rows in all).

    Raises UserError when no sheet has a header of this ledger, or there is no sheet of that name.
    """
    refuse_unknown(only, sheets)
    given = mappings or {}
    total = sum(len(sheet.rows) for sheet in sheets)
    done = 0
    found: list[ParsedLedgerSheet] = []
    for sheet in sheets:
        if only and sheet.name != only:
            continue
        wanted = not sheet.is_hidden or sheet.name == only
        mapping = (given.get(sheet.name) or find_header(sheet, ledger)) if wanted else None
        rows = _rows(sheet, mapping, ledger) if mapping is not None else []
        found.append(
            ParsedLedgerSheet(name=sheet.name, mapping=mapping, is_hidden=sheet.is_hidden, rows=rows)
        )
        done += len(sheet.rows)
        progress(done, total)
    if all(sheet.mapping is None for sheet in found):
        titles = [column.titles[0] for column in ledger.columns if column.is_required]
        raise UserError(
            _("No header of this ledger was found."),
            _(
                "One row must name the columns, such as {titles}; a template is made with: qingdesk template {noun}"
            ).format(titles=_(", ").join(titles), noun=ledger.noun),
        )
    return ParsedLedger(ledger=ledger, sheets=found)


def find_header(sheet: Sheet, ledger: Ledger) -> LedgerMapping | None:
    """The header of a sheet: it names the firm, and the day or the text. None for a sheet of something else."""
    top = sheet.rows[: SEARCHED + DEPTH]
    best: LedgerMapping | None = None
    for start in range(min(len(top), SEARCHED)):
        for end in range(start + 1, min(start + DEPTH, len(top)) + 1):
            if end > start + 1 and top[end - 1][0] != top[end - 2][0] + 1:
                break
            found = _header_at(sheet, top[start:end], ledger)
            held = set(found.columns.values())
            if held.isdisjoint({"enterprise", "uscc"}) or held.isdisjoint({ledger.day, ledger.text}):
                continue
            if best is None or _weight(found) > _weight(best):
                best = found
    return best


def _weight(mapping: LedgerMapping) -> tuple[int, int]:
    """Of two readings the one that knows more columns, then the one of fewer rows: a title is no header."""
    return len(mapping.columns), mapping.first_row - mapping.last_row


def _header_at(sheet: Sheet, rows: Sequence[tuple[int, list[Cell]]], ledger: Ledger) -> LedgerMapping:
    """What the columns hold if these rows were the header; every field once, its first column counts."""
    width = max(len(cells) for _number, cells in rows)
    grid = [[*cells, *([""] * (width - len(cells)))] for _number, cells in rows]
    first = rows[0][0] - 1
    for top, left, bottom, right in sheet.merges:
        if first <= top < first + len(grid) and left < width:
            for place in range(top - first, min(bottom - first + 1, len(grid))):
                for column in range(left, min(right + 1, width)):
                    grid[place][column] = grid[top - first][left]
    columns: dict[int, str] = {}
    titles: dict[int, str] = {}
    for column in range(width):
        words: list[str] = []
        for row in grid:
            cell = row[column]
            if isinstance(cell, str) and cell and (not words or words[-1] != cell):
                words.append(cell)
        if not words:
            continue
        titles[column] = tidy("·".join(words))
        leaf = words_of(words[-1])
        held = ledger.field_of(
            "".join(map(words_of, words)), leaf, words_of(words[0]) if len(words) == 1 else ""
        )
        if held and held not in columns.values():
            columns[column] = held
    return LedgerMapping(first_row=rows[0][0], last_row=rows[-1][0], columns=columns, titles=titles)


def _rows(sheet: Sheet, mapping: LedgerMapping, ledger: Ledger) -> list[LedgerRow]:
    cleaner = Cleaner(sheet.name, mapping, ledger, _year_of(sheet, mapping))
    fills, bands = _merged_down(sheet, mapping)
    found: list[LedgerRow] = []
    for number, cells in sheet.rows:
        if number <= mapping.last_row or number in bands or _is_aside(cells, mapping, ledger):
            continue
        filled = [*cells, *([""] * (max(mapping.columns, default=0) + 1 - len(cells)))]
        for column, value in fills.get(number, ()):
            filled[column] = value
        row = cleaner.row(number, filled)
        if row.values or row.firm_name or row.uscc or row.people or row.faults:
            found.append(row)
    return found


def _merged_down(sheet: Sheet, mapping: LedgerMapping) -> tuple[dict[int, list[tuple[int, Cell]]], set[int]]:
    """(row → cells to fill in, rows that are one band across the table)."""
    values = dict(sheet.rows)
    fills: dict[int, list[tuple[int, Cell]]] = {}
    bands: set[int] = set()
    for top, left, bottom, right in sheet.merges:
        if top < mapping.last_row:
            continue
        if right - left >= 2 and right - left + 1 >= len(mapping.columns) // 2:
            bands.update(range(top + 1, bottom + 2))
        elif bottom > top and left in mapping.columns and top + 1 in values:
            cells = values[top + 1]
            value = cells[left] if left < len(cells) else ""
            for row in range(top + 2, bottom + 2) if value != "" else ():
                fills.setdefault(row, []).append((left, value))
    return fills, bands


def _is_aside(cells: Sequence[Cell], mapping: LedgerMapping, ledger: Ledger) -> bool:
    """A footer, a sum, the template's example, the header once more."""
    first = next((cell for cell in cells if cell != ""), "")
    if isinstance(first, str) and _ASIDE.match("".join(fold(first[:40]).split())):
        return True
    held = [i for i in mapping.columns if i < len(cells) and cells[i] != ""]
    if not held or (len(held) == 1 and mapping.columns[held[0]] == "serial"):
        return True
    return len(held) >= 2 and all(
        ledger.field_of(words_of(text_of(cells[index]))) == mapping.columns[index] for index in held
    )


def _year_of(sheet: Sheet, mapping: LedgerMapping) -> int | None:
    """2025 of 2025年走访台账, above the header or in the sheet's name: what a date without a year means."""
    above = [
        text_of(cell) for number, cells in sheet.rows if number < mapping.first_row for cell in cells if cell
    ]
    for text in (*above, sheet.name):
        match = _YEAR.search(fold(text))
        if match is not None:
            return int(match.group(1))
    return None
