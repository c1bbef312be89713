"""餐费: what was eaten at firms, what is due for it, what was paid."""

from qingdesk.ui.screens.meals.screen import MealsScreen

__all__ = ["MealsScreen"]
