"""What a built program is made of: Python's packages, what their wheels carry inside, fonts, icons, the system's
libraries; each with its version, its licence as SPDX writes it, and the licence's text. Written as CycloneDX.

`build_installer.spec` calls `licence_texts` and `write_sbom` with the files that it packs; nothing is listed by hand
but what no wheel says of itself.
"""

from __future__ import annotations

import platform
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SPDX = {  # what a wheel says otherwise, or not at all
    "click-default-group": "Unlicense",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
    "pyrage": "MIT",
    "pyside6-essentials": "LGPL-3.0-only",
    "reportlab": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib",
    "sqlite-fts4": "Apache-2.0",
}
OF_THE_SYSTEM = {  # libraries that are taken along from the machine that builds
    "ffi": "MIT",
    "mpdec": "BSD-2-Clause",
    "xcb": "MIT",
}
BESIDE = (
    ("Noto Serif SC", "OFL-1.1", "NotoSerifSC-Regular.ttf"),
    ("Noto Sans SC", "OFL-1.1", "NotoSansSC-Regular.ttf"),
    ("LXGW WenKai", "OFL-1.1", "LXGWWenKai-Regular.ttf"),
)


@dataclass(frozen=True, order=True)
class Part:
    """One thing that somebody else made. of: the wheel that carries it; purl: a package URL where there is one."""

    name: str
    version: str
    licence: str
    purl: str = ""
    of: str = ""
    texts: tuple[Path, ...] = field(default=(), compare=False)


def parts(sources: Iterable[str]) -> list[Part]:
    """All that these files come from, by name. Raises `LookupError` for one whose licence nobody has looked up."""
    files = [Path(source) for source in sources if source]
    found = {_wheel(name) for name in {_owner(path) for path in files} if name}
    wheels = {part.name for part in found}
    found |= {part for part in _inside() if part.of in wheels}
    found |= {part for path in files if (part := _library(path)) is not None}
    found |= {Part(name, _font_version(file), licence) for name, licence, file in BESIDE}
    found |= {
        Part("CPython", platform.python_version(), "PSF-2.0"),
        Part("Lucide", _line("icons", r"Lucide (\d[\d.]*\d)"), "ISC"),
        _wheel("pyinstaller"),  # its starter is part of every program that it packs
    }
    return sorted(found)


def licence_texts(made_of: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """(place in the program, the file) of every licence that comes with a wheel."""
    for part in made_of:
        for text in part.texts:
            inner = re.sub(r"^.*\.dist-info/(licenses/)*", "", text.as_posix())
            yield f"resources/licences/{part.name}/{inner}", str(text)


def write_sbom(made_of: Iterable[Part], version: str, out: Path) -> None:
    """The parts as CycloneDX 1.6, JSON; the same parts give the same bytes."""
    from datetime import UTC, datetime
    from uuid import NAMESPACE_URL, uuid5

    from cyclonedx.factory.license import LicenseFactory
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    licences = LicenseFactory()

    def component(part: Part, kind: ComponentType) -> Component:
        return Component(
            name=part.name,
            version=part.version,
            type=kind,
            licenses=[licences.make_from_string(part.licence)],
            purl=PackageURL.from_string(part.purl) if part.purl else None,
            bom_ref=f"{part.name}@{part.version}",
        )

    program = component(Part("QingDesk", version, "Apache-2.0"), ComponentType.APPLICATION)
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, f"qingdesk@{version}"))
    bom.metadata.component = program
    bom.metadata.timestamp = datetime(2026, 1, 1, tzinfo=UTC)
    children: dict[str, list[Component]] = {}
    for part in made_of:
        made = component(part, ComponentType.LIBRARY)
        bom.components.add(made)
        children.setdefault(part.of or program.name, []).append(made)
    named = {each.name: each for each in (*bom.components, program)}
    for parent, held in children.items():
        bom.register_dependency(named[parent], held)
    out.write_text(JsonV1Dot6(bom).output_as_string(indent=1) + "\n", "utf-8")


