"""How high a dialog with wrapped texts is: as high as its lines at its width, not as Qt guesses for a narrower one."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLayout


def fit(dialog: QDialog, width: int = 0) -> None:
    """Resize it. width: in pixels, at least; what its contents need when that is more."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    wide = max(width, dialog.minimumWidth(), layout.minimumSize().width())
    room = dialog.screen().availableGeometry()
    high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.sizeHint().height()
    layout.setSizeConstraint(
        QLayout.SizeConstraint.SetNoConstraint
    )  # else the height of the narrowest is kept to
    dialog.setMinimumSize(min(wide, room.width()), min(high, room.height()))
    dialog.resize(dialog.minimumSize())
