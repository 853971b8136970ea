"""Reading bulletins. Public functions see published bulletins alone, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from dieuhanh.web.bulletins.models import Bulletin, BulletinItem, BulletinStatus, FormerAddress, Picture
from dieuhanh.web.documents.models import Document, Relation, RelationStatus, StoredFile, TextVersion
from dieuhanh.web.review.itemfacts import ItemFacts
from dieuhanh.web.review.models import DutyBody
from dieuhanh.web.review.selectors import public_duties_of, public_facts_of


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with its text and facts; spans of facts count from the source's start, so subtract `item.start`.

    `text` is what the public reads; `source_text` is the place it comes from, the same where nobody edited it.
    """

    item: BulletinItem
    text: str
    source_text: str
    facts: ItemFacts

    @property
    def announced(self) -> Document | None:
        """The document that the item announces."""
        return self.item.announced


@dataclass(frozen=True, slots=True)
class BulletinView:
    """A bulletin whole; `previous` and `next` are the published weeks beside it, `versions` its own, newest first."""

    bulletin: Bulletin
    items: tuple[ItemView, ...]
    previous: Bulletin | None
    next: Bulletin | None
    versions: tuple[Bulletin, ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item on its own page, between its neighbours; `source` is the text that its spans count in."""

    bulletin: Bulletin
    view: ItemView
    source: TextVersion | None
    previous: BulletinItem | None
    next: BulletinItem | None


@dataclass(frozen=True, slots=True)
class ArchiveWeek:
    """One ISO week, Monday to Sunday, with its bulletin where one was published."""

    number: int
    start: date
    end: date
    bulletin: Bulletin | None


@dataclass(frozen=True, slots=True)
class ArchiveYear:
    """The 52 or 53 weeks of an ISO year."""

    year: int
    weeks: tuple[ArchiveWeek, ...]


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty of a body, with the item (of a bulletin) or the document that puts it."""

    duty: DutyBody
    item: BulletinItem | None
    document: Document | None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A place in a bulletin that cites a document."""

    item: BulletinItem
    bulletin: Bulletin
    kind: str


def _published() -> QuerySet[Bulletin]:
    return Bulletin.objects.filter(status=BulletinStatus.PUBLISHED)


def public_newest() -> BulletinView | None:
    """Return the newest published bulletin, or None on a new installation."""
    newest = _published().first()
    return _view(newest) if newest else None


def public_bulletin(iso_year: int, week: int, version: int | None = None) -> BulletinView | None:
    """Return a week's published bulletin, its newest version unless another is named; None where there is none."""
    bulletins = _published().filter(iso_year=iso_year, week=week)
    if version is not None:
        bulletins = bulletins.filter(version=version)
    bulletin = bulletins.first()
    return _view(bulletin) if bulletin else None


def public_bulletins_before(week: tuple[int, int] | None, limit: int) -> list[Bulletin]:
    """Return each week's newest published bulletin, newest first, from before an ISO year and week on."""
    newer = _published().filter(iso_year=OuterRef("iso_year"), week=OuterRef("week"), version__gt=OuterRef("version"))
    rows = _published().filter(~Exists(newer))
    if week is not None:
        rows = rows.filter(Q(iso_year__lt=week[0]) | Q(iso_year=week[0], week__lt=week[1]))
    return list(rows[:limit])


def _view(bulletin: Bulletin) -> BulletinView:
    return BulletinView(
        bulletin=bulletin,
        items=public_items_of(bulletin),
        previous=_published().filter(period_end__lt=bulletin.period_start).order_by("-period_end", "-version").first(),
        next=_published().filter(period_start__gt=bulletin.period_end).order_by("period_start", "-version").first(),
        versions=public_versions(bulletin),
    )


def public_items_of(bulletin: Bulletin) -> tuple[ItemView, ...]:
    """Return the items of a published bulletin in their order, with what the public reads and knows of each."""
    items = list(
        bulletin.items.select_related("announced").prefetch_related("topics", "pictures__file").order_by("position")
    )
    texts = TextVersion.objects.in_bulk({item.text_version_id for item in items if item.text_version_id})
    facts = public_facts_of(texts)
    return tuple(_item_view(item, texts, facts) for item in items)


def public_versions(bulletin: Bulletin) -> tuple[Bulletin, ...]:
    """Return the published versions of a bulletin's week, the newest first."""
    return tuple(_published().filter(iso_year=bulletin.iso_year, week=bulletin.week).order_by("-version"))


def _item_view(
    item: BulletinItem, texts: Mapping[UUID, TextVersion], facts: Mapping[tuple[UUID, int], ItemFacts]
) -> ItemView:
    version = texts.get(item.text_version_id) if item.text_version_id else None
    source = version.text[item.start : item.end] if version else ""
    found = facts.get((version.pk, item.item_index), ItemFacts()) if version else ItemFacts()
    return ItemView(item, source if item.public_text is None else item.public_text, source, found)


def public_item(address: str) -> ItemPage | None:
    """Return a published item by its address (`2023/6477-vp-kt`), from the newest version of its bulletin."""
    item = (
        BulletinItem.objects.filter(address=address, bulletin__status=BulletinStatus.PUBLISHED)
        .select_related("bulletin", "text_version", "announced")
        .prefetch_related("topics", "pictures__file")
        .order_by("-bulletin__version")
        .first()
    )
    if item is None:
        return None
    bulletin = item.bulletin
    texts = {item.text_version.pk: item.text_version} if item.text_version else {}
    facts = public_facts_of(texts, item.item_index)
    beside = {other.position: other for other in bulletin.items.filter(position__in=_beside(item))}
    return ItemPage(
        bulletin=bulletin,
        view=_item_view(item, texts, facts),
        source=item.text_version,
        previous=beside.get(item.position - 1),
        next=beside.get(item.position + 1),
    )


def _beside(item: BulletinItem) -> tuple[int, int]:
    return max(0, item.position - 1), item.position + 1


def public_archive() -> list[ArchiveYear]:
    """Return every year that has a published bulletin, newest first, with all its weeks."""
    bulletins: dict[tuple[int, int], Bulletin] = {}
    for bulletin in _published().order_by("version"):
        bulletins[bulletin.iso_year, bulletin.week] = bulletin
    years = sorted({year for year, _ in bulletins}, reverse=True)
    return [ArchiveYear(year, tuple(_weeks(year, bulletins))) for year in years]


def _weeks(year: int, bulletins: dict[tuple[int, int], Bulletin]) -> Iterable[ArchiveWeek]:
    last = date(year, 12, 28).isocalendar().week
    for week in range(1, last + 1):
        start, end = (date.fromisocalendar(year, week, day) for day in (1, 7))
        yield ArchiveWeek(week, start, end, bulletins.get((year, week)))


def public_duties(slug: str) -> list[DutyRow]:
    """Return a body's published duties, those it leads first, each with where it was put."""
    duties = list(public_duties_of(slug).select_related("claim__text_version__document"))
    items = _items_of({duty.claim.text_version_id for duty in duties})
    rows = []
    for duty in duties:
        item = items.get((duty.claim.text_version_id, duty.claim.item_index))
        document = item.announced if item else duty.claim.text_version.document
        rows.append(DutyRow(duty=duty, item=item, document=document))
    return rows


def public_mentions(*documents: Document) -> list[MentionRow]:
    """Return the published items that cite one of some documents, once each, newest bulletin first."""
    cited = Relation.objects.filter(target__in=documents, status=RelationStatus.ACCEPTED, published_at__isnull=False)
    places = cited.order_by("recorded_at", "start").values_list("text_version_id", "item_index", "kind")
    items = _items_of({text for text, _, _ in places})
    rows: dict[UUID, MentionRow] = {}
    for text, index, kind in places:
        item = items.get((text, index))
        if item is not None and item.pk not in rows:
            rows[item.pk] = MentionRow(item=item, bulletin=item.bulletin, kind=kind)
    return sorted(rows.values(), key=lambda row: (-row.bulletin.iso_year, -row.bulletin.week, row.item.position))


def _items_of(texts: set[UUID]) -> dict[tuple[UUID, int], BulletinItem]:
    items = (
        BulletinItem.objects.filter(text_version__in=texts, bulletin__status=BulletinStatus.PUBLISHED)
        .select_related("bulletin", "announced")
        .order_by("bulletin__version")
    )
    return {(item.text_version_id, item.item_index): item for item in items if item.text_version_id}


def public_picture(sha256: str) -> StoredFile | None:
    """Return the file of a picture that stands in a published bulletin, or None."""
    shown = Picture.objects.filter(file__sha256=sha256, item__bulletin__status=BulletinStatus.PUBLISHED)
    picture = shown.select_related("file").first()
    return picture.file if picture else None


def withdrawn_week(iso_year: int, week: int) -> Bulletin | None:
    """Return the week's bulletin that was taken down, where no version of it is public."""
    return _withdrawn(Bulletin.objects.filter(iso_year=iso_year, week=week))


def withdrawn_item(address: str) -> Bulletin | None:
    """Return the bulletin that was taken down with the item of this address."""
    return _withdrawn(Bulletin.objects.filter(items__address=address))


def _withdrawn(bulletins: QuerySet[Bulletin]) -> Bulletin | None:
    return bulletins.filter(status=BulletinStatus.WITHDRAWN).order_by("-version").first()


def former_target(path: str) -> str | None:
    """Return where an address of before leads now, or None."""
    return FormerAddress.objects.filter(path=path).values_list("target", flat=True).first()


def public_addresses() -> Sequence[str]:
    """Return the paths of all published bulletins and items, for the site map."""
    bulletins = _published().order_by("-iso_year", "-week")
    paths = dict.fromkeys(bulletin.path for bulletin in bulletins)
    items = BulletinItem.objects.filter(bulletin__in=bulletins).order_by("address").values_list("address", flat=True)
    return [*paths, *dict.fromkeys(f"/chi-dao/{address}/" for address in items)]
