"""走访: contact with a firm, in person or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from qingdesk.domain.mistakes import EMPTY, in_future, out_of_order
from qingdesk.domain.record import Draft, Mistake, Numbered
from qingdesk.i18n import N_


class VisitMode(StrEnum):
    """方式: 实地走访 · 企业服务日 · 企业家恳谈日 · 电话 · 线上."""

    ONSITE = "onsite"
    SERVICE_DAY = "service_day"
    TALK_DAY = "talk_day"
    PHONE = "phone"
    ONLINE = "online"


IN_PERSON = frozenset({VisitMode.ONSITE, VisitMode.SERVICE_DAY, VisitMode.TALK_DAY})


def usually_at_enterprise(mode: object) -> bool:
    """What `at_enterprise` is until a person says otherwise: true for 实地走访 (data dictionary)."""
    return mode in (VisitMode.ONSITE, VisitMode.ONSITE.value)


class Transport(StrEnum):
    """交通: 自备 · 公务用车 · 搭乘企业车辆 · 企业专车接送."""

    OWN = "own"
    OFFICIAL = "official"
    ENTERPRISE_SHARED = "enterprise_shared"
    ENTERPRISE_DEDICATED = "enterprise_dedicated"


class VisitState(StrEnum):
    """草稿 → 已完成 → 已签字."""

    DRAFT = "draft"
    COMPLETED = "completed"
    SIGNED = "signed"


class ConfirmedVia(StrEnum):
    """How the firm confirmed: 签字 or 电话."""

    SIGNATURE = "signature"
    CALL = "call"


@dataclass(frozen=True)
class Visitor:
    """One of our side; `cadre_id` when he is in the store."""

    cadre_id: str = ""
    name: str = ""
    post: str = ""


@dataclass(frozen=True)
class Host:
    """One of the firm's side."""

    name: str = ""
    post: str = ""


@dataclass(frozen=True, kw_only=True)
class VisitDraft(Draft):
    """The fields of the paper form, in its order. transport_half_days: half-days the firm's car was used.
    The three `…_reported` ticks and `facts_confirmed` stay None until a person enters them from the paper."""

    REQUIRED = frozenset({"enterprise_id", "mode", "started_at", "visitors"})
    LONG = frozenset(
        {"purpose", "situation", "party_guidance", "opinions", "answers", "firm_remark", "transport_reason"}
    )

    enterprise_id: str = ""
    unit_id: str = ""
    mode: VisitMode | None = None
    at_enterprise: bool = False
    started_at: datetime | None = None
    ended_at: datetime | None = None
    place: str = ""
    purpose: str = ""
    visitors: tuple[Visitor, ...] = ()
    hosts: tuple[Host, ...] = ()
    situation: str = ""
    party_guidance: str = ""
    policies: tuple[str, ...] = ()
    opinions: str = ""
    answers: str = ""
    transport: Transport | None = None
    transport_reason: str = ""
    transport_half_days: int | None = None
    transport_paid_fen: int | None = None
    state: VisitState = VisitState.DRAFT
    confirmed_by: str = ""
    confirmed_on: date | None = None
    confirmed_via: ConfirmedVia | None = None
    facts_confirmed: bool | None = None
    banquet_reported: bool | None = None
    levy_reported: bool | None = None
    reimbursement_reported: bool | None = None
    firm_remark: str = ""

    def mistakes(self, today: date) -> list[Mistake]:
        """Also: in the future, an end before its start, a visitor without a name."""
        found = super().mistakes(today)
        found += in_future("started_at", self.started_at, today)
        found += out_of_order("started_at", self.started_at, "ended_at", self.ended_at)
        if any(not visitor.name.strip() for visitor in self.visitors):
            found.append(Mistake("visitors", EMPTY))
        if any(not host.name.strip() for host in self.hosts):
            found.append(Mistake("hosts", EMPTY))
        if self.state is VisitState.SIGNED:
            found.append(
                Mistake("state", N_("A visit becomes signed only when its signed scan is attached."))
            )
        return found


@dataclass(frozen=True, kw_only=True)
class Visit(VisitDraft, Numbered):
    """A saved visit; numbered when completed."""

    @property
    def is_done(self) -> bool:
        """Completed or signed: what the rules look at."""
        return self.state in (VisitState.COMPLETED, VisitState.SIGNED)

    @property
    def is_in_person(self) -> bool:
        """A counting visit: someone went there (豫办〔2020〕23号 二（五）: 到联系企业)."""
        return self.is_done and self.mode in IN_PERSON and self.at_enterprise
