"""The addresses of the exchange, below `/nb/lien-thong/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.listing, name="list"),
    path("lay-lai/<uuid:identifier>/", views.recall, name="recall"),
    path("de-nghi-lay-lai/<uuid:identifier>/", views.ask, name="ask"),
]
