"""承诺: the list and the record."""

from qingdesk.ui.screens.commitments.screen import CommitmentsScreen

__all__ = ["CommitmentsScreen"]
