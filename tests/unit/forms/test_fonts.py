"""Which font prints which character, and what is said of those that none can print."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest

from qingdesk.forms.fonts import Role, force_bundled, missing_characters, runs, width_of
from qingdesk.paths import resource
from tests.conftest import ExpectedLogs


def test_rare_characters_of_names_are_found_in_some_font() -> None:
    assert missing_characters("䶮㛃𬭁𠮷𠅤〇㎡·①") == []


def test_each_role_has_its_own_hand() -> None:
    heads = {role: runs("国", role)[0][0] for role in Role}
    assert heads == {
        Role.XIAOBIAOSONG: "NotoSerifSC-Bold",
        Role.FANGSONG: "NotoSerifSC-Regular",
        Role.HEITI: "NotoSansSC-Regular",
        Role.KAITI: "LXGWWenKai-Regular",
    }


def test_what_a_font_lacks_comes_from_the_next() -> None:
    assert runs("吉𠮷 吉", Role.FANGSONG) == (
        ("NotoSerifSC-Regular", "吉"),
        ("LXGWWenKai-Regular", "𠮷 "),
        ("NotoSerifSC-Regular", "吉"),
    )


@pytest.mark.parametrize("character", ["😀", "☐", "\ue000", "\ue003", "\ud800", "\U000f0000"])
def test_what_no_font_has_is_named(character: str) -> None:
    assert missing_characters(f"甲{character}乙{character}") == [character]


def test_line_breaks_are_not_characters() -> None:
    assert missing_characters("甲\n乙") == []


def test_a_chinese_character_is_one_em_wide() -> None:
    assert width_of("亲清", Role.FANGSONG, 12) == pytest.approx(24)


def test_the_machines_official_font_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = tmp_path / "fonts" / "windows"
    fonts.mkdir(parents=True)
    shutil.copy(resource("fonts", "LXGWWenKai-Regular.ttf"), fonts / "SIMFANG.TTF")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.delenv("QINGDESK_FONTS", raising=False)
    force_bundled(False)
    try:
        assert runs("国", Role.FANGSONG)[0][0] == "SIMFANG"
        monkeypatch.setenv("QINGDESK_FONTS", "bundled")
        force_bundled(False)
        assert runs("国", Role.FANGSONG)[0][0] == "NotoSerifSC-Regular"
    finally:
        force_bundled()


def _with_one_for(font: bytes, character: str, instead: str) -> bytes:
    """The font, whose glyph of one character is that of another now: in its cmap of format 12 a group is renamed."""
    many = struct.unpack(">H", font[4:6])[0]
    tables = {font[at : at + 4]: at for at in range(12, 12 + 16 * many, 16)}
    start = struct.unpack(">I", font[tables[b"cmap"] + 8 : tables[b"cmap"] + 12])[0]
    changed = bytearray(font)
    for record in range(struct.unpack(">H", font[start + 2 : start + 4])[0]):
        at = start + struct.unpack(">I", font[start + 4 + 8 * record + 4 : start + 4 + 8 * record + 8])[0]
        if struct.unpack(">H", font[at : at + 2])[0] != 12:
            continue
        for group in range(struct.unpack(">I", font[at + 12 : at + 16])[0]):
            place = at + 16 + 12 * group
            first, last = struct.unpack(">II", font[place : place + 8])
            if first <= ord(instead) <= last:
                changed[place : place + 8] = struct.pack(">II", ord(character), ord(character))
    return bytes(changed)


def test_a_character_that_no_font_of_a_role_has_comes_from_one_of_rare_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragons = "\U0002a6a5"  # 𪚥: of extension B, in no font that travels with the program
    assert missing_characters(dragons) == [dragons]
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    whole = resource("fonts", "LXGWWenKai-Regular.ttf").read_bytes()
    (fonts / "simsunb.ttf").write_bytes(_with_one_for(whole, dragons, "𠮷"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("QINGDESK_FONTS", raising=False)
    force_bundled(False)
    try:
        assert missing_characters(dragons) == []
        assert runs(f"李{dragons}", Role.FANGSONG)[1] == ("simsunb", dragons)
        assert runs("𠮷", Role.FANGSONG)[0][0] != "simsunb", "the bundled fonts come before it"
    finally:
        force_bundled()


def test_a_font_that_cannot_be_embedded_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "simhei.ttf").write_bytes(b"\0\1\0\0 cut off")
    (fonts / "simkai.ttf").write_bytes(b"OTTO: outlines of the other kind")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("QINGDESK_FONTS", raising=False)
    expected_logs.expect("simhei.ttf cannot be used")
    force_bundled(False)
    try:
        assert runs("国", Role.HEITI)[0][0] == "NotoSansSC-Regular"
        assert runs("国", Role.KAITI)[0][0] == "LXGWWenKai-Regular"
    finally:
        force_bundled()
