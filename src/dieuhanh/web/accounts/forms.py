"""The sign-in form: who may come in, and what a person is told who may not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.actions import note_failure
from dieuhanh.web.accounts.models import SignInFailure, User

FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
UNUSED = timedelta(days=45)


class SignInForm(AuthenticationForm):
    """Closes for a while after several failures, and for good to an account that nobody used for long."""

    error_messages = {
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại."),
        "inactive": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại."),
        "locked": _("Nhập sai quá nhiều lần. Hãy thử lại sau 15 phút."),
        "unused": _("Tài khoản đã đóng vì 45 ngày không dùng. Hãy liên hệ quản trị hệ thống."),
    }

    def clean(self) -> dict[str, Any]:
        """Refuse before the password is looked at where there were too many failures; note a new one."""
        username = self.cleaned_data.get("username") or ""
        now = timezone.now()
        if SignInFailure.objects.filter(username=username, at__gt=now - LOCKED_FOR).count() >= FAILURES:
            raise ValidationError(self.error_messages["locked"], code="locked")
        try:
            return super().clean()
        except ValidationError as fault:
            if fault.code == "invalid_login":
                note_failure(username=username, at=now)
            raise

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        """Refuse an account that nobody used for long; a demonstration's stay open."""
        super().confirm_login_allowed(user)  # type: ignore[arg-type]
        if settings.DEMO or not isinstance(user, User):
            return
        used = max(filter(None, (user.last_login, user.active_since)))
        if used < timezone.now() - UNUSED:
            raise ValidationError(self.error_messages["unused"], code="unused")
