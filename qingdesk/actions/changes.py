"""What an action changed: the nouns, in the plural, that screens watch."""

from __future__ import annotations


class Changes(frozenset[str]):
    """`Changes({"visits", "meals"})`."""
