from __future__ import annotations

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "dieuhanh.web.review"
    verbose_name = "Rà soát"
