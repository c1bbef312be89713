"""Scenes of the rules on 清而不亲 and on the records themselves."""

from __future__ import annotations

import dataclasses

from qingdesk.domain.assignment import Role
from qingdesk.domain.progress import ProgressKind
from qingdesk.domain.region import Region, Regions
from qingdesk.domain.visit import VisitState
from tests.unit.rules.samples import (
    COLLEAGUE,
    FIRM,
    VISITOR,
    assignment,
    at,
    day,
    declaration,
    handover,
    problem,
    step,
    visit,
)
from tests.unit.rules.scene import (
    AUTUMN,
    CALL,
    LONG_AGO,
    SPRING,
    TODAY,
    Scene,
    commitment_scene,
    duty_scene,
    problem_scene,
    visit_scene,
)

_ENDED = (assignment(ended_on=day("2026-11-10")), assignment(id="a0", started_on=day("2026-11-10")))
_SMALL = visit(id="v-small", ended_at=at("2026-11-19T09:10"), situation="", opinions="")
_BROKEN_CODE = dataclasses.replace(FIRM, uscc_missing_reason="")


DISTANT: tuple[Scene, ...] = (
    Scene(
        "no_enterprise",
        "",
        {"assignments": (assignment(role=Role.LIAISON_OFFICER),)},
        {"assignments": (assignment(),)},
        is_alone=True,
    ),
    duty_scene("no_visit", "none", (AUTUMN,), (SPRING, AUTUMN)),
    duty_scene(
        "no_visit",
        "fewer",
        (SPRING, AUTUMN, visit()),
        (
            SPRING,
            dataclasses.replace(SPRING, id="v2", started_at=at("2026-04-03T09:00"), ended_at=None),
            AUTUMN,
            visit(),
        ),
        visits_per_half=2,
    ),
    duty_scene("visit_due", "none", (SPRING,), (SPRING, AUTUMN)),
    duty_scene(
        "visit_due",
        "fewer",
        (
            SPRING,
            dataclasses.replace(SPRING, id="v2", started_at=at("2026-04-03T09:00"), ended_at=None),
            AUTUMN,
        ),
        (
            SPRING,
            dataclasses.replace(SPRING, id="v2", started_at=at("2026-04-03T09:00"), ended_at=None),
            AUTUMN,
            visit(),
        ),
        visits_per_half=2,
    ),
    duty_scene("phone_only", "", (SPRING, CALL), (SPRING, CALL, AUTUMN)),
    duty_scene(
        "visited_by_others",
        "",
        (dataclasses.replace(SPRING, visitors=(COLLEAGUE,)), AUTUMN),
        (dataclasses.replace(SPRING, visitors=(COLLEAGUE, VISITOR)), AUTUMN),
    ),
    Scene(
        "nominal_only",
        "short",
        {
            "assignments": (assignment(started_on=day("2025-07-01")),),
            "visits": (
                dataclasses.replace(
                    _SMALL, id="v-1", started_at=at("2025-09-09T09:00"), ended_at=at("2025-09-09T09:10")
                ),
                dataclasses.replace(
                    _SMALL, id="v-2", started_at=at("2026-03-03T09:00"), ended_at=at("2026-03-03T09:10")
                ),
                AUTUMN,
            ),
        },
        {"assignments": (assignment(started_on=day("2025-07-01")),), "visits": (LONG_AGO, SPRING, AUTUMN)},
    ),
    visit_scene(
        "unconfirmed_visit", started_at=at("2026-11-02T09:00"), ended_at=None, state=VisitState.COMPLETED
    ),
    problem_scene("problem_not_triaged", triaged_on=None),
    problem_scene("problem_due_soon", due_on=day("2026-12-04")),
    problem_scene("problem_due_soon", "today", due_on=TODAY),
    problem_scene("problem_overdue", due_on=day("2026-12-01")),
    problem_scene("problem_unanswered", "closed", answered_on=None, closed_on=TODAY),
    problem_scene("problem_bounced", steps=(step(ProgressKind.TRANSFER), step(ProgressKind.RETURN, id="s2"))),
    problem_scene("no_call_back", closed_on=day("2026-11-25")),
    problem_scene(
        "bad_rating_unrepaired",
        "waiting",
        closed_on=day("2026-11-01"),
        raised_on=day("2026-10-30"),
        revisited_on=day("2026-11-02"),
        rating=2,
        rated_on=day("2026-11-02"),
    ),
    problem_scene(
        "bad_rating_unrepaired",
        "again",
        closed_on=day("2026-11-23"),
        revisited_on=day("2026-11-24"),
        rating=2,
        rated_on=day("2026-11-24"),
        second_rating=1,
        second_rated_on=day("2026-11-30"),
    ),
    commitment_scene("commitment_overdue"),
    commitment_scene("commitment_overdue", "amount", amount_fen=1000, fulfilled_fen=600),
    commitment_scene("commitment_without_basis", basis=None, due_on=None),
    Scene(
        "not_handed_over",
        "",
        {
            "assignments": _ENDED,
            "left_problems": (problem(raised_on=day("2026-11-09")),),
            "declarations": (declaration(), declaration(id="d2", assignment_id="a0")),
        },
        {
            "assignments": _ENDED,
            "left_problems": (problem(raised_on=day("2026-11-09")),),
            "declarations": (declaration(), declaration(id="d2", assignment_id="a0")),
            "handovers": (handover(),),
        },
    ),
    Scene(
        "visits_overlap",
        "",
        {
            "visits": (
                SPRING,
                AUTUMN,
                visit(),
                visit(id="v2", started_at=at("2026-11-19T11:00"), ended_at=at("2026-11-19T12:00")),
            )
        },
        {
            "visits": (
                SPRING,
                AUTUMN,
                visit(),
                visit(id="v2", started_at=at("2026-11-19T11:40"), ended_at=at("2026-11-19T12:00")),
            )
        },
        is_alone=True,
    ),
    Scene(
        "paper_superseded",
        "",
        {"visits": (SPRING, AUTUMN, visit(form_revision=2)), "scans": {"v1": 1}},
        {"visits": (SPRING, AUTUMN, visit(form_revision=2)), "scans": {"v1": 2}},
    ),
    Scene(
        "over_visited",
        "many",
        {
            "visits": tuple(
                visit(id=f"v{n}", started_at=at(f"2026-11-{n}T09:00"), ended_at=None) for n in (10, 17, 24)
            )
        },
        {
            "visits": tuple(
                visit(id=f"v{n}", started_at=at(f"2026-11-{n}T09:00"), ended_at=None) for n in (10, 24)
            )
        },
    ),
    Scene(
        "over_visited",
        "crowded",
        {"visits": (visit(), visit(id="v2", visitors=(COLLEAGUE,)))},
        {"visits": (visit(), visit(id="v2", visitors=(COLLEAGUE, VISITOR)))},
    ),
    Scene("odd_credit_code", "missing", {"enterprises": {"e1": _BROKEN_CODE}}, {"enterprises": {"e1": FIRM}}),
    Scene(
        "odd_credit_code",
        "region",
        {
            "enterprises": {"e1": dataclasses.replace(_BROKEN_CODE, uscc="91419999MA00TE8T10")},
            "regions": Regions([Region(code="410105", name="金水区")]),
        },
        {"enterprises": {"e1": FIRM}},
    ),
)
