"""Files from others: four kinds are read, nothing else is, and nothing large is decoded."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence

import pypdfium2
import pytest
from PIL import Image

from qingdesk.errors import UserError
from qingdesk.exchange.pictures import page_count
from qingdesk.exchange.scans import read
from qingdesk.exchange.scans.keep import LARGEST_PAGE, as_pdf, kept_again, kept_page
from qingdesk.exchange.scans.read import page_count_of, pages_of
from tests.unit.exchange.scans.papers import encrypted_pdf


def encoded(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def several(kind: str, colours: Sequence[int]) -> bytes:
    first, *rest = (Image.new("L", (60, 40), colour) for colour in colours)
    return encoded(first, kind, save_all=True, append_images=rest)


def good(name: str, content: bytes) -> list[Image.Image]:
    """Every page; none of them refused."""
    found = []
    for page in pages_of(name, content):
        assert isinstance(page, Image.Image)
        found.append(page)
    return found


def shade(page: Image.Image, x: int, y: int) -> int:
    """Of one pixel: 0 black, 255 white."""
    return page.convert("L").crop((x, y, x + 1, y + 1)).tobytes()[0]


def huge_png(width: int, height: int) -> bytes:
    """A picture that says it is huge and holds nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_picture_is_one_page(kind: str) -> None:
    content = encoded(Image.new("L", (60, 40), 99), kind)
    [page] = good("x", content)
    assert page.size == (60, 40) and page_count_of("x", content) == 1


@pytest.mark.parametrize("kind", ["TIFF", "PDF"])
def test_pages_come_in_their_order(kind: str) -> None:
    content = several(kind, (10, 120, 230))
    pages = good("x", content)
    assert page_count_of("x", content) == 3
    shades = [shade(page, page.width // 2, page.height // 2) for page in pages]
    assert shades == [pytest.approx(10, abs=6), pytest.approx(120, abs=6), pytest.approx(230, abs=6)]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16", "I"])
def test_every_way_to_store_a_white_page(mode: str) -> None:
    white = Image.new("L", (60, 40), 255)
    if mode in ("I;16", "I"):
        picture = Image.new(mode, (60, 40), 65535)
    else:
        picture = white.convert("RGB").convert(mode) if mode in ("CMYK", "RGBA", "P") else white.convert(mode)
    [page] = good("x", encoded(picture, "TIFF"))
    assert page.mode in ("L", "RGB") and shade(page, 30, 20) >= 254


def test_what_is_transparent_lies_on_white() -> None:
    [page] = good("x", encoded(Image.new("RGBA", (60, 40), (0, 0, 0, 0)), "PNG"))
    assert shade(page, 5, 5) == 255


def test_a_phone_says_how_it_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    [page] = good("x", encoded(Image.new("L", (60, 40), 99), "JPEG", exif=exif))
    assert page.size == (40, 60)


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>", b"GIF89a" + bytes(200), b"PK\x03\x04" + bytes(100), b"\xff\xd8\xff\xe0", b"%PDF-1.7\nnothing",
     b"II*\x00" + bytes(40), b"\x89PNG\r\n\x1a\n" + bytes(40)],
)  # fmt: skip
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(UserError) as caught:
        list(pages_of("文件.pdf", content))
    assert caught.value.title and caught.value.hint


def test_a_later_page_without_its_sides_is_told() -> None:
    """Pillow raises TypeError there, while it counts the pages."""
    whole = several("TIFF", [255, 255])
    width = struct.pack("<HHLL", 256, 4, 1, 60)
    at = whole.rindex(width)
    spoiled = whole[:at] + struct.pack("<HHLL", 256, 0, 0, 0) + whole[at + len(width) :]
    with pytest.raises(UserError) as caught:
        page_count_of("x.tif", spoiled)
    assert "x.tif" in caught.value.title and caught.value.hint


def test_other_formats_are_refused_however_well_pillow_knows_them() -> None:
    for kind in ("BMP", "GIF", "WEBP", "PPM", "TGA"):
        with pytest.raises(UserError):
            list(pages_of("x.jpg", encoded(Image.new("RGB", (60, 40)), kind)))


def test_an_encrypted_pdf_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        list(pages_of("x.pdf", encrypted_pdf()))
    assert caught.value.hint


@pytest.mark.parametrize("side", [20_000, 9_100, 60_000])
def test_too_many_pixels_are_never_decoded(side: int) -> None:
    """20,000 × 20,000 is refused when it is opened, less when its size is known."""
    refused: UserError | None = None
    try:
        [page] = pages_of("x.png", huge_png(side, side))
        assert isinstance(page, UserError)
        refused = page
    except UserError as error:
        refused = error
    assert "x.png" in refused.title and refused.hint


def test_a_page_of_a_pdf_may_say_any_size() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_400, 14_400)
    document.new_page(3, 4)
    out = io.BytesIO()
    document.save(out)
    document.close()
    large, small = good("x.pdf", out.getvalue())
    assert max(large.size) <= 3_601 and min(small.size) >= 1


def test_a_cut_off_picture_is_told_and_the_others_are_read() -> None:
    whole = encoded(Image.effect_noise((600, 400), 90), "JPEG")
    [page] = pages_of("x.jpg", whole[: len(whole) // 2])
    assert isinstance(page, UserError) and page.hint


def test_too_many_pages_or_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MOST_PAGES", 2)
    with pytest.raises(UserError):
        page_count_of("x.tif", several("TIFF", (1, 2, 3)))
    monkeypatch.setattr(read, "LARGEST", 10)
    with pytest.raises(UserError):
        page_count_of("x.tif", b"II*\x00" + bytes(10))


def test_a_page_is_kept_small_whatever_it_shows() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((2480, 3508), 120) for _each in range(3)])
    kept = kept_page(noise)
    assert len(kept.jpeg) <= LARGEST_PAGE
    assert kept_again(kept.jpeg) == kept


def test_a_red_seal_stays_red_and_a_black_page_becomes_grey() -> None:
    page = Image.new("RGB", (1240, 1754), (250, 246, 235))
    assert kept_page(page).is_grey, "yellowed paper is no colour"
    page.paste((200, 20, 30), (800, 1300, 1000, 1500))
    assert not kept_page(page).is_grey


@pytest.mark.parametrize(
    ("turned", "size"), [(0, (300, 400)), (90, (400, 300)), (180, (300, 400)), (-90, (400, 300))]
)
def test_a_page_is_turned_upright(turned: int, size: tuple[int, int]) -> None:
    upright = Image.new("L", (300, 400), 255)
    upright.paste(0, (10, 300, 80, 390))
    lying = upright.rotate(-turned, expand=True)
    assert lying.size == size
    kept = Image.open(io.BytesIO(kept_page(lying, turned).jpeg))
    assert kept.size == (300, 400) and shade(kept, 40, 350) < 20 and shade(kept, 250, 40) > 230


def test_pages_become_one_pdf_of_the_same_bytes() -> None:
    pages = [kept_page(Image.new("L", (300, 400), 99)), kept_page(Image.new("RGB", (400, 300), (200, 0, 0)))]
    pdf = as_pdf(pages)
    assert pdf == as_pdf(pages) and page_count(pdf) == 2
    first, second = good("x.pdf", pdf)
    assert first.height > first.width and second.width > second.height
    assert shade(second.getchannel("R"), 50, 50) > 150 and shade(second.getchannel("G"), 50, 50) < 50
