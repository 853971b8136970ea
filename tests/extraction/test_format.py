"""The JSON form `dieuhanh-extract/1`: its keys, their types, and that it is JSON at all."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pytest

from dieuhanh.extraction import extract
from dieuhanh.extraction.model import SCHEMA
from tests.extraction.asking import ask
from tests.extraction.test_single_documents import DECISION, LETTER

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {
    "items": {
        "heading", "start", "end", "document", "official", "citations", "assignments", "figures", "appointments",
        "effective", "mentions",
    },
    "citations": {"type", "number", "date", "issuer", "relation", "start", "end", "rule", "certain", "provisions"},
    "assignments": {
        "lead", "support", "origin", "deadline", "recurrence", "due_text", "start", "end", "rule", "certain", "due",
        "product", "full_names",
    },
    "figures": {"label", "value", "upper", "unit", "comparator", "by", "start", "end", "rule", "certain"},
    "appointments": {
        "person", "position", "role", "replaces", "start", "end", "rule", "certain", "action", "from", "until",
    },
    "effective": {"from", "until", "start", "end", "rule", "certain"},
}  # fmt: skip
RELATIONS = {"announces", "implements", "replaces", "amends", "repeals", "forwards", "refers"}
COMPARATORS = {"=", ">=", ">", "<=", "<", "~"}
RECURRENCES = {None, "daily", "weekly", "monthly", "quarterly", "yearly"}


@pytest.fixture(scope="module")
def found(demo: Path) -> dict[str, Any]:
    text = (demo / "ban-tin-2023-tuan-52.txt").read_text(encoding="utf-8")
    return extract(text).to_dict()


def _facts(document: dict[str, Any], key: str) -> list[dict[str, Any]]:
    if key == "items":
        return list(document["items"])
    if key == "effective":
        return [item[key] for item in document["items"] if item[key]]
    return [fact for item in document["items"] for fact in item[key]]


@pytest.mark.parametrize("key", KEYS)
def test_every_entry_has_the_keys_of_the_format(found: dict[str, Any], key: str) -> None:
    facts = _facts(found, key)
    assert facts
    assert all(set(fact) >= KEYS[key] for fact in facts)


def test_the_head_of_the_document(found: dict[str, Any]) -> None:
    assert found["schema"] == SCHEMA == "dieuhanh-extract/1"
    assert found["logic_version"]
    assert set(found["bulletin"]) == {"title", "issuer", "period"}
    assert set(found["bulletin"]["period"]) == {"start", "end"}


def test_it_survives_json(found: dict[str, Any]) -> None:
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found


def test_controlled_words(found: dict[str, Any]) -> None:
    assert {fact["relation"] for fact in _facts(found, "citations")} <= RELATIONS
    assert {fact["comparator"] for fact in _facts(found, "figures")} <= COMPARATORS
    assert {fact["recurrence"] for fact in _facts(found, "assignments")} <= RECURRENCES
    assert {fact["origin"] for fact in _facts(found, "assignments")} <= {"document", "reported"}


@pytest.mark.parametrize("text", [LETTER, DECISION], ids=["letter", "decision"])
def test_a_single_document_has_one_item_without_period_and_heading(text: str) -> None:
    found = extract(text).to_dict()
    assert found["bulletin"]["period"] is None
    assert [item["heading"] for item in found["items"]] == [None]


def test_facts_are_frozen() -> None:
    answer = ask("Giao Sở Y tế báo cáo trước ngày 20/3/2024.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        answer.assignments[0].start = 0  # type: ignore[misc]
