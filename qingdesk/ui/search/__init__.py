"""One box over everything: what is typed, the list below it, and where a result leads."""

from qingdesk.ui.search.box import SearchBox

__all__ = ["SearchBox"]
