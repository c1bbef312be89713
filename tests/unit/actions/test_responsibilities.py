"""A table of responsibilities comes in, and a problem is proposed to the units that it names (all made up)."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from qingdesk.actions.responsibilities import import_responsibilities, propose_units
from qingdesk.domain.problem import Category
from qingdesk.errors import UserError
from qingdesk.store import responsibilities
from tests.stores import TryDesk

TABLE = """﻿部分,类别,任务,责任单位
一、示例清单,（一）示例条,1. 帮助小微企业融资。,示例金融局、示例财政局、示例税务局
一、示例清单,（二）示例条,2. 清理拖欠企业账款。,示例工信局，示例审计局
一、示例清单,（三）示例条,3. 加强政策宣传、解读。,示例宣传部
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "责任分工.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_problem_is_proposed_to_the_units_of_its_task(desk: TryDesk, table: Path) -> None:
    count, changes = import_responsibilities(desk.store, table)
    assert (count, set(changes)) == (3, {"responsibilities"})
    proposal = propose_units(desk.store.reader(), Category.FINANCING, "小微企业续贷难")
    assert proposal is not None
    assert (proposal.lead_unit, proposal.co_units) == ("示例金融局", ("示例财政局", "示例税务局"))


def test_without_a_category_the_words_of_the_problem_decide(desk: TryDesk, table: Path) -> None:
    import_responsibilities(desk.store, table)
    proposal = propose_units(desk.store.reader(), None, "货款被拖欠两年")
    assert proposal is not None and proposal.lead_unit == "示例工信局"


def test_nothing_is_proposed_where_nothing_fits(desk: TryDesk, table: Path) -> None:
    assert propose_units(desk.store.reader(), Category.FINANCING, "续贷") is None
    import_responsibilities(desk.store, table)
    assert propose_units(desk.store.reader(), Category.LAND, "厂房办证") is None


def test_a_second_table_takes_the_place_of_the_first(desk: TryDesk, table: Path, tmp_path: Path) -> None:
    import_responsibilities(desk.store, table)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["某县责任分工"],
        ["序号", "工作任务", "牵头单位", "配合单位"],
        [1, "保障企业用电", "示例供电公司", "示例住建局"],
    ):
        sheet.append(row)
    book.save(tmp_path / "新.xlsx")
    assert import_responsibilities(desk.store, tmp_path / "新.xlsx")[0] == 1
    (task,) = responsibilities.find(desk.store.reader())
    assert (task.units, task.categories) == (
        ("示例供电公司", "示例住建局"),
        (Category.ENERGY_LOGISTICS.value,),
    )


def test_a_file_without_the_columns_is_refused_and_the_old_table_stays(
    desk: TryDesk, table: Path, tmp_path: Path
) -> None:
    import_responsibilities(desk.store, table)
    other = tmp_path / "其他.csv"
    other.write_text("姓名,电话\n甲,1\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"其他\.csv"):
        import_responsibilities(desk.store, other)
    assert len(responsibilities.find(desk.store.reader())) == 3
