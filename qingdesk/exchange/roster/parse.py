"""From sheets of cells to rows of a roster: header, merged cells, footers, dates; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from qingdesk.domain.region import Regions
from qingdesk.domain.text import fold, private_use, tidy_name
from qingdesk.errors import UserError
from qingdesk.exchange.roster.clean import Cleaner
from qingdesk.exchange.roster.columns import is_header_word, words_of
from qingdesk.exchange.roster.dates import NoSuchDate, date_in
from qingdesk.exchange.roster.gb18030 import modern
from qingdesk.exchange.roster.header import SheetMapping, find_header
from qingdesk.exchange.roster.row import Fault, ParsedRoster, ParsedSheet, Repair, RosterRow
from qingdesk.exchange.roster.sheet import Cell, Sheet, column_letter, refuse_unknown, text_of
from qingdesk.exchange.roster.targets import Target
from qingdesk.i18n import _
from qingdesk.progress import Progress, no_progress

_FOOTER = re.compile(
    r"^(?:注\d*[:.、]|备注:|说明[:.、]|填表说明|填表人|填报人|制表|审核|审签|复核|签字|负责人\(?签|单位负责人|经办人|填报单位|填报日期|填表日期|联系电话:|"
    r"(?:合计|总计|小计|共计|本页合计)(?!.{2})|例$|示例$|例如|样例)"
)
_FILED_ON = re.compile(r"(?:填报|填表|制表|上报|报送|更新|统计|截止|截至)?(?:日期|时间|日)[:]?")
_FILED_BY = re.compile(r"(?:填报|填表|报送|制表|上报)(?:单位|部门)(?:\([^)]*\))?[:]? *(.*)")
_LEADER = (Target.LEADER_NAME, Target.LEADER_UNIT, Target.LEADER_POST, Target.LEADER_PHONE)


def parse(
    sheets: Sequence[Sheet],
    regions: Regions,
    *,
    only: str = "",
    mappings: Mapping[str, SheetMapping] | None = None,
    progress: Progress = no_progress,
) -> ParsedRoster:
    """Understand a file's sheets. only: the one sheet to take ("" = every visible one). mappings: by sheet name,
    columns that a person corrected. progress: (rows cleaned, rows in all).

    Raises UserError when no sheet has a header, or there is no sheet of that name. A bad row raises nothing.
    """
    refuse_unknown(only, sheets)
    mappings = mappings or {}
    total = sum(len(sheet.rows) for sheet in sheets)
    done = 0
    found: list[ParsedSheet] = []
    for sheet in sheets:
        if only and sheet.name != only:
            continue
        wanted = not sheet.is_hidden or (sheet.name in (only, *mappings) and bool(sheet.name))
        mapping = (mappings.get(sheet.name) or find_header(sheet)) if wanted else None
        found.append(_parsed(sheet, mapping, regions, done, total, progress))
        done += len(sheet.rows)
    if all(sheet.mapping is None for sheet in found):
        raise UserError(
            _("No header of a roster was found."),
            _(
                "One row must name the columns, such as 企业名称, 统一社会信用代码, 联系领导, 联络员. "
                "Add it above the first enterprise, or choose the sheet that has it."
            ),
        )
    return ParsedRoster(sheets=found)


def _parsed(
    sheet: Sheet, mapping: SheetMapping | None, regions: Regions, done: int, total: int, progress: Progress
) -> ParsedSheet:
    if mapping is None:
        return ParsedSheet(name=sheet.name, mapping=None, is_hidden=sheet.is_hidden, head=sheet.rows[:20])
    remarks: list[Fault] = []
    filed_on = _filed_on(sheet, mapping, remarks)
    cleaner = Cleaner(sheet.name, mapping, regions)
    rows: list[RosterRow] = []
    repairs: list[Repair] = []
    for number, cells, filled in _content(sheet, mapping):
        row = cleaner.row(number, cells)
        if filled and row.people:
            row.remarks.append(
                Fault(
                    sheet=sheet.name,
                    row=number,
                    reason=_("The leader is taken from the row above, for the cell is empty"),
                )
            )
        if row.firm or row.people or row.faults:
            rows.append(row)
            strange = _repairs(sheet.name, mapping, number, cells)
            repairs += strange
            row.remarks += map(_strange, strange)
        if number % 1000 == 0:
            progress(done + len(rows), total)
    return ParsedSheet(
        name=sheet.name,
        mapping=mapping,
        is_hidden=sheet.is_hidden,
        filed_on=filed_on,
        filed_by=_filed_by(sheet, mapping),
        rows=rows,
        repairs=repairs,
        remarks=remarks,
        head=sheet.rows[:20],
    )


def _content(sheet: Sheet, mapping: SheetMapping) -> list[tuple[int, list[Cell], bool]]:
    """The rows below the header with merged cells filled down: (number, cells, leader taken from above)."""
    fills, bands, has_merged_leaders = _merged_down(sheet, mapping)
    leaders = [i for i in (mapping.column_of(target) for target in _LEADER) if i is not None]
    name = mapping.column_of(Target.LEADER_NAME)
    firm = mapping.column_of(Target.FIRM_NAME)
    carried: list[tuple[int, Cell]] = []
    found: list[tuple[int, list[Cell], bool]] = []
    for number, cells in sheet.rows:
        if number <= mapping.last_row or number in bands or _is_aside(cells):
            continue
        for column, value in fills.get(number, ()):
            cells = _with(cells, column, value)
        filled = False
        if name is not None and firm is not None and not has_merged_leaders:
            if any(_at(cells, column) != "" for column in leaders):
                carried = [(column, _at(cells, column)) for column in leaders]
            elif carried and _at(cells, firm) != "":
                filled = True
                for column, value in carried:
                    cells = _with(cells, column, value)
        found.append((number, cells, filled))
    return found


def _merged_down(
    sheet: Sheet, mapping: SheetMapping
) -> tuple[dict[int, list[tuple[int, Cell]]], set[int], bool]:
    """(row → cells to fill in, rows that are one band across the table, whether leaders are merged downwards)."""
    values = dict(sheet.rows)
    fills: dict[int, list[tuple[int, Cell]]] = {}
    bands: set[int] = set()
    leader = mapping.column_of(Target.LEADER_NAME)
    merged = False
    for top, left, bottom, right in sheet.merges:
        if top < mapping.last_row:
            continue
        if right - left >= 2 and right - left + 1 >= len(mapping.columns) // 2:
            bands.update(range(top + 1, bottom + 2))
            continue
        if left not in mapping.columns or bottom == top:
            continue
        merged = merged or left == leader
        value = _at(values.get(top + 1, []), left)
        if value != "" and mapping.columns[left] is not Target.SERIAL:
            for row in range(top + 2, bottom + 2):
                if row in values:
                    fills.setdefault(row, []).append((left, value))
    return fills, bands, merged


def _at(cells: Sequence[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else ""


def _with(cells: list[Cell], column: int, value: Cell) -> list[Cell]:
    """The cells with one replaced; the sheet's own list stays as it was read."""
    longer = cells + [""] * (column + 1 - len(cells))
    if longer is cells:
        longer = list(cells)
    longer[column] = value
    return longer


