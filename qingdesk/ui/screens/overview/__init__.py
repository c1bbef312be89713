"""总览: am I close enough, am I clean, what must I do next?"""

from qingdesk.ui.screens.overview.screen import OverviewScreen

__all__ = ["OverviewScreen"]
