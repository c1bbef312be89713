"""What the frame and a screen know of each other: commands, targets, and the few calls between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Protocol


class Command(Enum):
    """What a key or a menu asks of the screen that is shown; it answers to those that it has."""

    NEW = "new"
    SAVE = "save"
    SAVE_AND_NEW = "save_and_new"
    COMPLETE = "complete"
    PRINT = "print"
    EXPORT = "export"
    COPY = "copy"
    FILTER = "filter"
    VOID = "void"
    BACK = "back"


@dataclass(frozen=True)
class Target:
    """Where to go. place: a name of `navigation.PLACES`. record_id: what to show there. part: a section of it,
    such as `meal`. make: begin a new record, for the firm `enterprise_id` when given, from the blank form with
    the print `blank_id` that came back. filter: a chip to set."""

    place: str
    record_id: str = ""
    part: str = ""
    make: bool = False
    enterprise_id: str = ""
    filter: str = ""
    blank_id: str = ""


class Screen(Protocol):
    """A screen is a QWidget with these; it owns itself and knows no other screen."""

    WATCHES: ClassVar[frozenset[str]]
    """Plurals of the nouns that it shows: it reloads when one of them was written."""

    def reload(self) -> None:
        """Read again what is shown, keeping place and selection."""

    def show_target(self, target: Target) -> None:
        """Show that record, or begin a new one."""

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """What can be done now; asked each time that a menu opens or a key is pressed."""

    def may_leave(self) -> bool:
        """Put safe what was typed; False when the person would rather stay."""
