"""Bring the catalogues up to the source: new msgids in, unused ones out, English filled with its own msgids.

make messages        says how many Chinese texts are missing, and which
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
MADE = datetime(2026, 11, 22, tzinfo=UTC)
"""A fixed date: a catalogue changes only when its texts do."""


def main() -> int:
    """Write the three files; exit 1 when a Chinese text is missing."""
    template = new_catalogue(None)
    found = extract_from_dir(str(ROOT / "qingdesk"), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for _path, _line, message, _comments, _context in found:
        template.add(message)
    write(template, ROOT / "i18n" / "qingdesk.pot")
    missing: list[str] = []
    for language in ("zh_CN", "en"):
        path = ROOT / "i18n" / language / "LC_MESSAGES" / "qingdesk.po"
        known = read(path, language)
        catalogue = new_catalogue(language)
        for message in template:
            if not message.id:
                continue
            said = texts(message.id) if language == "en" else known.get(key(message), ("",))
            catalogue.add(message.id, said[0] if isinstance(message.id, str) else said)
            if not all(said):
                missing.append(key(message))
        write(catalogue, path)
    for msgid in missing:
        print(f"no Chinese text: {msgid!r}")
    print(f"{len(template)} messages, {len(missing)} without a Chinese text")
    return 1 if missing else 0


def new_catalogue(language: str | None) -> Catalog:
    """An empty one, with a header that does not change by itself."""
    return Catalog(
        locale=language, project="QingDesk", charset="utf-8", copyright_holder="QingDesk", fuzzy=False,
        creation_date=MADE, revision_date=MADE,
    )  # fmt: skip


def key(message: Message) -> str:
    """The singular msgid."""
    return texts(message.id)[0]


def texts(said: object) -> tuple[str, ...]:
    """A message's text, or its texts by number."""
    return (said,) if isinstance(said, str) else tuple(said) if isinstance(said, tuple | list) else ()


def read(path: Path, language: str) -> dict[str, tuple[str, ...]]:
    """What a catalogue says now, by singular msgid."""
    if not path.exists():
        return {}
    with path.open("rb") as source:
        return {key(m): texts(m.string) for m in read_po(source, locale=language) if m.id and m.string}


def write(catalogue: Catalog, path: Path) -> None:
    """Sorted, without places: a moved line is no change of text."""
    out = io.BytesIO()
    write_po(out, catalogue, sort_output=True, no_location=True, width=100)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.getvalue())


if __name__ == "__main__":
    sys.exit(main())
