"""Two desks and their supervisor, to send packages between."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qingdesk.actions.export import export_package
from qingdesk.actions.keys import key_document, own_keys, trust
from qingdesk.actions.record import edit, record
from qingdesk.actions.set_up import DeskPlan, set_up_desk
from qingdesk.domain.period import Half
from qingdesk.domain.unit import Level
from qingdesk.store import units
from qingdesk.store.database import Store
from qingdesk.store.tables import TABLES

TODAY = date(2026, 7, 2)
H1 = Half(2026, 1)


@dataclass
class SmallDesk:
    """A store with a leader and a firm. folder: for packages."""

    store: Store
    folder: Path
    cadre: str = ""
    firm: str = ""
    made: int = 0

    def add(self, noun: str, **given: object) -> str:
        """Save one record; its id."""
        return record(self.store, noun, [given], TODAY).ids[0]

    def edit(self, noun: str, record_id: str, **given: object) -> None:
        """Change one record."""
        edit(self.store, noun, record_id, given, TODAY, reason="更正")

    def visit(self, **given: object) -> str:
        """A completed visit; its id."""
        plain: dict[str, object] = {
            "enterprise_id": self.firm, "mode": "onsite", "started_at": "2026-03-04T09:30", "state": "completed",
            "visitors": [{"cadre_id": self.cadre, "name": "王海涛", "post": "副县长"}],
            "hosts": [{"name": "李建国", "post": "经理"}],
        }  # fmt: skip
        return self.add("visit", **{**plain, **given})

    def package(self, profile: str = "full", **more: object) -> Path:
        """Export; the file."""
        self.made += 1
        out = self.folder / f"{self.store.desk_code}-{self.made}.zip"
        seal_for = str(more.pop("seal_for", ""))
        with_offers = bool(more.pop("with_offers", False))
        export_package(self.store, H1, profile, out, today=TODAY, seal_for=seal_for, with_offers=with_offers)
        return out

    def key_file(self) -> Path:
        """What `key show` prints."""
        path = self.folder / f"{self.store.desk_code}.json"
        path.write_text(json.dumps(key_document(own_keys(self.store).public)), "utf-8")
        return path


def small_desk(folder: Path, code: str, name: str) -> SmallDesk:
    """A desk with a leader who contacts one firm."""
    plan = DeskPlan(
        unit_name=name, level=Level.COUNTY, region="411625", desk_code=code, records_from=date(2025, 1, 1)
    )
    desk = SmallDesk(set_up_desk(folder / code, plan, TODAY), folder)
    home = units.home(desk.store.reader())
    assert home is not None
    desk.cadre = desk.add("cadre", name="王海涛", unit_id=home.id, phone="13812341234", in_scope=True)
    desk.firm = desk.add(
        "enterprise", name="河南示例食品有限公司", contact_name="李建国", contact_phone="13900001111"
    )
    desk.add(
        "assignment", cadre_id=desk.cadre, enterprise_id=desk.firm, role="leader", started_on="2025-03-01"
    )
    return desk


def trusting(supervisor: SmallDesk, *desks: SmallDesk) -> SmallDesk:
    """The supervisor, who has had their keys read out."""
    for desk in desks:
        trust(supervisor.store, desk.key_file())
    return supervisor


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every record of every noun, without what only tells of this store."""
    reader = store.reader()
    found = {}
    for noun, table in TABLES.items():
        sql = f'SELECT {table.map.columns} FROM "{noun}" WHERE desk_id <> ?'
        found[noun] = sorted(reader.execute(sql, (store.desk_id,)).fetchall(), key=repr)
    return found
