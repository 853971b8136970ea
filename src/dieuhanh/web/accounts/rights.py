"""What an actor may do, and for which bodies: the one question of rights in the house. Deny by default.

Rooms `define` rights for the built-in roles (`catalogue`). What is granted to a person is dated data (`holdings`).
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.catalogue import define, defined_for, holders, is_defined, rights
from dieuhanh.web.accounts.holdings import powers_of
from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.powers import Held, Powers
from dieuhanh.web.accounts.scopes import EVERYWHERE, NOWHERE, Scope
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import today

__all__ = ["FieldClass", "Scope", "define", "holders", "may", "powers", "require", "rights", "scope"]


class FieldClass(models.TextChoices):
    """How protected a field is; each class but the public one wants a right of its own, besides that to the thing."""

    PUBLIC = "public", _("Công khai")
    INTERNAL = "internal", _("Nội bộ")
    PERSONAL = "personal", _("Cá nhân")
    SENSITIVE = "sensitive", _("Nhạy cảm")


def scope(actor: Actor, right: str, *, field: FieldClass = FieldClass.PUBLIC, on: date | None = None) -> Scope:
    """Return the bodies for which the actor has the right; lists, counters and exports narrow themselves by it.

    With `field` only those where the actor may also see fields of that class. `on` is the day (default: today).
    """
    if not is_defined(right):
        return NOWHERE
    if actor.kind != "person":
        return EVERYWHERE
    held = powers(actor, on or today())
    found = held.scope(right)
    return found if field == FieldClass.PUBLIC else found & held.scope(f"fields.{field.value}")


def powers(actor: Actor, on: date) -> Powers:
    """Return what a person holds on a day; who has no account holds what the role says that the actor names."""
    if actor.user_id is not None:
        return powers_of(actor.user_id, actor.organisation_id, on)
    return Powers(actor.organisation_id, (Held(actor.role, defined_for(actor.role)),))


def may(
    actor: Actor,
    right: str,
    organisation: UUID | None = None,
    *,
    field: FieldClass = FieldClass.PUBLIC,
    on: date | None = None,
) -> bool:
    """Tell whether the actor has a right for a body, or for any at all; a right that nobody defined is nobody's."""
    found = scope(actor, right, field=field, on=on)
    return not found.is_empty if organisation is None else organisation in found


def require(
    actor: Actor, right: str, organisation: UUID | None = None, *, field: FieldClass = FieldClass.PUBLIC
) -> None:
    """Raise `PermissionDenied` unless the actor has the right."""
    if not may(actor, right, organisation, field=field):
        raise PermissionDenied(right)


define("accounts.see", Role.ADMINISTRATOR)
define("accounts.register", Role.ADMINISTRATOR)
define("accounts.close", Role.ADMINISTRATOR)
define("accounts.grant", Role.ADMINISTRATOR)
define("accounts.roles", Role.ADMINISTRATOR)
define("fields.internal", Role.READER, Role.SPECIALIST, Role.LEADER, Role.PERSONNEL, of_own_body=(Role.CLERK,))
define("fields.personal", Role.PERSONNEL)
define("fields.sensitive", Role.PERSONNEL)
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
