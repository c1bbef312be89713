"""The screens, one line each. A noun without its screen is not shown: nothing leads nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qingdesk.i18n import N_
from qingdesk.ui.desk import Desk
from qingdesk.ui.screen import Screen


@dataclass(frozen=True)
class Place:
    """title: msgid · icon: of `resources/icons` · key: fixed by the order of the ten nouns, whether or not
    all are there yet · make: builds the screen when it is first gone to."""

    name: str
    title: str
    icon: str
    key: str
    make: Callable[[Desk], Screen]


def _overview(desk: Desk) -> Screen:
    from qingdesk.ui.screens.overview import OverviewScreen

    return OverviewScreen(desk)


def _visits(desk: Desk) -> Screen:
    from qingdesk.ui.screens.visits import VisitsScreen

    return VisitsScreen(desk)


def _enterprises(desk: Desk) -> Screen:
    from qingdesk.ui.screens.enterprises import EnterprisesScreen

    return EnterprisesScreen(desk)


def _problems(desk: Desk) -> Screen:
    from qingdesk.ui.screens.problems import ProblemsScreen

    return ProblemsScreen(desk)


def _meals(desk: Desk) -> Screen:
    from qingdesk.ui.screens.meals import MealsScreen

    return MealsScreen(desk)


def _commitments(desk: Desk) -> Screen:
    from qingdesk.ui.screens.commitments import CommitmentsScreen

    return CommitmentsScreen(desk)


def _gifts(desk: Desk) -> Screen:
    from qingdesk.ui.screens.gifts import GiftsScreen

    return GiftsScreen(desk)


def _events(desk: Desk) -> Screen:
    from qingdesk.ui.screens.events import EventsScreen

    return EventsScreen(desk)


def _reporting(desk: Desk) -> Screen:
    from qingdesk.ui.screens.reporting import ReportingScreen

    return ReportingScreen(desk)


def _settings(desk: Desk) -> Screen:
    from qingdesk.ui.screens.settings import SettingsScreen

    return SettingsScreen(desk)


PLACES = (
    Place("overview", N_("Overview"), "layout-dashboard", "Ctrl+1", _overview),
    Place("visits", N_("Visits"), "footprints", "Ctrl+2", _visits),
    Place("enterprises", N_("Enterprises"), "building-2", "Ctrl+3", _enterprises),
    Place("meals", N_("Meals"), "utensils", "Ctrl+4", _meals),
    Place("events", N_("Events"), "calendar-days", "Ctrl+5", _events),
    Place("problems", N_("Firms' problems"), "message-square-warning", "Ctrl+6", _problems),
    Place("commitments", N_("Commitments"), "handshake", "Ctrl+7", _commitments),
    Place("gifts", N_("Gifts and offers"), "gift", "Ctrl+8", _gifts),
    Place("reporting", N_("Reporting"), "send", "Ctrl+9", _reporting),
    Place("settings", N_("Settings"), "settings", "Ctrl+0", _settings),
)
