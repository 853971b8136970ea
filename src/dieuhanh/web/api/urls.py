"""Addresses of the interface: version 1, its description and its page."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.api.documentation import documentation
from dieuhanh.web.api.service import api

urlpatterns = [
    path("api/v1/", documentation, name="api-documentation"),
    path("api/v1/", api.urls),
]
