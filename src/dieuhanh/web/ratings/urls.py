"""Addresses of ratings: the public form and its receipt, the queue below `/nb/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.ratings import desk, views

app_name = "ratings"

urlpatterns = [
    path("danh-gia/", views.receive, name="receive"),
    path("danh-gia/<slug:receipt>/", views.receipt, name="receipt"),
    path("nb/gop-y/", desk.questions, name="questions"),
    path("nb/gop-y/<uuid:identifier>/", desk.question, name="question"),
]
