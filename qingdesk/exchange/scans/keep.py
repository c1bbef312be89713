"""What is kept of a scanned page: upright, small, as JPEG; and the pages of one form as one PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_PAGE = 150 * 1024
"""Bytes of a page."""

_LONGEST = 1_760  # pixels: A4 at 150 dpi, at which small print and seals are still read
_QUALITIES = (75, 60, 45)
_SMALLER = 0.85
_STRAIGHT_ENOUGH = 0.7  # degrees
_COLOURED = 40  # of 255: how far apart the channels of ink that has a colour are


@dataclass(frozen=True)
class KeptPage:
    """A page as JPEG; width, height in pixels, is_grey: one channel."""

    jpeg: bytes
    width: int
    height: int
    is_grey: bool


def kept_page(picture: Image, turned: int = 0) -> KeptPage:
    """Turned upright (turned: degrees clockwise that it lies off) and reduced to at most 150 KB."""
    from PIL.Image import Resampling, Transpose

    quarter = round(turned / 90) % 4
    turns = {1: Transpose.ROTATE_90, 2: Transpose.ROTATE_180, 3: Transpose.ROTATE_270}
    small = picture.copy()
    small.thumbnail((_LONGEST, _LONGEST), Resampling.LANCZOS)
    if not _has_colour(small):
        small = small.convert("L")
    if quarter:
        small = small.transpose(turns[quarter])
    rest = turned - 90 * round(turned / 90)
    if abs(rest) > _STRAIGHT_ENOUGH:
        white: int | tuple[int, int, int] = 255 if small.mode == "L" else (255, 255, 255)
        small = small.rotate(rest, Resampling.BICUBIC, expand=True, fillcolor=white)
    while True:
        for quality in _QUALITIES:
            out = io.BytesIO()
            small.save(out, "JPEG", quality=quality, optimize=True)
            if out.tell() <= LARGEST_PAGE:
                return KeptPage(out.getvalue(), small.width, small.height, small.mode == "L")
        size = (max(int(small.width * _SMALLER), 1), max(int(small.height * _SMALLER), 1))
        small = small.resize(size, Resampling.LANCZOS)


def kept_again(jpeg: bytes) -> KeptPage:
    """A page that was kept before, with its sides read back."""
    from PIL import Image

    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
        return KeptPage(jpeg, picture.width, picture.height, picture.mode == "L")


def as_pdf(pages: Sequence[KeptPage]) -> bytes:
    """The pages as one PDF, each as long as A4; the JPEGs stand in it as they are. The same bytes every time."""
    kids = " ".join(f"{3 + 3 * place} 0 R" for place in range(len(pages)))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
    ]
    for place, page in enumerate(pages):
        scale = 842 / max(page.width, page.height)
        width, height = round(page.width * scale, 2), round(page.height * scale, 2)
        number = 3 + 3 * place
        colours = "/DeviceGray" if page.is_grey else "/DeviceRGB"
        draw = f"q {width} 0 0 {height} 0 0 cm /P Do Q".encode()
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {number + 1} 0 R"
            f" /Resources << /XObject << /P {number + 2} 0 R >> >> >>".encode(),
            _stream("", draw),
            _stream(
                f"/Type /XObject /Subtype /Image /Width {page.width} /Height {page.height}"
                f" /ColorSpace {colours} /BitsPerComponent 8 /Filter /DCTDecode ",
                page.jpeg,
            ),
        ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for at in places:
        out.write(b"%010d 00000 n \n" % at)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


def _stream(entries: str, content: bytes) -> bytes:
    return f"<< {entries}/Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _has_colour(picture: Image) -> bool:
    """Is there a seal, or ink that is not black? A yellowed paper is none."""
    if picture.mode != "RGB":
        return False
    from PIL import ImageChops

    tiny = picture.resize((max(picture.width // 6, 1), max(picture.height // 6, 1)))
    red, green, blue = tiny.split()
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    histogram = apart.histogram()
    return sum(histogram[_COLOURED:]) > sum(histogram) // 1000
