"""The recovery code's sheet; it is kept nowhere."""

from __future__ import annotations

import io
from datetime import date

from qingdesk.i18n import format_date
from qingdesk.store import units
from qingdesk.store.database import Store


def print_recovery(store: Store, code: str, today: date, lang: str = "zh_CN") -> bytes:
    """One A4 page of PDF. code: as `show_recovery_code` gave it."""
    from qingdesk.forms.recovery_sheet import render

    home = units.home(store.reader())
    out = io.BytesIO()
    render(out, code, unit=home.name if home else "", desk=store.desk_code, day=format_date(today), lang=lang)
    return out.getvalue()
