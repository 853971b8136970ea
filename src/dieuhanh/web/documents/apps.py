from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "dieuhanh.web.documents"
    verbose_name = "Văn bản"
