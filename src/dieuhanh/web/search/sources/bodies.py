"""Bodies with published duties, and the committees whose members published decisions tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db import models
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.organisations.models import Organisation, Seat
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.review.models import DutyBody
from dieuhanh.web.review.selectors import public_bodies, public_committees, published_claims
from dieuhanh.web.search.sources import Findable, Source, facets

ACTIONS = frozenset(
    {"review.release", "organisations.import", "organisations.change", "organisations.rename", "organisations.move"}
)


def _bodies(keys: Collection[str] | None) -> Iterator[Findable]:
    known = directory()
    for body in public_bodies():
        if keys is None or body.slug in keys:
            same = known.ever(body.name)
            names = dict.fromkeys(name.text for one in same for name in one.names)
            yield Findable(
                kind="body",
                key=body.slug,
                group=f"body:{body.slug}",
                path=f"/co-quan/{body.slug}/",
                title=body.name[:1].upper() + body.name[1:],
                label=f"Cơ quan · chủ trì {body.lead}, phối hợp {body.support} nhiệm vụ",
                other="; ".join(names),
                public=True,
                facets=(facets.of_type("Cơ quan"),),
            )


def _committees(keys: Collection[str] | None) -> Iterator[Findable]:
    told = published_claims().values("pk")
    for committee in public_committees():
        if keys is None or committee.key in keys:
            seats = committee.seats.filter(source__in=told).order_by("position", "valid_from")
            yield _committee(committee, list(seats))


def _committee(committee: Organisation, seats: list[Seat]) -> Findable:
    names = [name.text for name in committee.names.all()]
    people = dict.fromkeys(f"{seat.role}: {seat.holder or seat.office}" for seat in seats)
    return Findable(
        kind="committee",
        key=committee.key,
        group=f"committee:{committee.key}",
        path=f"/to-phoi-hop/{committee.key}/",
        title=names[0],
        label="Tổ chức phối hợp liên ngành",
        text="; ".join(people),
        other="; ".join(names[1:]),
        public=True,
        facets=(facets.of_type("Tổ chức phối hợp"),),
    )


def _changed(_event: AuditEvent, about: models.Model | None) -> Collection[str] | None:
    if isinstance(about, TextVersion):
        return set(DutyBody.objects.filter(claim__text_version=about).values_list("slug", flat=True))
    return None


def _all(_event: AuditEvent, _about: models.Model | None) -> None:
    return None


SOURCES = (
    Source("body", _("Cơ quan"), _bodies, ACTIONS, _changed),
    Source("committee", _("Tổ chức phối hợp"), _committees, ACTIONS | {"organisations.reseat"}, _all),
)
