"""Which font prints which character.

An office's own fonts come first where the machine has them (方正小标宋, 仿宋_GB2312 ...), then the fonts that
travel with the program, then the machine's fonts of rare characters. Whatever a font lacks is looked for in the
others; what none has is named before printing, because reportlab would print nothing or a box without a word.
"""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from qingdesk import log, paths

# A paragraph may never fetch a picture from a disk or a network, whatever text gets into it.
rl_config.trustedSchemes = []
rl_config.trustedHosts = []

_log = log.get(__name__)
_lock = threading.RLock()
_bundled_only = False


class Role(StrEnum):
    """The hand a text is printed in, by its name in GB/T 9704."""

    XIAOBIAOSONG = "xiaobiaosong"
    FANGSONG = "fangsong"
    HEITI = "heiti"
    KAITI = "kaiti"


_BUNDLED = {
    Role.XIAOBIAOSONG: "NotoSerifSC-Bold.ttf",
    Role.FANGSONG: "NotoSerifSC-Regular.ttf",
    Role.HEITI: "NotoSansSC-Regular.ttf",
    Role.KAITI: "LXGWWenKai-Regular.ttf",
}
_FALLBACK = (Role.FANGSONG, Role.KAITI, Role.HEITI)

# File names in lower case, best first. reportlab cannot embed CFF fonts nor collections, so none is named.
_OFFICIAL = {
    Role.XIAOBIAOSONG: ("方正小标宋_gbk.ttf", "方正小标宋简体.ttf", "fzxbsk.ttf", "fzxbsjw.ttf"),
    Role.FANGSONG: ("仿宋_gb2312.ttf", "fangsong_gb2312.ttf", "simfang.ttf", "方正仿宋_gbk.ttf", "fzfsk.ttf"),
    Role.HEITI: ("simhei.ttf", "方正黑体_gbk.ttf", "fzhtk.ttf"),
    Role.KAITI: ("楷体_gb2312.ttf", "kaiti_gb2312.ttf", "simkai.ttf", "方正楷体_gbk.ttf", "fzktk.ttf"),
}

# Extensions B and later, which no official font of a role has: names are written with them (GB 18030-2022, level 3).
_RARE = (
    "simsunb.ttf", "simsunextg.ttf", "fzsongs-extended.ttf", "fzsongs-extended(sip).ttf", "plangothicp1-regular.ttf",
    "plangothicp2-regular.ttf", "plangothic-regular.ttf", "hanamina.ttf", "hanaminb.ttf",
)  # fmt: skip


def force_bundled(on: bool = True) -> None:
    """Use only the fonts that travel with the program; so does `QINGDESK_FONTS=bundled` in the environment."""
    global _bundled_only
    with _lock:
        _bundled_only = on
        for cached in (_machine_fonts, _chain, font_for, _kept_runs, _width):
            cached.cache_clear()


def runs(text: str, role: Role) -> tuple[tuple[str, str], ...]:
    """The text cut into (registered font, piece); what no font has stays in the role's own font."""
    return _kept_runs(text, role) if len(text) <= _KEPT else _runs(text, role)


def _runs(text: str, role: Role) -> tuple[tuple[str, str], ...]:
    pieces: list[tuple[str, list[str]]] = []
    for character in text:
        name = font_for(character, role) or _chain_head(role)
        if pieces and (pieces[-1][0] == name or character == " "):
            pieces[-1][1].append(character)
        else:
            pieces.append((name, [character]))
    return tuple((name, "".join(piece)) for name, piece in pieces)


_KEPT = 24
"""Characters of a text whose cutting is kept: labels and small words stand on every form again."""
_kept_runs = lru_cache(4096)(_runs)


def missing_characters(text: str) -> list[str]:
    """The characters of the text that no font can print, each once, in order; line breaks do not count."""
    return [c for c in dict.fromkeys(text) if c != "\n" and font_for(c, Role.FANGSONG) is None]


def width_of(text: str, role: Role, size: float) -> float:
    """How wide the text is in points."""
    return _width(text, role) * size if len(text) <= _KEPT else _wide(text, role) * size


