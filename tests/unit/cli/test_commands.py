"""The command line as an office script meets it: exit codes, one line on stderr, JSON alone on stdout."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from qingdesk.cli import run
from qingdesk.i18n import set_language


@dataclass(frozen=True)
class Said:
    """What a command left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> object:
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, object]]:
        document = self.document
        assert isinstance(document, list)
        return document


Office = Callable[..., Said]


@pytest.fixture
def office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Office]:
    """Run a command on a store of this test's own; `typed` is what comes on stdin."""
    monkeypatch.setenv("QINGDESK_STORE", str(tmp_path / "store"))
    monkeypatch.delenv("QINGDESK_PASSWORD", raising=False)

    def command(*arguments: str, typed: str = "") -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = run(list(arguments))
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    yield command
    set_language("zh_CN")


@pytest.fixture
def made(office: Office) -> Office:
    """A desk with a unit, a cadre and his firm."""
    assert (
        office(
            "init", "--unit", "示例县委办公室", "--level", "county", "--region", "411627", "--no-password"
        ).code
        == 0
    )
    unit = office("list", "unit", "--json").document
    assert isinstance(unit, list)
    cadre = {"name": "王海涛", "unit_id": unit[0]["id"], "in_scope": True}
    assert office("record", "cadre", "-", typed=json.dumps(cadre)).code == 0
    firm = {"name": "示例机械制造有限公司", "uscc": "914403001922038216"}
    assert office("record", "enterprise", "-", typed=json.dumps(firm)).code == 0
    return office


def visit(**changes: object) -> str:
    """A visit with a meal as JSON, by the firm's code and the cadre's name."""
    given: dict[str, object] = {
        "enterprise_uscc": "914403001922038216",
        "mode": "onsite",
        "at_enterprise": True,
        "started_at": "2026-03-18T09:30",
        "ended_at": "2026-03-18T12:40",
        "visitors": [{"name": "王海涛"}],
        "state": "completed",
        "meals": [{"cadre_name": "王海涛", "kind": "lunch", "place": "canteen", "heads": 2}],
    }
    return json.dumps({**given, **changes})


def test_the_whole_job(made: Office, tmp_path: Path) -> None:
    recorded = made("record", "visit", "-", typed=visit())
    assert recorded.code == 0
    visit_id, meal_id = recorded.out.split()
    (meal,) = made("list", "meal", "--where", f"visit_id={visit_id}", "--json").rows
    assert (meal["id"], meal["due_fen"], meal["basis"]) == (meal_id, 8000, "percent_rule")

    found = made("check", "--on", "2026-03-25", "--json").document
    assert isinstance(found, list)
    unpaid = next(finding for finding in found if finding["code"] == "A01")
    assert (unpaid["rule_id"], unpaid["side"], unpaid["severity"], unpaid["state"]) == (
        "unpaid_meal", "too_close", "red", "open",
    )  # fmt: skip
    assert set(unpaid) == {
        "code", "rule_id", "side", "severity", "title", "clause", "noun", "record_id", "cadre_id", "period",
        "enterprise_id", "due_on", "params", "remedy", "unconfirmed", "state",
    }  # fmt: skip

    form, package = tmp_path / "走访.pdf", tmp_path / "报送.zip"
    assert made("print", "visit_record", visit_id, "-o", str(form)).code == 0
    assert form.read_bytes().startswith(b"%PDF")
    assert made("export", "--period", "2026H1", "--profile", "full", "-o", str(package)).code == 0
    assert made("verify", str(package)).code == 0
    assert made("audit", "verify").code == 0
    assert made("backup").code == 0
    examined = made("doctor", "--json")
    assert examined.code == 0
    assert isinstance(examined.document, list) and all(point["is_well"] for point in examined.document)


def test_the_doctor_names_old_copies_and_deletes_them_when_told_to(made: Office) -> None:
    copy = Path(made("backup").out.strip())
    old = copy.rename(copy.with_name("replaced-2026-11-20-080000.db"))
    copy.with_suffix(".key").rename(old.with_suffix(".key"))
    assert "留有 1 份" in made("doctor").out and old.exists()
    done = made("doctor", "--delete-old")
    assert done.code == 0 and str(old) in done.err and "留有" not in done.out
    assert [path.suffix for path in sorted(old.parent.glob("qingdesk-*"))] == [".db", ".key"]
    assert not list(old.parent.glob("replaced-*"))


