"""What became of a directive, as far as the public knows: each step with its day (ux 7.3, "Diễn biến")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.bulletins.selectors import MentionRow
from dieuhanh.web.documents.models import Document, RelationKind
from dieuhanh.web.documents.selectors import public_relations_to
from dieuhanh.web.portal.cards import Card, Validity

_UNDOING = {
    RelationKind.REPLACES: gettext_lazy("Được thay thế bởi %s"),
    RelationKind.REPEALS: gettext_lazy("Bị bãi bỏ bởi %s"),
    RelationKind.AMENDS: gettext_lazy("Được sửa đổi, bổ sung bởi %s"),
}

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Step:
    """What happened on a day, or will; `path` leads to what tells it, "" where nothing more is to be read."""

    day: date
    words: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Steps in the order of their days, the older ones of many apart."""

    shown: tuple[Step, ...]
    older: tuple[Step, ...] = ()


def folded(found: Sequence[Step]) -> Timeline:
    """Return the newest twenty steps, and what is older."""
    cut = max(0, len(found) - _SHOWN)
    return Timeline(tuple(found[cut:]), tuple(found[:cut]))


def history(document: Document, validity: Validity | None, mentions: Sequence[MentionRow]) -> list[Step]:
    """Return what is publicly known of a document's life: issued, in force, changed by others, told in bulletins."""
    found = [Step(document.date, _("Ban hành"))] if document.date else []
    found += [*_in_force(validity), *_undone(document), *map(_told, mentions)]
    return sorted(dict.fromkeys(found), key=lambda step: step.day)


def _told(row: MentionRow) -> Step:
    bulletin = row.bulletin
    day = timezone.localdate(bulletin.published_at) if bulletin.published_at else bulletin.period_end
    named = {"week": bulletin.week, "year": bulletin.iso_year, "number": row.item.position}
    return Step(day, _("Bản tin tuần %(week)s/%(year)s, mục %(number)s") % named, row.item.path)


def steps(card: Card, versions: Sequence[Bulletin], reviews: Mapping[UUID, date]) -> list[Step]:
    """Return the steps of an item in the order of their days; `versions` are its week's, the newest first."""
    found = [*_of_document(card), *_of_bulletin(versions), *_of_duties(card, reviews)]
    return sorted(dict.fromkeys(found), key=lambda step: step.day)


def _of_document(card: Card) -> Iterator[Step]:
    announced = card.announced
    if announced and announced.date:
        yield Step(
            announced.date, _("Ban hành %s") % announced.title, announced.document.path if announced.document else ""
        )
    yield from _in_force(card.validity)
    if announced and announced.document:
        yield from _undone(announced.document)


def _in_force(validity: Validity | None) -> Iterator[Step]:
    if validity and validity.since:
        yield Step(validity.since, _("Có hiệu lực"))
    if validity and validity.until:
        yield Step(validity.until, _("Hết hiệu lực"))


def _undone(document: Document) -> Iterator[Step]:
    for relation in public_relations_to(document, list(_UNDOING)):
        other = relation.source
        if other and other.date:
            yield Step(other.date, str(_UNDOING[RelationKind(relation.kind)]) % other.title, other.path)


def _of_bulletin(versions: Sequence[Bulletin]) -> Iterator[Step]:
    for correction, bulletin in enumerate(reversed(versions)):
        if bulletin.published_at:
            words = _("Sửa bản tin lần %s") % correction if correction else _("Đăng bản tin")
            yield Step(timezone.localdate(bulletin.published_at), words, bulletin.path)


def _of_duties(card: Card, reviews: Mapping[UUID, date]) -> Iterator[Step]:
    for duty in card.duties:
        if duty.due.day:
            yield Step(duty.due.day, _("Đến hạn"))
        if review := reviews.get(duty.claim.pk):
            yield Step(review, _("Văn phòng rà soát lại việc không nêu hạn"))
