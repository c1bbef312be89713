"""Marks of printed pages: any text that a QR may say, and any picture in which one may stand."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from qingdesk.domain.mark import Mark, decode
from qingdesk.exchange.scans.marks import find_marks

_MARK = Mark(
    record_id="019a8f00-0000-7000-8000-000000000001", form_revision=3, page=2, digest="0123456789abcdef0123"
)
_TEXT, _CODE, _PIXELS = b"t", b"c", b"p"


def seeds() -> Iterator[bytes]:
    """A mark as text, as a code to be printed, and as pixels."""
    import segno

    text = _MARK.encode()
    for said in (text, text[:-1] + "A", "QD1", "https://example.com/"):
        yield _TEXT + said.encode()
        yield _CODE + said.encode()
    rows = [
        bytes(0 if dark else 255 for dark in row) for row in segno.make(text, error="q").matrix_iter(3, 4)
    ]
    yield _PIXELS + bytes([len(rows[0])]) + b"".join(rows)


def one(content: bytes) -> str:
    """The marks that are found. Raises AssertionError when a text is taken for a mark that says another."""
    kind, rest = content[:1], content[1:]
    if kind == _PIXELS and rest:
        width = max(rest[0], 1)
        height = (len(rest) - 1) // width
        if not height:
            return ""
        picture = Image.frombytes("L", (width, height), rest[1 : 1 + width * height])
        return repr(find_marks(picture))
    text = rest.decode("utf-8", "surrogateescape")
    mark = decode(text)
    assert mark is None or mark.encode() == text
    if kind == _CODE and rest:
        return repr(find_marks(_printed(rest)))
    return repr(mark)


def _printed(text: bytes) -> Image.Image:
    import segno

    try:
        code = segno.make(text, micro=False)
    except segno.DataOverflowError:
        return Image.new("L", (1, 1))
    rows = [bytes(0 if dark else 255 for dark in row) for row in code.matrix_iter(3, 4)]
    return Image.frombytes("L", (len(rows[0]), len(rows)), b"".join(rows))
