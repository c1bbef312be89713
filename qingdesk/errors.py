"""All that a user is ever shown when something goes wrong.

`UserError` is the world's fault (a full disk, a broken workbook, a wrong date) and reaches a person with a
hint. Everything else is our bug and is handled by `app/crash.py`.
"""

from __future__ import annotations

_LATIN = 0x2E80
"""From here on letters and stops are Chinese, and no blank stands between sentences."""


class UserError(Exception):
    """The request could not be met, through no fault of the program.

    title: one sentence, what happened. hint: what it means and what to do. detail: for support, never needed
    to understand the message. All three are already in the user's language.
    """

    def __init__(self, title: str, hint: str = "", detail: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.hint = hint
        self.detail = detail

    def __str__(self) -> str:
        """Both in one line: a title without a stop at its end gets one before the hint."""
        if not self.title or not self.hint:
            return self.title or self.hint
        last = self.title[-1]
        if not last.isalnum() and last not in "”’〕）)":
            between = "" if ord(last) > _LATIN else " "
        else:
            between = "。" if any(ord(letter) > _LATIN for letter in self.title) else ". "
        return f"{self.title}{between}{self.hint}"


class WrongPassword(UserError):
    """The password does not open the store; the caller may ask again after a delay."""


class Damaged(UserError):
    """The store's file does not hold what was written into it: to be repaired, or a backup restored."""


class NotFound(UserError):
    """A record that was named is not in the store."""


class Refused(UserError):
    """A rule of the store forbids the change (live children, a second firm of one code, a closed state)."""


class Conflict(UserError):
    """The record was changed since it was opened; nothing was overwritten."""


class Cancelled(Exception):
    """A person stopped a piece of work; nothing was changed."""
