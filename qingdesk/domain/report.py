"""情况报告: the half-year's report, figures counted by the program, paragraphs edited by a person."""

from __future__ import annotations

from dataclasses import dataclass

from qingdesk.domain.record import Draft, Numbered


@dataclass(frozen=True)
class Figure:
    """One counted figure: its name and its value as text."""

    name: str = ""
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportDraft(Draft):
    """period: `2026H1`."""

    REQUIRED = frozenset({"period", "title"})

    period: str = ""
    title: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report(ReportDraft, Numbered):
    """A saved report. figures: computed."""

    figures: tuple[Figure, ...] = ()
