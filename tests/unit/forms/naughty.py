"""Texts that have broken other programs' paper: mark-up, controls, directions, rare and misused characters."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from qingdesk.forms.paper import Paper

PRINTED = {
    "bold": "面积<b>大",
    "less and greater": "x<y and y>z",
    "entity": "&amp; &lt;b&gt; &#20013;",
    "end of CDATA": "甲]]>乙<![CDATA[丙",
    "picture": "<img src='file:///etc/passwd'/>",
    "link": "<a href='http://x.example'>看</a><br/>",
    "percent and braces": "100% %s %(n)s {0} {name} ${x}",
    "quotes and slashes": "'; DROP TABLE visit; -- \\n \\0 \"",
    "formula": '=HYPERLINK("x")+1 ＝1 @SUM(A1) -2',
    "PDF string": "(( \\( )) >> endstream endobj",
    "right to left marks": "甲\u202e乙\u200f丙\u2066丁",
    "zero width": "零\u200b宽\u200d度\ufeff标\u2060记",
    "soft hyphen and selectors": "软\u00ad连\ufe0f字",
    "controls": "响\x07铃\x1b退\x7f删\x00空",
    "line breaks": "一\r\n二\u2028三\u0085四\x0b五",
    "tab and hard blank": "制\t表\u00a0空",
    "full width": "ＡＢＣ１２３，．（）＠",
    "combining": "e\u0301 n\u0303",
    "Greek and Cyrillic": "αβγ Жук",
    "extension A": "㛃䶮",
    "extension B": "𠮷𠅤",
    "extension F": "𬭁",
    "compatibility ideograph": "\ufa0e\ufa11",
    "names with a dot": "买买提·艾力",
    "circled and units": "①②③ ㎡ ℃ ‰ №",
    "punctuation alone": "。。。）））（（（",
    "unprintable blanks": " \u3000 ",
    "nothing visible": "\u200b\u202e\ufeff",
}
REFUSED = {
    "emoji": "好😀",
    "family of emoji": "👨\u200d👩\u200d👧",
    "private use": "王\ue000",
    "private plane": "李\U000f0000",
    "lone surrogate": "甲\ud83d乙",
    "replacement of nothing": "丁\U0003fffd",
    "unassigned": "\u0378",
}
"""No bundled font has them: each is named, and nothing is printed."""

UNCERTAIN = {
    "Kangxi radicals": "⽅⾯⻓",
    "extension G and H": "\U00030000 \U00031350",
    "Arabic": "سلام",
    "Zalgo": "Z\u0351\u036b\u0343",
    "replacement": "\ufffd",
    "Tibetan and Uyghur": "བོད ئۇيغۇر",
}
"""As the fonts go: printed or refused by name, never lost."""

_FIXED = frozenset(
    {"record_id", "number", "unit_name", "audit_head", "disposition", "regulator", "resolution"}
)


def filled_with(form: Paper, text: str) -> Any:
    """The form with this text in every cell that a person may fill; number and unit stay."""
    given: dict[str, Any] = {}
    for field in fields(form):
        value = getattr(form, field.name)
        if field.name in _FIXED or isinstance(value, bool | int):
            continue
        if field.name == "kind" and type(form).__name__ == "DeclarationForm":
            continue
        if field.name == "answers" and type(form).__name__ == "SelfCheckForm":
            given[field.name] = tuple((item, answer, text) for item, answer, _note in value)
        else:
            given[field.name] = _replaced(value, text)
    return replace(form, **given)


def _replaced(value: object, text: str) -> object:
    if isinstance(value, tuple):
        return tuple(_replaced(part, text) for part in value)
    return text if isinstance(value, str) else value
