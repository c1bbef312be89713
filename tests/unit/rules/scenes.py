"""For every rule and each of its cases: a desk on which it finds exactly one thing, and the same put right."""

from __future__ import annotations

from tests.unit.rules.scenes_close import CLOSE
from tests.unit.rules.scenes_distant import DISTANT

SCENES = (*CLOSE, *DISTANT)
