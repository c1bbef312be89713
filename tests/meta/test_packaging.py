"""An installed wheel finds its resources and its catalogues inside itself, with no checkout around it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

LOOK = """
from pathlib import Path
import qingdesk
from qingdesk.paths import catalogues, help_page, resource
home = Path(qingdesk.__file__).parent
assert resource("fonts", "NotoSerifSC-Regular.ttf").is_relative_to(home), resource("fonts")
assert resource("fonts", "NotoSerifSC-Regular.ttf").is_file()
assert resource("regions", "henan.csv").is_file()
assert (catalogues() / "zh_CN" / "LC_MESSAGES" / "qingdesk.mo").is_file(), catalogues()
guide = help_page("guide.zh_CN.md")
assert guide.is_relative_to(home) and (guide.parent / "images" / "guide" / "overview.png").is_file()
print(home)
"""


def test_wheel_carries_what_the_program_asks_for(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(site)
    assert not [
        name for name in names if name.startswith(("tests", "stubs")) or name.endswith((".po", ".pot"))
    ]
    looked = subprocess.run(
        [sys.executable, "-P", "-c", LOOK],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert looked.returncode == 0, looked.stderr
    assert Path(looked.stdout.strip()) == site / "qingdesk"
