"""What the opening sentence counts of a bulletin's items."""

from __future__ import annotations

from datetime import date

from dieuhanh.web.bulletins.models import Bulletin, BulletinItem
from dieuhanh.web.bulletins.wording import Counted, kind_of
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus


def counted(bulletin: Bulletin) -> list[Counted]:
    """Return the items of a bulletin as the opening sentence counts them, in three queries."""
    items = list(bulletin.items.select_related("announced").prefetch_related("topics"))
    duties: dict[tuple[object, int], list[Claim]] = {}
    claims = Claim.objects.filter(
        text_version__in={item.text_version_id for item in items if item.text_version_id},
        kind=ClaimKind.ASSIGNMENT,
        status=ClaimStatus.ACCEPTED,
    )
    for claim in claims:
        duties.setdefault((claim.text_version_id, claim.item_index), []).append(claim)
    return [_counted(item, duties.get((item.text_version_id, item.item_index), [])) for item in items]


def _counted(item: BulletinItem, duties: list[Claim]) -> Counted:
    days = [date.fromisoformat(claim.value["deadline"]) for claim in duties if _is_day(claim.value["deadline"])]
    return Counted(
        kind=kind_of(item.announced.type if item.announced else "", item.heading),
        issuer=item.announced.issuer if item.announced else "",
        days=tuple(days),
        recurring=tuple(claim.value["recurrence"] for claim in duties if claim.value["recurrence"]),
        topics=tuple(topic.name for topic in item.topics.all()),
    )


def _is_day(text: str | None) -> bool:
    return bool(text) and len(text or "") == len("2024-01-05")
