"""Every write to a draft: opening it, taking items in and out, their order, wording, topics, and the opening sentence.

Each change says which revision of the draft it was made on, and is refused where somebody else was quicker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins import wording
from dieuhanh.web.bulletins.addresses import Week, item_address, item_anchor
from dieuhanh.web.bulletins.candidates import Candidate
from dieuhanh.web.bulletins.counting import counted
from dieuhanh.web.bulletins.merging import Wording, merge
from dieuhanh.web.bulletins.models import Bulletin, BulletinItem, BulletinStatus, Topic
from dieuhanh.web.bulletins.topics import suggested
from dieuhanh.web.languages import house_language
from dieuhanh.web.pages.frame import OWNER

_ASIDE = 10_000


class EditConflictError(RuntimeError):
    """Raised where a draft was changed by somebody else since it was shown, or is no draft any more."""


@transaction.atomic
def open_draft(*, actor: Actor, week: Week, change_note: str = "") -> Bulletin:
    """Return the week's draft, made where there is none: empty, or with the items of the version that is published."""
    require(actor, "bulletins.compose")
    held = Bulletin.objects.filter(iso_year=week.year, week=week.number, status=BulletinStatus.DRAFT).first()
    if held is not None:
        return held
    before = Bulletin.objects.filter(iso_year=week.year, week=week.number).order_by("-version").first()
    start, end = days_of(week)
    draft = Bulletin.objects.create(
        iso_year=week.year,
        week=week.number,
        version=before.version + 1 if before else 1,
        period_start=start,
        period_end=end,
        title=before.title if before else wording.title(start, end),
        issuer=before.issuer if before else _owner(),
        lead=before.lead if before else "",
        lead_edited=before.lead_edited if before else False,
        change_note=change_note,
    )
    if before is not None:
        _copy_items(before, draft)
    log.record(actor=actor, action="bulletins.open_draft", about=draft, detail={"version": draft.version})
    return draft


def days_of(week: Week) -> tuple[date, date]:
    """Return Monday and Sunday of a week."""
    return date.fromisocalendar(week.year, week.number, 1), date.fromisocalendar(week.year, week.number, 7)


def _copy_items(before: Bulletin, draft: Bulletin) -> None:
    for item in before.items.prefetch_related("topics", "pictures"):
        topics, pictures = list(item.topics.all()), list(item.pictures.all())
        item.pk, item._state.adding = BulletinItem().pk, True
        item.bulletin = draft
        item.save()
        item.topics.add(*topics)  # `set` would compare with what was fetched ahead for the item before, and add nothing
        for picture in pictures:
            picture.pk, picture._state.adding, picture.item = type(picture)().pk, True, item
            picture.save()


@contextmanager
def changing(actor: Actor, bulletin: Bulletin, revision: int, action: str, words: str = "") -> Iterator[None]:
    """Hold the draft at the revision that the editor saw, then count it up, sum it up anew and log the change."""
    require(actor, "bulletins.compose")
    with transaction.atomic():
        held = Bulletin.objects.filter(pk=bulletin.pk, revision=revision, status=BulletinStatus.DRAFT)
        if not held.update(revision=F("revision") + 1, saved_at=Now(), saved_by=actor.user_id):
            raise EditConflictError(_("Bản nháp vừa được người khác sửa. Hãy xem lại rồi làm lại thao tác."))
        yield
        bulletin.refresh_from_db()
        if not bulletin.lead_edited:
            bulletin.lead = sentence(bulletin)
            bulletin.save(update_fields=["lead"])
        log.record(actor=actor, action=f"bulletins.{action}", about=bulletin, detail={"item": words[:200]})


def _owner() -> str:
    with house_language():
        return str(OWNER)


def sentence(bulletin: Bulletin) -> str:
    """Return the opening sentence that the rules make for the items of a bulletin as they stand."""
    with house_language():
        items = counted(bulletin)
        return wording.opening(bulletin, items) if items else ""


def add_item(*, actor: Actor, bulletin: Bulletin, revision: int, candidate: Candidate) -> BulletinItem:
    """Put a confirmed item at the end of the draft, with the topics that its words suggest."""
    with changing(actor, bulletin, revision, "add_item", candidate.heading):
        items = list(bulletin.items.all())
        item = _item(bulletin, candidate, items)
        item.save()
        item.topics.set(suggested(f"{candidate.heading} {candidate.item.text}"))
    return item


def _item(bulletin: Bulletin, candidate: Candidate, beside: list[BulletinItem]) -> BulletinItem:
    week = Week(bulletin.iso_year, bulletin.week)
    others = BulletinItem.objects.exclude(bulletin__iso_year=week.year, bulletin__week=week.number)
    taken = {*others.values_list("address", flat=True), *(item.address for item in beside)}
    announced = candidate.announced
    address = item_address(week, candidate.heading, announced.address if announced else "", taken)
    return BulletinItem(
        bulletin=bulletin,
        position=max((item.position for item in beside), default=0) + 1,
        heading=candidate.heading,
        public_text=candidate.wording,
        anchor=item_anchor(address, {item.anchor for item in beside}),
        address=address,
        text_version=candidate.text_version,
        item_index=candidate.item.index,
        start=candidate.item.start,
        end=candidate.item.end,
        announced=announced,
    )


def remove_item(*, actor: Actor, item: BulletinItem, revision: int) -> None:
    """Take an item out of the draft; it is a candidate again."""
    bulletin = item.bulletin
    with changing(actor, bulletin, revision, "remove_item", item.heading):
        item.delete()
        _number(bulletin, list(bulletin.items.all()))


