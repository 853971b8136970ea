"""The texts that are made to be slow are read too; how fast is a benchmark's business."""

from __future__ import annotations

import math
import sys

import pytest

from benchmarks.adversarial import OPENINGS, REPEATED, hostile
from dieuhanh.extraction import extract
from tests.extraction.test_properties import spans


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("name", REPEATED)
def test_a_hostile_text_is_read(name: str, opening: str) -> None:
    text = hostile(name, 3_000, opening)
    found = extract(text).to_dict()
    assert all(0 <= start <= end <= len(text) for start, end in spans(found))


@pytest.mark.parametrize("opening", [opening for opening in OPENINGS if opening != "bare"])
def test_no_text_of_one_repeated_word_invents_a_deadline(opening: str) -> None:
    for name in ("days", "before days", "every", "deadlines", "digits", "leads", "comrades"):
        duties = [duty for item in extract(hostile(name, 3_000, opening)).items for duty in item.assignments]
        assert [duty.deadline for duty in duties if duty.deadline] == []


# Those that once grew fastest. What is counted, calls of functions, is the same on every machine.
FAST_GROWING = (
    *("figures", "titles", "lettered lines", "members", "provisions", "numbered lines", "number lines", "short lines"),
    *("bodies", "orders", "laws", "letters with issuers", "short names"),
)
GROWTH = 1.2


def calls(text: str) -> int:
    """Return how many functions, Python's own included, are called to read a text."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        extract(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("name", FAST_GROWING)
def test_calls_grow_with_the_length_and_no_faster(name: str, opening: str) -> None:
    short, long = 2_000, 8_000
    extract(hostile(name, short, opening))  # what is prepared once is none of it
    grown = calls(hostile(name, long, opening)) / calls(hostile(name, short, opening))
    assert math.log(grown, long / short) <= GROWTH
