"""Addresses of the review, below `/nb/nhap/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.review import listing, unresolved, views

app_name = "review"

urlpatterns = [
    path("dan-chieu/", unresolved.citations, name="unresolved"),
    path("cho-ra-soat/", listing.waiting, name="queue"),
    path("<uuid:identifier>/", views.imported, name="imported"),
    path("<uuid:identifier>/ra-soat/", views.review, name="review"),
    path("<uuid:identifier>/lich-su/", listing.decisions, name="history"),
    path("<uuid:identifier>/ket-qua/", views.finished, name="finished"),
    path("<uuid:identifier>/trang/<int:page>/", views.page_image, name="page"),
]
