"""What there is to know about a form before it can be printed: which records, how they become strings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from qingdesk.domain.period import Half
from qingdesk.domain.record import Record
from qingdesk.forms.paper import Kind, Paper
from qingdesk.store import audit, units
from qingdesk.store.connection import Readable
from qingdesk.store.database import Store

P = TypeVar("P", bound=Paper)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """What every form says of the desk. unit_name: the home unit. audit_head: of the chain, 16 digits."""

    unit_name: str
    audit_head: str
    is_sample: bool
    today: date

    def fields(self) -> dict[str, Any]:
        """As a form takes it."""
        return {"unit_name": self.unit_name, "audit_head": self.audit_head, "sample": self.is_sample}


def letterhead(store: Store, db: Readable, today: date) -> Letterhead:
    """As the store stands now."""
    home = units.home(db)
    return Letterhead(
        unit_name=home.name if home else "",
        audit_head=audit.head(db)[1][:16],
        is_sample=store.is_sample,
        today=today,
    )


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The records of a ledger or summary, and how the choice was made. half: None where ids were given."""

    records: Sequence[Any]
    half: Half | None
    cadre_id: str


@dataclass(frozen=True, kw_only=True)
class OfOneRecord(Generic[P, R]):
    """A form of one record. make: the record's strings, in the language spoken now. cls: a blank is made of it.
    refuse: raises `Refused` for a record that has nothing to print. is_of: is it this
    cadre's? series: of numbers for blanks."""

    kind: Kind[P]
    noun: str
    make: Callable[[Readable, R, Letterhead], P]
    cls: type[P]
    is_of: Callable[[Readable, R, str], bool]
    refuse: Callable[[R], None] | None = None
    render: Callable[..., int] | None = None


@dataclass(frozen=True, kw_only=True)
class OfSeveral(Generic[P]):
    """A ledger or a summary: one paper of several records; the mark names the print. record_id and number
    of what `make` gives are empty."""

    kind: Kind[P]
    noun: str
    make: Callable[[Readable, Chosen, Letterhead], P]
    cls: type[P]
    is_of: Callable[[Readable, Any, date, str], bool]


Printable = OfOneRecord[Any, Any] | OfSeveral[Any]
