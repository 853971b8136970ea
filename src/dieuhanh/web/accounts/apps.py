from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "dieuhanh.web.accounts"
    verbose_name = "Tài khoản"
