"""Matching of pages made by printing, rasterising and spoiling: how many come back, and none to a wrong record.

Each page of a real store's visits is rasterised at 150, 200 or 300 dpi, turned by up to ±7° and by 90, 180 or 270°,
cropped by up to 8 mm a side, shaded, from 200 dpi up blurred, and saved as JPEG at quality 60.

    python -m benchmarks.match_scans [--pages 500] [--seed 5]
"""

from __future__ import annotations

import argparse
import io
import random
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from benchmarks.measure import judge, own_folder
from qingdesk.actions.printing.print_form import print_form
from qingdesk.actions.record import record
from qingdesk.actions.scan_match import Matched, whose
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.unit import Level
from qingdesk.exchange.pictures import page_count, render_page
from qingdesk.exchange.scans.marks import find_marks
from qingdesk.exchange.scans.read import pages_of
from qingdesk.forms.fonts import force_bundled
from qingdesk.store import units
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store

GOAL = 98.0
TODAY = date(2026, 11, 22)
RESOLUTIONS = (150, 200, 300)
MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Printed:
    """One page of paper. record_id: whose it is. page: of its form."""

    record_id: str
    pdf: bytes
    place: int


def papers(folder: Path, many: int) -> tuple[Store, list[Printed]]:
    """A store, and so many pages of its visits as they were printed; every fourth visit fills two pages."""
    force_bundled()
    plan = DeskPlan(
        unit_name="示例县工商联", level=Level.COUNTY, region="411625", records_from=date(2025, 1, 1)
    )
    store = set_up_desk(folder / "store", plan, TODAY)
    home = units.home(store.reader())
    assert home is not None
    person = {"name": "王海涛", "unit_id": home.id, "post": "副县长", "in_scope": True}
    cadre = record(store, "cadre", [person], TODAY).ids[0]
    firm = record(store, "enterprise", [{"name": "河南示例食品有限公司"}], TODAY).ids[0]
    found: list[Printed] = []
    while len(found) < many:
        at = len(found)
        day = f"2026-{1 + at % 10:02d}-{1 + at % 28:02d}"
        visit = {
            "enterprise_id": firm, "mode": "onsite", "started_at": f"{day}T09:30", "ended_at": f"{day}T11:20",
            "visitors": [{"cadre_id": cadre, "name": "王海涛", "post": "副县长"}], "state": "completed",
            "situation": f"第{at}次走访，生产经营平稳，订单饱满。" * (110 if at % 4 == 3 else 4),
        }  # fmt: skip
        visit_id = record(store, "visit", [visit], TODAY).ids[0]
        pdf = print_form(store, "visit_record", [visit_id], today=TODAY)
        found += [Printed(visit_id, pdf, place) for place in range(1, page_count(pdf) + 1)]
    return store, found[:many]


def spoiled(paper: Printed, dpi: int, chance: random.Random) -> bytes:
    """What comes from the scanner, as JPEG of quality 60."""
    page = render_page(paper.pdf, paper.place, dpi)
    picture = Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L")
    edge = [int(chance.uniform(0, 8) / MM_PER_INCH * dpi) for _side in range(4)]
    picture = picture.crop((edge[0], edge[1], picture.width - edge[2], picture.height - edge[3]))
    turn = chance.choice((0, 90, 180, 270)) + chance.uniform(-7, 7)
    picture = picture.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    picture = ImageChops.multiply(picture, _shade(picture.size, chance))
    if dpi >= 200:
        picture = picture.filter(ImageFilter.GaussianBlur(chance.uniform(0, 0.12) / MM_PER_INCH * dpi))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60)
    return out.getvalue()


def _shade(size: tuple[int, int], chance: random.Random) -> Image.Image:
    """Light that falls from one side, down to 35 %."""
    dark = int(255 * chance.uniform(0.35, 0.9))
    ramp = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180, 270)))
    return ramp.point([dark + (255 - dark) * value // 255 for value in range(256)]).resize(size)


def judged(db: Readable, content: bytes, paper: Printed) -> tuple[str, float]:
    """`right`, `missed` or `wrong`, and the seconds that reading and matching took."""
    started = time.perf_counter()
    [picture] = pages_of("x.jpg", content)
    assert isinstance(picture, Image.Image)
    marks = find_marks(picture).marks
    found = [whose(db, mark) for mark in marks]
    taken = time.perf_counter() - started
    matched = [each for each in found if isinstance(each, Matched)]
    if any(each.record_id != paper.record_id for each in matched):
        return "wrong", taken
    is_right = len(marks) == 1 and bool(matched) and marks[0].page == paper.place
    return "right" if is_right else "missed", taken


def measure(pages: int, seed: int) -> bool:
    """Print what came back at each resolution and in all; is the goal met?"""
    chance = random.Random(seed)
    counts = {dpi: {"right": 0, "missed": 0, "wrong": 0} for dpi in RESOLUTIONS}
    taken: dict[int, list[float]] = {dpi: [] for dpi in RESOLUTIONS}
    with own_folder() as folder:
        store, printed = papers(folder, pages)
        try:
            db = store.reader()
            for at, paper in enumerate(printed):
                dpi = RESOLUTIONS[at % len(RESOLUTIONS)]
                verdict, seconds = judged(db, spoiled(paper, dpi, chance), paper)
                counts[dpi][verdict] += 1
                taken[dpi].append(seconds)
        finally:
            store.close()
    for dpi, count in counts.items():
        middle = statistics.median(taken[dpi]) * 1000
        print(
            f"{dpi} dpi: {count['right']} of {sum(count.values())}, wrong {count['wrong']}, {middle:.0f} ms a page"
        )
    right = sum(count["right"] for count in counts.values())
    wrong = sum(count["wrong"] for count in counts.values())
    rate = 100 * right / pages
    is_met = judge("matched", rate, GOAL, "%", is_floor=True)
    return judge("matched to a wrong record", wrong, 0) and is_met


def main() -> int:
    """0 where the goal is met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--seed", type=int, default=5)
    chosen = parser.parse_args()
    return 0 if measure(chosen.pages, chosen.seed) else 1


if __name__ == "__main__":
    sys.exit(main())
