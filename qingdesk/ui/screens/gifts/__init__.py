"""礼品与婉拒: two lists in one screen."""

from qingdesk.ui.screens.gifts.screen import GiftsScreen

__all__ = ["GiftsScreen"]
