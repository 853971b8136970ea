"""The address of the parameters, below `/nb/quan-tri/lich-nhac/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.parameters import views

app_name = "parameters"

urlpatterns = [path("", views.page, name="page")]
