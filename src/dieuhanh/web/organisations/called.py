"""What bodies are called on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from dieuhanh.web.organisations.models import Organisation, OrganisationName


def called(organisations: Iterable[UUID], on: date) -> dict[UUID, str]:
    """Return the full names of bodies on the day; the last known one of a body that has none then."""
    rows = OrganisationName.objects.filter(organisation_id__in=list(organisations), is_full=True)
    ordered = rows.order_by("valid_from").values_list("organisation_id", "text", "valid_from", "valid_to")
    found: dict[UUID, str] = {}
    fixed: set[UUID] = set()
    for organisation, text, start, end in ordered:
        if organisation not in fixed:
            found[organisation] = text
        if (start is None or start <= on) and (end is None or on <= end):
            fixed.add(organisation)
    return found


def by_key(keys: Iterable[str]) -> dict[str, UUID]:
    """Return the bodies of these permanent keys."""
    return dict(Organisation.objects.filter(key__in=list(keys)).values_list("key", "pk"))


def choices(on: date) -> list[tuple[UUID, str]]:
    """Return the bodies that exist on the day with their names then, in the official order."""
    covers = (Q(valid_from__isnull=True) | Q(valid_from__lte=on)) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    rows = OrganisationName.objects.filter(covers, is_full=True, organisation__valid_to__isnull=True)
    ordered = rows.order_by("organisation__position", "organisation__key", "valid_from")
    return list(dict(ordered.values_list("organisation_id", "text")).items())
