"""What became of a package, in a line and in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qingdesk.exchange.package.faults import Fault, FaultKind
from qingdesk.i18n import _

if TYPE_CHECKING:
    from qingdesk.actions.collect import Outcome
    from qingdesk.exchange.package.verify import Verdict


@dataclass(frozen=True)
class Result:
    """severity: good, yellow (looked at again, or an older audit) or red (refused). told: one line. whole: every
    fault. has_unknown_key: nothing else is wrong with it. was_verified: and not taken in."""

    path: Path
    severity: str
    told: str
    whole: str
    has_unknown_key: bool = False
    was_verified: bool = False


def collected_results(outcomes: Iterable[Outcome]) -> list[Result]:
    """Of packages that were to be taken in."""
    return [_collected(outcome) for outcome in outcomes]


def _collected(outcome: Outcome) -> Result:
    if outcome.refused is not None:
        whole = _sentences(outcome.faults) or outcome.refused
        return Result(outcome.path, "red", outcome.refused, whole, _only_its_key(outcome.faults))
    said = outcome.said()
    return Result(
        outcome.path, "yellow" if outcome.is_rewound or outcome.tally.conflicts else "good", said, said
    )


def verified_result(path: Path, verdict: Verdict) -> Result:
    """Of a package that was looked at only."""
    if verdict.faults:
        whole = _sentences(verdict.faults)
        first = verdict.faults[0].sentence()
        return Result(path, "red", first, whole, _only_its_key(verdict.faults), was_verified=True)
    said = verdict.description.said if verdict.description is not None else lambda *_path: ""
    told = _("whole and unchanged; of {unit}, {period}").format(
        unit=said("unit", "name") or said("desk", "code"), period=said("period", "name")
    )
    return Result(path, "good", told, told, was_verified=True)


def _only_its_key(faults: Sequence[Fault]) -> bool:
    return bool(faults) and all(fault.kind is FaultKind.UNKNOWN_KEY for fault in faults)


def _sentences(faults: Sequence[Fault]) -> str:
    return "\n".join(fault.sentence() for fault in faults)
