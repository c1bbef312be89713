"""Half-years as people name them."""

from __future__ import annotations

from qingdesk.domain.period import Half
from qingdesk.errors import UserError
from qingdesk.i18n import _


def half_named(name: str) -> Half:
    """`2026H1`; raises `UserError` for anything else."""
    try:
        return Half.parse(name.strip().upper())
    except ValueError:
        raise UserError(
            _("“{name}” is not a half-year.").format(name=name), _("Write it as 2026H1 or 2026H2.")
        ) from None
