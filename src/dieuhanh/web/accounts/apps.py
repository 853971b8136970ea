"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.accounts"
    verbose_name = "Tài khoản"
