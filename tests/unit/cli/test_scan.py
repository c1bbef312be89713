"""`scan` as an office script meets it."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.test_commands import Office, made, office, visit

__all__ = ["made", "office"]


def test_a_form_is_printed_scanned_and_signed(made: Office, tmp_path: Path) -> None:
    visit_id = made("record", "visit", "-", typed=visit(meals=[])).out.strip()
    paper = tmp_path / "走访.pdf"
    assert made("print", "visit_record", visit_id, "-o", str(paper)).code == 0
    said = made("scan", str(paper), "--json")
    assert said.code == 0 and isinstance(said.document, dict)
    [matched] = said.document["matched"]
    assert (matched["noun"], matched["record_id"], matched["pages"]) == ("visit", visit_id, [1])
    shown = made("show", "visit", visit_id, "--json").document
    assert isinstance(shown, dict) and shown["state"] == "signed"
    assert visit_id in made("scan", str(paper)).out
    assert made("scan", "list").out == ""


def test_what_cannot_be_matched_is_listed_and_placed(made: Office, tmp_path: Path) -> None:
    visit_id = made("record", "visit", "-", typed=visit(meals=[])).out.strip()
    paper = tmp_path / "English.pdf"
    assert made("print", "visit_record", visit_id, "-o", str(paper), "--lang", "en").code == 0
    assert made("scan", "--json", str(paper)).code == 0
    [page] = made("scan", "list", "--json").rows
    assert page["page"] == 1 and page["reason"]
    assert str(page["page_id"]) in made("scan", "list").out
    placed = made("scan", "place", str(page["page_id"]), "visit", visit_id)
    assert placed.code == 0 and len(placed.out.split()) == 1
    assert made("scan", "list").out == ""
    assert made("scan", "place", str(page["page_id"]), "visit", visit_id).code == 1


def test_what_cannot_be_read_is_one_line_and_the_others_go_on(made: Office, tmp_path: Path) -> None:
    visit_id = made("record", "visit", "-", typed=visit(meals=[])).out.strip()
    paper, bad = tmp_path / "走访.pdf", tmp_path / "坏.jpg"
    bad.write_bytes(b"no picture")
    assert made("print", "visit_record", visit_id, "-o", str(paper)).code == 0
    alone = made("scan", str(bad))
    assert (alone.code, alone.out, len(alone.err.splitlines())) == (1, "", 1)
    both = made("scan", str(bad), str(paper))
    assert both.code == 1 and visit_id in both.out and "坏.jpg" in both.err
    assert made("scan").code == 2


def test_everything_in_a_folder_is_taken_in_once(made: Office, tmp_path: Path) -> None:
    visit_id = made("record", "visit", "-", typed=visit(meals=[])).out.strip()
    folder = tmp_path / "扫描"
    folder.mkdir()
    assert made("print", "visit_record", visit_id, "-o", str(folder / "走访.pdf")).code == 0
    (folder / "坏.jpg").write_bytes(b"no picture")
    said = made("scan", str(folder))
    assert said.code == 1 and visit_id in said.out and "坏.jpg" in said.err
    assert sorted(path.name for path in folder.iterdir()) == ["已读入", "未能读取"]
    assert made("scan", str(folder)).code == 0
