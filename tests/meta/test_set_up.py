"""What a newcomer's machine is told when it cannot run the program; the good case is every run of `make test`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def set_up(tmp_path: Path, pythons: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the set-up in a checkout without `.venv`, on a machine that has only these Pythons (name: version)."""
    shutil.copytree(ROOT / ".ci", tmp_path / "checkout" / ".ci")
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("dirname", "rm"):
        (tools / tool).symlink_to(shutil.which(tool) or "")
    for name, version in pythons.items():
        script = tools / name
        pretend = f"import sys; sys.version_info = ({version.replace('.', ', ')}, 1)\n"
        script.write_text(
            f'#!/bin/sh\ncase $1 in\n--version) echo "Python {version}.1";;\n'
            f'-c) code=$2; shift 2; exec {sys.executable} -c "{pretend}$code" "$@";;\n'
            f'*) echo "{name} $*"; exit 9;;\nesac\n',
            "utf-8",
        )
        script.chmod(0o755)
    return subprocess.run(
        [tmp_path / "checkout" / ".ci" / "set_up.sh", "run"],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("pythons", "found"),
    [
        ({"python3": "3.10"}, "Python 3.10.1"),
        ({"python3": "3.14"}, "Python 3.14.1"),
        ({"python3": "2.7", "python3.12": "3.9"}, "Python 2.7.1"),
        ({}, "no python3"),
    ],
)
def test_another_python_is_refused_in_one_sentence(
    pythons: dict[str, str], found: str, tmp_path: Path
) -> None:
    done = set_up(tmp_path, pythons)
    assert done.returncode == 1
    assert done.stderr == f"QingDesk needs Python 3.11 to 3.13, and this machine has {found}.\n"
    assert not (tmp_path / "checkout" / ".venv").exists()


@pytest.mark.parametrize(
    ("name", "version"),
    [("python3", "3.11"), ("python3.11", "3.11"), ("python3.12", "3.12"), ("python3", "3.13")],
)
def test_a_fitting_python_is_found_under_any_name(name: str, version: str, tmp_path: Path) -> None:
    done = set_up(tmp_path, {"python3": "3.9"} | {name: version})
    assert f"Making .venv with Python {version}.1." in done.stdout
    assert f"{name} -m venv .venv" in done.stdout
