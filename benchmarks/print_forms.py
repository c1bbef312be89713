"""1,000 filled visit records in one PDF, against a bare reportlab script that sets the same text in the same fonts.

The peer draws every text of the form with reportlab's own Paragraph (wordWrap CJK) into the same number of pages,
without frame, mark, foot, fall-back fonts or Chinese line-breaking. Each run is a process of its own, so that its
peak of memory is its own. Where LibreOffice is installed, 100 of them are also filled and converted by it
(`benchmarks/office_form.py`).

    python -m benchmarks.print_forms [--forms 1000] [--runs 5]
"""

from __future__ import annotations

import argparse
import io
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import fields, replace
from functools import partial
from statistics import median

from benchmarks.measure import alternate, judge, tell
from benchmarks.office_form import seconds_to_convert
from qingdesk.forms.fonts import Role, force_bundled
from qingdesk.forms.visit_record import VisitRecordForm, render
from qingdesk.paths import resource as resource_file

MEMORY_GOAL, TIME_GOAL, OFFICE_GOAL, OFFICE_FORMS = 2.0, 1.5, 20.0, 100
SIZE_GOAL = 120.0  # kB
STARTED = 3
"""So many times LibreOffice is started for a single form."""

FORM = VisitRecordForm(
    record_id="01936f2e-7d1a-7abc-8def-0123456789ab",
    unit_name="示例县人民政府办公室",
    number="",
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
    audit_head="0123456789abcdef",
)  # fmt: skip


def numbered(many: int) -> list[VisitRecordForm]:
    """So many forms that differ in number, id and text."""
    return [
        replace(
            FORM,
            record_id=f"01936f2e-7d1a-7abc-8def-{place:012x}",
            number=f"〔2026〕第 DESK-{place:04d} 号",
            opinions=f"{FORM.opinions}第{place}次走访。",
        )
        for place in range(1, many + 1)
    ]


def texts(form: VisitRecordForm) -> list[str]:
    """Every text of a form, lists as they are printed."""
    found = []
    for field in fields(form):
        value = getattr(form, field.name)
        if isinstance(value, tuple):
            found.append("\n".join(value))
        elif isinstance(value, str) and field.name != "record_id":
            found.append(value)
    return found


def ours(many: int) -> bytes:
    """As the program prints them."""
    force_bundled()
    out = io.BytesIO()
    render(numbered(many), out)
    return out.getvalue()


def bare(many: int) -> bytes:
    """The same texts and labels by reportlab alone: paragraphs one below the other."""
    from xml.sax.saxutils import escape

    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph

    from qingdesk.forms.visit_record_words import WORDS

    for name in ("NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Regular"):
        pdfmetrics.registerFont(TTFont(name, str(resource_file("fonts", f"{name}.ttf"))))
    style = ParagraphStyle("text", fontName="NotoSerifSC-Regular", fontSize=12, leading=18, wordWrap="CJK")
    label = ParagraphStyle("label", fontName="NotoSansSC-Regular", fontSize=12, leading=18, wordWrap="CJK")
    title = ParagraphStyle("title", fontName="NotoSerifSC-Bold", fontSize=22, leading=30, wordWrap="CJK")
    labels = ["".join(lines) for lines in WORDS["zh_CN"].labels.values()]
    out = io.BytesIO()
    canvas = Canvas(out, A4, pageCompression=1)
    for form in numbered(many):
        y = A4[1] - 37 * mm
        pieces = [(WORDS["zh_CN"].title, title), *((text, style) for text in texts(form))]
        pieces += [(text, label) for text in labels]
        for text, look in pieces:
            made = Paragraph(escape(text).replace("\n", "<br/>"), look)
            width = (132 if look is style else 24 if look is label else 156) * mm
            height = made.wrap(width, A4[1])[1]
            made.drawOn(canvas, 28 * mm, y - height)
            y -= height if look is not label else 0
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def in_own_process(work: str, many: int) -> tuple[float, float]:
    """Seconds of the printing itself, and the process' peak of memory in MB."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.print_forms", "--work", work, "--forms", str(many)],
        capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    seconds, megabytes, _size = done.stdout.split()
    return float(seconds), float(megabytes)


def work_here(work: str, many: int) -> None:
    """Print once, and say seconds, MB and bytes."""
    started = time.perf_counter()
    pdf = {"ours": ours, "bare": bare}[work](many)
    taken = time.perf_counter() - started
    print(f"{taken:.4f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f} {len(pdf)}")


def main() -> None:
    """Run both in turn and tell the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--work", choices=("ours", "bare"))
    given = parser.parse_args()
    if given.work:
        work_here(given.work, given.forms)
        return
    memory: dict[str, list[float]] = {"ours": [], "bare": []}

    def once(work: str) -> float:
        seconds, megabytes = in_own_process(work, given.forms)
        memory[work].append(megabytes)
        return seconds

    names = {"ours": f"{given.forms} visit records", "bare": "bare reportlab"}
    taken = alternate({names[work]: partial(once, work) for work in names}, given.runs)
    tell(taken, names["ours"], names["bare"], TIME_GOAL)
    most = {work: median(values) for work, values in memory.items()}
    share = most["ours"] / most["bare"]
    print(f"peak of memory: {most['ours']:.0f} MB, bare {most['bare']:.0f} MB")
    judge("memory ratio", share, MEMORY_GOAL)
    force_bundled()
    one = io.BytesIO()
    render(numbered(1)[0], one)
    print(f"fonts: {', '.join(role.value for role in Role)}")
    judge("one form", len(one.getvalue()) / 1000, SIZE_GOAL, "kB")
    if shutil.which("soffice") is None:
        print("LibreOffice is not installed here, so it was not compared.")
        return
    office = seconds_to_convert(numbered(OFFICE_FORMS))
    seconds, _megabytes = in_own_process("ours", OFFICE_FORMS)
    print(f"{OFFICE_FORMS} forms: {seconds:.2f} s, LibreOffice, started once for all of them, {office:.1f} s")
    alone = sum(seconds_to_convert([form]) for form in numbered(STARTED)) / STARTED
    print(f"one form as it is filled in, LibreOffice started for it: {alone:.1f} s")
    for how, taken_there in (("once for all", office), ("for each form", alone * OFFICE_FORMS)):
        judge(
            f"faster than LibreOffice started {how}",
            taken_there / seconds,
            OFFICE_GOAL,
            "times",
            is_floor=True,
        )


if __name__ == "__main__":
    main()
