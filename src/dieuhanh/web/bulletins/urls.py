"""Addresses of the composer, below `/nb/`."""

from __future__ import annotations

from django.urls import path, register_converter

from dieuhanh.web.bulletins import composing_views, inside, item_views, picture_views, views
from dieuhanh.web.bulletins.weeks import WeekConverter

register_converter(WeekConverter, "week")

app_name = "bulletins"

urlpatterns = [
    path("chi-dao/<int:year>/<slug:slug>/", inside.inside, name="inside"),
    path("ban-tin/", views.weeks, name="weeks"),
    path("ban-tin/<week:week>/soan/", composing_views.compose, name="compose"),
    path("ban-tin/<week:week>/soan/muc/<uuid:identifier>/", item_views.item, name="item"),
    path("ban-tin/<week:week>/soan/muc/<uuid:identifier>/anh/", picture_views.pictures, name="pictures"),
    path("ban-tin/<week:week>/hinh/<uuid:identifier>/", picture_views.picture, name="picture"),
    path("ban-tin/<week:week>/xem-truoc/", views.preview, name="preview"),
    path("ban-tin/<week:week>/kiem-tra/", views.checks, name="checks"),
    path("ban-tin/<week:week>/duyet/", views.approval, name="approval"),
    path("ban-tin/<week:week>/go/", views.withdrawal, name="withdrawal"),
]
