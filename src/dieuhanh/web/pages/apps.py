"""The shared parts of pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The base template and the filters that all templates may load."""

    name = "dieuhanh.web.pages"
    label = "pages"
