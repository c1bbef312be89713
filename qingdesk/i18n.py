"""The language in use, and how dates and money are said in it.

msgids are English, so English needs no catalogue to be right; zh_CN is complete and the default.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from qingdesk.paths import catalogues

LANGUAGES = ("zh_CN", "en")
DEFAULT = "zh_CN"
_chosen = [DEFAULT]
_for_now: ContextVar[str] = ContextVar("language", default="")
_loaded: dict[str, _gettext.NullTranslations] = {}


def set_language(language: str) -> None:
    """Speak this language from now on; one that is not known is answered with Chinese."""
    _chosen[0] = language if language in LANGUAGES else DEFAULT


def language() -> str:
    """`zh_CN` or `en`."""
    return _for_now.get() or _chosen[0]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """This thread speaks another language for a while: an official form is Chinese whatever the window says."""
    token = _for_now.set(language if language in LANGUAGES else DEFAULT)
    try:
        yield
    finally:
        _for_now.reset(token)


def _catalogue() -> _gettext.NullTranslations:
    found = _loaded.get(language())
    if found is None:
        found = _gettext.translation("qingdesk", catalogues(), [language()], fallback=True)
        _loaded[language()] = found
    return found


def _(message: str) -> str:
    """The message in the language in use."""
    return _catalogue().gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The message for this number, in the language in use."""
    return _catalogue().ngettext(one, many, number)


def N_(message: str) -> str:
    """Mark a message of a table for the catalogue; `_` translates it where it is shown."""
    return message


def format_date(day: date, *, today: date | None = None) -> str:
    """11月22日, with the year where it is not that of `today`; Nov 22 in English."""
    same_year = today is not None and day.year == today.year
    if language() == "zh_CN":
        return f"{day.month}月{day.day}日" if same_year else f"{day.year}年{day.month}月{day.day}日"
    from babel.dates import format_date as babel_date

    return babel_date(day, "MMM d" if same_year else "MMM d, y", locale="en")


def format_moment(moment: datetime, *, today: date | None = None) -> str:
    """A day and a time of day: 11月22日 9:30."""
    return f"{format_date(moment.date(), today=today)} {moment.hour}:{moment.minute:02d}"


def format_money(fen: int) -> str:
    """Fen as yuan with two places and grouped thousands: 1,240.00."""
    sign = "-" if fen < 0 else ""
    whole, part = divmod(abs(fen), 100)
    return f"{sign}{whole:,}.{part:02d}"
