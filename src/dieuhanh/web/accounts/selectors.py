"""Reading accounts and what they hold. Everybody sees their own; the rest wants `accounts.see`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from dieuhanh.language import fold
from dieuhanh.web.accounts.bodies import names
from dieuhanh.web.accounts.catalogue import defined_for
from dieuhanh.web.accounts.holdings import role_contents
from dieuhanh.web.accounts.models import Delegation, Grant, OwnRole, Role, RoleChange, User
from dieuhanh.web.accounts.models.dated import in_force
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor


@dataclass(frozen=True, slots=True)
class GrantView:
    """A grant as people read it: `body` is "" where it reaches as far as the role goes."""

    grant: Grant
    role: str
    body: str
    holds: bool


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account of the list: where the person works, and what they hold today."""

    user: User
    body: str
    grants: list[GrantView]
    factors: bool


def role_names() -> dict[str, str]:
    """Return the names of all roles, built-in and own, by key."""
    own = dict(OwnRole.objects.values_list("key", "name"))
    return {role.value: str(role.label) for role in Role} | own


def own_grants(user: User, today: date) -> list[GrantView]:
    """Return what a person holds or will hold, for the person alone."""
    return grant_views(user.grants.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today)), today)


def grants_of(actor: Actor, user: User, today: date) -> list[GrantView]:
    """Return all that was ever granted to a person."""
    require(actor, "accounts.see")
    return grant_views(user.grants.order_by("-valid_from", "-recorded_at"), today)


def grant_views(grants: Iterable[Grant], today: date) -> list[GrantView]:
    """Return grants as people read them, for callers that have asked for the right to see them."""
    rows = list(grants)
    roles = role_names()
    called = names({row.organisation_id for row in rows if row.organisation_id}, today)
    return [_view(row, roles, called, today) for row in rows]


def _view(grant: Grant, roles: dict[str, str], called: dict[UUID, str], today: date) -> GrantView:
    body = called.get(grant.organisation_id, str(grant.organisation_id)) if grant.organisation_id else ""
    return GrantView(grant, roles.get(grant.role, grant.role), body, grant.holds_on(today))


def people(actor: Actor, words: str = "", state: str = "") -> QuerySet[User]:
    """Return the accounts whose names hold the words, with or without marks; `state` is "open", "closed" or any."""
    require(actor, "accounts.see")
    found = User.objects.order_by("username")
    if wanted := fold(words).split():
        names = found.values_list("pk", "username", "full_name")
        held = [pk for pk, *named in names if all(word in fold(" ".join(named)) for word in wanted)]
        found = found.filter(pk__in=held)
    return found.filter(is_active=state == "open") if state in {"open", "closed"} else found


def accounts(actor: Actor, users: QuerySet[User], today: date) -> list[AccountView]:
    """Return accounts with where the people work and what they hold today, in a few queries for all of them."""
    require(actor, "accounts.see")
    in_force_today = Grant.objects.filter(in_force(today))
    rows = list(users.prefetch_related(Prefetch("grants", in_force_today), "passkeys").select_related("code_app"))
    roles = role_names()
    called = names(_bodies_of(rows), today)
    return [
        AccountView(
            user=row,
            body=called.get(row.organisation_id, "") if row.organisation_id else "",
            grants=[_view(grant, roles, called, today) for grant in row.grants.all()],
            factors=hasattr(row, "code_app") or bool(row.passkeys.all()),
        )
        for row in rows
    ]


def _bodies_of(rows: list[User]) -> set[UUID]:
    granted = {grant.organisation_id for row in rows for grant in row.grants.all()}
    return {body for body in (*granted, *(row.organisation_id for row in rows)) if body is not None}


def delegations(actor: Actor, user: User) -> QuerySet[Delegation]:
    """Return what a person lent and was lent."""
    require(actor, "accounts.see")
    found = Delegation.objects.filter(Q(giver=user) | Q(receiver=user))
    return found.select_related("giver", "receiver")


def able_to_grant(but: UUID | None, today: date) -> list[User]:
    """Return who may grant rights on a day: open accounts with a role that holds `accounts.grant`."""
    keys = set(Grant.objects.on(today).values_list("role", flat=True).distinct())
    granting = {role for role, content in role_contents(keys, today).items() if "accounts.grant" in content}
    holding = Grant.objects.on(today).filter(role__in=granting).values("user_id")
    found = User.objects.filter(pk__in=holding, is_active=True).order_by("full_name")
    return list(found if but is None else found.exclude(pk=but))


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role with what it holds today: the rights, those that the installation added, and those that it took away."""

    key: str
    name: str
    is_own: bool
    rights: list[str]
    added: list[str]
    taken: list[str]


def roles(actor: Actor, today: date) -> list[RoleView]:
    """Return every role with what it holds today."""
    require(actor, "accounts.see")
    named = role_names()
    contents = role_contents(set(named), today)
    return [_role(key, name, set(contents[key])) for key, name in named.items()]


def _role(key: str, name: str, held: set[str]) -> RoleView:
    defined = set(defined_for(key))
    return RoleView(
        key=key,
        name=name,
        is_own=key not in Role.values,
        rights=sorted(held),
        added=sorted(held - defined),
        taken=sorted(defined - held),
    )


def role_changes(actor: Actor, role: str) -> QuerySet[RoleChange]:
    """Return what the installation changed in a role, the newest first."""
    require(actor, "accounts.see")
    return RoleChange.objects.filter(role=role).order_by("-valid_from", "-recorded_at")
