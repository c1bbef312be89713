"""`qingdesk print`: every form by id, half-year and blank; usage that is told; the test page without a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdesk.cli import run
from qingdesk.exchange.pictures import page_count
from qingdesk.forms import ALL_FORMS
from tests.stores import TryDesk
from tests.stores import desk as desk
from tests.stores import template as template
from tests.unit.forms.samples import page_texts


def qingdesk(desk: TryDesk, *arguments: str) -> int:
    """Run a command on this store, as a script does."""
    return run(["--store", str(desk.folder), *arguments])


@pytest.mark.parametrize("form", [form.name for form in ALL_FORMS])
def test_every_form_is_a_command(desk: TryDesk, tmp_path: Path, form: str) -> None:
    target = tmp_path / "form.pdf"
    assert qingdesk(desk, "print", form, "--blank", "2", "-o", str(target)) == 0
    assert page_count(target.read_bytes()) in (2, 6)


def test_by_id_by_half_year_and_by_cadre(
    desk: TryDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    visit, target = desk.visit(), tmp_path / "form.pdf"
    assert qingdesk(desk, "print", "visit_record", visit, "-o", str(target)) == 0
    assert capsys.readouterr().out.strip() == str(target)
    one = page_texts(target.read_bytes())
    assert qingdesk(desk, "print", "visit_record", "--period", "2026H2", "-o", str(target)) == 0
    assert len(page_texts(target.read_bytes())) == len(one) == 1
    assert qingdesk(
        desk, "print", "visit_record", "--period", "2026h2", "--cadre", desk.cadre, "-o", str(target)
    ) == 0  # fmt: skip
    target.unlink()
    assert (
        qingdesk(desk, "print", "visit_record", "--period", "2026H2", "--cadre", "x", "-o", str(target)) == 1
    )
    assert qingdesk(desk, "print", "visit_record", "--period", "2026", "-o", str(target)) == 1
    assert not target.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("visit_record",),
        ("visit_record", "x", "--period", "2026H2"),
        ("visit_record", "--period", "2026H2", "--blank", "1"),
        ("visit_record", "x", "--cadre", "y"),
        ("visit_record", "x", "--lang", "fr"),
        ("no_such_form", "x"),
    ],
)
def test_wrong_usage_is_2(desk: TryDesk, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert qingdesk(desk, "print", *arguments, "-o", str(tmp_path / "form.pdf")) == 2


def test_the_test_page_needs_no_store(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    assert run(["--store", str(tmp_path / "none"), "print", "test-page", "-o", str(target)]) == 0
    assert "100毫米" in page_texts(target.read_bytes())[0]
    assert not (tmp_path / "none").exists()
