"""Every write to accounts."""

from __future__ import annotations

from django.db import transaction

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor


@transaction.atomic
def register_user(*, actor: Actor, username: str, full_name: str, role: Role, password: str) -> User:
    """Return the account of this sign-in name, made with the given password where there was none."""
    require(actor, "accounts.register")
    held = User.objects.filter(username=username).first()
    if held is not None:
        return held
    user = User(username=username, full_name=full_name, role=role)
    user.set_password(password)
    user.save()
    log.record(actor=actor, action="accounts.register_user", about=user, detail={"role": role.value})
    return user
