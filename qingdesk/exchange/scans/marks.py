"""The marks on a page: QR codes that are ours, and none of anybody else's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qingdesk.domain.mark import Mark, decode
from qingdesk.exchange.pictures import RenderedPage

if TYPE_CHECKING:
    from PIL.Image import Image

_CORNER = 0.4  # of the page's sides: the mark stands in one, whichever way the paper lay
_SHARPEN = (4, 250, 3)  # radius, per cent, threshold: cures a bad copier's blur
_MOST_PIXELS = 40_000_000
"""An enlarged page holds no more; a picture that is larger already needs no enlarging."""


@dataclass(frozen=True)
class MarksFound:
    """What one picture shows. marks: without repetition. turned: by how many degrees clockwise the first of them
    is turned, from -180 to 180. has_foreign: a QR code of somebody else's, or a damaged one, stands there."""

    marks: tuple[Mark, ...]
    turned: int
    has_foreign: bool


def read_marks(page: RenderedPage) -> list[Mark]:
    """Our marks on a rendered page, in the order they are found; foreign codes are passed over."""
    from PIL import Image

    return list(find_marks(Image.frombytes("RGB", (page.width, page.height), page.rgb)).marks)


def find_marks(picture: Image) -> MarksFound:
    """The marks of a picture, turned any way: as it is, then its corners enlarged, then the whole sharpened.

    The first way that finds a mark of ours is the last one tried.
    """
    import zxingcpp

    ours = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
    has_foreign = False
    for view in _views(picture.convert("L")):
        found: dict[Mark, int] = {}
        for code in zxingcpp.read_barcodes(view, formats=ours):
            mark = decode(code.text)
            if mark is None:
                has_foreign = True
            else:
                found.setdefault(mark, int(code.orientation))
        if found:
            return MarksFound(tuple(found), next(iter(found.values())), has_foreign)
    return MarksFound((), 0, has_foreign)


def _views(grey: Image) -> Iterator[Image]:
    from PIL import ImageFilter
    from PIL.Image import Resampling

    yield grey
    width, height = grey.size
    across, down = int(width * _CORNER), int(height * _CORNER)
    if across < 1 or down < 1:
        return
    for left in (0, width - across):
        for top in (height - down, 0):  # at the lower left on paper that lay as it should
            corner = grey.crop((left, top, left + across, top + down))
            yield corner.resize((across * 2, down * 2), Resampling.BICUBIC)
    if width * height * 2.25 <= _MOST_PIXELS:
        larger = grey.resize((int(width * 1.5), int(height * 1.5)), Resampling.BICUBIC)
        yield larger.filter(ImageFilter.UnsharpMask(*_SHARPEN))
