"""People who come to work in another body, because theirs has ended."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor


def working_in(organisation: UUID) -> list[User]:
    """Return the people with an open account who work in a body, by their sign-in names."""
    return list(User.objects.filter(organisation_id=organisation, is_active=True))


def count_working_in(organisation: UUID) -> int:
    """Return how many they are."""
    return User.objects.filter(organisation_id=organisation, is_active=True).count()


@transaction.atomic
def move_people(*, actor: Actor, users: Sequence[UUID], old: UUID, new: UUID, decision: str) -> list[UUID]:
    """Let people of one body work in another one; return those who were moved, which are those still in the old one."""
    require(actor, "accounts.hand_over")
    found = list(User.objects.select_for_update().filter(pk__in=users, organisation_id=old))
    for user in found:
        user.organisation_id = new
        user.save(update_fields=["organisation_id"])
        log.record(actor=actor, action="accounts.move", about=user, detail={"to": str(new), "decision": decision})
    return [user.pk for user in found]
