"""The marks on a page: QR codes that are ours, and none of anybody else's."""

from __future__ import annotations

from qingdesk.domain.mark import Mark, decode
from qingdesk.exchange.pictures import RenderedPage


def read_marks(page: RenderedPage) -> list[Mark]:
    """Our marks on a picture, in the order they are found; foreign codes are passed over."""
    import zxingcpp
    from PIL import Image

    picture = Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L")
    codes = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return [mark for code in codes if (mark := decode(code.text)) is not None]
