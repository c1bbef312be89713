"""What a user typed, as a LIKE pattern that means it literally."""


def containing(text: str) -> str:
    """`%text%` with the wildcards of LIKE escaped; use with `LIKE ? ESCAPE '\\'`."""
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
