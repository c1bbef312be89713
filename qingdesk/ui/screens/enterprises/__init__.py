"""企业: the firms, and who contacts them."""

from qingdesk.ui.screens.enterprises.screen import EnterprisesScreen

__all__ = ["EnterprisesScreen"]
