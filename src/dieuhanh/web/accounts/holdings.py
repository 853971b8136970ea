"""Reading what people hold. Within `remembered()` each person's is read once, however often it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from uuid import UUID

from dieuhanh.web.accounts.bodies import with_those_below
from dieuhanh.web.accounts.catalogue import Reach, defined_for
from dieuhanh.web.accounts.models import Delegation, Grant, RoleChange
from dieuhanh.web.accounts.powers import Held, Lent, Powers

Key = tuple[UUID, UUID | None, date]

_memory: ContextVar[dict[Key, Powers] | None] = ContextVar("holdings", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """Remember what people hold until the end of the block (one request)."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def forget() -> None:
    """Read again from now on: something was granted, ended or changed."""
    memory = _memory.get()
    if memory is not None:
        memory.clear()


def powers_of(user_id: UUID, own: UUID | None, on: date) -> Powers:
    """Return what the person of an account, who works in `own`, holds on a day; a closed account holds nothing."""
    memory, key = _memory.get(), (user_id, own, on)
    if memory is None:
        return _read(user_id, own, on)
    if key not in memory:
        memory[key] = _read(user_id, own, on)
    return memory[key]


def _read(user_id: UUID, own: UUID | None, on: date) -> Powers:
    loans = list(Delegation.objects.on(on).filter(receiver_id=user_id, giver__is_active=True).select_related("giver"))
    held = _held({user_id, *(loan.giver_id for loan in loans)}, on)
    lent = [Lent(frozenset(loan.rights), Powers(loan.giver.organisation_id, held[loan.giver_id])) for loan in loans]
    return Powers(own, held[user_id], tuple(lent))


def _held(people: set[UUID], on: date) -> Mapping[UUID, tuple[Held, ...]]:
    grants = list(Grant.objects.on(on).filter(user_id__in=people, user__is_active=True))
    contents = role_contents({grant.role for grant in grants}, on)
    found: dict[UUID, tuple[Held, ...]] = defaultdict(tuple)
    for grant in grants:
        found[grant.user_id] += (Held(grant.role, contents[grant.role], _bodies(grant, on)),)
    return found


def _bodies(grant: Grant, on: date) -> frozenset[UUID] | None:
    if grant.organisation_id is None:
        return None
    if grant.with_below:
        return with_those_below(grant.organisation_id, on)
    return frozenset({grant.organisation_id})


def role_contents(roles: set[str], on: date) -> dict[str, dict[str, Reach]]:
    """Return the rights of roles on a day: as the rooms define them, with the changes in force; the last one counts."""
    contents = {role: dict(defined_for(role)) for role in roles}
    changes = RoleChange.objects.on(on).filter(role__in=roles) if roles else RoleChange.objects.none()
    for change in changes.order_by("recorded_at", "id"):
        if change.given:
            contents[change.role][change.right] = Reach(change.of_own_body)
        else:
            contents[change.role].pop(change.right, None)
    return contents
