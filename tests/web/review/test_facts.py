"""Facts that come with a text are taken only in their form, and the first fault is named."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from dieuhanh.web.review.facts import FactError, check_extraction

Gold = dict[str, object]


@pytest.fixture
def facts(demo: Path) -> Gold:
    gold: Gold = json.loads((demo / "quyet-dinh-kien-toan.gold.json").read_text(encoding="utf-8"))
    return gold


@pytest.mark.parametrize("name", ["ban-tin-2023-tuan-52", "quyet-dinh-kien-toan", "ke-hoach-cau-nong-thon"])
def test_the_demonstrations_facts_have_their_form(demo: Path, name: str) -> None:
    text = (demo / f"{name}.txt").read_bytes().decode()
    gold = json.loads((demo / f"{name}.gold.json").read_text(encoding="utf-8"))
    assert check_extraction(gold, len(text))["items"] == gold["items"]


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("schema",), "dieuhanh-extract/9", "schema"),
        (("bulletin",), None, "bulletin"),
        (("bulletin", "period"), {"start": "2023-12-25", "end": "31/12/2023"}, "31/12/2023"),
        (("items",), {}, "items"),
        (("items", 0), [], "item"),
        (("items", 0, "document"), 99, "document 99"),
        (("items", 0, "start"), -1, "outside"),
        (("items", 0, "end"), 10**9, "outside"),
        (("items", 0, "citations"), None, "citations"),
        (("items", 0, "citations", 0, "type"), None, "type"),
        (("items", 0, "citations", 0, "date"), "2023-02-30", "2023-02-30"),
        (("items", 0, "citations", 0, "relation"), "likes", "likes"),
        (("items", 0, "citations", 0, "start"), "0", "start"),
        (("items", 0, "official", "name"), 7, "name"),
        (("items", 0, "appointments", 0, "person"), [], "person"),
        (("items", 0, "effective"), {"from": "2025-03-20"}, "until"),
    ],
)
def test_a_fault_is_named(facts: Gold, path: tuple[str | int, ...], value: object, words: str) -> None:
    spoilt = copy.deepcopy(facts)
    place: object = spoilt
    for step in path[:-1]:
        place = place[step]  # type: ignore[index]
    place[path[-1]] = value  # type: ignore[index]
    with pytest.raises(FactError, match=words):
        check_extraction(spoilt, 100_000)
