"""The only Paragraph there is: plain text broken into lines as Chinese wants it.

Texts reach reportlab as fragments, never as mark-up, so `x<y and y>z` and `面积<b>大` are printed as they stand.
Lengths are points.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paragraph import FragLine, Paragraph, ParaLines
from reportlab.platypus.paraparser import ParaFrag

from qingdesk.forms.fonts import Role, char_width, runs
from qingdesk.forms.text import clean, lines

BLACK = Color(0, 0, 0)
MIDDLE = 0.38
"""A Chinese glyph stands from -0.12 to 0.88 em, so its middle is 0.38 em above the base line in every font; the
ascents that fonts declare differ by half a line."""


class CnParagraph(Paragraph):
    """reportlab's paragraph with Chinese line-breaking; `Sheet` draws it."""

    blPara: ParaLines

    def breakLinesCJK(self, maxWidths: float | list[float] | tuple[float, ...]) -> ParaLines:
        """Fill lines with atoms, instead of reportlab's own way, which breaks one in twenty wrongly."""
        widths = maxWidths if isinstance(maxWidths, list | tuple) else [maxWidths]
        characters = [(character, frag) for frag in self.frags for character in frag.text]
        size = self.style.fontSize
        advance = [char_width(character, frag.fontName) * size for character, frag in characters]

        def room(number: int) -> float:
            return widths[min(number, len(widths) - 1)] + 0.001

        text = "".join(character for character, _frag in characters)
        made = [
            self._line(characters[line.start : line.end], line.used, room(number), line.is_forced)
            for number, line in enumerate(lines(text, advance, room))
        ]
        return ParaLines(kind=1, lines=made)

    def _line(self, line: list[tuple[str, ParaFrag]], used: float, room: float, forced: bool) -> FragLine:
        words: list[ParaFrag] = []
        for character, frag in line:
            if words and words[-1].fontName == frag.fontName:
                words[-1].text += character
            else:
                words.append(frag.clone(text=character))
        words = words or [self.frags[0].clone(text="")]
        style = self.style
        ascent = style.leading / 2 + MIDDLE * style.fontSize
        # reportlab hangs the first base line below the top by `fontSize` or by `ascent`, as it is configured.
        return FragLine(
            kind=1,
            extraSpace=room - used,
            wordCount=1,
            words=words,
            fontSize=ascent,
            ascent=ascent,
            descent=ascent - style.leading,
            maxWidth=room,
            currentWidth=used,
            lineBreak=forced,
        )

    def divide(self, count: int) -> tuple[CnParagraph, CnParagraph]:
        """The first `count` lines and the others; reportlab's split adds blanks where lines had ended."""
        lines = self.blPara.lines
        return self._part(lines[:count]), self._part(lines[count:])

    def _part(self, lines: list[FragLine]) -> CnParagraph:
        part = CnParagraph("", self.style, frags=[word for line in lines for word in line.words])
        part.blPara = ParaLines(kind=1, lines=lines)
        part.width, part.height = self.width, len(lines) * self.style.leading
        return part

    @property
    def line_count(self) -> int:
        """How many lines it has, once wrapped."""
        return len(self.blPara.lines)


Align = Literal["left", "centre", "right"]
_ALIGNMENT: dict[Align, Literal[0, 1, 2]] = {"left": 0, "centre": 1, "right": 2}


@cache
def _style(role: Role, size: float, leading: float, align: Align) -> ParagraphStyle:
    font = runs("国", role)[0][0]
    return ParagraphStyle(
        f"{role}-{size}",
        fontName=font,
        fontSize=size,
        leading=leading,
        wordWrap="CJK",
        alignment=_ALIGNMENT[align],
    )


def paragraph(
    text: str,
    width: float,
    role: Role = Role.FANGSONG,
    size: float = 12,
    leading: float = 18,
    align: Align = "left",
) -> CnParagraph | None:
    """A paragraph of plain text wrapped to `width` points, or None where there is nothing to print."""
    text = clean(text)
    if not text:
        return None
    look = {"fontSize": size, "textColor": BLACK, "rise": 0, "us_lines": [], "link": [], "backColor": None}
    frags = [ParaFrag(fontName=font, text=piece, **look) for font, piece in runs(text, role)]
    made = CnParagraph("", _style(role, size, leading, align), frags=frags)
    made.wrap(width, 1e6)
    return made
