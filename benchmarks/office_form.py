"""The visit record as an office without this program makes it: a template with a table, filled in and converted by
LibreOffice, in the same fonts. One start of LibreOffice converts all of them, which is the best it can do."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from qingdesk.forms.visit_record import VisitRecordForm
from qingdesk.forms.visit_record_words import TICKS, WORDS
from qingdesk.paths import resource

_NAMES = (
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
)
_ROWS = (
    ("enterprise",), ("time", "mode"), ("place", "transport"), ("visitors",), ("hosts",), ("situation",),
    ("party_guidance",), ("policies",), ("opinions",), ("problems",), ("answers",), ("meals",),
)  # fmt: skip


def seconds_to_convert(forms: Sequence[VisitRecordForm]) -> float:
    """Fill the template for each form and convert all to PDF; raises `CalledProcessError` when LibreOffice fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "fonts.conf").write_text(
            '<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
            f"<dir>{escape(str(resource('fonts')))}</dir></fontconfig>",
            "utf-8",
        )
        told = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
        started = time.perf_counter()
        files = []
        for place, form in enumerate(forms):
            files.append(folder / f"{place:04d}.fodt")
            files[-1].write_text(filled(form), "utf-8")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", str(folder / "out"), *map(str, files)],
            check=True, capture_output=True, env=told,
        )  # fmt: skip
        taken = time.perf_counter() - started
        if len(list((folder / "out").glob("*.pdf"))) != len(files):
            raise RuntimeError("LibreOffice converted less than it was given")
        return taken


def filled(form: VisitRecordForm) -> str:
    """The template with this form's texts, as a flat OpenDocument text."""
    labels = {name: "".join(lines) for name, lines in WORDS["zh_CN"].labels.items()}
    said = {name: _said(getattr(form, name)) for row in _ROWS for name in row}
    said["enterprise"] += f"（{form.enterprise_code}）"
    rows = "".join(_row([(labels[name], said[name]) for name in row]) for row in _ROWS)
    ticks = "\n".join("　".join(f"□{word}" for word in line) for line in TICKS["zh_CN"])
    rows += _row([(labels["confirm"], ticks)])
    rows += _row([(labels["own_signature"], "年　月　日"), (labels["firm_signature"], "年　月　日")])
    spaces = " ".join(f'xmlns:{name}="{url}"' for name, url in _NAMES)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2"'
        f' office:mimetype="application/vnd.oasis.opendocument.text">{_STYLES}<office:body><office:text>'
        f'<text:p text:style-name="unit">{escape(form.unit_name)}</text:p>'
        f'<text:p text:style-name="title">{WORDS["zh_CN"].title}</text:p>'
        f'<text:p text:style-name="number">{escape(form.number)}</text:p>'
        '<table:table><table:table-column table:style-name="narrow"/><table:table-column table:style-name="wide"/>'
        '<table:table-column table:style-name="narrow"/><table:table-column table:style-name="wide"/>'
        f"{rows}</table:table></office:text></office:body></office:document>"
    )


def _said(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _row(pairs: Sequence[tuple[str, str]]) -> str:
    wide = ' table:number-columns-spanned="3"' if len(pairs) == 1 else ""
    cells = "".join(
        f'<table:table-cell table:style-name="cell"><text:p text:style-name="label">{escape(label)}</text:p>'
        f'</table:table-cell><table:table-cell table:style-name="cell"{wide}>{_paragraphs(text)}'
        "</table:table-cell>"
        for label, text in pairs
    )
    return f"<table:table-row>{cells}</table:table-row>"


def _paragraphs(text: str) -> str:
    return "".join(
        f'<text:p text:style-name="text">{escape(line)}</text:p>' for line in (text or " ").split("\n")
    )


def _face(name: str) -> str:
    return f'<style:font-face style:name="{name}" svg:font-family="&apos;{name}&apos;"/>'


def _style(name: str, font: str, size: float, align: str) -> str:
    fonts = f'style:font-name="{font}" style:font-name-asian="{font}"'
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties'
        f' fo:text-align="{align}" fo:line-height="150%"/><style:text-properties {fonts} fo:font-size="{size}pt"'
        f' style:font-size-asian="{size}pt"/></style:style>'
    )


def _column(name: str, millimetres: float) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-column"><style:table-column-properties'
        f' style:column-width="{millimetres}mm"/></style:style>'
    )


_STYLES = (
    "<office:font-face-decls>"
    + "".join(map(_face, ("Noto Serif SC", "Noto Sans SC")))
    + "</office:font-face-decls><office:automatic-styles>"
    + _style("unit", "Noto Serif SC", 14, "center")
    + _style("title", "Noto Serif SC", 22, "center")
    + _style("number", "Noto Serif SC", 12, "end")
    + _style("label", "Noto Sans SC", 12, "center")
    + _style("text", "Noto Serif SC", 12, "start")
    + _column("narrow", 24)
    + _column("wide", 54)
    + '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties'
    ' fo:border="0.5pt solid #000000" fo:padding="1.3mm"/></style:style><style:page-layout style:name="a4">'
    '<style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="37mm"'
    ' fo:margin-left="28mm" fo:margin-right="26mm" fo:margin-bottom="35mm"/></style:page-layout>'
    '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard"'
    ' style:page-layout-name="a4"/></office:master-styles>'
)
