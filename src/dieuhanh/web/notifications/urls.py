"""Addresses of notices and letters, below `/nb/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.notifications import views

app_name = "notifications"

urlpatterns = [
    path("thong-bao/", views.notices, name="notices"),
    path("thong-bao/nhan-thu/", views.preferences, name="preferences"),
    path("quan-tri/thu/", views.letters, name="letters"),
    path("quan-tri/thu/<uuid:identifier>/", views.again, name="again"),
]
