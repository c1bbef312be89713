"""The test page: needs no store and leaves no trace."""

from __future__ import annotations

import io


def print_test_page(lang: str = "zh_CN") -> bytes:
    """One page with rules of 100 mm, as PDF."""
    from qingdesk.forms.test_page import render

    out = io.BytesIO()
    render(out, lang)
    return out.getvalue()
