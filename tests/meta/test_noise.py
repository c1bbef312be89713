"""The test set-up itself: noise fails a test, and nothing of this machine leaks in."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

NOISY = {
    "logging.getLogger('qingdesk.store').warning('lost')": "unexpected log",
    "logging.getLogger('anyone').error('broken')": "unexpected log",
    "__import__('warnings').warn('old', DeprecationWarning)": "DeprecationWarning: old",
    "qWarning('QObject: no')": "Qt messages with level WARNING or above",
    "expected_logs.expect('something')": "expected log never came",
    "pass\n@pytest.mark.unheard_of\ndef test_other(): ...": "'unheard_of' not found in `markers`",
    "pass\n@pytest.mark.xfail\ndef test_other(): ...": "[XPASS(strict)]",
}
QUIET = [
    "expected_logs.expect('lo.t'); logging.getLogger('qingdesk').warning('lost')",
    "logging.getLogger('qingdesk.store').info('opened')",
    "qWarning('This plugin does not support propagateSizeHints()')",
]


def run_a_test(body: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one test of this body under our conftest and configuration, apart from this run."""
    head = "import logging\nimport pytest\nfrom PySide6.QtCore import qWarning\n"
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    lines = textwrap.indent(body.split("\n", 1)[0], "    ") + "\n" + body.partition("\n")[2]
    (folder / "test_it.py").write_text(f"{head}def test_it(expected_logs):\n{lines}\n", "utf-8")
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-c",
            ROOT / "pyproject.toml",
            f"--rootdir={folder}",
            "-p",
            "no:cacheprovider",
            folder,
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )


@pytest.mark.parametrize(("body", "told"), NOISY.items())
def test_noise_fails(body: str, told: str, tmp_path: Path) -> None:
    done = run_a_test(body, tmp_path)
    assert done.returncode in (1, 2), done.stdout + done.stderr
    assert told in done.stdout


@pytest.mark.parametrize("body", QUIET)
def test_what_is_meant_passes(body: str, tmp_path: Path) -> None:
    done = run_a_test(body, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_folder_of_the_person_who_runs_this() -> None:
    import platformdirs

    home = Path(os.environ["HOME"])
    assert home.name.startswith("qingdesk-")
    assert platformdirs.user_data_path("qingdesk").is_relative_to(home)
    assert platformdirs.user_config_path("qingdesk").is_relative_to(home)
