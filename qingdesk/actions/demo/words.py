"""The word lists of `resources/samples`."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from qingdesk.paths import resource


@cache
def words(name: str) -> dict[str, Any]:
    """One list file: `people`, `firms`, `visits`, `problems` or `matters`."""
    found: dict[str, Any] = json.loads(resource("samples", f"{name}.json").read_text("utf-8"))
    return found


@cache
def picture(name: str) -> bytes:
    """`receipt.png` or `signed_scan.png`: what stands for a real one."""
    return resource("samples", name).read_bytes()
