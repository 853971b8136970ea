"""How far the review of each item is: the rows of the queue, counted again from the claims they stand for."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, Q

from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus, ReviewItem

_STANDS = Q(status__in=(ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED))
_WAITS = Q(status=ClaimStatus.PROPOSED)
_HEADING = 300
_COUNTED = ("waiting", "doubtful", "decided", "start", "heading")


def count_items(text_version: TextVersion, items: Collection[int]) -> None:
    """Bring the queue's rows of some items of a text up to date, inside the transaction that changed their claims.

    What the text says of itself (its title, issuer, period) counts with its first item.
    """
    held = {row.item_index: row for row in ReviewItem.objects.filter(text_version=text_version, item_index__in=items)}
    counts = {row["item_index"]: row for row in _counts(text_version, items)}
    titles = dict(_titles(text_version, items))
    fresh = []
    for index in sorted(items):
        row = held.get(index) or ReviewItem(text_version=text_version, item_index=index, start=0)
        count = counts.get(index, {"waiting": 0, "doubtful": 0, "decided": 0})
        row.waiting, row.doubtful, row.decided = count["waiting"], count["doubtful"], count["decided"]
        if index in titles:
            row.start, row.heading = titles[index]
        if index not in held:
            fresh.append(row)
    ReviewItem.objects.bulk_update(held.values(), _COUNTED, batch_size=200)
    ReviewItem.objects.bulk_create(fresh)


def _counts(text_version: TextVersion, items: Collection[int]) -> list[dict[str, int]]:
    claims = Claim.objects.filter(text_version=text_version, item_index__in=items).order_by()
    rows = claims.values("item_index").annotate(
        waiting=Count("pk", filter=_WAITS),
        doubtful=Count("pk", filter=_WAITS & Q(doubtful=True)),
        decided=Count("pk", filter=~_WAITS & ~Q(status=ClaimStatus.WITHDRAWN)),
    )
    return [{name: int(row[name]) for name in ("item_index", "waiting", "doubtful", "decided")} for row in rows]


def _titles(text_version: TextVersion, items: Collection[int]) -> list[tuple[int, tuple[int, str]]]:
    heads = Claim.objects.filter(_STANDS, text_version=text_version, item_index__in=items, kind=ClaimKind.ITEM)
    return [
        (index, (value["start"], " ".join((value["heading"] or "").split())[:_HEADING]))
        for index, value in heads.values_list("item_index", "value")
    ]
