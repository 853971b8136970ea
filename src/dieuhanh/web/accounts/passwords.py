"""How long a password must be: 14 characters, or 8 where a second factor stands beside it (TCVN 14423:2026, 5.6)."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.factors import has_second_factor
from dieuhanh.web.accounts.models import User

ALONE = 14
WITH_SECOND_FACTOR = 8


class LengthValidator:
    """Django's kind of validator for the length of a password."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raise `ValidationError` for a password that is too short for the person."""
        least = least_length(user)
        if len(password) < least:
            raise ValidationError(_("Mật khẩu phải có ít nhất %(least)d ký tự.") % {"least": least}, code="short")

    def get_help_text(self) -> str:
        """Say the rule."""
        return _("Mật khẩu có ít nhất 14 ký tự; ít nhất 8 ký tự nếu đã bật xác thực hai lớp.")


def least_length(user: AbstractBaseUser | None) -> int:
    """Return how long a password of the person must be."""
    if not isinstance(user, User) or user._state.adding:
        return ALONE
    return WITH_SECOND_FACTOR if has_second_factor(user) else ALONE


def is_short(password: str) -> bool:
    """Tell whether a password is too short to stand alone."""
    return len(password) < ALONE
