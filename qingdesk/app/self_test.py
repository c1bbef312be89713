"""The installed program checks itself: everything that it ships is used once, in a folder that goes away again."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qingdesk.store.database import Store

TODAY = date(2026, 11, 22)


def run_self_test(tell: Callable[[str], object]) -> int:
    """Every step in order; 0 when all went well, else 1. Each step tells one line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QINGDESK_FONTS"] = "bundled"
    with tempfile.TemporaryDirectory(prefix="qingdesk-self-test-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
        trial = Trial(folder)
        steps: tuple[tuple[str, Callable[[], object]], ...] = (
            ("store", trial.store_records),
            ("password", trial.lock_and_unlock),
            ("import", trial.import_roster),
            ("check", trial.check),
            ("forms", trial.print_forms),
            ("scan", trial.scan),
            ("export", trial.export),
            ("audit", trial.walk_audit),
            ("screens", trial.paint_screens),
        )
        failed = 0
        for step, work in steps:
            try:
                work()
                tell(f"✓ {step}")
            except Exception as error:
                failed += 1
                tell(f"✗ {step}: {type(error).__name__}: {error}")
        trial.close()
    return 1 if failed else 0


class Trial:
    """One run: a sample store, and what each step leaves for the next."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._store: Store | None = None
        self._pdf = b""

    @property
    def store(self) -> Store:
        """The sample store; the first step makes it."""
        if self._store is None:
            raise RuntimeError("there is no store: its step failed")
        return self._store

    def close(self) -> None:
        """Close what is open."""
        if self._store is not None:
            self._store.close()

    def store_records(self) -> None:
        """A sample store with records of every noun."""
        from qingdesk.actions.demo.build import build_sample

        self._store = build_sample(
            self.folder / "store", cadres=6, enterprises=12, visits=40, seed=1, today=TODAY
        )

    def lock_and_unlock(self) -> None:
        """Argon2id and AES-GCM, at their lowest cost."""
        from qingdesk.store import keys

        key = keys.new_data_key()
        (self.folder / "keys").mkdir()
        keys.lock(self.folder / "keys", key, "走访-企业", keys.Cost())
        expect(keys.unlock(self.folder / "keys", "走访-企业") == key, "the key comes back")

    def import_roster(self) -> None:
        """A roster that the program wrote itself, read in a child process."""
        import xlsxwriter

        from qingdesk.actions.import_roster import import_roster, preview_roster

        path = self.folder / "分工表.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("分工表")
            sheet.write_row(0, 0, ["联系领导", "单位", "职务", "企业名称"])
            sheet.write_row(1, 0, ["示例䶮", "示例县自检局", "局长", "示例自检有限公司"])
        done = import_roster(self.store, preview_roster(self.store, path, TODAY), TODAY)
        expect(done.added["enterprise"] == 1, "the firm came in")

    def check(self) -> None:
        """Every rule over every cadre, here and in a process of its own."""
        from qingdesk.actions.check import check
        from qingdesk.actions.check_apart import find_apart

        found = check(self.store.reader(), TODAY)
        expect(bool(found), "the sample has findings")
        apart = find_apart(self.store, TODAY)
        expect(apart is not None and len(apart) >= len(found), "a process of its own finds them too")

    def print_forms(self) -> None:
        """Every form in both languages, of a record, and blank where it has a blank."""
        from qingdesk.actions.printing.print_form import print_form
        from qingdesk.forms import ALL_FORMS

        self._record_what_the_sample_lacks()
        for form in ALL_FORMS:
            chosen = self._printable(form.noun)
            expect(bool(chosen), f"there is a {form.noun} to print")
            for lang in ("en", "zh_CN"):
                pdf = print_form(self.store, form.name, chosen, today=TODAY, lang=lang)
                expect(pdf.startswith(b"%PDF"), f"{form.name} in {lang} is a PDF")
            if form.name == "visit_record":
                self._pdf = pdf
            pdf = print_form(self.store, form.name, blank=1, today=TODAY)
            expect(pdf.startswith(b"%PDF"), f"a blank {form.name} is a PDF")

    def _record_what_the_sample_lacks(self) -> None:
        from qingdesk.actions.handovers import hand_over
        from qingdesk.actions.reports import begin_report, save_report
        from qingdesk.domain.period import Half
        from qingdesk.store import assignments, cadres

        reader = self.store.reader()
        given = next(each for each in assignments.TABLE.find(reader) if each.ended_on is None)
        taker = next(each for each in cadres.TABLE.find(reader) if each.id != given.cadre_id)
        hand_over(self.store, given.id, taker.id, TODAY, TODAY)
        begun = begin_report(self.store.reader(), Half.of(TODAY), TODAY)
        save_report(self.store, begun, begun, TODAY)

    def _printable(self, noun: str) -> list[str]:
        from qingdesk.store.tables import TABLES

        found = TABLES[noun].find(self.store.reader())
        return [record.id for record in found if getattr(record, "number", "numbered by its print")][:1]

    def scan(self) -> None:
        """The mark of a printed page, read from its picture."""
        from qingdesk.exchange.pictures import render_page
        from qingdesk.exchange.scans.marks import read_marks

        expect(len(read_marks(render_page(self._pdf, 1, 150))) == 1, "the page's mark is read")

    def export(self) -> None:
        """A package, and nothing wrong with it."""
        from qingdesk.actions.export import export_package
        from qingdesk.domain.period import Half
        from qingdesk.exchange.package.verify import verify

        path = self.folder / "报送.zip"
        export_package(self.store, Half.of(TODAY), "full", path, today=TODAY)
        expect(not verify(path).faults, "the package is whole")

    def walk_audit(self) -> None:
        """The chain holds."""
        from qingdesk.store import audit

        rows, faults = audit.verify(self.store.reader())
        expect(rows > 1 and not faults, "the chain holds")

    def paint_screens(self) -> None:
        """Every screen, once it has come to rest, in both languages."""
        from qingdesk.app.self_test_window import paint_every_screen

        for language in ("zh_CN", "en"):
            paint_every_screen(self.store, language, TODAY)


def expect(holds: bool, claim: str) -> None:
    """Raise when a claim does not hold."""
    if not holds:
        raise RuntimeError(f"does not hold: {claim}")


if __name__ == "__main__":
    sys.exit(run_self_test(print))
