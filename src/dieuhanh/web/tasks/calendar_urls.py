"""Addresses of the calendar of holidays, below `/nb/quan-tri/lich-nghi/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.tasks.views import calendar_days

app_name = "calendar"

urlpatterns = [
    path("", calendar_days.page, name="days"),
    path("<uuid:identifier>/bo/", calendar_days.drop, name="drop"),
]
