"""Mistakes in an entry, as one error that names each field, the reason, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from qingdesk.domain.labels import field_label
from qingdesk.domain.record import Mistake
from qingdesk.errors import UserError
from qingdesk.i18n import _, ngettext


class Mistaken(UserError):
    """An entry that cannot be saved as it is; nothing was saved."""

    def __init__(self, title: str, hint: str, mistakes: Sequence[Mistake]) -> None:
        super().__init__(title, hint)
        self.mistakes = tuple(mistakes)


def reason(mistake: Mistake) -> str:
    """Why the field cannot stay so, in the user's language."""
    return _(mistake.reason).format(**mistake.params)


def sentence(noun: str, mistake: Mistake) -> str:
    """`Started on: there is no such date …`, with the field's label and its name."""
    name = mistake.field.rpartition(".")[2].partition("[")[0]
    return f"{field_label(noun, name)} ({mistake.field}): {reason(mistake)}"


def refusal(noun: str, mistakes: Sequence[Mistake], *, row: int | None = None) -> Mistaken:
    """One error for all mistakes of an entry. row: its place in a list, from 1."""
    count = len(mistakes)
    title = ngettext(
        "{count} field cannot be saved as it is.", "{count} fields cannot be saved as they are.", count
    )
    title = title.format(count=count)
    if row is not None:
        title = _("Entry {row}: {title}").format(row=row, title=title)
    lines = "; ".join(sentence(noun, mistake) for mistake in mistakes)
    return Mistaken(title, _("{lines} Nothing was saved.").format(lines=lines), mistakes)
