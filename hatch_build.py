"""The build hook: translation catalogues are compiled for checkout and wheel alike, and travel with `resources/`.

`python hatch_build.py` does the compiling alone; `make catalogues` calls it when a .po file has changed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent


def compile_catalogues(root: Path = ROOT) -> list[Path]:
    """Compile every `i18n/<language>/LC_MESSAGES/*.po` to the .mo beside it; the .mo files that now stand there."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = []
    for po in sorted((root / "i18n").glob("*/LC_MESSAGES/*.po")):
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parent.parent.name)
        mo = po.with_suffix(".mo")
        beside = mo.with_name(f".{mo.name}.{os.getpid()}")  # a test run may be reading the old one
        with beside.open("wb") as target:
            write_mo(target, catalogue)
        beside.replace(mo)
        made.append(mo)
    return made


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles; and tells the wheel (not the editable checkout, which has them) what else to carry."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build; `version` is `standard` or `editable`."""
        root = Path(self.root)
        catalogues = compile_catalogues(root)
        if self.target_name != "wheel" or version == "editable":
            return
        carried = build_data["force_include"]
        carried[str(root / "resources")] = "qingdesk/resources"
        for page in [*sorted((root / "docs").glob("guide.*.md")), root / "CHANGELOG.md"]:
            carried[str(page)] = f"qingdesk/resources/help/{page.name}"
        carried[str(root / "docs" / "images" / "guide")] = "qingdesk/resources/help/images/guide"
        for mo in catalogues:
            carried[str(mo)] = f"qingdesk/{mo.relative_to(root).as_posix()}"


if __name__ == "__main__":
    for path in compile_catalogues():
        print(path.relative_to(ROOT))
