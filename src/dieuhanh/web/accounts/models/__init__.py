"""Accounts, what is granted to them, and what they sign in with."""

from __future__ import annotations

from dieuhanh.web.accounts.models.granting import Delegation, Grant, OwnRole, RoleChange
from dieuhanh.web.accounts.models.people import Language, Role, SignInFailure, User
from dieuhanh.web.accounts.models.signing import CodeApp, Passkey, RecoveryCode, SignedIn, SingleSignOn

__all__ = [
    "CodeApp",
    "Delegation",
    "Grant",
    "Language",
    "OwnRole",
    "Passkey",
    "RecoveryCode",
    "Role",
    "RoleChange",
    "SignInFailure",
    "SignedIn",
    "SingleSignOn",
    "User",
]
