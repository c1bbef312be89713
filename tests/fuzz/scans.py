"""Scans: any bytes as PDF, JPEG, PNG or TIFF, through decoding, looking for marks, and keeping the page."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image

from qingdesk.errors import UserError
from qingdesk.exchange.scans.keep import as_pdf, kept_again, kept_page
from qingdesk.exchange.scans.marks import find_marks
from qingdesk.exchange.scans.read import page_count_of, pages_of

_PAGES = 3
"""Looked at of one file; a thousand pages of one pixel would tell nothing new."""


def seeds() -> Iterator[bytes]:
    """Small pages of all four kinds and of several modes, and files of two pages."""
    for mode in ("1", "L", "RGB", "RGBA", "P", "I;16", "CMYK", "LA"):
        page = Image.new(mode, (40, 30))
        for kind in ("PNG", "JPEG", "TIFF"):
            out = io.BytesIO()
            try:
                page.save(out, kind)
            except OSError:
                continue  # not every kind holds every mode
            yield out.getvalue()
    grey, turned = Image.new("L", (40, 30), 200), Image.Exif()
    turned[0x0112] = 6
    out = io.BytesIO()
    grey.save(out, "JPEG", exif=turned)
    yield out.getvalue()
    for compression in ("tiff_lzw", "group4", "jpeg", "tiff_adobe_deflate", "packbits"):
        out = io.BytesIO()
        page = grey.convert("1") if compression == "group4" else grey
        page.save(out, "TIFF", compression=compression, save_all=True, append_images=[page])
        yield out.getvalue()
    large = as_pdf([kept_page(grey), kept_page(grey.convert("RGB"), 90)])
    yield large.replace(b"842", b" 40").replace(b"631.5", b" 30.0")  # quick to draw


def one(content: bytes) -> str:
    """What a person would be told of this file and its pages."""
    said = []
    try:
        said.append(f"{page_count_of('a', content)}")
        for number, page in enumerate(pages_of("a", content)):
            if number == _PAGES:
                break
            if isinstance(page, UserError):
                said.append(str(page))
                continue
            found = find_marks(page)
            kept = kept_page(page, found.turned)
            again = kept_again(kept.jpeg)
            assert (again.width, again.height) == (kept.width, kept.height)
            said.append(f"{kept.width} × {kept.height}")
    except UserError as error:
        said.append(str(error))
    return "\n".join(said)
