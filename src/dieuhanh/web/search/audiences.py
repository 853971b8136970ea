"""Who may find what: the one place that knows."""

from __future__ import annotations

from django.db.models import Q

from dieuhanh.web.accounts.rights import scope
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.search.engines import PUBLIC, Audience
from dieuhanh.web.search.sources import registered

__all__ = ["PUBLIC", "audience_of", "visible"]


def audience_of(actor: Actor) -> Audience:
    """Return what a signed-in person may find besides what is public."""
    rights = {source.right for source in registered().values() if source.right}
    scopes = {right: scope(actor, right) for right in sorted(rights)}
    return Audience(
        rights=frozenset(right for right, found in scopes.items() if found.everything),
        own=tuple((right, found.organisations) for right, found in scopes.items() if not found.everything),
    )


def visible(audience: Audience) -> Q:
    """Return the condition on entries that the audience may see."""
    condition = Q(public=True) | Q(right__in=audience.rights)
    for right, bodies in audience.own:
        condition |= Q(right=right, organisation_id__in=bodies)
    return condition
