"""Addresses of the interface, of open data, and of the twins of the list pages."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.api.documentation import documentation
from dieuhanh.web.api.opendata import views
from dieuhanh.web.api.service import api

_LISTS = {"ban-tin": "ban-tin", "van-ban": "van-ban", "co-quan": "co-quan", "to-phoi-hop": "thanh-vien"}

urlpatterns = [
    path("api/v1/", documentation, name="api-documentation"),
    path("api/v1/", api.urls),
    path("du-lieu-mo/", views.page, name="opendata"),
    path("du-lieu-mo/nguon.json", views.catalogue, name="opendata-catalogue"),
    path("du-lieu-mo/<slug:edition>/<str:name>", views.file, name="opendata-file"),
    path("tin.xml", views.feed, name="feed"),
    path("ban-tin/tin.xml", views.feed, name="bulletins-feed"),
    path("tin.rss", views.feed, {"form": "rss"}, name="rss"),
    path("ban-tin/tin.rss", views.feed, {"form": "rss"}, name="bulletins-rss"),
    *(
        path(f"{place}/nguon.{form}", views.twin, {"name": name, "form": form}, name=f"twin-{name}-{form}")
        for place, name in _LISTS.items()
        for form in ("csv", "json")
    ),
]
