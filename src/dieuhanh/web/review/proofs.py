"""What the proofreader says of a text, beside its facts. A text never changes, so it is proofread once a process."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from dieuhanh.web.documents.models import TextVersion

if TYPE_CHECKING:
    from dieuhanh.proofing import Finding

_KEPT = 32
_LONGEST = 400_000


def findings(text_version: TextVersion, start: int, end: int) -> list[Finding]:
    """Return the findings that touch [start, end) of a text, in order; sums that hold are among them.

    Texts of more than 400,000 characters are not proofread while a person waits.
    """
    if len(text_version.text) > _LONGEST:
        return []
    return [one for one in _all(text_version.pk, text_version.text) if one.start < end and one.end > start]


@lru_cache(maxsize=_KEPT)
def _all(_identifier: UUID, text: str) -> tuple[Finding, ...]:
    from dieuhanh.extraction import extract
    from dieuhanh.proofing import check

    return tuple(check(text, extract(text)))
