"""Mistakes in an entry, as one error that names each field, the reason, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from qingdesk.domain.fields import fields_of
from qingdesk.domain.labels import field_label
from qingdesk.domain.nouns import NOUNS
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
    """`Started on (started_at): there is no such date …`: the field's label, its name, the reason."""
    label = _label(noun, mistake.field)
    return _("{label} ({field}): {reason}").format(label=label, field=mistake.field, reason=reason(mistake))


def _label(noun: str, field: str) -> str:
    """The label of a field, of a nested one (`meals[0].heads`) too; its own name where nobody knows it."""
    outer, dot, name = field.rpartition(".")
    nested = {other.plural: other.name for other in NOUNS.values()}
    owner = nested.get(outer.partition("[")[0], noun) if dot else noun
    known = {f.name for f in fields_of(NOUNS[owner].record)}
    return field_label(owner, name) if name in known else name


def refusal(noun: str, mistakes: Sequence[Mistake], *, row: int | None = None) -> Mistaken:
    """One error for all mistakes of an entry. row: its place in a list, from 1."""
    count = len(mistakes)
    title = ngettext(
        "{count} field cannot be saved as it is.", "{count} fields cannot be saved as they are.", count
    )
    title = title.format(count=count)
    if row is not None:
        title = _("Entry {row}: {title}").format(row=row, title=title)
    lines = " ".join(sentence(noun, mistake) for mistake in mistakes)
    return Mistaken(title, _("{lines} Nothing was saved.").format(lines=lines), mistakes)
