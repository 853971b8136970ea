"""The room of search as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding: one normalisation of words, one index on either database."""

    name = "dieuhanh.web.search"
    label = "search"
