"""After a save: check again one cadre with 200 visits, in a store of 100,000.

python -m benchmarks.recheck [--runs 20] [--keep FOLDER]
"""

from __future__ import annotations

import statistics
from dataclasses import replace
from datetime import datetime, time, timedelta

from benchmarks.desks import LARGE, TODAY, desk, folder_of, options
from benchmarks.measure import judge, seconds
from qingdesk.actions.recheck import recheck
from qingdesk.domain.assignment import Role
from qingdesk.domain.visit import Visit, VisitMode, Visitor, VisitState
from qingdesk.store import assignments, cadres, visits
from qingdesk.store.database import Store

VISITS = 200
GOAL_MS = 50
NAME = "走访两百次"


def busy_visit(store: Store) -> Visit:
    """A visit of a leader who made 200, the others of them among the firms he leads."""
    db = store.reader()
    found = cadres.by_name(db, NAME)
    if found:
        return visits.find(db, cadre_id=found[0].id, limit=1)[0]
    leads = assignments.find(db, "role = ? AND ended_on IS NULL", (Role.LEADER.value,), limit=1)[0]
    with store.transaction("benchmark") as writer:
        cadre = cadres.update(writer, replace(cadres.get(db, leads.cadre_id), name=NAME))
        first = datetime.combine(TODAY, time(9)) - timedelta(days=3 * VISITS)
        made = visits.add_all(
            writer,
            [
                Visit(
                    enterprise_id=leads.enterprise_id,
                    mode=VisitMode.ONSITE,
                    at_enterprise=True,
                    started_at=first + timedelta(days=3 * n),
                    ended_at=first + timedelta(days=3 * n, hours=2),
                    visitors=(Visitor(cadre.id, NAME, cadre.post),),
                    situation="生产正常",
                    state=VisitState.COMPLETED,
                )
                for n in range(VISITS)
            ],
        )
    return made[-1]


def main() -> float:
    """Measure and print; gives milliseconds."""
    asked = options(__doc__)
    with folder_of(asked.keep) as folder:
        store = desk(folder, LARGE.part(asked.part))
        visit = busy_visit(store)
        recheck(store, "visit", [visit], TODAY)
        taken = [
            1000 * seconds(lambda: recheck(store, "visit", [visit], TODAY)) for _run in range(4 * asked.runs)
        ]
        store.close()
    middle = statistics.median(taken)
    print(f"from {min(taken):.1f} to {max(taken):.1f} ms, {len(taken)} runs")
    judge("re-check", middle, GOAL_MS, "ms")
    return middle


if __name__ == "__main__":
    main()
