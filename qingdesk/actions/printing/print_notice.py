"""The notice on personal data as a page."""

from __future__ import annotations

import io
from datetime import date

from qingdesk.actions.privacy import notice
from qingdesk.i18n import language
from qingdesk.store.database import Store


def print_notice(store: Store, today: date) -> bytes:
    """One A4 page of PDF, in the language in use."""
    from qingdesk.forms.privacy_notice import render

    out = io.BytesIO()
    render(out, notice(store, today), language())
    return out.getvalue()
