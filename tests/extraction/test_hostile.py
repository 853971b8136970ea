"""The texts that are made to be slow are read too; how fast is a benchmark's business."""

from __future__ import annotations

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
