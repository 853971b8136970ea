"""Addresses of following: the form, the links of letters, the feeds beside the pages they tell of."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.following import feeds, views
from dieuhanh.web.following.models import Kind

app_name = "following"

_PLACES = (
    ("chu-de/<slug:value>", Kind.TOPIC, "topic"),
    ("co-quan/<slug:value>", Kind.BODY, "body"),
    ("van-ban/<path:value>", Kind.DOCUMENT, "document"),
)
_FORMS = (("atom", "xml", "feed"), ("rss", "rss", "rss"))

urlpatterns = [
    path("theo-doi/", views.follow, name="follow"),
    path("theo-doi/xac-nhan/<str:token>/", views.confirm, name="confirm"),
    path("theo-doi/huy/<slug:token>/", views.end, name="end"),
    *(
        path(f"{place}/tin.{end}", feeds.feed, {"kind": kind.value, "form": form}, name=f"{name}-{label}")
        for place, kind, name in _PLACES
        for form, end, label in _FORMS
    ),
    *(path(f"tim/tin.{end}", feeds.found, {"form": form}, name=f"query-{label}") for form, end, label in _FORMS),
]
