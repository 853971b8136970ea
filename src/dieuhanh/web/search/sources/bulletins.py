"""Published bulletins and their items, those of each week's newest version alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import cast

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus
from dieuhanh.web.bulletins.selectors import ItemView, public_items_of
from dieuhanh.web.documents.models import Document
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.review.facts import AssignmentValue
from dieuhanh.web.review.itemfacts import FactBody
from dieuhanh.web.review.models import DutyRole
from dieuhanh.web.search.sources import Findable, Source, facets

ACTIONS = frozenset({"bulletins.publish", "bulletins.withdraw", "bulletins.unpublish", "bulletins.correct"})


def _newest() -> QuerySet[Bulletin]:
    published = Bulletin.objects.filter(status=BulletinStatus.PUBLISHED)
    newer = published.filter(iso_year=OuterRef("iso_year"), week=OuterRef("week"), version__gt=OuterRef("version"))
    return published.filter(~Exists(newer))


def _weeks(keys: Collection[str] | None) -> Iterator[Bulletin]:
    wanted = {tuple(map(int, key.split("-"))) for key in keys} if keys is not None else None
    for bulletin in _newest().iterator(chunk_size=20):
        if wanted is None or (bulletin.iso_year, bulletin.week) in wanted:
            yield bulletin


def _bulletins(keys: Collection[str] | None) -> Iterator[Findable]:
    for bulletin in _weeks(keys):
        key = f"{bulletin.iso_year}-{bulletin.week}"
        dates = f"{day(bulletin.period_start)}–{day(bulletin.period_end)}"
        yield Findable(
            kind="bulletin",
            key=key,
            group=f"bulletin:{key}",
            path=bulletin.path,
            title=f"Bản tin tuần {bulletin.week} năm {bulletin.iso_year} ({dates})",
            label=bulletin.title if len(bulletin.title) < 200 else "",
            other=f"tuần {bulletin.week}/{bulletin.iso_year}",
            public=True,
            on=bulletin.period_end,
            facets=(facets.of_type("Bản tin"), *facets.of_year(bulletin.iso_year)),
        )


def _items(keys: Collection[str] | None) -> Iterator[Findable]:
    """The items of some weeks: an item's key is its week's and its own address."""
    weeks = {key.partition("/")[0] for key in keys} if keys is not None else None
    for bulletin in _weeks(weeks):
        for view in public_items_of(bulletin):
            yield _item(bulletin, view)


def _item(bulletin: Bulletin, view: ItemView) -> Findable:
    item, document = view.item, view.announced
    duties = [cast("AssignmentValue", claim.value) for claim in view.facts.assignments]
    bodies = [body for claim in view.facts.assignments for body in claim.bodies]
    return Findable(
        kind="item",
        key=f"{bulletin.iso_year}-{bulletin.week}/{item.address}",
        group=f"document:{document.pk}" if document else f"item:{item.address}",
        path=item.path,
        title=item.heading,
        label=_label(document, bulletin),
        leads=_leads(bodies, duties),
        text=view.text,
        other=" ".join(body.name for body in bodies),
        public=True,
        on=(document.date if document else None) or bulletin.period_end,
        number=document.number if document else "",
        sign=document.sign if document else "",
        year=document.year if document else None,
        facets=(
            facets.of_type(document.type if document and document.type else "Cuộc họp"),
            *facets.of_year(document.year if document and document.year else bulletin.iso_year),
            *facets.of_bodies(bodies),
            *facets.of_topics(item.topics.all()),
            *facets.of_dues(duties),
        ),
    )


def _label(document: Document | None, bulletin: Bulletin) -> str:
    if document is None:
        return f"Tuần {bulletin.week} ({day(bulletin.period_start)}–{day(bulletin.period_end)})"
    return f"{document.title} · {day(document.date)}" if document.date else document.title


def _leads(bodies: list[FactBody], duties: list[AssignmentValue]) -> str:
    """Who leads, and what is said of the day it is due by."""
    leads = ", ".join(dict.fromkeys(body.name for body in bodies if body.role == DutyRole.LEAD))
    due = ", ".join(one.label for one in facets.of_dues(duties))
    return " · ".join(part for part in (f"Chủ trì: {leads}" if leads else "", due) if part)


def _changed(_event: AuditEvent, about: models.Model | None) -> Collection[str] | None:
    return {f"{about.iso_year}-{about.week}"} if isinstance(about, Bulletin) else None


SOURCES = (
    Source("bulletin", _("Bản tin"), _bulletins, ACTIONS, _changed),
    Source("item", _("Mục chỉ đạo"), _items, ACTIONS, _changed),
)
