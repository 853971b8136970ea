"""Whether a document is in force: by its days, and by what took its place."""

from __future__ import annotations

from datetime import date

import pytest

from dieuhanh.web.documents.models import Document
from dieuhanh.web.portal.cards import Validity
from dieuhanh.web.portal.force import force_of

TODAY = date(2024, 1, 2)


@pytest.mark.parametrize(
    ("since", "until", "replaced", "words"),
    [
        (date(2023, 12, 25), None, False, "Còn hiệu lực"),
        (TODAY, TODAY, False, "Còn hiệu lực"),
        (date(2024, 1, 15), None, False, "Có hiệu lực"),
        (date(2023, 1, 1), date(2024, 1, 1), False, "Hết hiệu lực"),
        (date(2023, 12, 25), None, True, "Hết hiệu lực"),
    ],
)
def test_days_and_successors_say_it(since: date, until: date | None, replaced: bool, words: str) -> None:
    force = force_of(Validity(1, since, until), [Document()] if replaced else [], TODAY)
    assert force is not None
    assert force.words == words


def test_what_nobody_knows_is_not_said() -> None:
    assert force_of(None, [], TODAY) is None
