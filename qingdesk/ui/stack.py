"""A mistake of ours as the log may keep it: where it happened, but no words of anybody."""

from __future__ import annotations

import traceback


def where(error: BaseException) -> str:
    """The kinds and the frames of an error and of what caused it, without their messages."""
    lines: list[str] = []
    seen: set[int] = set()
    step: BaseException | None = error
    while step is not None and id(step) not in seen:
        seen.add(id(step))
        lines.append(type(step).__name__)
        lines += [f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(step.__traceback__)]
        step = step.__cause__ or step.__context__
    return "\n".join(lines)
