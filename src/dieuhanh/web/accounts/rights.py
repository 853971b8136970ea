"""What each role may do, and for which bodies: deny by default, one table that the rooms fill."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.audit.actor import Actor

_ROLES: dict[str, frozenset[str]] = {}
_OF_OWN_BODY: set[tuple[str, str]] = set()


def define(right: str, *roles: Role, of_own_body: tuple[Role, ...] = ()) -> None:
    """Say who has a right: `roles` for every body, `of_own_body` only for the body they work in."""
    _ROLES[right] = frozenset({*roles, *of_own_body})
    _OF_OWN_BODY.update((right, role) for role in of_own_body)


@dataclass(frozen=True, slots=True)
class Scope:
    """The bodies for which an actor has a right: all of them, or those named (perhaps none)."""

    everything: bool
    organisations: frozenset[UUID] = frozenset()

    def __contains__(self, organisation: UUID) -> bool:
        return self.everything or organisation in self.organisations


def scope(actor: Actor, right: str) -> Scope:
    """Return the bodies for which the actor has the right; lists, counters and exports narrow themselves by it."""
    roles = _ROLES.get(right)
    if roles is None:
        return Scope(everything=False)
    if actor.kind != "person":
        return Scope(everything=True)
    if actor.role not in roles:
        return Scope(everything=False)
    if (right, actor.role) in _OF_OWN_BODY:
        own = frozenset() if actor.organisation_id is None else frozenset({actor.organisation_id})
        return Scope(everything=False, organisations=own)
    return Scope(everything=True)


def may(actor: Actor, right: str, organisation: UUID | None = None) -> bool:
    """Tell whether the actor has a right for a body, or for any at all; a right that nobody defined is nobody's."""
    found = scope(actor, right)
    return found.everything or (bool(found.organisations) if organisation is None else organisation in found)


def require(actor: Actor, right: str, organisation: UUID | None = None) -> None:
    """Raise `PermissionDenied` unless the actor has the right."""
    if not may(actor, right, organisation):
        raise PermissionDenied(right)


def holders(right: str) -> frozenset[str]:
    """Return the roles that have a right."""
    return _ROLES.get(right, frozenset())


def rights() -> frozenset[str]:
    """Return every right that a room has defined."""
    return frozenset(_ROLES)


define("accounts.register")
define("accounts.close")
define("audit.see", Role.ADMINISTRATOR)
define("desk.see", Role.READER, Role.SPECIALIST, Role.LEADER, of_own_body=(Role.CLERK,))
define("desk.read", Role.READER, Role.SPECIALIST, Role.LEADER)
define("organisations.import")
define("organisations.change")
define("organisations.seat", Role.SPECIALIST)
define("documents.register", Role.SPECIALIST)
define("documents.confirm", Role.SPECIALIST)
define("intake.receive", Role.SPECIALIST)
define("intake.decide", Role.SPECIALIST)
define("review.import", Role.SPECIALIST)
define("review.decide", Role.SPECIALIST)
