"""The published items about something: a topic, a body, a document; each in the newest version of its week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from dieuhanh.web.bulletins.models import Bulletin, BulletinItem, BulletinStatus, Topic
from dieuhanh.web.documents.models import Document, Relation, RelationStatus
from dieuhanh.web.review.models import DutyBody
from dieuhanh.web.review.selectors import published_claims


@dataclass(frozen=True, slots=True)
class CountedTopic:
    """A topic, its page, and how many published items are about it."""

    name: str
    slug: str
    path: str
    count: int


def public_items(*, after: datetime | None = None, until: datetime | None = None) -> QuerySet[BulletinItem]:
    """Return the items of all weeks, the newest week first; `after` and `until` bound when they went out."""
    newer = Bulletin.objects.filter(
        iso_year=OuterRef("bulletin__iso_year"),
        week=OuterRef("bulletin__week"),
        version__gt=OuterRef("bulletin__version"),
        status=BulletinStatus.PUBLISHED,
    )
    items = BulletinItem.objects.filter(~Exists(newer), bulletin__status=BulletinStatus.PUBLISHED)
    if after is not None:
        items = items.filter(bulletin__published_at__gt=after)
    if until is not None:
        items = items.filter(bulletin__published_at__lte=until)
    return items.select_related("bulletin", "announced").order_by("-bulletin__iso_year", "-bulletin__week", "position")


def of_topic(items: QuerySet[BulletinItem], slug: str) -> QuerySet[BulletinItem]:
    """Narrow items to those with a topic."""
    return items.filter(topics__slug=slug)


def of_body(items: QuerySet[BulletinItem], slug: str) -> QuerySet[BulletinItem]:
    """Narrow items to those that give a body something to do."""
    duties = DutyBody.objects.filter(
        slug=slug,
        claim__text_version=OuterRef("text_version"),
        claim__item_index=OuterRef("item_index"),
        claim__in=published_claims(),
    )
    return items.filter(Exists(duties))


def of_document(items: QuerySet[BulletinItem], document: Document) -> QuerySet[BulletinItem]:
    """Narrow items to those that announce or cite a document."""
    cited = Relation.objects.filter(
        target=document,
        text_version=OuterRef("text_version"),
        item_index=OuterRef("item_index"),
        status=RelationStatus.ACCEPTED,
        published_at__isnull=False,
    )
    return items.filter(Q(announced=document) | Exists(cited))


def topics_with_counts() -> list[CountedTopic]:
    """Return all topics in their order, each with the number of published items about it."""
    return _counted(Topic.objects.all(), public_items())


def topics_of(item: BulletinItem) -> list[CountedTopic]:
    """Return the topics of an item, each with the number of published items about it."""
    topics = item.topics.all()
    return _counted(topics, public_items().filter(topics__in=topics)) if topics else []


def _counted(topics: Iterable[Topic], items: QuerySet[BulletinItem]) -> list[CountedTopic]:
    counts = dict(items.order_by().values_list("topics__slug").annotate(Count("pk")))
    return [CountedTopic(one.name, one.slug, one.path, counts.get(one.slug, 0)) for one in topics]
