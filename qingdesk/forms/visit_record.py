"""走访企业记录表: the record of a visit that both sides sign, filled in or blank for handwriting.

The form's wording is fixed and official; it does not follow the language of the window. An English copy has
the same layout and says that it is not for signature.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from qingdesk.forms.grid import WIDE, Grid
from qingdesk.forms.paper import Kind, Paper
from qingdesk.forms.parts import SEAL
from qingdesk.forms.visit_record_words import TICKS, WORDS

_TICKS_HEIGHT, _SIGN_HEIGHT = 12.5 * mm, SEAL + 1 * mm

# Lines for handwriting of each long cell; a filled form gives them the same room while the page lasts.
_LINES = {"situation": 3, "opinions": 2, "problems": 2}


@dataclass(frozen=True, kw_only=True)
class VisitRecordForm(Paper):
    """What is printed, as ready strings in the language of the copy; an empty string prints an empty cell.

    visitors, hosts: one a person, 王海涛（副县长）. policies, problems, meals: one a line; a meal says the
    amount due with its basis, never whether it was paid.
    """

    enterprise: str = ""
    enterprise_code: str = ""
    time: str = ""
    place: str = ""
    mode: str = ""
    visitors: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    situation: str = ""
    party_guidance: str = ""
    policies: tuple[str, ...] = ()
    opinions: str = ""
    problems: tuple[str, ...] = ()
    answers: str = ""
    meals: tuple[str, ...] = ()
    transport: str = ""
    remark: str = ""


def _lay(form: VisitRecordForm, grid: Grid) -> None:
    shared = grid.shared
    code = shared.brackets.format(form.enterprise_code) if form.enterprise_code else ""
    grid.full("enterprise", form.enterprise + code, fill=False)
    grid.heading()
    grid.pair("time", form.time, "mode", form.mode)
    grid.pair("place", form.place, "transport", form.transport)
    long = {
        "visitors": shared.comma.join(form.visitors),
        "hosts": shared.comma.join(form.hosts),
        "situation": form.situation,
        "party_guidance": form.party_guidance,
        "policies": "\n".join(form.policies),
        "opinions": form.opinions,
        "problems": "\n".join(form.problems),
        "answers": form.answers,
        "meals": "\n".join(form.meals),
        "remark": form.remark,
    }
    for name, text in long.items():
        if name != "remark" or form.remark:
            grid.full(name, text, lines=_LINES.get(name, 1))
    grid.firm_ticks("confirm", TICKS[shared.lang], _TICKS_HEIGHT)
    grid.sign("own_signature", "firm_signature", height=_SIGN_HEIGHT, left_width=WIDE)


KIND = Kind(name="visit_record", version=1, words=WORDS, lay=_lay, listed=lambda form: form.enterprise)
NAME, VERSION = KIND.name, KIND.version
digest, missing, render = KIND.digest, KIND.missing, KIND.render
