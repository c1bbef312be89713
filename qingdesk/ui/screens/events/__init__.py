"""活动: events of firms and chambers, with their approval and their costs."""

from qingdesk.ui.screens.events.screen import EventsScreen

__all__ = ["EventsScreen"]
