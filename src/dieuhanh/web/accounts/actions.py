"""Every write to accounts."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone

from dieuhanh.web.accounts.models import Role, SignInFailure, User
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor

_FAILURES_KEPT = timedelta(days=1)


@transaction.atomic
def register_user(
    *, actor: Actor, username: str, full_name: str, role: Role, password: str, temporary: bool = False
) -> User:
    """Return the account of this sign-in name, made with the given password where there was none.

    A `temporary` password is to be changed at the first sign-in; one that is too weak raises `ValidationError`.
    """
    require(actor, "accounts.register")
    held = User.objects.filter(username=username).first()
    if held is not None:
        return held
    user = User(username=username, full_name=full_name, role=role, must_change_password=temporary)
    validate_password(password, user)
    user.set_password(password)
    user.save()
    log.record(actor=actor, action="accounts.register_user", about=user, detail={"role": role.value})
    return user


@transaction.atomic
def reset_password(*, actor: Actor, user: User, password: str) -> None:
    """Open an account again with a password that is to be changed at the next sign-in."""
    require(actor, "accounts.register")
    validate_password(password, user)
    user.set_password(password)
    user.must_change_password, user.is_active, user.active_since = True, True, timezone.now()
    user.save()
    SignInFailure.objects.filter(username=user.username).delete()
    log.record(actor=actor, action="accounts.reset_password", about=user)


@transaction.atomic
def change_own_password(*, user: User, password: str) -> None:
    """Set the password that a person chose; nobody needs a right for that."""
    validate_password(password, user)
    user.set_password(password)
    user.must_change_password = False
    user.save()
    log.record(actor=user.actor, action="accounts.change_own_password", about=user)


@transaction.atomic
def close_account(*, actor: Actor, user: User) -> None:
    """Let nobody sign in with an account any more; what it did stays in the log."""
    require(actor, "accounts.close")
    user.is_active = False
    user.save()
    log.record(actor=actor, action="accounts.close", about=user)


@transaction.atomic
def note_sign_in(*, user: User) -> None:
    """Write down that a person signed in."""
    SignInFailure.objects.filter(username=user.username).delete()
    log.record(actor=user.actor, action="accounts.sign_in", about=user)


@transaction.atomic
def note_failure(*, username: str, at: datetime) -> None:
    """Write down that a sign-in failed under the name that was typed."""
    SignInFailure.objects.filter(at__lt=at - _FAILURES_KEPT).delete()
    SignInFailure.objects.create(username=username[:150], at=at)
    user = User.objects.filter(username=username).first()
    nobody = Actor(kind="person", name=username[:150])
    log.record(actor=nobody, action="accounts.sign_in_failed", about=user)