def test_a_check_says_what_is_to_be_confirmed_and_what_was_explained(made: Office) -> None:
    _visit_id, meal_id = made("record", "visit", "-", typed=visit()).out.split()
    (line,) = [
        line for line in made("check", "--on", "2026-03-25").out.splitlines() if line.startswith("A01")
    ]
    assert line.endswith("标准待核实")
    (pay,) = [line for line in made("policy", "list", "meal.pay_").out.splitlines() if "pay_wd" in line]
    (red,) = [line for line in made("policy", "list", "meal.pay_").out.splitlines() if "pay_red_wd" in line]
    for row in (pay, red):
        assert made("policy", "verify", row.split()[0], "--by", "财政局").code == 0
    assert made("note", "A01", meal_id, "--state", "explained", "--text", "月底统一开票").code == 0
    (line,) = [
        line for line in made("check", "--on", "2026-03-25").out.splitlines() if line.startswith("A01")
    ]
    assert line.endswith("附情况说明。  已说明")


def test_a_changed_package_does_not_verify(made: Office, tmp_path: Path) -> None:
    package = tmp_path / "报送.zip"
    made("record", "visit", "-", typed=visit())
    made("export", "--period", "2026H1", "--profile", "full", "-o", str(package))
    content = bytearray(package.read_bytes())
    content[len(content) // 2] ^= 1
    package.write_bytes(content)
    said = made("verify", str(package), "--json")
    assert said.code == 1
    assert said.document


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"started_at": "2026-02-30T09:00"}, "started_at"),
        ({"started_at": "2999-01-01T09:00"}, "started_at"),
        ({"ended_at": "2026-03-18T08:00"}, "ended_at"),
        ({"purpos": "x"}, "purpose"),
        ({"place": "长" * 5000}, "place"),
        ({"place": "上\n下"}, "place"),
        ({"place": "上\0下"}, "place"),
        (
            {"meals": [{"kind": "lunch", "place": "canteen", "heads": 2, "paid_fen": -500}]},
            "meals[0].paid_fen",
        ),
        ({"enterprise_uscc": "91440300192203821X"}, "enterprise_uscc"),
        ({"number": "DESK-2026-0001"}, "number"),
    ],
)
def test_a_bad_entry_is_named_and_nothing_is_saved(
    made: Office, changes: dict[str, object], named: str
) -> None:
    said = made("record", "visit", "-", typed=visit(**changes))
    assert (said.code, said.out) == (1, "")
    assert named in said.err
    assert said.err.count("\n") == 1
    assert made("list", "visit", "--json").document == []


def test_a_list_is_saved_whole_or_not_at_all(made: Office) -> None:
    both = f"[{visit()}, {visit(started_at='2026-02-30T09:00')}]"
    said = made("record", "visit", "-", typed=both)
    assert said.code == 1
    assert "2" in said.err
    assert made("list", "visit", "--json").document == []


@pytest.mark.parametrize("typed", ["nonsense", "[1]", "[" * 100_000])
def test_what_is_no_json_object_is_refused(made: Office, typed: str) -> None:
    said = made("record", "cadre", "-", typed=typed)
    assert (said.code, said.out) == (1, "")
    assert said.err.strip()


def test_a_record_is_changed_voided_and_brought_back(made: Office) -> None:
    visit_id, meal_id = made("record", "visit", "-", typed=visit()).out.split()
    assert made("edit", "meal", meal_id, "-", typed='{"paid_fen": 8000, "paid_on": "2026-03-18"}').code == 0
    refused = made("edit", "visit", visit_id, "-", typed='{"place": "二期厂房"}')
    assert refused.code == 1 and "更正" in refused.err
    assert (
        made("edit", "visit", visit_id, "-", "--reason", "地点写错", typed='{"place": "二期厂房"}').code == 0
    )
    shown = made("show", "visit", visit_id, "--json").document
    assert isinstance(shown, dict)
    assert (shown["place"], shown["form_revision"]) == ("二期厂房", 2)
    assert made("void", "visit", visit_id, "--reason", "重复录入").code == 0
    assert made("list", "meal", "--json").document == []
    assert made("unvoid", "visit", visit_id).code == 0
    assert [meal["id"] for meal in made("list", "meal", "--json").rows] == [meal_id]


def test_a_draft_is_completed_and_signed_by_its_scan(made: Office, tmp_path: Path) -> None:
    visit_id = made("record", "visit", "-", typed=visit(state="draft", meals=[])).out.strip()
    assert made("print", "visit_record", visit_id, "-o", str(tmp_path / "x.pdf")).code == 1
    completed = made("complete", "visit", visit_id)
    assert completed.out.strip().startswith("DESK-")
    assert made("complete", "visit", visit_id).code == 1
    scan = tmp_path / "扫描.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    assert made("attach", "visit", visit_id, str(scan), "--role", "signed_scan").code == 0
    shown = made("show", "visit", visit_id, "--json").document
    assert isinstance(shown, dict) and shown["state"] == "signed"


