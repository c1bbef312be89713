"""A form printed by the program comes out of a real CUPS queue at 100 %, one sheet a page."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from qingdesk.actions.printing.print_form import print_form
from qingdesk.exchange.pictures import page_count, page_size, render_page
from qingdesk.exchange.scans.marks import read_marks
from tests import stores
from tests.stores import TODAY, TryDesk

ROOT = Path(__file__).resolve().parents[2]
QUEUE = "Office"
template, desk = stores.template, stores.desk

SETTINGS = """
Listen {folder}/cups.sock
LogLevel warn
DefaultPolicy open
WebInterface No
Browsing Off
<Policy open>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
<Location />
  Order allow,deny
</Location>
"""
FILES = """
ServerRoot {folder}
ServerBin {folder}/lib
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
SystemGroup root
"""

DEVICE = """#!/bin/sh
[ $# -gt 0 ] || exit 0
cat "$6" >"{folder}/part.pdf" && mv "{folder}/part.pdf" "{folder}/paper.pdf"
"""
"""A printer: what it is sent lies in a file, whole."""

PRINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication([])
from qingdesk.ui.printing import new_printer, put_down
pdf = Path(sys.argv[1]).read_bytes()
pages = int(sys.argv[2])
printer = new_printer("走访企业记录表", pdf, pages, sys.argv[3])
assert printer.printerName() == sys.argv[3], printer.printerName()
put_down(printer, pdf, 1, pages)
"""


@dataclass(frozen=True)
class Queue:
    """A CUPS of this test's own. out: what its printer has put on paper, as PDF."""

    socket: Path
    out: Path

    def told(self) -> str:
        """What the server has to say."""
        return (self.socket.parent / "error.log").read_text()

    def waiting(self) -> str:
        """The jobs that are not on paper yet."""
        return self.ask("lpstat", "-o", QUEUE)

    def ask(self, *command: str) -> str:
        """What a tool of CUPS says."""
        done = subprocess.run(
            command,
            env=os.environ | {"CUPS_SERVER": str(self.socket)},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


@pytest.fixture
def queue() -> Iterator[Queue]:
    """A printer that writes what it is sent into a file."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="qd-cups-") as name:  # a socket's path is short
        folder = Path(name)
        for part in ("cache", "state", "spool/tmp", "lib/backend"):
            (folder / part).mkdir(parents=True)
        (folder / "lib" / "daemon").symlink_to("/usr/lib/cups/daemon")
        device = folder / "lib" / "backend" / "paper"
        device.write_text(DEVICE.format(folder=folder))
        device.chmod(0o700)
        (folder / "cupsd.conf").write_text(SETTINGS.format(folder=folder))
        (folder / "cups-files.conf").write_text(FILES.format(folder=folder))
        server = subprocess.Popen(
            ["/usr/sbin/cupsd", "-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"],
            stderr=subprocess.DEVNULL,
        )
        made = Queue(folder / "cups.sock", folder / "paper.pdf")
        try:
            while not made.socket.exists():
                assert server.poll() is None, (folder / "error.log").read_text()
            made.ask("lpadmin", "-p", QUEUE, "-E", "-v", "paper:/", "-m", "raw")
            yield made
        finally:
            server.terminate()
            server.wait()


def test_a_form_goes_to_paper_as_the_preview_shows_it(queue: Queue, desk: TryDesk, tmp_path: Path) -> None:
    visit = desk.visit(situation="用电紧张")
    pdf = tmp_path / "form.pdf"
    pdf.write_bytes(print_form(desk.store, "visit_record", [visit], today=TODAY))
    pages = page_count(pdf.read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", PRINT, pdf, str(pages), QUEUE],
        cwd=ROOT,
        env=os.environ | {"CUPS_SERVER": str(queue.socket)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    while queue.waiting():
        assert "disabled" not in queue.ask("lpstat", "-p", QUEUE), queue.told()
    assert queue.out.exists(), queue.told()
    paper = queue.out.read_bytes()
    assert page_count(paper) == pages
    assert [round(points) for points in page_size(paper, 1)] == [595, 842]
    assert len(read_marks(render_page(paper, 1, 200))) == 1, "the mark can be read from the paper"
    asked, printed = (dark(content) for content in (pdf.read_bytes(), paper))
    assert all(abs(a - b) <= 2 for a, b in zip(asked, printed, strict=True)), "nothing moved or shrank"


def dark(pdf: bytes) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is printed on the first page, in pixels of 1/100 inch."""
    page = render_page(pdf, 1, 100)
    grey, width = page.grey(), page.width
    rows = [at for at in range(page.height) if min(grey[at * width : (at + 1) * width]) < 128]
    columns = [at for at in range(width) if min(grey[at::width]) < 128]
    return columns[0], rows[0], columns[-1], rows[-1]
