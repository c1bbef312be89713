"""Whatever is written, rolled back, voided and erased: the chain holds and the records are as it says."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qingdesk.actions.life import unvoid, void
from qingdesk.errors import UserError
from qingdesk.store import audit
from qingdesk.store.audit_records import strays
from tests.stores import TryDesk

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=20)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), TEXT),
        st.tuples(st.just("edit"), TEXT),
        st.tuples(st.just("void"), TEXT),
        st.tuples(st.just("unvoid"), st.just("")),
        st.tuples(st.just("lose"), TEXT),
        st.tuples(st.just("erase"), st.just("")),
        st.tuples(st.just("bulk"), TEXT),
    ),
    max_size=12,
)


def take(desk: TryDesk, kind: str, text: str) -> None:
    firms: list[Any] = sorted(desk.all("enterprise"), key=lambda firm: firm.id)
    if kind == "add":
        desk.record("enterprise", name=text)
    elif kind == "edit" and firms:
        desk.edit("enterprise", firms[0].id, reason=text, note=text)
    elif kind == "void" and firms:
        void(desk.store, "enterprise", firms[-1].id, text)
    elif kind == "unvoid":
        gone = desk.store.reader().execute("SELECT id FROM enterprise WHERE voided_at IS NOT NULL").fetchone()
        if gone:
            unvoid(desk.store, "enterprise", str(gone[0]))
    elif kind == "lose":
        with desk.store.transaction("lose") as db:
            db.execute("UPDATE enterprise SET note = ?", (text,))
            raise UserError("lost")
    elif kind == "bulk":
        with desk.store.transaction("bulk") as db:
            db.execute("UPDATE enterprise SET address = ?, revision = revision + 1", (text,))
            db.executemany(
                "UPDATE workday SET basis = ? WHERE day = ?", [(text, "2026-10-01"), (text, "2026-10-02")]
            )
    elif kind == "erase":
        with desk.store.transaction("erase") as db:
            db.execute("UPDATE audit SET before = NULL, after = NULL, salt = NULL WHERE noun = 'enterprise'")


def test_after_any_steps(desk: TryDesk) -> None:
    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    @given(STEPS)
    def walk(steps: list[tuple[str, str]]) -> None:
        for kind, text in steps:
            try:
                take(desk, kind, text)
            except UserError:
                continue
        rows, faults = audit.verify(desk.store.reader())
        assert faults == []
        assert rows == audit.head(desk.store.reader())[0] + 1
        assert strays(desk.store.reader()) == []

    walk()