def _is_aside(cells: Sequence[Cell]) -> bool:
    """A footer, a sum, a repeated header, an example: no row of the roster."""
    first = next((cell for cell in cells if cell != ""), "")
    if not isinstance(first, str):
        return False
    if _FOOTER.match("".join(fold(first[:40]).split())):
        return True
    texts = [cell for cell in cells if isinstance(cell, str) and cell != ""]
    if not is_header_word(words_of(first)):
        return False
    return len(texts) >= 2 and all(is_header_word(words_of(text)) for text in texts)


def _filed_on(sheet: Sheet, mapping: SheetMapping, remarks: list[Fault]) -> date | None:
    """填报日期 above the header, or in the last rows: the label and the date may stand in neighbouring cells."""
    above = [(number, cells, False) for number, cells in sheet.rows[:40] if number < mapping.first_row]
    below = [(number, cells, True) for number, cells in sheet.rows[-5:] if number > mapping.last_row]
    for number, cells, labelled in above + below:
        text = " ".join(text_of(cell) for cell in cells if cell != "")
        match = _FILED_ON.search(fold(text))
        if labelled and (match is None or not _is_aside(cells)):
            continue
        try:
            day = date_in(fold(text)[match.end() :] if match else text) or date_in(text)
        except NoSuchDate as error:
            reason = _("The date of the roster, {value}, does not exist").format(value=error)
            remarks.append(Fault(sheet=sheet.name, row=number, value=str(error), reason=reason))
            continue
        if day is not None:
            return day
    return None


def _filed_by(sheet: Sheet, mapping: SheetMapping) -> str:
    """填报单位 above the header, without its colon and (盖章)."""
    for number, cells in sheet.rows[:40]:
        if number >= mapping.first_row:
            break
        texts = [fold(text_of(cell)) for cell in cells if cell != ""]
        for index, text in enumerate(texts):
            match = _FILED_BY.search(text)
            if match is not None:
                rest = match.group(1) or (texts[index + 1] if index + 1 < len(texts) else "")
                return tidy_name(re.split(r" {2,}|填报日期|填表日期|日期:", rest)[0])
    return ""


def _strange(repair: Repair) -> Fault:
    """What the row says of it."""
    meant = _("It probably stands for {character}; look, and type it again").format(
        character=repair.suggestion
    )
    return Fault(
        sheet=repair.sheet,
        row=repair.row,
        column=repair.column,
        title=repair.title,
        value=repair.value,
        reason=_("This holds characters that other machines cannot show: {codes}").format(
            codes=f"U+{ord(repair.character):04X}"
        ),
        suggestion=meant if repair.suggestion else _("Look what stands there, and type it again"),
    )


def _repairs(sheet: str, mapping: SheetMapping, number: int, cells: Sequence[Cell]) -> list[Repair]:
    """Private-use characters in the columns that are taken."""
    found: list[Repair] = []
    if not private_use("".join([cell for cell in cells if isinstance(cell, str)])):
        return found
    for column in mapping.columns:
        cell = _at(cells, column)
        if isinstance(cell, str):
            for character in private_use(cell):
                found.append(
                    Repair(
                        sheet=sheet,
                        row=number,
                        column=column_letter(column),
                        title=mapping.titles.get(column, ""),
                        value=cell,
                        character=character,
                        suggestion=modern(character),
                    )
                )
    return found
