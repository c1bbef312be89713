"""Which firm and which cadres of the store a row means; a doubt is asked about once for all the rows that have it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from qingdesk.domain.cadre import Cadre
from qingdesk.domain.enterprise import Enterprise
from qingdesk.domain.text import key, person_name
from qingdesk.exchange.ledger.row import LedgerRow, Named
from qingdesk.exchange.roster.plan import OTHER_PERSON, Option
from qingdesk.i18n import _

_NEAR = 0.75
"""How alike a name must be to be proposed; 示例食品公司 and 示例食品有限公司 are."""
_MOST_PROPOSED = 200
"""Unknown names that a likeness is looked for: each costs a walk over all firms."""


@dataclass(eq=False)
class Doubt(Exception):
    """The row cannot be placed without an answer. field: the column it is about."""

    question: str
    text: str
    options: tuple[Option, ...]
    field: str


@dataclass(eq=False)
class Nobody(Exception):
    """The row names what the store does not have. value: as it was read."""

    field: str
    value: str
    reason: str
    suggestion: str


class Firms:
    """All firms by code and by name, former names too."""

    def __init__(self, known: Sequence[Enterprise], answers: Mapping[str, str]) -> None:
        self._answers = answers
        self._by_id = {firm.id: firm for firm in known}
        self._by_code = {firm.uscc: firm for firm in known if firm.uscc}
        self._by_name: dict[str, list[Enterprise]] = {}
        self._proposed: dict[str, str] = {}
        for firm in known:
            for name in dict.fromkeys((key(firm.name), *map(key, firm.former_names))):
                self._by_name.setdefault(name, []).append(firm)

    def find(self, row: LedgerRow) -> Enterprise:
        """The firm that a row means. Raises `Doubt` or `Nobody`."""
        if not row.firm_name and not row.uscc:
            raise Nobody(
                "enterprise", "", _("The enterprise has no name"), _("Write its full registered name")
            )
        namesakes = self._by_name.get(key(row.firm_name), []) if row.firm_name else []
        firm = self._by_code.get(row.uscc) if row.uscc else None
        if firm is not None:
            if not row.firm_name or firm in namesakes:
                return firm
            text = _("The code {code} stands for “{known}” in the store; here it stands for “{name}”").format(
                code=row.uscc, known=firm.name, name=row.firm_name
            )
            return self._one_of(row, [firm, *namesakes], text)
        fitting = [firm for firm in namesakes if not (row.uscc and firm.uscc)]
        if len(fitting) == 1:
            return fitting[0]
        if not namesakes:
            raise self._unknown(row)
        text = _("There are several enterprises called “{name}”. Which one is meant?")
        if not fitting:
            text = _("“{name}” has another code in the store than {code}. Is it the same enterprise?")
        return self._one_of(row, fitting or namesakes, text.format(name=row.firm_name, code=row.uscc))

    def _one_of(self, row: LedgerRow, firms: Sequence[Enterprise], text: str) -> Enterprise:
        question = f"firm:{key(row.firm_name)}|{row.uscc}"
        chosen = self._answers.get(question)
        found = next((firm for firm in firms if firm.id == chosen), None)
        if found is not None:
            return found
        options = tuple(Option(firm.id, f"{firm.name} {firm.uscc or _('without a code')}") for firm in firms)
        raise Doubt(question, text, options, "enterprise")

    def _unknown(self, row: LedgerRow) -> Nobody:
        advice = _("Import the roster first, or enter the enterprise, then import this row again")
        if not row.firm_name:
            return Nobody("uscc", row.uscc, _("No enterprise of the store has this code"), advice)
        near = self._near(key(row.firm_name))
        if near:
            advice = _("Is “{name}” meant? Write its name as it stands in the store").format(name=near)
        return Nobody("enterprise", row.firm_name, _("No enterprise of the store has this name"), advice)

    def _near(self, name: str) -> str:
        if name not in self._proposed and len(self._proposed) < _MOST_PROPOSED:
            found = get_close_matches(name, self._by_name, n=1, cutoff=_NEAR)
            self._proposed[name] = self._by_name[found[0]][0].name if found else ""
        return self._proposed.get(name, "")


class People:
    """All cadres by name, those who have left too: an old ledger names them."""

    def __init__(
        self, known: Sequence[Cadre], unit_name: Callable[[str], str], answers: Mapping[str, str]
    ) -> None:
        self._answers = answers
        self._unit_name = unit_name
        self._by_name: dict[str, list[Cadre]] = {}
        for cadre in known:
            self._by_name.setdefault(person_name(cadre.name), []).append(cadre)

    def find(self, named: Named, field: str) -> Cadre | None:
        """The cadre of this name, told from his namesakes by the post or an answer; None for no cadre.

        Raises `Doubt`.
        """
        namesakes = self._by_name.get(named.name, [])
        if len(namesakes) < 2:
            return namesakes[0] if namesakes else None
        of_post = [cadre for cadre in namesakes if named.post and key(cadre.post) == key(named.post)]
        if len(of_post) == 1:
            return of_post[0]
        question = f"cadre:{named.name}|{key(named.post)}"
        answer = self._answers.get(question)
        if answer == OTHER_PERSON:
            return None
        found = next((cadre for cadre in namesakes if cadre.id == answer), None)
        if found is not None:
            return found
        options = [Option(cadre.id, self._described(cadre)) for cadre in namesakes]
        options.append(Option(OTHER_PERSON, _("None of them: keep the name only")))
        text = _("Who is {name}? Several cadres have this name.").format(name=named.name)
        raise Doubt(question, text, tuple(options), field)

    def _described(self, cadre: Cadre) -> str:
        parts = (cadre.name, self._unit_name(cadre.unit_id), cadre.post, cadre.phone)
        return " ".join(part for part in parts if part)
