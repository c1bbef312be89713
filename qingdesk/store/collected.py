"""Which packages came in, what contradicts, and what several desks say of one firm."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from qingdesk.store.collecting import Tally
from qingdesk.store.connection import Readable, Value
from qingdesk.store.writer import Writer


@dataclass(frozen=True, kw_only=True)
class Collected:
    """One package that came in. created: UTC moment of the newest change in it. collected_at: UTC."""

    package_id: str
    desk_id: str
    period: str
    profile: str
    unit_name: str
    key_id: str
    sha256: str
    created: str
    audit_seq: int
    audit_hash: str
    collected_at: str = ""


_COLUMNS = """package_id, desk_id, period, profile, unit_name, key_id, sha256, created, audit_seq, audit_hash,
    collected_at"""


def add(db: Writer, package: Collected, tally: Tally) -> None:
    """Note what came in, and what became of it."""
    db.execute(
        f"INSERT INTO collected_package (id, {_COLUMNS}, added, replaced, conflicts)"
        f" VALUES ({', '.join('?' * 15)})",
        (
            db.new_id(), package.package_id, package.desk_id, package.period, package.profile, package.unit_name,
            package.key_id, package.sha256, package.created, package.audit_seq, package.audit_hash, db.at,
            tally.added, tally.replaced, tally.conflicts,
        ),
    )  # fmt: skip


def is_known(db: Readable, package_id: str) -> bool:
    """Did this package come in before?"""
    row = db.execute("SELECT 1 FROM collected_package WHERE package_id = ?", (package_id,)).fetchone()
    return row is not None


def find(db: Readable, limit: int = 200) -> list[Collected]:
    """The newest first."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM collected_package ORDER BY collected_at DESC, id DESC LIMIT ?", (limit,)
    )
    return [
        Collected(
            package_id=str(row[0]), desk_id=str(row[1]), period=str(row[2]), profile=str(row[3] or ""),
            unit_name=str(row[4] or ""), key_id=str(row[5] or ""), sha256=str(row[6]), created=str(row[7] or ""),
            audit_seq=int(row[8] or 0), audit_hash=str(row[9] or ""), collected_at=str(row[10]),
        )
        for row in rows
    ]  # fmt: skip


def is_rewound(db: Readable, package: Collected) -> bool:
    """Did an earlier package of this desk end later in its audit? Then its store went back in time."""
    row = db.execute(
        "SELECT 1 FROM collected_package WHERE desk_id = ? AND audit_seq > ? AND created < ?",
        (package.desk_id, package.audit_seq, package.created),
    ).fetchone()
    return row is not None


@dataclass(frozen=True)
class Contradiction:
    """Two contents under one revision. kept: what the table holds now; beside: the other; differs: the fields in
    which they differ; told: those of them that a person wrote, or all where there is none."""

    id: str
    noun: str
    record_id: str
    revision: int
    found_at: str
    kept: dict[str, Value]
    beside: dict[str, Value]
    differs: tuple[str, ...]

    @property
    def told(self) -> tuple[str, ...]:
        return tuple(name for name in self.differs if name not in _BOOKKEEPING) or self.differs


_BOOKKEEPING = frozenset({"revision", "created_at", "created_by", "updated_at", "updated_by"})


def contradictions(db: Readable, limit: int = 200) -> list[Contradiction]:
    """Those that nobody has settled yet, the newest first."""
    rows = db.execute(
        "SELECT id, noun, record_id, revision, content, found_at FROM conflict WHERE settled_at IS NULL"
        " ORDER BY found_at DESC, id DESC LIMIT ?",
        (limit,),
    ).fetchall()
    return [_contradiction(db, row) for row in rows]


def _contradiction(db: Readable, row: Sequence[Value]) -> Contradiction:
    beside: dict[str, Value] = json.loads(str(row[4]))
    columns = ", ".join(f'"{name}"' for name in beside)
    kept = db.execute(f'SELECT {columns} FROM "{row[1]!s}" WHERE id = ?', (row[2],)).fetchone()
    here = dict(zip(beside, kept, strict=True)) if kept else {}
    return Contradiction(
        id=str(row[0]),
        noun=str(row[1]),
        record_id=str(row[2]),
        revision=int(row[3] or 0),
        found_at=str(row[5]),
        kept=here,
        beside=beside,
        differs=tuple(name for name, value in beside.items() if here.get(name) != value),
    )


