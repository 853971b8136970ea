"""Which bodies are below a body on a day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from dieuhanh.web.organisations.models import OrganisationParent


def below(organisation: UUID, on: date) -> frozenset[UUID]:
    """Return the ids of all bodies below a body on a day, at any depth, itself not among them."""
    covers = (Q(valid_from__isnull=True) | Q(valid_from__lte=on)) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    children: dict[UUID, list[UUID]] = {}
    for child, parent in OrganisationParent.objects.filter(covers).values_list("organisation_id", "parent_id"):
        children.setdefault(parent, []).append(child)
    found: set[UUID] = set()
    waiting = [organisation]
    while waiting:
        new = [child for child in children.get(waiting.pop(), ()) if child not in found and child != organisation]
        found.update(new)
        waiting.extend(new)
    return frozenset(found)
