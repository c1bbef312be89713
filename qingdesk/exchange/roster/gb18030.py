"""Text in GB18030 by the table of 2022; Python's codec has the table of 2005 (and one place of 2000).

In 2022 eighteen double-byte places moved from private-use characters to characters of Unicode. A file written by
a newer program means these; the old reading would put characters into names that no other machine can show.
"""

from __future__ import annotations

_OLD = (
    0xE78D, 0xE78E, 0xE78F, 0xE790, 0xE791, 0xE792, 0xE793, 0xE794, 0xE795, 0xE796,
    0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864,
)  # fmt: skip
_NEW = (
    0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19,
    0x9FB4, 0x9FB5, 0x9FB6, 0x9FB7, 0x9FB8, 0x9FB9, 0x9FBA, 0x9FBB,
)  # fmt: skip
MOVED = dict(zip(_OLD, _NEW, strict=True)) | {0xE7C7: 0x1E3F}
"""Private-use character of the old table → character of the table of 2022 (A6D9-A6DF A6EC A6ED A6F3 FE59 FE61
FE66 FE67 FE6D FE7E FE90 FEA0, and A8BC, which moved in 2005)."""


def decode(content: bytes) -> str:
    """The text of GB18030 bytes. Raises UnicodeDecodeError where they are not GB18030."""
    return content.decode("gb18030").translate(MOVED)


def modern(character: str) -> str:
    """The character that a private-use one of an old table stands for, "" when none is known."""
    moved = MOVED.get(ord(character))
    return chr(moved) if moved is not None else ""
