"""Addresses of the meetings, below `/nb/cuoc-hop/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.meetings import views

app_name = "meetings"

urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("<uuid:identifier>/", views.meeting, name="meeting"),
]
