"""The test set-up itself: noise fails a test, and nothing of this machine leaks in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

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


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Sequence[str]]:
    """By body: what went wrong in it, when each is a test of its own under our conftest and configuration, in a run
    apart from this one."""
    folder = tmp_path_factory.mktemp("noise")
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    files = {f"test_{number}": body for number, body in enumerate((*NOISY, *QUIET))}
    for name, body in files.items():
        first, _line, rest = body.partition("\n")
        head = "import logging\nimport pytest\nfrom PySide6.QtCore import qWarning\n"
        written = f"{head}def test_it(expected_logs):\n    {first}\n{rest}\n"
        (folder / f"{name}.py").write_text(written, "utf-8")
    told = folder / "told.xml"
    subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-c", ROOT / "pyproject.toml", f"--rootdir={folder}",
            "-p", "no:cacheprovider", "--continue-on-collection-errors", f"--junitxml={told}", folder,
        ],
        cwd=folder, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    found: dict[str, list[str]] = {}
    for case in ElementTree.parse(told).iter("testcase"):
        name = (case.get("classname") or case.get("name") or "").rpartition(".")[2]
        wrong = [f"{each.get('message')} {each.text}" for each in case if each.tag in ("failure", "error")]
        found.setdefault(files[name], []).extend(wrong)
    return found


@pytest.mark.parametrize(("body", "told"), NOISY.items())
def test_noise_fails(body: str, told: str, outcomes: Mapping[str, Sequence[str]]) -> None:
    assert [wrong for wrong in outcomes[body] if told in wrong], outcomes[body]


@pytest.mark.parametrize("body", QUIET)
def test_what_is_meant_passes(body: str, outcomes: Mapping[str, Sequence[str]]) -> None:
    assert outcomes[body] == []


def test_no_folder_of_the_person_who_runs_this() -> None:
    import platformdirs

    home = Path(os.environ["HOME"])
    assert home.name.startswith("qingdesk-")
    assert platformdirs.user_data_path("qingdesk").is_relative_to(home)
    assert platformdirs.user_config_path("qingdesk").is_relative_to(home)