@cache
def _owners() -> dict[Path, str]:
    return {
        Path(str(file.locate())).resolve(): _plain(distribution.name)
        for distribution in metadata.distributions()
        for file in distribution.files or ()
        if file.suffix in {".py", ".so", ".pyd", ".dll", ".json", ".dat"} or ".so." in file.name
    }


def _owner(path: Path) -> str:
    return _owners().get(path.resolve(), "")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def _wheel(name: str) -> Part:
    distribution = metadata.distribution(name)
    said = distribution.metadata
    licence = SPDX.get(name) or said.get("License-Expression") or said.get("License") or ""
    if not licence or len(licence) > 80:
        raise LookupError(f"{name} does not say its licence in a word: look it up and add it to {__file__}")
    version = distribution.version
    texts = tuple(
        Path(str(file.locate()))
        for file in distribution.files or ()
        if ".dist-info/" in str(file)
        and ("/licenses/" in str(file) or re.match(r"licen[cs]e|copying|notice", file.name, re.IGNORECASE))
    )
    return Part(name, version, licence, purl=f"pkg:pypi/{name}@{version}", texts=texts)


@cache
def _inside() -> tuple[Part, ...]:
    """What the wheels of others carry, as each tells its version."""
    import pypdfium2
    import sqlcipher3
    from cryptography.hazmat.backends.openssl import backend
    from PySide6.QtCore import qVersion

    database = sqlcipher3.connect(":memory:")

    def asked(question: str) -> str:
        return str(database.execute(question).fetchone()[0])

    (unicode,) = {
        path.name.rpartition(".so.")[2]
        for path in Path(pypdfium2.__file__).parents[1].glob("PySide6/Qt/lib/libicudata.so.*")
    } or {""}
    found = [
        Part("Qt", qVersion(), "LGPL-3.0-only", of="pyside6-essentials"),
        Part("SQLCipher", asked("PRAGMA cipher_version").split()[0], "BSD-3-Clause", of="sqlcipher3"),
        Part("SQLite", asked("SELECT sqlite_version()"), "blessing", of="sqlcipher3"),
        Part("OpenSSL", backend.openssl_version_text().split()[1], "Apache-2.0", of="cryptography"),
        Part("PDFium", str(pypdfium2.PDFIUM_INFO), "BSD-3-Clause AND Apache-2.0", of="pypdfium2"),
    ]
    if unicode:
        found.append(Part("ICU", unicode, "Unicode-3.0", of="pyside6-essentials"))
    return tuple(found)


def _library(path: Path) -> Part | None:
    """A library of the system that is taken along, with the package that brought it."""
    named = re.match(r"/(?:usr/)?lib/.*/?lib([a-z]+)\d*[-.]", str(path))
    licence = named and OF_THE_SYSTEM.get(named[1])
    if licence is None:
        return None
    where = {str(path), str(path.resolve()), str(path.resolve()).replace("/usr/", "/", 1)}
    for place in sorted(where):
        told = subprocess.run(["dpkg-query", "--search", place], capture_output=True, text=True, check=False)
        package = told.stdout.partition(": ")[0]
        if told.returncode == 0 and package:
            version = subprocess.run(
                ["dpkg-query", "--show", "--showformat=${Version}", package],
                capture_output=True, text=True, check=True,
            ).stdout  # fmt: skip
            name = package.partition(":")[0]
            return Part(name, version, licence, purl=f"pkg:deb/debian/{name}@{version.replace('+', '%2B')}")
    return Part(path.name, "", licence)


def _font_version(file: str) -> str:
    """As the font itself says it."""
    from reportlab.pdfbase.ttfonts import TTFontFile

    font = TTFontFile(str(ROOT / "resources" / "fonts" / file))
    font.seek_table("head")
    font.skip(4)
    return f"{font.read_ushort()}.{font.read_ushort() * 1000 // 65536:03d}"


def _line(folder: str, pattern: str) -> str:
    found = re.search(pattern, (ROOT / "resources" / folder / "README.md").read_text("utf-8"))
    if found is None:
        raise LookupError(f"resources/{folder}/README.md no longer says its version")
    return found[1]
