"""What is said of each rule: its title, its clause in English, what to do, and the sentences of its findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class RuleWords:
    """All msgids. gloss: the quoted clause in English (its translation is the quotation itself). sentences: by
    the finding's `case`, with named braces that `wording.py` fills."""

    title: str
    gloss: str
    remedy: str
    sentences: Mapping[str, str]
