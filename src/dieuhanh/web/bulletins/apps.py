from __future__ import annotations

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    name = "dieuhanh.web.bulletins"
    verbose_name = "Bản tin"