def settle(db: Writer, conflict_id: str) -> bool:
    """Somebody has looked into it; both contents stay. False when there is no such open contradiction."""
    done = db.execute(
        "UPDATE conflict SET settled_at = ? WHERE id = ? AND settled_at IS NULL", (db.at, conflict_id)
    )
    return done.rowcount > 0


@dataclass(frozen=True, kw_only=True)
class UnitFigures:
    """One desk on a supervisor's 总览. visits: in person, done, of the half-year."""

    desk_id: str
    unit_name: str
    period: str
    collected_at: str
    enterprises: int
    visits: int
    open_problems: int
    unpaid_meals: int
    contradictions: int


def unit_figures(db: Readable, first: str, after: str) -> list[UnitFigures]:
    """Every desk whose packages came in, by name. first, after: days, the half-year's first and the one after it."""
    rows = db.execute(
        """
        WITH newest AS (
            SELECT desk_id, unit_name, period, max(collected_at) at FROM collected_package GROUP BY desk_id)
        SELECT n.desk_id, n.unit_name, n.period, n.at,
            (SELECT count(*) FROM enterprise e WHERE e.desk_id = n.desk_id AND e.voided_at IS NULL),
            (SELECT count(*) FROM visit v WHERE v.desk_id = n.desk_id AND v.voided_at IS NULL
                AND v.state IN ('completed', 'signed') AND v.at_enterprise = 1
                AND v.started_at >= ? AND v.started_at < ?),
            (SELECT count(*) FROM problem p WHERE p.desk_id = n.desk_id AND p.voided_at IS NULL
                AND p.closed_on IS NULL),
            (SELECT count(*) FROM meal m WHERE m.desk_id = n.desk_id AND m.voided_at IS NULL
                AND (m.paid_on IS NULL OR m.paid_fen IS NULL)),
            (SELECT count(*) FROM conflict c JOIN collected_package k ON k.package_id = c.package_id
                WHERE k.desk_id = n.desk_id AND c.settled_at IS NULL)
        FROM newest n ORDER BY n.unit_name, n.desk_id
        """,
        (first, after),
    )
    return [
        UnitFigures(
            desk_id=str(row[0]), unit_name=str(row[1] or ""), period=str(row[2]), collected_at=str(row[3]),
            enterprises=int(row[4] or 0), visits=int(row[5] or 0), open_problems=int(row[6] or 0),
            unpaid_meals=int(row[7] or 0), contradictions=int(row[8] or 0),
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True)
class SharedProblem:
    """A firm for which several desks raise problems. problems: (desk id, problem id, number, text), oldest first."""

    uscc: str
    enterprise: str
    problems: tuple[tuple[str, str, str, str], ...]


def shared_problems(db: Readable, limit: int = 200) -> list[SharedProblem]:
    """Open problems that two or more desks raise for one firm, joined by its code; most desks first."""
    rows = db.execute(
        """
        WITH open AS (
            SELECT e.uscc, e.name, p.desk_id, p.id, coalesce(p.number, '') number, p.text, p.raised_on
            FROM problem p JOIN enterprise e ON e.id = p.enterprise_id
            WHERE p.closed_on IS NULL AND p.voided_at IS NULL AND e.uscc IS NOT NULL),
        shared AS (
            SELECT uscc, count(DISTINCT desk_id) desks FROM open GROUP BY uscc HAVING count(DISTINCT desk_id) > 1
            ORDER BY desks DESC, uscc LIMIT ?)
        SELECT o.uscc, o.name, o.desk_id, o.id, o.number, o.text FROM shared s JOIN open o ON o.uscc = s.uscc
        ORDER BY s.desks DESC, o.uscc, o.raised_on, o.id
        """,
        (limit,),
    ).fetchall()
    found: dict[str, SharedProblem] = {}
    for uscc, name, desk_id, problem_id, number, text in rows:
        entry = (str(desk_id), str(problem_id), str(number), str(text))
        before = found.get(str(uscc), SharedProblem(str(uscc), str(name), ()))
        found[str(uscc)] = SharedProblem(before.uscc, before.enterprise, (*before.problems, entry))
    return list(found.values())
