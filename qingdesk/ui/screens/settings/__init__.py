"""设置: the unit and its cadres, the limits, the look, the password, the safety of the store."""

from qingdesk.ui.screens.settings.screen import SettingsScreen

__all__ = ["SettingsScreen"]