def test_a_roster_comes_in_twice_and_changes_nothing(made: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["联系领导", "单位", "企业名称"], ["李文博", "示例县工信局", "示例食品有限公司"]):
        sheet.append(row)
    book.save(tmp_path / "分工.xlsx")
    looked = made("import", "roster", str(tmp_path / "分工.xlsx"), "--dry-run")
    assert looked.code == 0
    assert len(made("list", "cadre", "--json").rows) == 1
    first = made("import", "roster", str(tmp_path / "分工.xlsx"), "--json").document
    again = made("import", "roster", str(tmp_path / "分工.xlsx"), "--json").document
    assert isinstance(first, dict) and isinstance(again, dict)
    assert (first["rows"]["new"], again["rows"]["new"], again["rows"]["unchanged"]) == (1, 0, 1)


def test_what_a_roster_says_and_how_it_is_corrected(made: Office, tmp_path: Path) -> None:
    path = tmp_path / "分工.csv"
    path.write_text("企业名称,代管人,地址,注册资金\n示例食品有限公司,李文博,人民路,5万\n", "utf-8")
    said = made("import", "roster", str(path), "--dry-run").out
    assert "代管人" in said and "注册资金" in said, "the columns that are not taken"
    for wrong in ("Z=leader.name", "B=leader.nam", "B"):
        assert made("import", "roster", str(path), "--column", wrong).code == 1
    assert len(made("list", "enterprise", "--json").rows) == 1
    done = made("import", "roster", str(path), "--column", "B=leader.name", "--started-on", "2026-02-03")
    assert "代管人" not in done.out and "注册资金" in done.out
    assert [row["name"] for row in made("list", "cadre", "--json").rows] == ["王海涛", "李文博"]
    assert [row["started_on"] for row in made("list", "assignment", "--json").rows] == ["2026-02-03"]


def test_a_question_of_a_roster_is_answered(made: Office, tmp_path: Path) -> None:
    path = tmp_path / "分工.csv"
    path.write_text("企业名称,统一社会信用代码\n改名公司,914403001922038216\n", "utf-8")
    said = made("import", "roster", str(path)).out
    key = "name:914403001922038216|改名公司"
    assert key in said and "rename" in said
    made("import", "roster", str(path), "--answer", f"{key}=rename")
    [firm] = made("list", "enterprise", "--json").rows
    assert (firm["name"], firm["former_names"]) == ("改名公司", ["示例机械制造有限公司"])


def test_a_roster_of_nothing_but_a_header(made: Office, tmp_path: Path) -> None:
    path = tmp_path / "分工.csv"
    path.write_text("企业名称,统一社会信用代码\n", "utf-8")
    assert "表头下没有" in made("import", "roster", str(path)).out


def test_blank_forms_take_numbers_that_are_not_used_again(made: Office, tmp_path: Path) -> None:
    assert made("print", "visit_record", "--blank", "2", "-o", str(tmp_path / "空白.pdf")).code == 0
    visit_id = made("record", "visit", "-", typed=visit(meals=[])).out.strip()
    shown = made("show", "visit", visit_id, "--json").document
    assert isinstance(shown, dict) and str(shown["number"]).endswith("0003")


def test_the_store_asks_for_its_password(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    init = ("init", "--unit", "示例局", "--level", "county", "--region", "411627")
    assert office(*init).code == 1
    monkeypatch.setenv("QINGDESK_PASSWORD", "走访-企业-2026")
    assert office(*init).code == 0
    assert office("list", "unit").code == 0
    monkeypatch.delenv("QINGDESK_PASSWORD")
    assert office("list", "unit").code == 1
    monkeypatch.setenv("QINGDESK_PASSWORD", "不对")
    assert office("list", "unit").code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-command",),
        ("print", "visit_record", "-o", "x.pdf"),
        ("export", "--period", "2026H1", "--profile", "secret", "-o", "x.zip"),
        ("record",),
    ],
)
def test_wrong_usage_is_exit_2(made: Office, arguments: tuple[str, ...]) -> None:
    assert made(*arguments).code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "meels"),
        ("list", "meal", "--where", "price=3"),
        ("list", "meal", "--where", "nonsense"),
        ("show", "meal", "nobody"),
        ("void", "meal", "nobody", "--reason", "x"),
        ("export", "--period", "2026", "--profile", "full", "-o", "x.zip"),
        ("print", "visit_record", "--period", "2020H1", "-o", "x.pdf"),
        ("verify", "nothing.zip"),
        ("import", "roster", "nothing.xlsx"),
        ("record", "cadre", "nothing.json"),
        ("attach", "cadre", "nobody", "nothing.pdf", "--role", "photo"),
    ],
)
def test_what_cannot_be_met_is_exit_1_with_one_line(made: Office, arguments: tuple[str, ...]) -> None:
    said = made(*arguments)
    assert (said.code, said.out) == (1, "")
    assert said.err.strip() and said.err.count("\n") == 1


def test_without_a_store_it_says_how_to_make_one(office: Office) -> None:
    said = office("list", "visit")
    assert said.code == 1 and "qingdesk init" in said.err


def test_english_is_spoken_when_asked(office: Office) -> None:
    said = office("--lang", "en", "list", "visit")
    assert "There is no store" in said.err
