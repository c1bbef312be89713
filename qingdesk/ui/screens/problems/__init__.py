"""诉求: the list and the record."""

from qingdesk.ui.screens.problems.screen import ProblemsScreen

__all__ = ["ProblemsScreen"]
