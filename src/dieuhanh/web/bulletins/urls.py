"""Addresses of the composer, below `/nb/`."""

from __future__ import annotations

from django.urls import path, register_converter

from dieuhanh.web.bulletins import views
from dieuhanh.web.bulletins.weeks import WeekConverter

register_converter(WeekConverter, "week")

app_name = "bulletins"

urlpatterns = [
    path("ban-tin/", views.weeks, name="weeks"),
    path("ban-tin/<week:week>/soan/", views.compose, name="compose"),
    path("ban-tin/<week:week>/soan/muc/<uuid:identifier>/", views.item, name="item"),
    path("ban-tin/<week:week>/xem-truoc/", views.preview, name="preview"),
    path("ban-tin/<week:week>/kiem-tra/", views.checks, name="checks"),
    path("ban-tin/<week:week>/duyet/", views.approval, name="approval"),
    path("ban-tin/<week:week>/go/", views.withdrawal, name="withdrawal"),
]
