"""The second factor: an app that makes codes, recovery codes on paper, and passkeys. Every write is logged."""

from __future__ import annotations

import base64
import secrets

from django.db import transaction

from dieuhanh.web.accounts import totp
from dieuhanh.web.accounts.models import CodeApp, Passkey, RecoveryCode, User
from dieuhanh.web.accounts.sealing import digest, seal, unseal
from dieuhanh.web.audit import log

RECOVERY_CODES = 10
_SECRET_BYTES = 20
_CODE_BYTES = 10  # 80 bits, sixteen letters and digits


def new_secret() -> bytes:
    """Make a secret for an app."""
    return secrets.token_bytes(_SECRET_BYTES)


def has_second_factor(user: User) -> bool:
    """Tell whether signing in takes more than the password."""
    return CodeApp.objects.filter(user=user).exists() or Passkey.objects.filter(user=user).exists()


@transaction.atomic
def begin_code_app(*, user: User, secret: bytes, code: str, at: float) -> bool:
    """Keep the app of a person once it has shown a right code; False where the code is wrong."""
    step = totp.matching_step(secret, _digits(code), at)
    if step is None:
        return False
    CodeApp.objects.filter(user=user).delete()
    CodeApp.objects.create(user=user, sealed_secret=seal(secret, user.pk), last_step=step)
    log.record(actor=user.actor, action="accounts.begin_code_app", about=user)
    return True


@transaction.atomic
def end_code_app(*, user: User) -> None:
    """Forget the app; without any other factor the recovery codes go too, and a short password must be changed."""
    CodeApp.objects.filter(user=user).delete()
    log.record(actor=user.actor, action="accounts.end_code_app", about=user)
    settle(user)


@transaction.atomic
def renew_recovery_codes(*, user: User) -> list[str]:
    """Return ten new codes, told this once; those before open no more."""
    RecoveryCode.objects.filter(user=user).delete()
    codes = [_grouped(secrets.token_bytes(_CODE_BYTES)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=digest(_plain(code), user.pk)) for code in codes)
    log.record(actor=user.actor, action="accounts.renew_recovery_codes", about=user)
    return codes


@transaction.atomic
def check_code(*, user: User, code: str, at: float) -> bool:
    """Tell whether a code of the app, or a recovery code, opens now; it opens only once."""
    app = CodeApp.objects.select_for_update().filter(user=user).first()
    if app is not None:
        step = totp.matching_step(unseal(bytes(app.sealed_secret), user.pk), _digits(code), at, app.last_step)
        if step is not None:
            app.last_step = step
            app.save()
            return True
    used, _ = RecoveryCode.objects.filter(user=user, digest=digest(_plain(code), user.pk)).delete()
    if used:
        left = RecoveryCode.objects.filter(user=user).count()
        log.record(actor=user.actor, action="accounts.use_recovery_code", about=user, detail={"left": left})
    return bool(used)


@transaction.atomic
def take_away_factors(*, user: User) -> None:
    """Forget every second factor, as when an administrator opens an account again for who lost them all."""
    CodeApp.objects.filter(user=user).delete()
    Passkey.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()


def settle(user: User) -> None:
    """After a factor went: a password alone must be a long one, and recovery codes recover nothing."""
    if has_second_factor(user):
        return
    RecoveryCode.objects.filter(user=user).delete()
    if user.short_password:
        User.objects.filter(pk=user.pk).update(must_change_password=True)
        user.must_change_password = True


def _digits(code: str) -> str:
    return "".join(code.split())


def _plain(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _grouped(data: bytes) -> str:
    text = base64.b32encode(data).decode()
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))