def _wide(text: str, role: Role) -> float:
    return sum(char_width(character, name) for name, piece in runs(text, role) for character in piece)


_width = lru_cache(4096)(_wide)


@cache
def char_width(character: str, font: str) -> float:
    """The advance of one character in ems of the registered font; of a line break none."""
    return 0.0 if character == "\n" else float(pdfmetrics.stringWidth(character, font, 1))


@cache
def font_for(character: str, role: Role) -> str | None:
    """The registered font that prints this character in this role, or None."""
    code = ord(character)
    # A private-use character means something else in every font; surrogates are halves of nothing.
    if 0xD800 <= code <= 0xF8FF or code >= 0xF0000:
        return None
    if character == "\n":
        return _chain_head(role)
    return next((name for name, glyphs in _chain(role).each() if code in glyphs), None)


class _Chain:
    """The fonts of one role, loaded one by one as characters ask for them (a font takes 0.3 s)."""

    def __init__(self, files: list[Path]) -> None:
        self._files = files
        self._loaded: list[tuple[str, dict[int, int]]] = []

    def each(self) -> Iterator[tuple[str, dict[int, int]]]:
        """(registered name, glyph by code point), best first."""
        place = 0
        while True:
            with _lock:
                while place >= len(self._loaded):
                    if not self._files:
                        return
                    font = _load(self._files.pop(0))
                    if font:
                        self._loaded.append((font.fontName, font.face.charToGlyph))
            yield self._loaded[place]
            place += 1


@cache
def _chain(role: Role) -> _Chain:
    order = list(dict.fromkeys((role, *_FALLBACK)))
    machine = _machine_fonts()
    own = [machine[name] for name in _OFFICIAL[role] if name in machine][:1]
    rare = [machine[name] for name in _RARE if name in machine]
    return _Chain([*own, *(paths.resource("fonts", _BUNDLED[r]) for r in order), *rare])


def _chain_head(role: Role) -> str:
    return next(name for name, _glyphs in _chain(role).each())


class _Font(TTFont):
    """A font whose text can be searched and copied beyond the basic plane too."""

    def addObjects(self, doc: PDFDocument) -> None:
        """Write the subsets, then put right what reportlab writes as one number of five digits.

        The standard wants UTF-16: 𬭁 is <D872DF41>, and <2CB41> reads as another character and a stray digit.
        """
        before = set(doc.idToObject)
        super().addObjects(doc)
        for key in set(doc.idToObject) - before:
            if key.startswith("toUnicodeCMap:"):
                stream = doc.idToObject[key]
                if isinstance(stream, PDFStream):
                    stream.content = _BEYOND.sub(_as_utf16, stream.content)


_BEYOND = re.compile(r"(?<=> )<([0-9A-F]{5,6})>")


def _as_utf16(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


@cache
def _load(file: Path) -> _Font | None:
    """Read and register a font; None where it cannot be embedded (its licence, damage, CFF outlines)."""
    with _lock:
        try:
            font = _Font(file.stem, str(file), asciiReadable=False)
        except (TTFError, OSError) as error:
            _log.warning("font %s cannot be used: %s", file.name, error)
            return None
        pdfmetrics.registerFont(font)
        return font


@cache
def _machine_fonts() -> dict[str, Path]:
    """The machine's own fonts that are of use here and can be embedded, by their name in lower case."""
    if _bundled_only or os.environ.get("QINGDESK_FONTS") == "bundled":
        return {}
    wanted = {*_RARE, *(name for names in _OFFICIAL.values() for name in names)}
    found: dict[str, Path] = {}
    for folder in _font_folders():
        for file in sorted(folder.rglob("*.[tT][tT][fF]")) if folder.is_dir() else ():
            if file.name.lower() in wanted and _is_truetype(file):
                found.setdefault(file.name.lower(), file)
    return found


def _font_folders() -> list[Path]:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        folders = [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
        return [*folders, Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else folders
    home = Path.home()
    shared = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", Path(shared) / "fonts"]


def _is_truetype(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(4) in (b"\0\1\0\0", b"true")
    except OSError:
        return False
