"""Who a package is for, and so what of a person may stand in it."""

from __future__ import annotations

from enum import StrEnum


class Profile(StrEnum):
    """full: kept by the unit. supervisor: phones and contacts masked. statistics: nothing of a person."""

    FULL = "full"
    SUPERVISOR = "supervisor"
    STATISTICS = "statistics"
