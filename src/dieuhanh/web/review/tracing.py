"""How the tables of this room hang on a purged document: every fact that was read in its text goes."""

from __future__ import annotations

from dieuhanh.web.documents.leaks import Trace, register
from dieuhanh.web.review.models import Claim, ClaimEvent, DutyBody, ReviewDecision, ReviewItem


def trace() -> None:
    """Say it once the site starts."""
    register(
        Trace(Claim, ("text_version", "relation"), label="dữ kiện"),
        Trace(DutyBody, ("claim",)),
        Trace(ReviewDecision, ("text_version",), label="quyết định rà soát"),
        Trace(ClaimEvent, ("claim", "decision")),
        Trace(ReviewItem, ("text_version",), label="mục rà soát"),
    )
