"""The product's addresses and that of the plain page."""

from __future__ import annotations

from django.urls import include, path

from benchmarks.plain import views

urlpatterns = [
    path("khong/<int:year>/tuan-<int:week>/", views.bulletin),
    path("", include("dieuhanh.web.urls")),
]
