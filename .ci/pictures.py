"""Pictures of the window for README and guide, from a sample store of a fixed day: `make pictures`.

Drawn by Qt's offscreen platform at 1366 × 768 with the fonts that travel with the program, so that they come out
alike on every machine.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
TODAY = date(2026, 11, 22)
NOTED_AT = "2026-11-22T02:30:00Z"
"""What is written while the pictures are made is written at this moment, in Henan half past ten."""
SCREEN = {
    "screens": [{"name": "s", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}]
}


def main() -> int:
    """Write every picture; the exit code."""
    with tempfile.TemporaryDirectory(prefix="qingdesk-pictures-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "screen.json").write_text(json.dumps(SCREEN), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={folder / 'screen.json'}"
        os.environ["QINGDESK_FONTS"] = "bundled"
        os.environ["TZ"] = "Asia/Shanghai"
        time.tzset()
        os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
        from PIL import Image

        from qingdesk.actions.demo.build import build_sample
        from qingdesk.app.self_test_window import Stage
        from qingdesk.store import visits
        from qingdesk.ui.screen import Target

        store = build_sample(folder / "store", seed=1, today=TODAY)
        done = next(visit for visit in visits.find(store.reader(), state="completed") if visit.opinions)
        wanted = (
            ("overview", "zh_CN", "light", Target("overview")),
            ("overview_dark", "zh_CN", "dark", Target("overview")),
            ("overview_en", "en", "light", Target("overview")),
            ("guide/overview", "zh_CN", "light", Target("overview")),
            ("guide/overview_en", "en", "light", Target("overview")),
            ("visits", "zh_CN", "light", Target("visits")),
            ("visit_page", "zh_CN", "light", Target("visits", record_id=done.id)),
            ("enterprises", "zh_CN", "light", Target("enterprises")),
            *(
                (f"guide/{picture}{ending}", language, "light", target)
                for picture, target in (
                    ("overview", Target("overview")),
                    ("visit_page", Target("visits", record_id=done.id)),
                    ("meals", Target("meals")),
                    ("problems", Target("problems")),
                    ("reporting", Target("reporting")),
                )
                for ending, language in (("", "zh_CN"), ("_en", "en"))
            ),
        )
        for picture, language, theme, target in wanted:
            with Stage(store, language, theme, TODAY) as stage:
                stage.go(target)
                path = IMAGES / f"{picture}.png"
                stage.picture().save(str(path))
                Image.open(path).convert("RGB").quantize(256).save(path, optimize=True)  # a third of the size
                print(f"docs/images/{picture}.png")
        store.close()
        from finding_walk import walk

        from qingdesk.store import database

        database.utc_now = lambda: NOTED_AT
        for language in ("zh_CN", "en"):
            store = build_sample(folder / language, seed=1, today=TODAY)
            with Stage(store, language, "light", TODAY) as stage:
                for path in walk(stage, IMAGES / "guide"):
                    print(path.relative_to(ROOT))
            store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
