"""The outside of a package's ZIP: its directory, names and headers, judged before anything is unpacked."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Sequence
from typing import BinaryIO
from zipfile import ZipInfo

from qingdesk.exchange.package.faults import Fault, FaultKind, printable
from qingdesk.exchange.package.layout import ATTRIBUTES, FIXED_TIME, METHODS, UNIX, UTF8_NAME, VERSION

MEMBERS = 10_000
DIRECTORY_SIZE = 4 << 20
"""Bytes of the directory at the end: zipfile reads it whole, so it is measured first."""

_END, _END64, _LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_LOCAL = struct.Struct("<4s5H3L2H")
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³")}
_WIDEST = 200


def directory_fault(file: BinaryIO) -> Fault | None:
    """Is the directory at the end there, and of a size that may be read? Raises OSError as the disk does."""
    length = file.seek(0, 2)
    start = max(0, length - (22 + 65_535))
    file.seek(start)
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        return Fault(FaultKind.NOT_A_ZIP)
    members, size = struct.unpack_from("<HL", tail, at + 10)
    if at >= 20 and tail[at - 20 : at - 16] == _LOCATOR:
        (place,) = struct.unpack_from("<Q", tail, at - 12)
        file.seek(min(place, length))
        wide = file.read(56)
        if len(wide) < 56 or wide[:4] != _END64:
            return Fault(FaultKind.NOT_A_ZIP)
        members, size = struct.unpack_from("<QQ", wide, 32)
    if members > MEMBERS or size > DIRECTORY_SIZE:
        return Fault(FaultKind.TOO_MANY)
    return None


def is_safe(name: str) -> bool:
    """A relative path of plain names that every system can hold, spelled in the one way we write."""
    if not name or len(name) > _WIDEST or unicodedata.normalize("NFC", name) != name:
        return False
    if any(ord(character) < 0x20 or character in '\\:*?"<>|\x7f' for character in name):
        return False
    if any(unicodedata.category(character) in ("Cf", "Cs", "Co", "Cn") for character in name):
        return False
    return all(_is_plain(part) for part in name.split("/"))


def _is_plain(part: str) -> bool:
    if part in ("", ".", "..") or part != part.strip() or part.endswith("."):
        return False
    return part.split(".")[0].strip().casefold() not in _DEVICES


def name_faults(members: Sequence[ZipInfo]) -> list[Fault]:
    """Names that escape, and names that stand twice (also where only the case differs)."""
    faults: list[Fault] = []
    seen: set[str] = set()
    for info in members:
        shown = printable(info.orig_filename)
        if not is_safe(info.orig_filename):
            faults.append(Fault(FaultKind.UNSAFE_NAME, shown))
        key = unicodedata.normalize("NFKC", info.filename).casefold()
        if key in seen:
            faults.append(Fault(FaultKind.DOUBLED, shown))
        seen.add(key)
    return faults


def header_faults(file: BinaryIO, members: Sequence[ZipInfo], directory: int) -> list[Fault]:
    """Headers that we would not have written, and bytes between members. directory: where it begins.

    A package has one spelling: no links, no comments, no other times, both headers of a member alike, and
    member after member from the first byte on. So nothing can be hidden in it, and no two members overlap.
    """
    faults: list[Fault] = []
    expected = 0
    for info in members:
        name = printable(info.orig_filename)
        if info.header_offset != expected:
            faults.append(Fault(FaultKind.HIDDEN, name))
            break
        file.seek(info.header_offset)
        local = file.read(_LOCAL.size)
        if len(local) < _LOCAL.size or not (_is_ours(info) and _is_same(info, local)):
            faults.append(Fault(FaultKind.HEADER, name))
            break
        name_length = _LOCAL.unpack(local)[9]
        expected += _LOCAL.size + name_length + info.compress_size
    else:
        if expected != directory:
            faults.append(Fault(FaultKind.HIDDEN, _directory_name()))
    return faults


def _directory_name() -> str:
    return "ZIP"


def _is_ours(info: ZipInfo) -> bool:
    return (
        info.date_time == FIXED_TIME
        and info.create_system == UNIX
        and info.create_version == info.extract_version == VERSION
        and info.reserved == 0
        and info.external_attr == ATTRIBUTES
        and info.internal_attr == 0
        and info.compress_type in METHODS
        and info.flag_bits & ~UTF8_NAME == 0
        and info.volume == 0
        and not info.extra
        and not info.comment
    )


def _is_same(info: ZipInfo, local: bytes) -> bool:
    sign, version, flags, method, at_time, at_day, crc, packed, size, name_length, extra = _LOCAL.unpack(
        local
    )
    year, month, day = FIXED_TIME[:3]
    return (sign, version, flags, method, at_time, at_day, crc, packed, size, name_length, extra) == (
        b"PK\x03\x04",
        VERSION,
        info.flag_bits,
        info.compress_type,
        0,
        (year - 1980) << 9 | month << 5 | day,
        info.CRC,
        info.compress_size,
        info.file_size,
        len(info.orig_filename.encode("utf-8" if info.flag_bits & UTF8_NAME else "cp437", "replace")),
        0,
    )
