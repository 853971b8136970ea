"""Addresses of the way in, below `/nb/nhap/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.intake import importing_pages

app_name = "intake"

urlpatterns = [
    path("", importing_pages.imports, name="imports"),
    path("dot/<uuid:identifier>/", importing_pages.upload, name="upload"),
]
