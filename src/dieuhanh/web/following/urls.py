"""Addresses of following: the form, the links of letters, the feeds beside the pages they tell of."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.following import feeds, views
from dieuhanh.web.following.models import Kind

app_name = "following"

urlpatterns = [
    path("theo-doi/", views.follow, name="follow"),
    path("theo-doi/xac-nhan/<str:token>/", views.confirm, name="confirm"),
    path("theo-doi/huy/<slug:token>/", views.end, name="end"),
    path("chu-de/<slug:value>/tin.xml", feeds.feed, {"kind": Kind.TOPIC.value}, name="topic-feed"),
    path("co-quan/<slug:value>/tin.xml", feeds.feed, {"kind": Kind.BODY.value}, name="body-feed"),
    path("van-ban/<path:value>/tin.xml", feeds.feed, {"kind": Kind.DOCUMENT.value}, name="document-feed"),
    path("tim/tin.xml", feeds.found, name="query-feed"),
]
