"""Rows of other desks' packages, taken into this store: the newer revision wins, and what contradicts is kept beside.

Same revision and content: nothing. Newer: replaces. Older: nothing. Two contents under one revision: both are kept, one
in its table and one in `conflict`; which is which does not depend on the order in which they came. A masked text is
left out when contents are compared, and never written over a whole one (data dictionary, Several desks).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlcipher3 import dbapi2

from qingdesk.domain.fields import fields_of
from qingdesk.domain.masking import is_masked, mask_value, masked_fields
from qingdesk.domain.nouns import Noun
from qingdesk.errors import Refused
from qingdesk.i18n import _
from qingdesk.store.connection import Value
from qingdesk.store.writer import Writer

Row = list[Value]


@dataclass(frozen=True)
class Source:
    """Whose package it is. unit_id: its home unit, which a visit without a unit is of. own_desk_id: this store's."""

    package_id: str
    unit_id: str
    own_desk_id: str


@dataclass
class Tally:
    """What became of the rows. filled: masked before, whole now. foreign: of this desk, which no package may change."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    older: int = 0
    filled: int = 0
    conflicts: int = 0
    foreign: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        for name, many in vars(other).items():
            setattr(self, name, getattr(self, name) + many)
        return self


class Collecting:
    """One noun's rows of one package, a page at a time, within one transaction."""

    def __init__(self, db: Writer, noun: Noun, source: Source) -> None:
        self._db = db
        self._noun = noun
        self._source = source
        names = [field.name for field in fields_of(noun.record)]
        self._names = names
        self._place = {name: place for place, name in enumerate(names)}
        self._hidden = [self._place[name] for name in sorted(masked_fields(noun.name))]
        self._columns = ", ".join(f'"{name}"' for name in names)

    def take(self, rows: Sequence[Row], contents: Mapping[str, bytes] | None = None) -> Tally:
        """Take a page in. contents: of attachments, by id.

        Raises `Refused` for rows that refer to others which are not there, or stand twice.
        """
        tally = Tally()
        given = {str(row[self._place["id"]]): self._settled(row) for row in rows}
        if len(given) != len(rows):
            raise _not_whole(self._noun)
        known = self._known(list(given))
        new: list[Row] = []
        changed: list[tuple[Row, bool]] = []
        for record_id, row in given.items():
            old = known.get(record_id)
            if row[self._place["desk_id"]] == self._source.own_desk_id:
                self._of_ours(old, row, tally)
            elif old is None:
                new.append(row)
                tally.added += 1
            else:
                self._meet(old, row, changed, tally)
        scans = contents or {}
        try:
            self._write(new, changed, scans)
            self._db.executemany(
                "UPDATE attachment SET content = ? WHERE id = ? AND content IS NULL",
                ((content, record_id) for record_id, content in scans.items() if record_id in known),
            )
        except dbapi2.IntegrityError as error:
            raise _not_whole(self._noun, str(error)) from error
        return tally

    def _settled(self, row: Row) -> Row:
        """As it stands in a supervisor's store: no unit of another desk is home here."""
        if row[self._place["desk_id"]] == self._source.own_desk_id:
            return row
        if self._noun.name == "unit":
            row[self._place["is_home"]] = 0
        if self._noun.name == "visit" and row[self._place["unit_id"]] is None:
            row[self._place["unit_id"]] = self._source.unit_id or None
        return row

    def _known(self, ids: list[str]) -> dict[str, Row]:
        sql = f'SELECT {self._columns} FROM "{self._noun.name}" WHERE id IN (SELECT value FROM json_each(?))'
        place = self._place["id"]
        return {str(row[place]): list(row) for row in self._db.execute(sql, (json.dumps(ids),))}

    def _meet(self, old: Row, new: Row, changed: list[tuple[Row, bool]], tally: Tally) -> None:
        before, after = self._revision(old), self._revision(new)
        if after < before:
            filled = self._unmasked(old, new, only_same=True)
            if filled == old:
                tally.older += 1
            else:  # so that it does not matter which of the two came first
                changed.append((filled, False))
                tally.filled += 1
        elif after > before:
            changed.append((self._unmasked(new, old), True))
            tally.replaced += 1
        elif self._same(old, new):
            filled = self._unmasked(old, new)
            if filled == old:
                tally.unchanged += 1
            else:
                changed.append((filled, False))
                tally.filled += 1
        else:
            wins = self._rank(new) > self._rank(old)
            if wins:
                changed.append((self._unmasked(new, old), False))
            if self._keep_beside(old if wins else new):
                tally.conflicts += 1
            else:
                tally.unchanged += 1

    def _of_ours(self, old: Row | None, new: Row, tally: Tally) -> None:
        """A package may bring this desk's own records back to it, and never change them."""
        if old is not None:
            old = self._as_others_hold_it(old, new)
        if old is not None and self._revision(new) >= self._revision(old) and not self._same(old, new):
            if self._keep_beside(new):
                tally.conflicts += 1
            return
        tally.foreign += 1

    def _as_others_hold_it(self, old: Row, new: Row) -> Row:
        """What another desk settled when it took our record in is no contradiction."""
        seen = list(old)
        if self._noun.name == "unit":
            seen[self._place["is_home"]] = new[self._place["is_home"]]
        if self._noun.name == "visit" and seen[self._place["unit_id"]] is None:
            seen[self._place["unit_id"]] = new[self._place["unit_id"]]
        return seen

    def _revision(self, row: Row) -> int:
        value = row[self._place["revision"]]
        return value if isinstance(value, int) else 0

    def _same(self, old: Row, new: Row) -> bool:
        hidden = set(self._hidden)
        return all(
            a == b or (place in hidden and (is_masked(a) or is_masked(b)))
            for place, (a, b) in enumerate(zip(old, new, strict=True))
        )

    def _unmasked(self, row: Row, other: Row, *, only_same: bool = False) -> Row:
        """The row, with what it hides taken from the other one where that shows it. only_same: and where the two
        look alike when both are masked."""
        made = list(row)
        for place in self._hidden:
            whole = other[place]
            if not is_masked(made[place]) or whole is None or is_masked(whole):
                continue
            if not only_same or mask_value(self._noun.name, self._names[place], str(whole)) == made[place]:
                made[place] = whole
        return made

    def _rank(self, row: Row) -> tuple[bool, str, str]:
        """Of two contents under one revision: what was voided stays voided, then the later, then the same for all."""
        voided, at = row[self._place["voided_at"]], row[self._place["updated_at"]]
        shown = [value for place, value in enumerate(row) if place not in set(self._hidden)]
        return voided is not None, str(at or ""), json.dumps(shown, ensure_ascii=False)

    def _keep_beside(self, row: Row) -> bool:
        """False when it is kept already."""
        content = json.dumps(
            dict(zip(self._names, row, strict=True)), ensure_ascii=False, separators=(",", ":")
        )
        facts = (self._noun.name, row[self._place["id"]], self._revision(row))
        known = self._db.execute(
            "SELECT content FROM conflict WHERE noun = ? AND record_id = ? AND revision = ?", facts
        ).fetchall()
        for (kept,) in known:
            beside = json.loads(str(kept))
            if self._same([beside.get(name) for name in self._names], row):
                return False
        self._db.execute(
            "INSERT INTO conflict (id, noun, record_id, revision, content, package_id, found_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self._db.new_id(), *facts, content, self._source.package_id, self._db.at),
        )
        return True

    def _write(self, new: list[Row], changed: list[tuple[Row, bool]], contents: Mapping[str, bytes]) -> None:
        name, id_at, voided = self._noun.name, self._place["id"], self._place["voided_at"]
        marks = ", ".join("?" * len(self._names))
        updates = ", ".join(f'"{column}" = ?' for column in self._names)
        # voided ones first: their codes and numbers become free for the others
        changed = sorted(changed, key=lambda entry: entry[0][voided] is None)
        self._db.executemany(
            f'UPDATE "{name}" SET {updates} WHERE id = ?', ([*row, row[id_at]] for row, _newer in changed)
        )
        for row, is_newer in changed:
            if is_newer:
                self._db.execute(
                    "UPDATE conflict SET settled_at = ? WHERE noun = ? AND record_id = ? AND settled_at IS NULL",
                    (self._db.at, name, row[id_at]),
                )
        if name == "unit":
            new = _parents_first(new, id_at, self._place["parent_id"])
        plain = [row for row in new if row[id_at] not in contents]
        self._db.executemany(f'INSERT INTO "{name}" ({self._columns}) VALUES ({marks})', plain)
        for row in new:
            if row[id_at] in contents:
                self._db.execute(
                    f'INSERT INTO "{name}" ({self._columns}, content) VALUES ({marks}, ?)',
                    [*row, contents[str(row[id_at])]],
                )


def _parents_first(rows: list[Row], id_at: int, parent_at: int) -> list[Row]:
    ids = {row[id_at] for row in rows}
    ordered: list[Row] = []
    placed: set[Value] = set()
    while len(ordered) < len(rows):
        ready = [
            row
            for row in rows
            if row[id_at] not in placed and (row[parent_at] not in ids or row[parent_at] in placed)
        ]
        if not ready:
            raise Refused(_("Two units stand above each other."), _("Ask its desk for a new package."))
        ordered += ready
        placed.update(row[id_at] for row in ready)
    return ordered


def _not_whole(noun: Noun, detail: str = "") -> Refused:
    return Refused(
        _("The package's table {noun} contradicts itself or what is here.").format(noun=noun.name),
        _("Nothing of it was taken in. Ask its desk to look with “qingdesk doctor” and to export again."),
        detail,
    )
