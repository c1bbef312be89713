"""Any text in any cell of any form is printed, or refused by name; nothing else ever happens."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingdesk.errors import UserError
from qingdesk.forms import ALL_FORMS
from tests.unit.forms.all_forms import ALL, module_of, pdf_of
from tests.unit.forms.naughty import filled_with
from tests.unit.forms.samples import page_texts

TEXT = st.text(max_size=200) | st.text("中文，。（）《》“”1.2亿元 \n<b>&;\u202e\u200b", max_size=400)


@pytest.fixture(autouse=True, scope="module")
def _bundled_fonts() -> Any:
    from qingdesk.forms.fonts import force_bundled

    force_bundled()
    yield
    force_bundled(False)


@pytest.mark.parametrize("name", [form.name for form in ALL_FORMS])
@settings(max_examples=15)
@given(text=TEXT)
def test_any_text_prints_or_is_refused_by_name(name: str, text: str) -> None:
    form = filled_with(ALL[name].filled, text)
    if module_of(name).missing(form):
        with pytest.raises(UserError):
            pdf_of(name, form)
    else:
        assert all(page_texts(pdf_of(name, form)))
