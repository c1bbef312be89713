"""The commands that README and docs show are run as they stand, or at least known; none of them is left behind."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from qingdesk.cli.program import program

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "CHANGELOG.md"]
FIRM, LEADER = "914403001922038216", "示例甲"
ROSTER = (
    f"联系领导,单位,职务,企业名称,统一社会信用代码\n{LEADER},示例县委办公室,主任,示例食品有限公司,{FIRM}\n"
)
VISIT = {
    "enterprise_uscc": FIRM,
    "mode": "onsite",
    "at_enterprise": True,
    "started_at": "2026-07-02T09:30",
    "ended_at": "2026-07-02T11:00",
    "visitors": [{"name": LEADER}],
    "state": "completed",
}
Run = Callable[[str], str]


def blocks(page: Path) -> Iterator[list[str]]:
    """The lines of each fenced block."""
    for block in re.findall(r"^```\w*\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        yield block.splitlines()


def shown() -> Iterator[tuple[str, str]]:
    """(page, command line) of every `qingdesk …`, in a block or within a sentence."""
    for page in PAGES:
        name, text = page.relative_to(ROOT).as_posix(), page.read_text("utf-8")
        yield from ((name, found) for found in re.findall(r"`(qingdesk(?: [^`\n]+)?)`", text))
        yield from (
            (name, line) for block in blocks(page) for line in block if re.match(r"qingdesk( |$)", line)
        )


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a line in a folder of its own, with a store of its own; what it says. Fails when the command does."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("QT_", "QINGDESK_"))
    }
    environment |= {
        "HOME": str(tmp_path),
        "QINGDESK_STORE": str(tmp_path / "store"),
        "QINGDESK_PASSWORD": "走访企业2026",
        "PYTHONPATH": str(ROOT),
    }

    def command(line: str) -> str:
        words = shlex.split(line)
        ours = {"qingdesk": [sys.executable, "-m", "qingdesk"], ".venv/bin/python": [sys.executable]}
        words = [*ours[words[0]], *words[1:]]
        if words[1].startswith(".ci/"):
            words[1] = str(ROOT / words[1])
        done = subprocess.run(
            words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout

    (tmp_path / "分工表.csv").write_text(ROSTER, "utf-8")
    (tmp_path / "走访.json").write_text(json.dumps(VISIT), "utf-8")
    return command


def as_workbook(folder: Path) -> None:
    """The roster as README names it."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(folder / "分工表.xlsx")) as book:
        sheet = book.add_worksheet("分工表")
        for number, line in enumerate(ROSTER.splitlines()):
            sheet.write_row(number, 0, line.split(","))


def test_the_command_line_of_the_readme_does_the_whole_job(run: Run, tmp_path: Path) -> None:
    as_workbook(tmp_path)
    (block,) = [found for found in blocks(ROOT / "README.md") if found[0].startswith("qingdesk ")]
    for line in block:
        run(line)
    assert (tmp_path / "走访记录.pdf").read_bytes().startswith(b"%PDF")
    run("qingdesk verify 报送.zip")


def test_an_update_is_made_trusted_and_taken_as_the_page_on_releasing_says(run: Run, tmp_path: Path) -> None:
    (block,) = [found for found in blocks(ROOT / "docs" / "release.md") if "update.py" in found[0]]
    (tmp_path / "workdays-2027.csv").write_text("day,is_workday,basis\n2027-01-01,0,示例\n", "utf-8")
    policy = (ROOT / "resources" / "policy" / "defaults.json").read_text("utf-8")
    (tmp_path / "policy.json").write_text(policy, "utf-8")
    run("qingdesk init --unit 示例县委办公室 --level county --region 411627")
    (tmp_path / "FILE").write_text(run(block[0]), "utf-8")
    for line in block[1:]:
        run(line)
    run("qingdesk key trust FILE")
    assert "2027" in run("qingdesk update QingDesk-update-2027.zip")


@pytest.mark.parametrize(("page", "line"), sorted(set(shown())))
def test_every_command_that_is_named_exists_with_its_options(page: str, line: str) -> None:
    context = click.Context(program)
    command: click.Command = program
    words = iter(shlex.split(line)[1:])
    for word in words:
        if word.startswith("-") and word not in ("--help", "--version"):
            options = {name: option for option in command.params for name in option.opts}
            assert word in options, f"{page}: {line}"
            if not getattr(options[word], "is_flag", False):
                next(words, None)  # its value
        elif isinstance(command, click.Group):
            found = command.get_command(context, word)
            assert found is not None, f"{page}: {line}"
            command = found


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    named = set(re.findall(r"`make ([a-z][a-z-]*)", text)) | set(
        re.findall(r"^make ([a-z-]+)", text, re.MULTILINE)
    )
    assert named and named <= targets


def test_every_script_and_file_of_the_checkout_that_is_named_exists() -> None:
    text = "\n".join(page.read_text("utf-8") for page in PAGES).replace("\\", "/")
    named = set(
        re.findall(r"(?<![\w/])((?:\.ci|requirements|resources)/[\w./-]*\.(?:sh|py|txt|iss|json|md))", text)
    )
    assert named and not {name for name in named if not (ROOT / name).is_file()}
