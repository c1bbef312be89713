"""Columns that a person corrects without the preview: F=leader.name on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qingdesk.errors import UserError
from qingdesk.exchange.roster.header import SheetMapping
from qingdesk.exchange.roster.row import ParsedRoster
from qingdesk.exchange.roster.sheet import column_letter
from qingdesk.exchange.roster.targets import Target
from qingdesk.i18n import _


def corrected(parsed: ParsedRoster, said: Sequence[str]) -> dict[str, SheetMapping]:
    """By sheet, what its columns hold once these corrections (F=leader.name, F=ignored) are made, in every sheet
    that has a header. What another column was taken for goes to the one that is named.

    Raises `UserError` for a column that no header has and for a word that is no target.
    """
    found = {sheet.name: sheet.mapping for sheet in parsed.sheets if sheet.mapping is not None}
    for correction in said:
        letter, _equals, word = correction.partition("=")
        target = _target(word)
        index = _index(letter.strip().upper(), list(found.values()), correction)
        for name, mapping in found.items():
            kept = {
                column: held
                for column, held in mapping.columns.items()
                if column != index and held is not target
            }
            found[name] = replace(
                mapping, columns=kept if target is Target.IGNORED else {**kept, index: target}
            )
    return found


def _target(word: str) -> Target:
    try:
        return Target(word.strip())
    except ValueError:
        raise UserError(
            _("“{word}” is nothing that a column can hold.").format(word=word),
            _("One of: {words}").format(words=", ".join(Target)),
        ) from None


def _index(letter: str, mappings: Sequence[SheetMapping], correction: str) -> int:
    titles = {index: title for mapping in mappings for index, title in mapping.titles.items()}
    index = next((index for index in titles if column_letter(index) == letter), None)
    if index is None:
        listed = _(", ").join(f"{column_letter(index)} {title}" for index, title in sorted(titles.items()))
        raise UserError(
            _("The header has no column for “{correction}”.").format(correction=correction),
            _("Its columns: {names}.").format(names=listed),
        )
    return index
