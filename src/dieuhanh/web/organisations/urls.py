"""Addresses of bodies, below `/nb/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.organisations.views import bodies, changes, transferring

app_name = "organisations"

urlpatterns = [
    path("co-quan/", bodies.bodies, name="list"),
    path("co-quan/them/", changes.add, name="add"),
    path("co-quan/nhiem-ky/", bodies.terms, name="terms"),
    path("co-quan/<slug:key>/", bodies.body, name="body"),
    path("co-quan/<slug:key>/doi/<slug:what>/", changes.change, name="change"),
    path("co-quan/<slug:key>/chuc-vu/<uuid:post>/", changes.post, name="post"),
    path("co-quan/<slug:key>/chuyen-giao/", transferring.wizard, name="transfer"),
    path("co-quan/<slug:key>/chuyen-giao/<uuid:identifier>/", transferring.result, name="transferred"),
]