def move_item(*, actor: Actor, item: BulletinItem, revision: int, position: int) -> int:
    """Put an item at a place, counted from 1; return where it came to stand."""
    bulletin = item.bulletin
    with changing(actor, bulletin, revision, "move_item", item.heading):
        others = [other for other in bulletin.items.all() if other.pk != item.pk]
        place = min(max(position, 1), len(others) + 1)
        others.insert(place - 1, item)
        _number(bulletin, others)
    return place


def arrange(*, actor: Actor, bulletin: Bulletin, revision: int, by: str) -> None:
    """Order the items by `day` or by `kind` of document (the greatest kind first); equal ones keep their order."""
    with changing(actor, bulletin, revision, "arrange", by):
        items = list(bulletin.items.select_related("announced"))
        _number(bulletin, sorted(items, key=_order(items, by)))


def _order(items: list[BulletinItem], by: str) -> Callable[[BulletinItem], tuple[object, ...]]:
    kinds = [_kind(item) for item in items]

    def by_day(item: BulletinItem) -> tuple[object, ...]:
        return ((item.announced.date if item.announced else None) or date.max,)

    def by_kind(item: BulletinItem) -> tuple[object, ...]:
        return (-kinds.count(_kind(item)), _kind(item))

    return by_day if by == "day" else by_kind


def _kind(item: BulletinItem) -> str:
    return wording.kind_of(item.announced.type if item.announced else "", item.heading)


def _number(bulletin: Bulletin, items: list[BulletinItem]) -> None:
    """Count the items anew; two steps, since no two may have one place at any moment."""
    bulletin.items.update(position=F("position") + _ASIDE)
    for place, item in enumerate(items, start=1):
        item.position = place
    BulletinItem.objects.bulk_update(items, ["position"])


def edit_item(
    *,
    actor: Actor,
    item: BulletinItem,
    revision: int,
    heading: str,
    public_text: str | None,
    for_people: bool,
    topics: list[Topic],
) -> None:
    """Change how an item reads in public; `public_text` is None where it reads as its source does."""
    with changing(actor, item.bulletin, revision, "edit_item", heading):
        item.heading, item.public_text, item.for_people = heading, public_text, for_people
        item.edited_by_id = actor.user_id
        item.save(update_fields=["heading", "public_text", "for_people", "edited_by"])
        item.topics.set(topics)


class WordingConflictError(EditConflictError):
    """Raised where two editors changed the same fields of an item: `theirs` is what stands, `fields` are those."""

    def __init__(self, theirs: Wording, fields: tuple[str, ...], who: str) -> None:
        super().__init__(_("%s vừa sửa mục này.") % who)
        self.theirs, self.fields, self.who = theirs, fields, who


def wording_of(item: BulletinItem) -> Wording:
    """Return how an item reads in public as it stands."""
    topics = tuple(item.topics.order_by("slug").values_list("slug", flat=True))
    return Wording(item.heading, item.public_text, item.for_people, topics)


@transaction.atomic
def save_wording(*, actor: Actor, item: BulletinItem, base: Wording, mine: Wording) -> None:
    """Save what an editor made of `base`, together with what others changed of the item since.

    Fields that both changed raise `WordingConflictError`; a draft that went on, or an item that was taken out,
    `EditConflictError`.
    """
    draft = Bulletin.objects.select_for_update().get(pk=item.bulletin_id)
    fresh = draft.items.select_related("edited_by").filter(pk=item.pk).first()
    if fresh is None:
        raise EditConflictError(_("Mục này vừa được người khác bỏ khỏi bản tin."))
    theirs = wording_of(fresh)
    merged, clashes = merge(base, mine, theirs)
    if clashes:
        raise WordingConflictError(theirs, clashes, str(fresh.edited_by or _("Người khác")))
    fresh.bulletin = draft
    edit_item(
        actor=actor,
        item=fresh,
        revision=draft.revision,
        heading=merged.heading,
        public_text=merged.public_text,
        for_people=merged.for_people,
        topics=list(Topic.objects.filter(slug__in=merged.topics)),
    )


def set_lead(*, actor: Actor, bulletin: Bulletin, revision: int, lead: str | None) -> None:
    """Write the opening sentence by hand, or let the rules make it again (None)."""
    with changing(actor, bulletin, revision, "set_lead", lead or ""):
        Bulletin.objects.filter(pk=bulletin.pk).update(lead=lead or "", lead_edited=lead is not None)


@transaction.atomic
def save_lead(*, actor: Actor, bulletin: Bulletin, base: str, lead: str | None) -> None:
    """Write the opening sentence over the one that was shown (`base`), whatever else of the draft changed meanwhile.

    Where somebody else wrote another by hand since, it raises `EditConflictError`.
    """
    draft = Bulletin.objects.select_for_update().get(pk=bulletin.pk)
    if draft.lead_edited and draft.lead.split() not in (base.split(), (lead or "").split()):
        raise EditConflictError(_("%s vừa viết câu mở đầu khác.") % (draft.saved_by or _("Người khác")))
    set_lead(actor=actor, bulletin=draft, revision=draft.revision, lead=lead)


def set_change_note(*, actor: Actor, bulletin: Bulletin, revision: int, note: str) -> None:
    """Say for the public what this version changes."""
    with changing(actor, bulletin, revision, "set_change_note", note):
        Bulletin.objects.filter(pk=bulletin.pk).update(change_note=note)
