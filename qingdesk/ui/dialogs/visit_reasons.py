"""Why a visit is voided, and why a numbered one is corrected: what it means stands beside the question."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qingdesk.i18n import _
from qingdesk.ui.dialogs.reason import ask_reason


def ask_void_visit(parent: QWidget) -> str:
    """Why this visit does not hold; empty: it stays."""
    return ask_reason(
        parent,
        _("Void this visit?"),
        _("Its meals are voided with it; problems and commitments stay. Nothing is deleted."),
        _("Void"),
    )


def ask_correction(parent: QWidget) -> str:
    """Why the numbered form is changed; empty: it stays as it is."""
    return ask_reason(
        parent,
        _("Correct this visit?"),
        _("Its form gets a new version when you save; the paper printed before no longer holds."),
        _("Correct"),
    )
