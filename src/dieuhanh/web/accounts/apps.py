"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.accounts"
    verbose_name = "Tài khoản"

    def ready(self) -> None:
        """Let the database watch who may sign in, how, and what they hold."""
        from dieuhanh.web.accounts.models import CodeApp, Delegation, Grant, OwnRole, Passkey, RoleChange, User
        from dieuhanh.web.audit.witnesses import watch

        watch(Grant, Delegation, OwnRole, RoleChange)
        watch(User, but=("last_login",))
        watch(CodeApp, but=("last_step",))
        watch(Passkey, but=("sign_count", "used_at"))
