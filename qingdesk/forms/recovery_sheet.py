"""The recovery code on paper, for the office's safe: large, in groups, with what to do when the day comes."""

from __future__ import annotations

from typing import BinaryIO

from reportlab.lib.units import mm

from qingdesk.forms.fonts import Role
from qingdesk.forms.page import LEFT, RIGHT, TOP, Box, Document
from qingdesk.forms.paragraph import paragraph

WORDS = {
    "zh_CN": (
        "亲清工作台恢复码",
        "单位：{unit}　　台账代号：{desk}　　日期：{day}",
        "忘记密码时，在输入密码的窗口点“忘记密码”，输入上面的恢复码，即可设新密码，记录不变。",
        "请装入信封密封，存放在保密柜或保险柜，不要和电脑放在一起，不要拍照。",
        "谁拿到这张纸和这台电脑，谁就能看到全部记录。遗失时请在设置里另做一个，旧码随即作废。",
        "最后两位是校验位，抄错一位会当即提示。没有字母 I、L、O、U。",
    ),
    "en": (
        "QingDesk Recovery Code",
        "Unit: {unit}    Desk: {desk}    Date: {day}",
        "When the password is forgotten, press 'Password forgotten?' where it is asked for and type the code above.",
        "Seal it in an envelope, keep it in the safe, away from the computer, and take no picture of it.",
        "Whoever has this sheet and the computer reads everything. If it is lost, make another in the settings.",
        "The last two characters are a check: a slip is told at once. There is no I, L, O or U.",
    ),
}


def render(out: BinaryIO, code: str, *, unit: str, desk: str, day: str, lang: str = "zh_CN") -> None:
    """Write the sheet. code: seven groups of four, with dashes · desk: its four characters · day: as it is read."""
    title, whose, *sentences = WORDS[lang]
    document = Document(out, title=title, author="QingDesk", lang=lang)
    sheet = document.begin_page()
    middle = (LEFT + RIGHT) / 2
    sheet.text(middle, TOP - 14 * mm, title, Role.XIAOBIAOSONG, 22, align="centre")
    said = whose.format(unit=unit, desk=desk, day=day)
    sheet.text(LEFT, TOP - 30 * mm, said, Role.FANGSONG, 12, room=RIGHT - LEFT)
    sheet.frame(Box(LEFT, TOP - 66 * mm, RIGHT - LEFT, 28 * mm), 0.9)
    groups = code.split("-")
    step = (RIGHT - LEFT - 12 * mm) / len(groups)
    for place, group in enumerate(groups):
        sheet.text(LEFT + 6 * mm + step * (place + 0.5), TOP - 52 * mm, group, Role.HEITI, 19, align="centre")
    y = TOP - 76 * mm
    for sentence in sentences:
        made = paragraph(sentence, RIGHT - LEFT, Role.FANGSONG, 12, 20)
        if made is not None:
            sheet.paragraph(LEFT, y, made)
            y -= made.height + 2 * mm
    document.end_page()
    document.close()
