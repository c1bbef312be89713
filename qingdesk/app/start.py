"""Start the window: the only place that joins application, store, threads and screens."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from pathlib import Path

from qingdesk.app.display import has_display
from qingdesk.i18n import _, set_language

# Before Qt reads it: UOS and Kylin name fcitx, for which the wheels have no plug-in; ibus' face of fcitx5 works.
os.environ.setdefault("QT_IM_MODULES", "fcitx;ibus")


def run(folder: Path, language: str = "", file: Path | None = None) -> int:
    """Open the window on the store in `folder`; the process's exit code.

    language: zh_CN or en for this run; else as the settings say. file: a package or update to open in it.
    Without a display one sentence on stderr.
    """
    # What starts stays: collecting among it takes a twentieth of the start. `Program` collects from then on.
    gc.disable()
    from qingdesk import settings

    set_language(language or settings.load(folder).language)
    if not has_display():
        print(
            _("There is no screen to show the window on. Start it on a desktop, or see: qingdesk --help"),
            file=sys.stderr,
        )
        return 1
    from qingdesk.app.program import Program

    return Program(folder, language, date.today, file).run()
