"""Pictures of every screen and every dialog, to be looked at one by one: `make look OUT=folder`.

In both languages, light and dark, at 1366 × 768 with letters of the standard size and at 150 %, over the sample
store. LOOKS="zh_CN-light-100" and ONLY="meal,step" draw some of them.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

TODAY = date(2026, 11, 22)
SCREEN = {
    "screens": [{"name": "s", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}]
}
LOOKS = tuple(
    f"{language}-{theme}-{size}"
    for size in (100, 150)
    for theme in ("light", "dark")
    for language in ("zh_CN", "en")
)


def main(out: Path) -> int:
    """Draw them into `out`, a folder for each look; the exit code."""
    with tempfile.TemporaryDirectory(prefix="qingdesk-look-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "screen.json").write_text(json.dumps(SCREEN), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={folder / 'screen.json'}"
        os.environ["QINGDESK_FONTS"] = "bundled"
        os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
        from qingdesk.actions.demo.build import build_sample

        store = build_sample(folder / "store", seed=1, today=TODAY)
        only = tuple(filter(None, os.environ.get("ONLY", "").split(",")))
        for look in os.environ.get("LOOKS", " ".join(LOOKS)).split():
            _draw(store, out / look, folder, look, only)
            print(out / look, flush=True)
        store.close()
    return 0


def _draw(store: object, into: Path, folder: Path, look: str, only: tuple[str, ...]) -> None:
    from qingdesk.app.self_test_window import Stage
    from qingdesk.store.database import Store
    from tests.ui.every_dialog import EVERY_DIALOG, Sitting, every_target

    assert isinstance(store, Store)
    language, theme, size = look.split("-")
    into.mkdir(parents=True, exist_ok=True)

    def wanted(name: str) -> bool:
        return not only or any(part in name for part in only)

    with Stage(store, language, theme, TODAY, int(size)) as stage:
        for name, target in every_target().items():
            if wanted(name):
                stage.go(target)
                stage.picture().save(str(into / f"screen_{name}.png"))
        for name, make in EVERY_DIALOG.items():
            if wanted(name):
                dialog = make(Sitting(stage.window, stage.desk, folder))
                dialog.show()
                stage.rest()
                dialog.grab().save(str(into / f"dialog_{name}.png"))
                dialog.close()
                dialog.deleteLater()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
