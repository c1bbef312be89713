"""利益关系申报表 of a declaration."""

from __future__ import annotations

from qingdesk.actions.printing.printable import Letterhead, OfOneRecord
from qingdesk.actions.printing.spoken import coded, day, unit_and_post
from qingdesk.domain.declaration import Declaration
from qingdesk.domain.labels import word_label
from qingdesk.domain.number import shown_number
from qingdesk.domain.period import add_months
from qingdesk.forms.declaration import KIND, DeclarationForm
from qingdesk.store import assignments, cadres, enterprises, policies
from qingdesk.store.connection import Readable

_MONTHS = "declaration.months"


def _make(db: Readable, declaration: Declaration, head: Letterhead) -> DeclarationForm:
    assignment = assignments.get(db, declaration.assignment_id)
    declarer = cadres.get(db, assignment.cadre_id)
    firm = enterprises.get(db, assignment.enterprise_id)
    declared_on = declaration.declared_on
    row = policies.load(db, _MONTHS).find(_MONTHS, declared_on) if declared_on else None
    months = row.value if row is not None and isinstance(row.value, int) else None
    return DeclarationForm(
        record_id=declaration.id,
        form_revision=declaration.form_revision,
        number=shown_number(declaration.number),
        cadre=declarer.name,
        post=unit_and_post(db, declarer),
        enterprise=coded(firm.name, firm.uscc),
        role=word_label(assignment.role) if assignment.role else "",
        started_on=day(assignment.started_on),
        declared_on=day(declared_on),
        valid_to=day(add_months(declared_on, months)) if declared_on and months else "",
        regulator=assignment.is_regulator.value,
        has_conflict=declaration.has_conflict,
        kind=declaration.kind.value if declaration.kind else "",
        resolution=declaration.resolution.value if declaration.resolution else "",
        **head.fields(),
    )


def _is_of(db: Readable, declaration: Declaration, cadre_id: str) -> bool:
    return assignments.get(db, declaration.assignment_id).cadre_id == cadre_id


FORM = OfOneRecord(kind=KIND, noun="declaration", make=_make, cls=DeclarationForm, is_of=_is_of)
