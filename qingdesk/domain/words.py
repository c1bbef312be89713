"""What every word of every enumeration is called, in the language in use."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from qingdesk.domain.assignment import RegulatorAnswer, Role
from qingdesk.domain.attachment import AttachmentRole
from qingdesk.domain.cadre import Rank
from qingdesk.domain.commitment import CommitmentBasis
from qingdesk.domain.cost import CostKind, Payer, TravelClass
from qingdesk.domain.declaration import ConflictKind, Resolution
from qingdesk.domain.enterprise import EnterpriseStatus, Origin, Ownership, Size
from qingdesk.domain.event import Decision, EventKind, OrganiserKind
from qingdesk.domain.finding import NoteState, Severity, Side
from qingdesk.domain.gift import Disposition, GiftKind
from qingdesk.domain.meal import MealBasis, MealKind, MealPlace, PaymentMethod, ReceiptKind
from qingdesk.domain.offer import OfferKind, Reply
from qingdesk.domain.problem import Category, Grade, ProblemResult, ProblemSource, RatedVia
from qingdesk.domain.progress import ProgressKind
from qingdesk.domain.unit import Level
from qingdesk.domain.visit import ConfirmedVia, Transport, VisitMode, VisitState
from qingdesk.i18n import N_, _

_WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    Level: {
        "province": N_("Province"),
        "city": N_("City level"),
        "county": N_("County"),
        "township": N_("Township"),
    },
    Rank: {
        "ministerial": N_("Ministerial"),
        "bureau": N_("Bureau"),
        "other": N_("Other ranks"),
    },
    Ownership: {
        "state": N_("State-owned"),
        "private": N_("Private"),
        "foreign": N_("Foreign"),
        "collective": N_("Collective"),
        "mixed": N_("Mixed"),
    },
    Origin: {
        "local": N_("Local"),
        "outside": N_("From outside"),
    },
    Size: {
        "large": N_("Large"),
        "medium": N_("Medium"),
        "small": N_("Small"),
        "micro": N_("Micro"),
        "individual": N_("Individual business"),
    },
    EnterpriseStatus: {
        "active": N_("In business"),
        "suspended": N_("Production stopped"),
        "unreachable": N_("Cannot be reached"),
        "closed": N_("Closed down"),
    },
    Role: {
        "leader": N_("Liaison leader"),
        "liaison_officer": N_("Liaison officer"),
        "chief_service_officer": N_("Chief service officer"),
    },
    RegulatorAnswer: {
        "yes": N_("Yes"),
        "no": N_("No"),
        "unknown": N_("Not known"),
    },
    VisitMode: {
        "onsite": N_("On site"),
        "service_day": N_("Service day"),
        "talk_day": N_("Talk day"),
        "phone": N_("By telephone"),
        "online": N_("Online"),
    },
    Transport: {
        "own": N_("Own arrangement"),
        "official": N_("Official car"),
        "enterprise_shared": N_("Shared the firm's car"),
        "enterprise_dedicated": N_("Firm's car sent for us"),
    },
    VisitState: {
        "draft": N_("Draft"),
        "completed": N_("Completed"),
        "signed": N_("Signed"),
    },
    ConfirmedVia: {
        "signature": N_("By signature"),
        "call": N_("By a call"),
    },
    EventKind: {
        "promotion": N_("Promotion"),
        "exhibition": N_("Exhibition"),
        "matchmaking": N_("Matchmaking meeting"),
        "discussion": N_("Discussion"),
        "seminar": N_("Seminar"),
        "annual_meeting": N_("Annual meeting"),
        "other": N_("Other"),
    },
    OrganiserKind: {
        "enterprise": N_("Enterprise"),
        "association": N_("Trade association"),
        "chamber": N_("Chamber of commerce"),
    },
    Decision: {
        "pending": N_("Decision pending"),
        "approved": N_("Approved"),
        "refused": N_("Not approved"),
    },
    MealKind: {
        "breakfast": N_("Breakfast"),
        "lunch": N_("Lunch"),
        "dinner": N_("Dinner"),
    },
    MealPlace: {
        "canteen": N_("Firm's canteen"),
        "guest_house": N_("Firm's guest house"),
        "restaurant": N_("Restaurant"),
        "club": N_("Club"),
        "other": N_("Other"),
    },
    PaymentMethod: {
        "cash": N_("Cash"),
        "transfer": N_("Bank transfer"),
        "qr": N_("QR payment"),
        "card": N_("Bank card"),
    },
    ReceiptKind: {
        "treasury_receipt": N_("Treasury receipt"),
        "tax_invoice": N_("Tax invoice"),
        "other": N_("Other proof of payment"),
    },
    MealBasis: {
        "posted_price": N_("Posted price"),
        "unit_rule": N_("Rule of the unit"),
        "percent_rule": N_("Percentage of the allowance"),
        "none": N_("No standard known"),
    },
    CostKind: {
        "transport": N_("Travel"),
        "lodging": N_("Lodging"),
        "meals": N_("Meals"),
        "local_transport": N_("Local transport"),
        "fee": N_("Conference fee"),
        "other": N_("Other"),
    },
    TravelClass: {
        "second": N_("Second class (rail)"),
        "first": N_("First class (rail)"),
        "business": N_("Business class (rail)"),
        "hard_seat": N_("Hard seat"),
        "soft_seat": N_("Soft seat"),
        "hard_sleeper": N_("Hard sleeper"),
        "soft_sleeper": N_("Soft sleeper"),
        "economy": N_("Economy class (air)"),
        "business_air": N_("Business class (air)"),
        "first_air": N_("First class (air)"),
        "other": N_("Other"),
    },
    Payer: {
        "unit": N_("Own unit"),
        "self": N_("Oneself"),
        "enterprise": N_("Enterprise"),
        "organiser": N_("The organiser"),
    },
    ProblemSource: {
        "visit": N_("Visit"),
        "service_day": N_("Service day"),
        "talk_day": N_("Talk day"),
        "hotline": N_("Hotline"),
        "platform": N_("Platform"),
        "letter": N_("Letter"),
        "superior": N_("Passed on by a superior"),
    },
    Category: {
        "financing": N_("Financing"),
        "labour": N_("Labour"),
        "land": N_("Land"),
        "energy_logistics": N_("Energy and logistics"),
        "approvals": N_("Approvals"),
        "policy_delivery": N_("Delivery of policies"),
        "market": N_("Market and sales"),
        "technology_talent": N_("Technology and talent"),
        "environment_safety": N_("Environment and safety"),
        "enforcement": N_("Enforcement and supervision"),
        "arrears": N_("Arrears"),
        "legacy": N_("Legacy matters"),
        "legal_transfer": N_("Legal matters (passed on)"),
        "other": N_("Other"),
    },
    Grade: {
        "A": N_("A"),
        "B": N_("B"),
        "C": N_("C"),
    },
    ProblemResult: {
        "open": N_("Being handled"),
        "solved": N_("Solved"),
        "partly": N_("Partly solved"),
        "impossible": N_("Cannot be solved"),
        "out_of_scope": N_("Out of scope"),
    },
    RatedVia: {
        "signed_form": N_("Signed form"),
        "call": N_("Call-back"),
        "letter": N_("Letter"),
        "handler": N_("Entered by the handler"),
    },
    ProgressKind: {
        "note": N_("Note"),
        "transfer": N_("Passed to another unit"),
        "return": N_("Sent back"),
        "extension": N_("Extension"),
    },
    CommitmentBasis: {
        "minutes": N_("Minutes of a meeting"),
        "reply": N_("Official reply"),
        "document": N_("Document"),
        "contract": N_("Contract"),
        "none": N_("Nothing in writing"),
    },
    GiftKind: {
        "goods": N_("Goods"),
        "cash": N_("Gift money"),
        "card": N_("Gift card"),
        "securities": N_("Securities"),
        "jewellery": N_("Gold or jewellery"),
        "other": N_("Other"),
    },
    Disposition: {
        "refused": N_("Refused"),
        "returned": N_("Returned"),
        "registered": N_("Registered"),
        "handed_in": N_("Handed in"),
        "pending": N_("To be dealt with"),
    },
    OfferKind: {
        "banquet": N_("Banquet"),
        "travel": N_("Tour"),
        "fitness": N_("Fitness"),
        "entertainment": N_("Entertainment"),
        "celebration": N_("Internal celebration"),
        "fee": N_("Fee or pay"),
        "public_event": N_("Public event"),
        "other": N_("Other"),
    },
    Reply: {
        "declined": N_("Declined"),
        "accepted": N_("Accepted"),
    },
    ConflictKind: {
        "kin_shareholding": N_("Kin hold shares"),
        "kin_employment": N_("Kin are employed"),
        "own_post": N_("Own post in the firm"),
        "qualification_lending": N_("Lending of a certificate"),
        "supply_contract": N_("Supply contract"),
        "debt": N_("Debt or claim"),
        "other": N_("Other"),
    },
    Resolution: {
        "none": N_("Nothing done yet"),
        "reassigned": N_("Liaison passed to another"),
        "recused": N_("Recused from the matter"),
    },
    AttachmentRole: {
        "signed_scan": N_("Signed scan"),
        "receipt": N_("Receipt"),
        "invitation": N_("Invitation"),
        "approval": N_("Approval document"),
        "photo": N_("Photo"),
        "other": N_("Other"),
    },
    Side: {
        "too_close": N_("Too close"),
        "too_distant": N_("Too distant"),
        "integrity": N_("Visits too often, and the records themselves"),
    },
    Severity: {
        "red": N_("Put right at once"),
        "yellow": N_("To be put right"),
        "blue": N_("For notice"),
    },
    NoteState: {
        "open": N_("To be dealt with"),
        "explained": N_("Explained"),
        "cleared": N_("Cleared"),
        "not_applicable": N_("Not applicable"),
        "corrected": N_("Corrected"),
    },
}


def word_label(word: StrEnum) -> str:
    """How a member of an enumeration is said; raises KeyError for one that has no word."""
    return _(_WORDS[type(word)][word.value])
