"""All that a user is ever shown when something goes wrong.

`UserError` is the world's fault (a full disk, a broken workbook, a wrong date) and reaches a person with a
hint. Everything else is our bug and is handled by `app/crash.py`.
"""

from __future__ import annotations


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
        return f"{self.title} {self.hint}".strip()


class WrongPassword(UserError):
    """The password does not open the store; the caller may ask again after a delay."""


class NotFound(UserError):
    """A record that was named is not in the store."""


class Refused(UserError):
    """A rule of the store forbids the change (live children, a second firm of one code, a closed state)."""


class Conflict(UserError):
    """The record was changed since it was opened; nothing was overwritten."""


class Cancelled(Exception):
    """A person stopped a piece of work; nothing was changed."""
