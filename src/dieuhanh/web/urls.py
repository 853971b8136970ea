"""The site's addresses: the desk below `/nb/`, the public portal everywhere else."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("nb/", include("dieuhanh.web.accounts.urls")),
]
