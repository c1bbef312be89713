"""Pages of a PDF as pictures, for preview, printing and scans.

What is shown and printed is the PDF itself, so a preview is what comes out of the printer.
"""

from __future__ import annotations

import struct
import threading
import zlib
from dataclasses import dataclass

import pypdfium2

from qingdesk.errors import UserError
from qingdesk.i18n import _

# PDFium keeps global state and may be called by one thread at a time; previews and scans run in two.
_lock = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class RenderedPage:
    """One page in pixels. rgb: 3 bytes a pixel, top row first, no padding."""

    width: int
    height: int
    rgb: bytes

    def grey(self) -> bytes:
        """1 byte a pixel, top row first: the green channel, which for black on white is the grey."""
        return self.rgb[1::3]

    def png(self) -> bytes:
        """A PNG file of it."""
        pitch = 3 * self.width
        rows = b"".join(b"\0" + self.rgb[start : start + pitch] for start in range(0, len(self.rgb), pitch))
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            for kind, body in chunks
        )


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has. Raises UserError when it is none, is damaged or asks for a password."""
    with _lock:
        document = _open(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_size(pdf: bytes, page_no: int) -> tuple[float, float]:
    """Width and height of page `page_no` (from 1) as it is seen, in points.

    Raises UserError when the PDF cannot be read, IndexError when it has no such page.
    """
    with _lock:
        document = _open(pdf)
        try:
            if not 1 <= page_no <= len(document):
                raise IndexError(f"page {page_no} of {len(document)}")
            return document.get_page_size(page_no - 1)
        except pypdfium2.PdfiumError as error:
            raise _damaged(error) from error
        finally:
            document.close()


def render_page(pdf: bytes, page_no: int, dpi: float) -> RenderedPage:
    """Page `page_no` (from 1) as seen at `dpi` dots an inch, on white.

    Raises UserError when the PDF cannot be read, IndexError when it has no such page.
    """
    with _lock:
        document = _open(pdf)
        try:
            if not 1 <= page_no <= len(document):
                raise IndexError(f"page {page_no} of {len(document)}")
            page = document[page_no - 1]
            bitmap = page.render(scale=dpi / 72, rev_byteorder=True, prefer_bgrx=False)
            # pypdfium2 makes its bitmaps without padding between the rows.
            rendered = RenderedPage(width=bitmap.width, height=bitmap.height, rgb=bytes(bitmap.buffer))
            bitmap.close()
            page.close()
        except pypdfium2.PdfiumError as error:
            raise _damaged(error) from error
        finally:
            document.close()
    return rendered


def _open(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise _damaged(error) from error


def _damaged(error: pypdfium2.PdfiumError) -> UserError:
    return UserError(
        _("The file cannot be read as PDF"),
        _("It may be damaged, be something else under this name, or ask for a password."),
        str(error),
    )
