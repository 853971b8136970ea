"""What each role may do: deny by default, one table."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.audit.actor import Actor

_ROLES: dict[str, frozenset[str]] = {
    "accounts.register": frozenset(),
    "accounts.close": frozenset(),
    "audit.see": frozenset({Role.ADMINISTRATOR}),
    "desk.see": frozenset({Role.READER, Role.SPECIALIST}),
    "organisations.import": frozenset(),
    "organisations.change": frozenset(),
    "organisations.seat": frozenset({Role.SPECIALIST}),
    "documents.register": frozenset({Role.SPECIALIST}),
    "documents.confirm": frozenset({Role.SPECIALIST}),
    "intake.receive": frozenset({Role.SPECIALIST}),
    "intake.decide": frozenset({Role.SPECIALIST}),
    "review.import": frozenset({Role.SPECIALIST}),
    "review.decide": frozenset({Role.SPECIALIST}),
    "bulletins.compose": frozenset({Role.SPECIALIST}),
    "bulletins.publish": frozenset({Role.SPECIALIST}),
}


def may(actor: Actor, right: str) -> bool:
    """Tell whether the actor has a right; a right that is not in the table is nobody's."""
    roles = _ROLES.get(right)
    if roles is None:
        return False
    return actor.kind != "person" or actor.role in roles


def require(actor: Actor, right: str) -> None:
    """Raise `PermissionDenied` unless the actor has the right."""
    if not may(actor, right):
        raise PermissionDenied(right)


def holders(right: str) -> frozenset[str]:
    """Return the roles that have a right."""
    return _ROLES.get(right, frozenset())
