"""A rule's file, its id, its test, its words and its heading in docs/rules.md go together."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from qingdesk.actions.wording import WORDS
from qingdesk.domain.policy_key import read_keys
from qingdesk.i18n import _
from qingdesk.rules import ALL_RULES, CADRE_RULES, FIRM_RULES, UNIT_RULES
from qingdesk.rules.rule import Scope

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "qingdesk" / "rules"
FILES = sorted(
    path for path in RULES.glob("*/*.py") if path.name != "__init__.py" and path.parent.name != "advice"
)
DOC = (ROOT / "docs" / "rules.md").read_text("utf-8")
SECTIONS = {section.split("\n", 1)[0]: section for section in re.split(r"^### ", DOC, flags=re.MULTILINE)[1:]}
CLAUSES = json.loads((ROOT / "resources" / "policy" / "clauses.json").read_text("utf-8"))
KEYS = read_keys(json.loads((ROOT / "resources" / "policy" / "defaults.json").read_text("utf-8")))
PURE = ("qingdesk.domain.", "qingdesk.rules.", "__future__", "collections", "datetime", "itertools")
SHARED = {
    "duty": ("duty.min_days", "duty.visits_per_half"),
    "car_due": ("transport.",),
    "meal_due": ("meal.",),
    "gift_due": ("gift.",),
    "declaration_due": ("declaration.",),
    "most_companions": ("companions.",),
    "travel_due": ("lodging.", "travel."),
}


def test_every_file_is_a_rule_on_the_list_and_every_rule_has_its_file() -> None:
    assert {path.stem for path in FILES} == {rule.rule_id for rule in ALL_RULES}
    assert len({rule.rule_id for rule in ALL_RULES}) == len({rule.code for rule in ALL_RULES}) == len(FILES)


def test_the_lists_are_of_their_scope() -> None:
    assert {rule.scope for rule in CADRE_RULES} == {Scope.CADRE}
    assert {rule.scope for rule in FIRM_RULES} == {Scope.FIRM}
    assert {rule.scope for rule in UNIT_RULES} == {Scope.UNIT}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_is_short_pure_and_says_its_clause_and_three_examples(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= 110
    doc = ast.get_docstring(ast.parse(source)) or ""
    rule = next(rule for rule in ALL_RULES if rule.rule_id == path.stem)
    assert doc.startswith(rule.code)
    assert len(re.findall(r"^- ", doc, flags=re.MULTILINE)) >= 3
    imported = {node.module or "" for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}
    assert not {name for name in imported if not name.startswith(PURE)}
    assert not re.search(r"\.(today|now)\(\)", source)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_has_its_test(path: Path) -> None:
    test = ROOT / "tests" / "unit" / "rules" / path.parent.name / f"test_{path.stem}.py"
    assert test.is_file()
    assert f"{path.parent.name}.{path.stem} import RULE" in test.read_text("utf-8")


def test_every_rule_has_its_words() -> None:
    assert set(WORDS) == {rule.rule_id for rule in ALL_RULES}


def test_what_is_quoted_stands_so_in_the_policy() -> None:
    texts = {clause["id"]: clause["text"] for clause in CLAUSES["clauses"]}
    others = {other["id"] for other in CLAUSES["others"]}
    for rule in ALL_RULES:
        if rule.clause.place in others:
            assert rule.clause.words
        else:
            assert rule.clause.words in texts[rule.clause.place], rule.code


def test_the_policy_has_nine_and_nine_and_four() -> None:
    lists = [clause["list"] for clause in CLAUSES["clauses"]]
    assert {name: lists.count(name) for name in lists} == {"positive": 9, "negative": 9, "safeguard": 4}
    assert all(clause["text"].startswith(("要", "不得")) for clause in CLAUSES["clauses"][:18])


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.rule_id)
def test_the_book_of_rules_is_true(rule: object) -> None:
    known = next(each for each in ALL_RULES if each is rule)
    section = SECTIONS[known.rule_id]
    assert f"**{known.code} {_(WORDS[known.rule_id].title)}**" in section
    assert f"“{known.clause.words}”" in section
    assert _(WORDS[known.rule_id].remedy) in section


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_book_names_the_limits_that_a_rule_asks_for(path: Path) -> None:
    section = SECTIONS[path.stem]
    source = path.read_text("utf-8")
    asked = {key for key in KEYS if f'"{key}"' in source}
    named = set(re.findall(r"`([a-z_]+\.[a-z_]+)`", section.split("- Limit:")[1]))
    shared = tuple(prefix for word, prefixes in SHARED.items() if word in source for prefix in prefixes)
    assert asked <= named | {key for key in asked if key.startswith(shared or ("-",))}
    assert named <= asked | {key for key in KEYS if key.startswith(shared or ("-",))}
    for key in named:
        for row in KEYS[key].rows[:1]:
            assert f"{row.basis}, 待核实" in section if row.verified_on is None else row.basis in section
            assert isinstance(row.value, list | dict) or "by city" in section or str(row.value) in section


def test_the_book_says_which_facts_stay() -> None:
    past = {"A09", "A10", "A13", "A14", "A16", "A27", "B02", "B05", "B06", "C01"}
    said = {rule.code for rule in ALL_RULES if "Stays" in SECTIONS[rule.rule_id]}
    assert said == past


def test_the_book_has_no_other_rule() -> None:
    assert set(SECTIONS) == {rule.rule_id for rule in ALL_RULES}
