"""Every right that the rooms define, and the roles that hold it where an installation changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dieuhanh.web.accounts.models.people import Role

_ADMINISTERING = "accounts."


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a right of a role goes: everywhere, or only in the body where the person works."""

    of_own_body: bool


_DEFINED: dict[str, dict[str, Reach]] = {}


def define(right: str, *roles: Role, of_own_body: tuple[Role, ...] = ()) -> None:
    """Say who has a right: `roles` for every body, `of_own_body` only for the body they work in."""
    everywhere = {role.value: Reach(of_own_body=False) for role in roles}
    _DEFINED[right] = everywhere | {role.value: Reach(of_own_body=True) for role in of_own_body}


def is_defined(right: str) -> bool:
    """Tell whether any room knows the right."""
    return right in _DEFINED


def rights() -> frozenset[str]:
    """Return every right that a room has defined."""
    return frozenset(_DEFINED)


def holders(right: str) -> frozenset[str]:
    """Return the built-in roles that have a right as the rooms define it."""
    return frozenset(_DEFINED.get(right, ()))


def defined_for(role: str) -> Mapping[str, Reach]:
    """Return the rights of a built-in role as the rooms define them."""
    return {right: roles[role] for right, roles in _DEFINED.items() if role in roles}


def administers(right: str) -> bool:
    """Tell whether a right gives power over accounts: one of theirs that is meant for the system administrator."""
    return right.startswith(_ADMINISTERING) and Role.ADMINISTRATOR in _DEFINED.get(right, ())


def is_content(right: str) -> bool:
    """Tell whether a right is to content: everything that the system administrator is not meant to hold."""
    return Role.ADMINISTRATOR not in _DEFINED.get(right, ())
