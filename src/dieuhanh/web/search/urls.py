"""Addresses of search: public ones, and the same inside."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.search import views

app_name = "search"

urlpatterns = [
    path("tim/", views.search, name="search"),
    path("tim/nguon.csv", views.table, name="table"),
    path("tim/nguon.json", views.source, name="source"),
    path("tim/goi-y", views.suggest, name="suggest"),
    path("nb/tim/", views.search_inside, name="inside"),
    path("nb/tim/nguon.csv", views.table, name="inside-table"),
    path("nb/tim/nguon.json", views.source, name="inside-source"),
    path("nb/tim/goi-y", views.suggest, name="inside-suggest"),
]
