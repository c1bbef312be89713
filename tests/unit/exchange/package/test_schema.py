"""`datapackage.json`: every field with its type, words and keys."""

from __future__ import annotations

from typing import Any

import pytest

from qingdesk.domain.enterprise import EnterpriseStatus
from qingdesk.domain.fields import fields_of
from qingdesk.domain.nouns import NOUNS
from qingdesk.exchange.package.layout import WORKBOOK
from qingdesk.exchange.package.schema import Written, describe, table_schema
from qingdesk.exchange.package.shape import COUNT, FINDING, of_noun
from qingdesk.exchange.package.workbook import MEDIA_TYPE
from tests.unit.exchange.package.samples import FACTS


def fields(noun: str) -> dict[str, Any]:
    """By name."""
    schema: Any = table_schema(of_noun(NOUNS[noun]), NOUNS)
    return {field["name"]: field for field in schema["fields"]}


@pytest.mark.parametrize("noun", NOUNS)
def test_the_columns_are_the_fields_of_the_dictionary(noun: str) -> None:
    assert list(fields(noun)) == [field.name for field in fields_of(NOUNS[noun].record)]


def test_types() -> None:
    visit, meal = fields("visit"), fields("meal")
    assert visit["started_at"]["format"] == "%Y-%m-%dT%H:%M"
    assert visit["created_at"]["format"] == visit["voided_at"]["format"] == "%Y-%m-%dT%H:%M:%SZ"
    assert visit["visitors"]["type"] == "array"
    assert meal["eaten_on"] == {
        "name": "eaten_on",
        "type": "date",
        "format": "default",
        "constraints": {"required": True},
    }
    assert (meal["due_fen"]["type"], meal["alcohol"]["type"]) == ("integer", "boolean")
    assert meal["alcohol"]["trueValues"] == ["true"]


def test_required_and_words() -> None:
    firm = fields("enterprise")
    assert firm["status"]["constraints"]["enum"] == list(EnterpriseStatus)
    assert firm["name"]["constraints"] == firm["id"]["constraints"] == {"required": True}
    assert "constraints" not in firm["contact_phone"]
    assert "constraints" not in fields("visit")["banquet_reported"]  # empty until a person enters it


def test_keys_to_what_is_in_the_package() -> None:
    schema: Any = table_schema(of_noun(NOUNS["unit"]), {"unit"})
    assert schema["foreignKeys"] == [{"fields": ["parent_id"], "reference": {"fields": ["id"]}}]
    assert schema["primaryKey"] == ["id"]
    meal: Any = table_schema(of_noun(NOUNS["meal"]), {"visit", "meal"})
    assert meal["foreignKeys"] == [
        {"fields": ["visit_id"], "reference": {"fields": ["id"], "resource": "visit"}}
    ]
    assert "foreignKeys" not in table_schema(of_noun(NOUNS["visit"]), {"visit"})


def test_what_the_package_says_of_itself() -> None:
    written = Written(
        name="unit", path="tables/unit.csv", size=9, sha256="0" * 64, shape=of_noun(NOUNS["unit"]), rows=2
    )
    scan = Written(name="scan-1", path="scans/1.pdf", size=5, sha256="1" * 64, media_type="application/pdf")
    described: Any = describe(FACTS, [written, scan])
    assert described["resources"][1] == {
        "name": "scan-1",
        "path": "scans/1.pdf",
        "mediatype": "application/pdf",
        "bytes": 5,
        "hash": "sha256:" + "1" * 64,
    }
    assert described["name"] == "desk-2026h1-full"
    assert described["created"] == FACTS.created
    own = described["qingdesk"]
    assert own["period"] == {"name": "2026H1", "first": "2026-01-01", "last": "2026-06-30"}
    assert own["audit"] == {"seq": 7, "hash": "ab" * 32}
    assert own["unit"]["name"] == "示例县工商联"
    assert (own["left_out"], own["rows"]) == (["offer"], {"unit": 2})
    assert own["desk"] == {"id": FACTS.desk_id, "code": "DESK", "is_sample": False}


def test_the_workbook_is_a_file_and_no_table_to_a_validator() -> None:
    book = Written(name="workbook", path=WORKBOOK, size=5, sha256="1" * 64, media_type=MEDIA_TYPE)
    described: Any = describe(FACTS, [book])
    assert described["resources"][0]["format"] == "ooxml"
    assert "type" not in described["resources"][0]


def test_a_table_without_a_key_of_its_own() -> None:
    for shape in (FINDING, COUNT):
        schema = table_schema(shape, {"cadre", "enterprise"})
        assert "primaryKey" not in schema
        assert "foreignKeys" not in schema, "a finding's record may be of any noun, and its cadre nobody"
