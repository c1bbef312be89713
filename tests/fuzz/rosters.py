"""Rosters and old ledgers: any bytes as .xlsx, .xls or .csv, through reading, understanding and planning.

The child process of the real reader is forked here instead of started, so that a run has time for many files; what it
says is read by the same code, and its death is an answer as it is there.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from qingdesk.domain.unit import Level, Unit
from qingdesk.errors import UserError
from qingdesk.exchange.ledger.columns import LEDGERS
from qingdesk.exchange.ledger.plan import LedgerChoices, plan_ledger
from qingdesk.exchange.ledger.read import parse_ledger
from qingdesk.exchange.regions import load_regions
from qingdesk.exchange.roster.child import Fault, answers, confine
from qingdesk.exchange.roster.limits import LIMITS
from qingdesk.exchange.roster.match import plan
from qingdesk.exchange.roster.parse import parse
from qingdesk.exchange.roster.plan import Choices, KnownDesk
from qingdesk.exchange.roster.read import sheets_of
from qingdesk.exchange.roster.sheet import Sheet
from qingdesk.exchange.roster.sniff import FileKind, kind_of
from tests.fuzz.members import is_zip, parts, unzipped, zipped
from tests.unit.exchange.ledger.filled import CADRES, FIRMS, known
from tests.unit.exchange.roster.build import county_roster

_TODAY = date(2026, 11, 22)
_HOME = Unit(id="home", name="示例县委办公室", level=Level.COUNTY, region="410922", is_home=True)
_DESK = KnownDesk(home=_HOME, cadres=CADRES, enterprises=FIRMS)
_CSV = """填报单位：示例县委办公室,,,,填报日期：2026年1月5日
企业名称,信用代码,联系领导,职务,联络员,联络员电话,地区,行业,联系人及电话,联系开始日期
甲公司,91410922MA0000001X,王海涛、李敏,副县长,赵敏 13900000001,0371-65000003,周口,C13,李建国13900001111,2026.1.5
"=SUM(1)","12345678901234567",张　㛃,,孙丽（科长）,,,,,2026-02-30
合计,,,,,,,,,
"""
_VISITS = """走访日期,企业名称,走访人员,了解情况,用餐,应交,实交
2026年3月4日 09:30,示例机械制造有限公司,王海涛、李文博,经营平稳,午餐,40,40元
2026.2.30,某公司,,"一行
二行",,,
"""

_PROBLEMS = """反映日期,企业名称,诉求内容,类别,等级,办理情况,办结日期,满意度
2026-03-04,示例机械制造有限公司,融资难,融资,B,3月5日转县金融局；3月9日答复,2026/3/20,满意
"""
_COMMITMENTS = """承诺日期,企业名称,承诺内容,金额,到期日,依据
2026年3月,河南示例食品有限公司,兑现奖补,12.5万元,2026-12-31,会议纪要
"""


def seeds() -> Iterator[bytes]:
    """A workbook, the same as its members, and texts in both encodings."""
    with tempfile.TemporaryDirectory() as folder:
        book = county_roster(Path(folder, "a.xlsx")).read_bytes()
    yield book
    yield unzipped(book)
    for text in (_CSV, _VISITS, _PROBLEMS, _COMMITMENTS):
        yield text.encode("utf-8-sig")
        yield text.replace("\u4dae", "").encode("gb18030")


def one(content: bytes) -> str:
    """What a person would be told of this file."""
    members = parts(content)
    content = zipped(members) if members else content
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.xlsx" if is_zip(content) else "a.csv")
        path.write_bytes(content)
        try:
            sheets = _read(path)
        except UserError as error:
            return str(error)
    said = []
    for work in (_as_roster, *(_as_ledger(noun) for noun in LEDGERS)):
        try:
            work(sheets)
        except UserError as error:
            said.append(str(error))
    return "\n".join(said)


def _read(path: Path) -> list[Sheet]:
    if kind_of(path.read_bytes()[:4096]) in (FileKind.ZIP, FileKind.OLE):
        return sheets_of(path.name, _forked(path))
    return sheets_of(path.name, _here(path))


def _here(path: Path) -> Iterator[dict[str, Any]]:
    """The child's answers, asked for in this process: where a fuzzer sees which way they take."""
    try:
        for answer in answers(path, LIMITS):
            yield json.loads(_line(answer).decode("utf-8", "surrogatepass"))
    except Fault as fault:
        yield {"fault": fault.word, **fault.more}


def _forked(path: Path) -> Iterator[dict[str, Any]]:
    """The same from a process that may die of the file."""
    inward, outward = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inward)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            confine(LIMITS)
            with os.fdopen(outward, "wb") as out:
                try:
                    for answer in answers(path, LIMITS):
                        out.write(_line(answer))
                except Fault as fault:
                    out.write(_line({"fault": fault.word, **fault.more}))
        finally:
            os._exit(0)
    os.close(outward)
    try:
        with os.fdopen(inward, "rb") as lines:
            for line in lines:
                try:
                    yield json.loads(line.decode("utf-8", "surrogatepass"))
                except ValueError:
                    return
    finally:
        os.waitpid(child, 0)


def _line(answer: dict[str, object]) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _as_roster(sheets: list[Sheet]) -> None:
    ids = iter(range(1 << 30))
    parsed = parse(sheets, load_regions())
    plan(parsed, _DESK, Choices(), today=_TODAY, new_id=lambda: f"id{next(ids)}")


def _as_ledger(noun: str) -> Any:
    def work(sheets: list[Sheet]) -> None:
        parsed = parse_ledger(sheets, LEDGERS[noun])
        plan_ledger(parsed, known(), choices=LedgerChoices(), today=_TODAY)

    return work
