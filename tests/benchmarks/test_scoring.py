"""The scorer itself: a perfect reading scores 1, and each kind of fault costs what it should."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.goldfiles import annotated
from benchmarks.pairing import Fact, pairs
from benchmarks.releases import changes, kept
from benchmarks.scoring import score

Json = dict[str, Any]


@pytest.fixture(scope="module")
def gold() -> Json:
    return next(text.gold for text in annotated() if text.name == "ban-tin-2023-tuan-52")


def test_a_perfect_reading_scores_one_in_every_category(gold: Json) -> None:
    rows = score(gold, gold)
    assert {category: row.f1 for category, row in rows.items() if category != "certain: share"} == dict.fromkeys(
        rows.keys() - {"certain: share"}, 1.0
    )


def _first(document: Json, key: str) -> Json:
    entry: Json = next(entry for item in document["items"] for entry in item[key])
    return entry


def _move_far(entry: Json) -> None:
    entry["start"], entry["end"] = 0, 1


@pytest.mark.parametrize(
    ("key", "fault", "hurt"),
    [
        ("citations", lambda c: c.update(number="1/X"), {"citations"}),
        ("citations", lambda c: c.update(relation="repeals"), {"citations: relation"}),
        ("citations", lambda c: c.update(issuer="Bộ Mẫu"), {"citations: issuer"}),
        ("assignments", lambda a: a.update(lead=["Sở Mẫu"]), {"assignments: lead", "assignments: whole"}),
        ("figures", _move_far, {"figures"}),
        ("figures", lambda f: f.update(comparator="<"), {"figures"}),
        ("figures", lambda f: f.update(label="khác"), set()),
        ("appointments", lambda a: a.update(role="Ủy viên Mẫu"), {"appointments"}),
    ],
)
def test_a_fault_costs_the_categories_it_touches(
    gold: Json, key: str, fault: Callable[[Json], None], hurt: set[str]
) -> None:
    found = copy.deepcopy(gold)
    fault(_first(found, key))
    assert {category for category, row in score(gold, found).items() if row.f1 < 1} - {"certain: share"} == hurt


def test_certain_facts_must_agree_in_every_scored_field(gold: Json) -> None:
    found = copy.deepcopy(gold)
    for number, entry in enumerate(found["items"][0]["citations"]):
        entry["certain"] = True
        entry["issuer"] = "Bộ Mẫu" if number == 0 else entry["issuer"]
    row = score(gold, found)["certain: right"]
    assert (row.hits, row.gold) == (len(found["items"][0]["citations"]) - 1, len(found["items"][0]["citations"]))


def test_each_fact_answers_one_and_the_best_overlap_wins() -> None:
    gold = [Fact(0, 10, ("a",)), Fact(8, 18, ("a",))]
    found = [Fact(8, 17, ("a",)), Fact(1, 10, ("a",)), Fact(1, 11, ("b",))]
    assert sorted(pairs(gold, found)) == [(0, 1), (1, 0)]


def test_gains_and_losses_are_told_fact_by_fact(gold: Json) -> None:
    worse = copy.deepcopy(gold)
    lost = _first(worse, "figures")
    before = {"t": kept(score(gold, gold), quotable=True)}
    _move_far(lost)
    after = {"t": kept(score(gold, worse), quotable=True)}
    assert {(change, category) for change, _, category, _ in changes(before, after)} == {("loss", "figures")}
    assert {(change, category) for change, _, category, _ in changes(after, before)} == {("gain", "figures")}


def test_texts_that_are_not_to_be_quoted_leave_no_words_behind(gold: Json) -> None:
    facts = kept(score(gold, gold), quotable=False)
    assert not any(letter.isalpha() and letter not in "abcdef" for name in facts["items"]["right"] for letter in name)
