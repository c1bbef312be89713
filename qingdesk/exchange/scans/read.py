"""Pages of a file that was scanned or photographed: PDF, JPEG, PNG, TIFF of one or many pages.

Whatever a file's ending says, its content decides. Nothing is decoded before its size is known.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingdesk.errors import UserError
from qingdesk.exchange.pictures import page_count, page_size, render_page
from qingdesk.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 200 * 1024 * 1024
MOST_PAGES = 1_000
MOST_PIXELS = 80_000_000
"""A3 at 600 dpi; a phone's picture has 12 to 50 million."""

_FORMATS = ("JPEG", "PNG", "TIFF")
_DPI = 200
_BROKEN = (
    OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, MemoryError, Warning,
    struct.error,
)  # fmt: skip
"""What Pillow raises at a damaged file, depending on where it stumbles."""
_LONGEST = 3_600
"""Pixels: A4 at 300 dpi. Pages of a PDF are often as large in points as the picture in them is in pixels."""


def page_count_of(name: str, content: bytes) -> int:
    """How many pages the file has. Raises `UserError` for what is none of the four kinds, is damaged, asks for a
    password, is empty or too large."""
    if len(content) > LARGEST:
        raise UserError(
            _("{name} is larger than {limit} MB.").format(name=name, limit=LARGEST // 1024 // 1024),
            _("Scan it again at 150–200 dpi in grey, in smaller piles."),
        )
    if _is_pdf(content):
        many = page_count(content)
    else:
        with _opened(name, content) as picture:
            try:
                many = int(getattr(picture, "n_frames", 1))
            except _BROKEN as error:
                raise _unreadable(name, error) from error
    if not 1 <= many <= MOST_PAGES:
        raise UserError(
            _("{name} has {pages} pages.").format(name=name, pages=many),
            _("From 1 to {most} can be taken in at once; split the file.").format(most=MOST_PAGES),
        )
    return many


def pages_of(name: str, content: bytes) -> Iterator[Image | UserError]:
    """Every page as a grey or colour picture, upright as the file says; in place of one that cannot be read the
    reason why. Raises what `page_count_of` raises."""
    many = page_count_of(name, content)
    if _is_pdf(content):
        for number in range(1, many + 1):
            try:
                yield _rendered(content, number)
            except UserError as error:
                yield error
        return
    with _opened(name, content) as file:
        for place in range(many):
            try:
                yield _frame(name, file, place)
            except UserError as error:
                yield error


def _is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-")


def _rendered(content: bytes, number: int) -> Image:
    from PIL import Image

    longest = max(*page_size(content, number), 1.0)
    page = render_page(content, number, min(_DPI, _LONGEST * 72 / longest))
    return Image.frombytes("RGB", (page.width, page.height), page.rgb)


def _opened(name: str, content: bytes) -> Image:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=_FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_many_pixels(name) from error
    except _BROKEN as error:
        raise UserError(
            _("{name} is not a PDF, JPEG, PNG or TIFF.").format(name=name),
            _("Whatever its ending says, its content is another. Scan or save it as one of these."),
            str(error),
        ) from error
    return picture


def _frame(name: str, file: Image, place: int) -> Image:
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if place:
                file.seek(place)
            if file.width * file.height > MOST_PIXELS:
                raise _too_many_pixels(name)
            file.draft("RGB", (_LONGEST, _LONGEST))  # JPEG: no more is decoded than is looked at
            picture = ImageOps.exif_transpose(_plain(file))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_many_pixels(name) from error
    except _BROKEN as error:
        raise _unreadable(name, error) from error
    picture.thumbnail((_LONGEST, _LONGEST))
    return picture


def _plain(picture: Image) -> Image:
    """A copy in grey or RGB; what is transparent lies on white."""
    from PIL import Image

    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in ("1", "L"):
        plain = picture.convert("L")
    elif "A" in picture.mode or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        plain = Image.new("RGB", clear.size, "white")
        plain.paste(clear, mask=clear.getchannel("A"))
    else:
        plain = picture.convert("RGB")
    plain.info = {}
    exif = picture.getexif()
    if exif.get(_ORIENTATION):
        plain.getexif()[_ORIENTATION] = exif[_ORIENTATION]
    return plain


_ORIENTATION = 0x0112


def _too_many_pixels(name: str) -> UserError:
    return UserError(
        _("{name} has too many pixels.").format(name=name),
        _("A page needs no more than 300 dpi. Scan it again at 150–200 dpi in grey."),
    )


def _unreadable(name: str, error: Exception) -> UserError:
    return UserError(
        _("{name} is damaged.").format(name=name),
        _("It may have been cut off while it was copied. Copy or scan it again."),
        f"{type(error).__name__}: {error}",
    )
