"""Both databases hold and find the same words: checked against a plain search in Python, so each proves it alone."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dieuhanh.web.search.actions import INDEXER, index_waiting
from dieuhanh.web.search.engines import Reach, matching_ids
from dieuhanh.web.search.entries import PART_LENGTH, entries, first_id, mark, next_day_id
from dieuhanh.web.search.matching import Match, every
from dieuhanh.web.search.models import Entry
from dieuhanh.web.search.sources import Findable

pytestmark = pytest.mark.django_db

MANY = 400


@pytest.mark.usefixtures("index")
def test_no_question_differs_from_a_plain_search() -> None:
    held = list(Entry.objects.filter(public=True).order_by("-pk"))
    texts = {one.pk: f"{one.words_title}|{one.words_body}" for one in held}
    chance = random.Random(8)  # noqa: S311 - the same questions each time, no secret
    lines = [text.split() for text in texts.values()]
    differing = []
    for number in range(MANY):
        line = chance.choice(lines)
        at = chance.randrange(len(line) - 1)
        words = [word for word in line[at : at + 2] if word != "|"]
        phrase = number % 2 == 1
        match = Match(((tuple(words),),)) if phrase else every(words)
        found = matching_ids(match, Reach(), 10_000)
        wanted = [key for key, text in texts.items() if _has(text, words, phrase=phrase)]
        if found != wanted:
            differing.append(words)
    assert differing == []


def _has(text: str, words: list[str], *, phrase: bool) -> bool:
    if phrase:
        return f" {' '.join(words)} " in text
    return all(f" {word} " in text for word in words)


@given(st.lists(st.text(alphabet="abe0159xyz", min_size=1, max_size=12), min_size=1, max_size=6))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_word_of_letters_and_figures_is_held_whole(words: list[str]) -> None:
    thing = Findable(kind="test", key="1", group="1", path="/", title=" ".join(words), public=True, on=date(2024, 1, 1))
    row = next(entries(thing))
    row.save()
    alone = Reach(first=row.pk, beyond=row.pk + 1)
    for word in row.words_title.split():
        assert matching_ids(every([word]), alone, 5) == [row.pk], word
    row.delete()
    assert matching_ids(every(row.words_title.split()), alone, 5) == []


def test_a_long_text_is_held_in_parts_that_lose_nothing() -> None:
    text = "\n".join(f"đoạn {number} nói về việc {number * 7}" for number in range(2_000))
    rows = list(entries(Findable(kind="test", key="1", group="1", path="/", title="Dài", public=True, text=text)))
    assert "".join(row.text for row in rows) == text
    assert max(len(row.text) for row in rows) <= PART_LENGTH
    assert len({row.pk for row in rows}) == len(rows)


def test_ids_keep_days_apart() -> None:
    on = date(2023, 12, 31)
    row = next(entries(Findable(kind="test", key="1", group="1", path="/", title="a", public=True, on=on)))
    assert first_id(on) <= row.pk < next_day_id(on) == first_id(date(2024, 1, 1))
    assert next_day_id(date(2024, 1, 1)) < 2**63


def test_marks_are_letters_alone() -> None:
    assert mark("loai", "cong-van").isalpha()
    assert mark("loai", "cong-van") != mark("co-quan", "cong-van")


@pytest.mark.usefixtures("index")
def test_nothing_changed_means_nothing_to_write() -> None:
    assert index_waiting(actor=INDEXER) == 0
