"""Two pages that are no forms of a record: the recovery code for the safe, and the notice for firms."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from qingdesk.forms import privacy_notice, recovery_sheet

CODE = "7K3D-9XQ2-0ABC-DEFG-HJKM-NPQR-ST12"


def _text(out: io.BytesIO) -> str:
    document = pypdfium2.PdfDocument(out.getvalue())
    assert len(document) == 1
    return "".join(document[0].get_textpage().get_text_bounded().split())


@pytest.mark.parametrize(("lang", "title"), [("zh_CN", "亲清工作台恢复码"), ("en", "QingDeskRecoveryCode")])
def test_the_code_stands_on_the_sheet_with_what_to_do(lang: str, title: str) -> None:
    out = io.BytesIO()
    recovery_sheet.render(out, CODE, unit="示例县工商联", desk="ZBQJ", day="2026-12-01", lang=lang)
    said = _text(out)
    assert title in said and "示例县工商联" in said and "ZBQJ" in said
    assert CODE.replace("-", "") in said


def test_the_notice_has_its_paragraphs_and_who_gives_it() -> None:
    out = io.BytesIO()
    body = "本单位保存贵企业联系人的姓名、职务和办公电话。" * 6
    privacy_notice.render(out, f"个人信息处理告知书\n\n{body}\n\n您可以查阅。\n\n示例县工商联\n2026年12月1日")
    said = _text(out)
    assert said.startswith("个人信息处理告知书") and said.endswith("示例县工商联2026年12月1日")
    assert body in said and "您可以查阅。" in said
