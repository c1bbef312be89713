"""A made-up visit, and ways to look at what was printed."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2

from qingdesk.forms.visit_record import VisitRecordForm, render

FILLED = VisitRecordForm(
    record_id="01936f2e-7d1a-7abc-8def-0123456789ab",
    unit_name="示例县人民政府办公室",
    number="〔2026〕第 DESK-0087 号",
    enterprise="豫丰机械制造有限公司",
    enterprise_code="91411681MA40TEST0X",
    time="2026年11月20日 9:30—12:40",
    place="企业厂区",
    mode="实地走访",
    visitors=("王海涛（副县长）", "李　敏（县政府办副主任）"),
    hosts=("孙桂英（总经理）", "赵永刚（生产厂长）"),
    situation="今年前十个月产值 1.2 亿元，同比增长一成，订单排至明年三月；二期厂房已投产，用工 186 人，"
    "其中技术工人缺口约 20 人。",
    party_guidance="企业党支部党员 9 名，指导开展“党员示范岗”活动。",
    policies=("《保障中小企业款项支付条例》", "县级技能培训补贴办法"),
    opinions="希望加快办理二期厂房不动产登记；希望组织技工学校对接招工。",
    problems=("1. 不动产登记证办理近半年未结（用地　C 类　〔2026〕第 DESK-0142 号）",),
    answers="由县自然资源局牵头，5 个工作日内答复；技工对接由人社局安排。",
    meals=("午餐　企业食堂　2 人　应交 80.00 元（企业明码标价 40.00 元/人）",),
    transport="公务用车",
)
BLANK = VisitRecordForm(
    record_id="01936f2e-7d1a-7abc-8def-0123456789ac",
    unit_name="示例县人民政府办公室",
    number="〔2026〕第 DESK-0088 号",
    blank=True,
)
ENGLISH = VisitRecordForm(
    record_id="01936f2e-7d1a-7abc-8def-0123456789ab",
    unit_name="General Office of Sample County",
    number="[2026] No. DESK-0087",
    enterprise="Yufeng Machinery",
    time="2026-11-20 9:30–12:40",
    place="On the firm’s premises",
    mode="Visit on site",
    visitors=("Wang Haitao (deputy head of county)", "Li Min (deputy director)"),
    hosts=("Sun Guiying (manager)",),
    situation="Output grew by a tenth in ten months; orders last until March. The second workshop runs and employs "
    "186 people, about 20 skilled workers are lacking.",
    opinions="The title of the second workshop should be registered sooner.",
    problems=("1. Title not registered for half a year",),
    meals=("Lunch in the canteen, 2 people, due 80.00 yuan (posted price)",),
)
LONG = replace(FILLED, situation=FILLED.situation * 14, opinions=FILLED.opinions * 8)


def printed(form: VisitRecordForm, lang: str = "zh_CN") -> bytes:
    """The PDF of one form."""
    out = io.BytesIO()
    render(form, out, lang)
    return out.getvalue()


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page without blanks and line breaks."""
    document = pypdfium2.PdfDocument(pdf)
    texts = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return texts


def placed_texts(pdf: bytes) -> list[str]:
    """Each piece of text as `page, mm from the left, mm from the top, text`, read from top left to bottom right.

    Characters of one height that stand closer than one and a half of them are one piece.
    """
    found: list[str] = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        pieces: list[tuple[float, float, str]] = []
        base = right = -1000.0
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if not character.strip():
                continue
            left, bottom, far, top = text.get_charbox(index, loose=True)
            near = -1 < left - right < 1.5 * (top - bottom) / 1.45
            if pieces and abs(bottom - base) < 4 and near:
                pieces[-1] = (*pieces[-1][:2], pieces[-1][2] + character)
            else:
                pieces.append((left, page.get_height() - top, character))
            base, right = bottom, far
        pieces.sort(key=lambda piece: (round(piece[1] / 72 * 25.4), piece[0]))
        found += [f"{number} {x / 72 * 25.4:.0f} {y / 72 * 25.4:.0f} {said}" for x, y, said in pieces]
    document.close()
    return found
