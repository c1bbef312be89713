"""Write the snapshot and the dump of the schema's present version: `python -m tests.migrations.make_dump`.

Once a version is released its two files never change again; until then they are made anew with the schema.
"""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

from qingdesk.actions.attach import attach
from qingdesk.actions.life import void
from qingdesk.actions.record import record
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.finding import NoteState
from qingdesk.domain.unit import Level
from qingdesk.store import drafts, finding_notes, keys, printed_forms
from qingdesk.store.schema_version import VERSION
from tests.migrations.schemas import HERE, dump, schema
from tests.stores import TODAY, TryDesk


def fill(folder: Path) -> TryDesk:
    """A store with a record of every noun, a correction, a voided visit, an erased audit row, a draft and a note."""
    plan = DeskPlan(
        unit_name="示例县工商联", level=Level.COUNTY, region="411625", records_from=date(2025, 1, 1)
    )
    store = set_up_desk(folder / "store", plan, TODAY)
    desk = TryDesk(folder / "store", keys.unlock(folder / "store", None), store, "", "", "", "")
    desk.home = desk.all("unit")[0].id
    desk.cadre = desk.record("cadre", name="王海涛", unit_id=desk.home, post="副县长", in_scope=True)
    desk.firm = desk.record("enterprise", name="河南示例食品有限公司", former_names=["示例食品厂"])
    desk.assignment = desk.record(
        "assignment", cadre_id=desk.cadre, enterprise_id=desk.firm, role="leader", started_on="2025-03-01"
    )
    given = {
        **desk.plain_visit(),
        "situation": "一、经营平稳\n二、“融资”'难'",
        "meals": [{"kind": "lunch", "place": "canteen", "heads": 2}],
        "problems": [{"text": "融资难"}],
        "commitments": [{"text": "协调银行"}],
    }
    visit, meal, problem, _promise = record(store, "visit", [given], TODAY).ids
    desk.record("progress", problem_id=problem, noted_on="2026-11-21", kind="note", text="已转办")
    event = desk.record(
        "event", title="推介会", kind="promotion", organiser="商会", organiser_kind="chamber",
        starts_at="2026-11-20T09:00", applicant_id=desk.cadre, attendees=[desk.cadre], attended=[desk.cadre],
        submitted_on="2026-11-10",
    )  # fmt: skip
    desk.record("cost", event_id=event, kind="lodging", amount_fen=38000, payer="unit")
    desk.record("gift", cadre_id=desk.cadre, received_on="2026-11-02", item="茶叶", kind="goods")
    desk.record("offer", cadre_id=desk.cadre, offered_on="2026-11-02", kind="banquet", reply="declined")
    desk.record("declaration", assignment_id=desk.assignment, declared_on="2026-11-02", has_conflict=False)
    desk.record(
        "handover", assignment_id=desk.assignment, to_cadre_id=desk.cadre, handed_over_on="2026-11-02",
        items=[{"noun": "problem", "record_id": problem, "text": "融资"}],
    )  # fmt: skip
    desk.record("self_check", cadre_id=desk.cadre, period="2026H1", answers=[{"item": "1", "answer": "no"}])
    desk.record("report", period="2026H1", title="情况报告", paragraphs=["一"])
    page = folder / "scan.pdf"
    page.write_bytes(b"%PDF-1.4 \x00\x01")
    attach(store, "visit", visit, page, AttachmentRole.SIGNED_SCAN)
    desk.edit("visit", visit, reason="漏记", opinions="希望降低用电成本")
    void(store, "visit", desk.visit(), "重复")
    with store.transaction("keep_draft") as db:
        drafts.keep(db, "visit", "", 0, "{}")
        finding_notes.add(db, ("unpaid_meal", meal, desk.cadre, ""), NoteState.EXPLAINED, "已说明")
        printed_forms.remember(db, "DESK-2026-0001", "visit", visit, 1, "0" * 64, 1)
        db.execute("UPDATE audit SET before = NULL, after = NULL, salt = NULL WHERE seq = 250")
    store.close()
    return desk


def main() -> None:
    """Write both files."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        raw = fill(Path(folder)).raw()
        (HERE / f"schema-{VERSION}.txt").write_text(schema(raw), "utf-8")
        (HERE / f"version-{VERSION}.sql").write_text(dump(raw), "utf-8")
        raw.close()


if __name__ == "__main__":
    main()
