"""Which texts were read by rules older than today's."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.models import Claim, DecisionKind, ReviewDecision
from dieuhanh.web.review.reading import READER


def outdated_texts(logic_version: str, wanted: Collection[UUID] = ()) -> list[TextVersion]:
    """Return the texts that our own rules read last under another version than this one, oldest first.

    With "" every text that our own rules read; `wanted` narrows to these texts. Texts whose facts came with them alone
    are left out: another reading would not be theirs.
    """
    readings = ReviewDecision.objects.filter(
        text_version=OuterRef("pk"), kind__in=(DecisionKind.READ, DecisionKind.REREAD)
    )
    last = readings.order_by("-recorded_at", "-id").values("logic_version")[:1]
    texts = TextVersion.objects.select_related("document", "file").filter(
        Exists(Claim.objects.filter(text_version=OuterRef("pk"), origin=READER))
    )
    if wanted:
        texts = texts.filter(pk__in=wanted)
    texts = texts.order_by("recorded_at", "id")
    if not logic_version:
        return list(texts)
    return list(texts.annotate(read_under=Subquery(last)).exclude(read_under=logic_version))
