"""The forms of signing in and of the own account: who may come in, and what a person is told who may not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.actions import note_failure
from dieuhanh.web.accounts.factors import check_code
from dieuhanh.web.accounts.models import SignInFailure, User

FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
UNUSED = timedelta(days=45)

MESSAGES = {
    "invalid_login": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại."),
    "inactive": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại."),
    "locked": _("Nhập sai quá nhiều lần. Hãy thử lại sau 15 phút."),
    "unused": _("Tài khoản đã đóng vì 45 ngày không dùng. Hãy liên hệ quản trị hệ thống."),
    "code": _("Mã chưa đúng hoặc đã dùng. Hãy đợi mã mới trên ứng dụng rồi nhập lại."),
    "password": _("Mật khẩu chưa đúng. Hãy nhập lại."),
}


def is_locked(username: str) -> bool:
    """Tell whether there were too many failures under a name a short while ago."""
    since = timezone.now() - LOCKED_FOR
    return SignInFailure.objects.filter(username=username, at__gt=since).count() >= FAILURES


def refuse_locked(username: str) -> None:
    """Raise `ValidationError` where the door is closed for a while."""
    if is_locked(username):
        raise ValidationError(MESSAGES["locked"], code="locked")


def refuse_unused(user: User) -> None:
    """Raise `ValidationError` for an account that nobody used for long; a demonstration's stay open."""
    used = max(filter(None, (user.last_login, user.active_since)))
    if not settings.DEMO and used < timezone.now() - UNUSED:
        raise ValidationError(MESSAGES["unused"], code="unused")


class SignInForm(AuthenticationForm):
    """Closes for a while after several failures, and for good to an account that nobody used for long."""

    error_messages = {"invalid_login": MESSAGES["invalid_login"], "inactive": MESSAGES["inactive"]}

    def clean(self) -> dict[str, Any]:
        """Refuse before the password is looked at where there were too many failures; note a new one."""
        username = self.cleaned_data.get("username") or ""
        refuse_locked(username)
        try:
            return super().clean()
        except ValidationError as fault:
            if fault.code == "invalid_login":
                note_failure(username=username, at=timezone.now())
            raise

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        """Refuse an account that is closed, or that nobody used for long."""
        super().confirm_login_allowed(user)  # type: ignore[arg-type] # the stubs want Django's own user
        if isinstance(user, User):
            refuse_unused(user)


class CodeForm(forms.Form):
    """A code of the app, or a recovery code, of a person who is known already."""

    code = forms.CharField(label=_("Mã xác thực"), max_length=40)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_code(self) -> str:
        """Refuse a wrong code and count it as a failure of the person."""
        code: str = self.cleaned_data["code"]
        refuse_locked(self.user.username)
        now = timezone.now()
        if not check_code(user=self.user, code=code, at=now.timestamp()):
            note_failure(username=self.user.username, at=now)
            raise ValidationError(MESSAGES["code"], code="code")
        return code


class ConfirmForm(forms.Form):
    """The password of a person who is signed in, and a code where they have an app."""

    password = forms.CharField(label=_("Mật khẩu"), widget=forms.PasswordInput, strip=False)
    code = forms.CharField(label=_("Mã xác thực"), max_length=40)

    def __init__(self, *args: Any, user: User, with_code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if not with_code:
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        """Look at both; a failure counts as one at the door does."""
        given = self.cleaned_data
        if self.errors:
            return given
        refuse_locked(self.user.username)
        now = timezone.now()
        if not self.user.check_password(given["password"]):
            note_failure(username=self.user.username, at=now)
            raise ValidationError({"password": MESSAGES["password"]})
        if "code" in self.fields and not check_code(user=self.user, code=given["code"], at=now.timestamp()):
            note_failure(username=self.user.username, at=now)
            raise ValidationError({"code": MESSAGES["code"]})
        return given
