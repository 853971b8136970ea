"""Every write to accounts."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone

from dieuhanh.web.accounts.factors import take_away_factors
from dieuhanh.web.accounts.holdings import forget
from dieuhanh.web.accounts.models import Language, Role, SignInFailure, User
from dieuhanh.web.accounts.passwords import is_short
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor

_FAILURES_KEPT = timedelta(days=1)


@transaction.atomic
def register_user(
    *,
    actor: Actor,
    username: str,
    full_name: str,
    role: Role,
    password: str,
    temporary: bool = False,
    organisation_id: UUID | None = None,
) -> User:
    """Return the account of this sign-in name, made with the given password where there was none.

    A `temporary` password is to be changed at the first sign-in; one that is too weak raises `ValidationError`.
    `organisation_id` is the body where the person works.
    """
    require(actor, "accounts.register")
    held = User.objects.filter(username=username).first()
    if held is not None:
        return held
    user = User(username=username, full_name=full_name, role=role, organisation_id=organisation_id)
    _set_password(user, password, temporary=temporary)
    user.save()
    log.record(actor=actor, action="accounts.register_user", about=user, detail={"role": role.value})
    return user


@transaction.atomic
def correct_account(*, actor: Actor, user: User, full_name: str, organisation_id: UUID | None) -> None:
    """Correct a person's name, or the body where they work."""
    require(actor, "accounts.register")
    detail = {"full_name": full_name, "organisation": str(organisation_id or "")}
    user.full_name, user.organisation_id = full_name, organisation_id
    user.save(update_fields=["full_name", "organisation_id"])
    forget()
    log.record(actor=actor, action="accounts.correct", about=user, detail=detail)


@transaction.atomic
def reset_password(*, actor: Actor, user: User, password: str, without_factors: bool = False) -> None:
    """Open an account again with a password that is to be changed at the next sign-in.

    `without_factors` forgets the second factor too, for who has lost it and the recovery codes.
    """
    require(actor, "accounts.register")
    if without_factors:
        take_away_factors(user=user)
    _set_password(user, password, temporary=True)
    user.is_active, user.active_since = True, timezone.now()
    user.save()
    SignInFailure.objects.filter(username=user.username).delete()
    detail = {"without_factors": without_factors}
    log.record(actor=actor, action="accounts.reset_password", about=user, detail=detail)


@transaction.atomic
def change_own_password(*, user: User, password: str) -> None:
    """Set the password that a person chose; nobody needs a right for that."""
    _set_password(user, password, temporary=False)
    user.save()
    log.record(actor=user.actor, action="accounts.change_own_password", about=user)


@transaction.atomic
def choose_language(*, user: User, language: Language) -> None:
    """Set the language that a person wants to work in; nobody needs a right for that."""
    user.language = language
    user.save(update_fields=["language"])
    log.record(actor=user.actor, action="accounts.choose_language", about=user, detail={"language": language.value})


@transaction.atomic
def close_account(*, actor: Actor, user: User) -> None:
    """Let nobody sign in with an account any more; what it did stays in the log."""
    require(actor, "accounts.close")
    user.is_active = False
    user.save()
    forget()
    log.record(actor=actor, action="accounts.close", about=user)


@transaction.atomic
def note_sign_in(*, user: User, method: str) -> None:
    """Write down that a person signed in, and with what."""
    SignInFailure.objects.filter(username=user.username).delete()
    log.record(actor=user.actor, action="accounts.sign_in", about=user, detail={"method": method})


@transaction.atomic
def note_failure(*, username: str, at: datetime) -> None:
    """Write down that a sign-in failed under the name that was typed."""
    SignInFailure.objects.filter(at__lt=at - _FAILURES_KEPT).delete()
    SignInFailure.objects.create(username=username[:150], at=at)
    user = User.objects.filter(username=username).first()
    nobody = Actor(kind="person", name=username[:150])
    log.record(actor=nobody, action="accounts.sign_in_failed", about=user)


def _set_password(user: User, password: str, *, temporary: bool) -> None:
    """Give the account a password that is good enough for it."""
    validate_password(password, user)
    user.set_password(password)
    user.must_change_password, user.short_password = temporary, is_short(password)
