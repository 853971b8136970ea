"""Taking over a bulletin that was written elsewhere: composing it from an imported text, and publishing it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins.addresses import Week, item_address, item_anchor
from dieuhanh.web.bulletins.models import Bulletin, BulletinItem, BulletinStatus
from dieuhanh.web.bulletins.topics import suggested
from dieuhanh.web.documents.models import Document, TextVersion
from dieuhanh.web.review import actions as review
from dieuhanh.web.review.facts import BulletinValue
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus
from dieuhanh.web.review.selectors import ImportedItem, accepted_items


class NotABulletinError(ValueError):
    """Raised for a text whose accepted facts name no week."""


@transaction.atomic
def compose(*, actor: Actor, text_version: TextVersion) -> Bulletin:
    """Return a draft bulletin with the accepted items of an imported text; the same text composes one only."""
    require(actor, "bulletins.compose")
    held = Bulletin.objects.filter(source=text_version).first()
    if held is not None:
        return held
    facts = _accepted_bulletin(text_version)
    bulletin = _draft(facts, text_version)
    bulletin.save()
    items = _items(bulletin, accepted_items(text_version))
    BulletinItem.objects.bulk_create(items)
    for item in items:
        item.topics.set(suggested(f"{item.heading} {text_version.text[item.start : item.end]}"))
    log.record(actor=actor, action="bulletins.compose", about=bulletin, detail={"items": len(items)})
    return bulletin


def _accepted_bulletin(text_version: TextVersion) -> BulletinValue:
    claim = Claim.objects.filter(
        text_version=text_version, kind=ClaimKind.BULLETIN, status=ClaimStatus.ACCEPTED
    ).first()
    if claim is None or claim.value["period"] is None:
        raise NotABulletinError("văn bản chưa được rà soát hoặc không nêu tuần của bản tin")
    value: BulletinValue = claim.value
    return value


def _draft(facts: BulletinValue, text_version: TextVersion) -> Bulletin:
    period = facts["period"]
    if period is None:
        raise NotABulletinError("bản tin không nêu tuần")
    start, end = date.fromisoformat(period["start"]), date.fromisoformat(period["end"])
    year, week, _ = start.isocalendar()
    return Bulletin(
        iso_year=year,
        week=week,
        version=Bulletin.objects.filter(iso_year=year, week=week).count() + 1,
        period_start=start,
        period_end=end,
        title=facts["title"] or "",
        issuer=(facts["issuer"] or "")[:300],
        source=text_version,
    )


def _items(bulletin: Bulletin, sections: list[ImportedItem]) -> list[BulletinItem]:
    taken = _addresses_of_other_weeks(bulletin)
    anchors: set[str] = set()
    items = []
    for position, section in enumerate(sections, start=1):
        item = _item(bulletin, position, section, taken, anchors)
        taken.add(item.address)
        anchors.add(item.anchor)
        items.append(item)
    return items


def _addresses_of_other_weeks(bulletin: Bulletin) -> set[str]:
    """Versions of one week share their addresses; no other week may use them."""
    others = BulletinItem.objects.exclude(bulletin__iso_year=bulletin.iso_year, bulletin__week=bulletin.week)
    return set(others.values_list("address", flat=True))


def _item(bulletin: Bulletin, position: int, section: ImportedItem, taken: set[str], anchors: set[str]) -> BulletinItem:
    heading = section.heading or _named(section.announced) or f"Mục {position}"
    document = section.announced.address if section.announced else ""
    address = item_address(Week(bulletin.iso_year, bulletin.week), heading, document, taken)
    return BulletinItem(
        bulletin=bulletin,
        position=position,
        heading=heading,
        anchor=item_anchor(address, anchors),
        address=address,
        text_version=bulletin.source,
        item_index=section.index,
        start=section.start,
        end=section.end,
        announced=section.announced,
    )


def _named(document: Document | None) -> str:
    return document.title if document else ""


@transaction.atomic
def publish(*, actor: Actor, bulletin: Bulletin, at: datetime) -> None:
    """Put a bulletin before the public with its accepted facts; publishing it again changes nothing."""
    require(actor, "bulletins.publish")
    if bulletin.status == BulletinStatus.PUBLISHED:
        return
    bulletin.status, bulletin.published_at = BulletinStatus.PUBLISHED, at
    bulletin.save()
    if bulletin.source is not None:
        review.release(actor=actor, text_version=bulletin.source, at=at)
    log.record(actor=actor, action="bulletins.publish", about=bulletin)
