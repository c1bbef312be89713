"""A program: read the workbook it is given, print how much the largest child took (KB) and all that was read."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from qingdesk.errors import UserError
from qingdesk.exchange.roster.read import read_sheets
from qingdesk.exchange.roster.sheet import Sheet


def read(path: Path) -> list[Sheet]:
    """The sheets; none when the file was refused in words."""
    try:
        return read_sheets(path)
    except UserError as error:
        assert error.title and error.hint
        return []


def main() -> None:
    sheets = read(Path(sys.argv[1]))
    said = "".join(str(cell) for sheet in sheets for _number, cells in sheet.rows for cell in cells)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, said)


if __name__ == "__main__":
    main()
