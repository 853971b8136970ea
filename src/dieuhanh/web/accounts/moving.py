"""People who come to work in another body, because theirs has ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from dieuhanh.web.accounts.holdings import forget
from dieuhanh.web.accounts.models import Grant, User
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor


def working_in(organisation: UUID) -> list[User]:
    """Return the people with an open account who work in a body, by their sign-in names."""
    return list(User.objects.filter(organisation_id=organisation, is_active=True))


def count_working_in(organisation: UUID) -> int:
    """Return how many they are."""
    return User.objects.filter(organisation_id=organisation, is_active=True).count()


@dataclass(frozen=True, slots=True)
class Move:
    """From one body to another, by a decision, from a day on."""

    old: UUID
    new: UUID
    decision: str
    on: date


@transaction.atomic
def move_people(*, actor: Actor, users: Sequence[UUID], move: Move) -> list[UUID]:
    """Let people of one body work in another one, with the roles they held for it; return those who were there."""
    return _all(actor, users, move.old, move.new, move, _hand_grants_over)


@transaction.atomic
def move_back(*, actor: Actor, users: Sequence[UUID], move: Move) -> list[UUID]:
    """Undo the same move; return those who still worked in the new body."""
    return _all(actor, users, move.new, move.old, move, _take_grants_back)


def _all(
    actor: Actor, users: Sequence[UUID], here: UUID, there: UUID, move: Move, grants: Callable[[User, Move], int]
) -> list[UUID]:
    require(actor, "accounts.hand_over")
    found = list(User.objects.select_for_update().filter(pk__in=users, organisation_id=here))
    for user in found:
        user.organisation_id = there
        user.save(update_fields=["organisation_id"])
        detail: log.Detail = {"to": str(there), "decision": move.decision, "grants": grants(user, move)}
        log.record(actor=actor, action="accounts.move", about=user, detail=detail)
    forget()
    return [user.pk for user in found]


def _hand_grants_over(user: User, move: Move) -> int:
    """A role for the old body is one for the new body from the day on, for as long as it was granted."""
    held = list(user.grants.filter(organisation_id=move.old).between(move.on, None))
    for grant in held:
        start = max(move.on, grant.valid_from or move.on)
        beside = user.grants.filter(role=grant.role, organisation_id=move.new).between(start, grant.valid_to)
        if not beside.exists():
            user.grants.create(
                role=grant.role,
                organisation_id=move.new,
                with_below=grant.with_below,
                valid_from=start,
                valid_to=grant.valid_to,
                basis=move.decision[:300],
            )
        _end_before(grant, move.on)
    return len(held)


def _end_before(grant: Grant, on: date) -> None:
    if grant.valid_from is not None and grant.valid_from >= on:
        grant.delete()
    else:
        grant.valid_to = on - timedelta(days=1)
        grant.save()


def _take_grants_back(user: User, move: Move) -> int:
    made = list(user.grants.filter(organisation_id=move.new, basis=move.decision[:300], valid_from__gte=move.on))
    for grant in made:
        ended = user.grants.filter(
            organisation_id=move.old, role=grant.role, valid_to=move.on - timedelta(days=1)
        ).first()
        if ended is None:
            grant.organisation_id = move.old
            grant.save()
        else:
            grant.delete()
            ended.valid_to = grant.valid_to
            ended.save()
    return len(made)
