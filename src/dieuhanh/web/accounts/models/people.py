"""People who sign in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.records import Record


class Role(models.TextChoices):
    """What a person is here to do."""

    READER = "reader", _("Người đọc")
    CLERK = "clerk", _("Cán bộ đầu mối")
    SPECIALIST = "specialist", _("Chuyên viên")
    LEADER = "leader", _("Lãnh đạo")
    PERSONNEL = "personnel", _("Nhân sự")
    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")


class Language(models.TextChoices):
    """Which language the pages inside speak; each is named in itself."""

    VIETNAMESE = "vi", "Tiếng Việt"
    ENGLISH = "en", "English"


class UserManager(BaseUserManager["User"]):
    """Finds users by their sign-in name."""


class User(Record, AbstractBaseUser):
    """A person with a sign-in name, a display name and the body where they work.

    What the person may do are grants (`granting.py`): `role` is the one that a new account begins with, and later the
    first of those in force, for the foot of the pages.

    A password that somebody else gave is to be changed first; a short one is good only beside a second factor. An
    account that is long unused, counted from `active_since`, opens no more.
    """

    username = models.CharField(_("Tên đăng nhập"), max_length=150, unique=True)
    full_name = models.CharField(_("Họ và tên"), max_length=150)
    role = models.CharField(_("Vai trò"), max_length=20, choices=Role.choices, blank=True)
    organisation_id = models.UUIDField(null=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    active_since = models.DateTimeField(default=timezone.now, editable=False)
    must_change_password = models.BooleanField(default=False)
    short_password = models.BooleanField(default=False)
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.VIETNAMESE)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name", "role"]

    objects = UserManager()

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the account; a new one is granted the role that it begins with."""
        begins = self._state.adding and self.role
        with transaction.atomic():
            super().save(*args, **kwargs)
            if begins:
                self.grants.create(role=self.role)

    @property
    def actor(self) -> Actor:
        """This person as the author of an action."""
        return Actor("person", str(self), self.id, self.role, self.organisation_id)


class SignInFailure(Record):
    """A sign-in that failed, under the name that was typed; too many of them close the door for a while."""

    username = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["username", "at"], name="sign_in_failure")]

    def __str__(self) -> str:
        return self.username
