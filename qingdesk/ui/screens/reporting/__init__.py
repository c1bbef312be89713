"""报送: what leaves the desk each half-year, the self-checks, and the report."""

from qingdesk.ui.screens.reporting.screen import ReportingScreen

__all__ = ["ReportingScreen"]
