"""Addresses of the desk, below `/nb/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.desk import auditing, background, originals, stuck, views

app_name = "desk"

urlpatterns = [
    path("", views.today, name="today"),
    path("nhap/ket/", stuck.stuck, name="stuck"),
    path("nhap/ket/<uuid:identifier>/", stuck.decide, name="stuck-decide"),
    path("nhat-ky/", auditing.log, name="log"),
    path("quan-tri/viec-nen/", background.jobs, name="jobs"),
    path("quan-tri/tinh-trang/", background.status, name="status"),
    path("viec-nen/<uuid:identifier>/", background.job, name="job"),
    path("viec-nen/<uuid:identifier>/xu-ly/", background.decide, name="job-decide"),
    path("van-ban/tep-goc/<uuid:identifier>/", originals.original, name="original"),
    path("van-ban/", views.documents, name="documents"),
    path("van-ban/<path:address>/", views.document, name="document"),
]
