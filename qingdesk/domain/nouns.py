"""The nouns: what `record NOUN`, `list NOUN`, a table, a CSV and a screen are all called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qingdesk.domain.assignment import Assignment, AssignmentDraft
from qingdesk.domain.attachment import Attachment, AttachmentDraft
from qingdesk.domain.cadre import Cadre, CadreDraft
from qingdesk.domain.commitment import Commitment, CommitmentDraft
from qingdesk.domain.cost import Cost, CostDraft
from qingdesk.domain.declaration import Declaration, DeclarationDraft
from qingdesk.domain.enterprise import Enterprise, EnterpriseDraft
from qingdesk.domain.event import Event, EventDraft
from qingdesk.domain.gift import Gift, GiftDraft
from qingdesk.domain.handover import Handover, HandoverDraft
from qingdesk.domain.meal import Meal, MealDraft
from qingdesk.domain.offer import Offer, OfferDraft
from qingdesk.domain.problem import Problem, ProblemDraft
from qingdesk.domain.progress import Progress, ProgressDraft
from qingdesk.domain.record import Draft, Numbered, Record
from qingdesk.domain.report import Report, ReportDraft
from qingdesk.domain.self_check import SelfCheck, SelfCheckDraft
from qingdesk.domain.unit import Unit, UnitDraft
from qingdesk.domain.visit import Visit, VisitDraft


@dataclass(frozen=True)
class Noun:
    """name: table, CSV and command. plural: the store module and what `Changes` says. day: the field that
    dates a record (empty: it has no period)."""

    name: str
    plural: str
    record: type[Record]
    draft: type[Draft]
    day: str = ""

    @property
    def is_numbered(self) -> bool:
        """Has `number` and `form_revision`."""
        return issubclass(self.record, Numbered)


_ALL = (
    Noun("unit", "units", Unit, UnitDraft),
    Noun("cadre", "cadres", Cadre, CadreDraft),
    Noun("enterprise", "enterprises", Enterprise, EnterpriseDraft),
    Noun("assignment", "assignments", Assignment, AssignmentDraft),
    Noun("visit", "visits", Visit, VisitDraft, "started_at"),
    Noun("event", "events", Event, EventDraft, "starts_at"),
    Noun("meal", "meals", Meal, MealDraft, "eaten_on"),
    Noun("cost", "costs", Cost, CostDraft),
    Noun("problem", "problems", Problem, ProblemDraft, "raised_on"),
    Noun("progress", "progresses", Progress, ProgressDraft, "noted_on"),
    Noun("commitment", "commitments", Commitment, CommitmentDraft, "promised_on"),
    Noun("gift", "gifts", Gift, GiftDraft, "received_on"),
    Noun("offer", "offers", Offer, OfferDraft, "offered_on"),
    Noun("declaration", "declarations", Declaration, DeclarationDraft, "declared_on"),
    Noun("handover", "handovers", Handover, HandoverDraft, "handed_over_on"),
    Noun("self_check", "self_checks", SelfCheck, SelfCheckDraft),
    Noun("report", "reports", Report, ReportDraft),
    Noun("attachment", "attachments", Attachment, AttachmentDraft),
)

NOUNS: Mapping[str, Noun] = {noun.name: noun for noun in _ALL}
"""In the order of reference: a noun stands after every noun that it refers to."""
