"""Addresses of administration, below `/nb/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.administration.views import importing, people, purging, roles

app_name = "administration"

urlpatterns = [
    path("quan-tri/", roles.index, name="index"),
    path("quan-tri/nguoi-dung/", people.listed, name="people"),
    path("quan-tri/nguoi-dung/moi/", people.new, name="person-new"),
    path("quan-tri/nguoi-dung/nhap/", importing.page, name="people-import"),
    path("quan-tri/nguoi-dung/ra-soat/", people.review, name="review"),
    path("quan-tri/nguoi-dung/<uuid:identifier>/", people.one, name="person"),
    path("quan-tri/nguoi-dung/<uuid:identifier>/sua/", people.correct, name="person-correct"),
    path("quan-tri/nguoi-dung/<uuid:identifier>/cap/", people.grant, name="person-grant"),
    path("quan-tri/nguoi-dung/<uuid:identifier>/mat-khau/", people.reset, name="person-reset"),
    path("quan-tri/nguoi-dung/<uuid:identifier>/dong/", people.close, name="person-close"),
    path("quan-tri/nguoi-dung/vai-tro/<uuid:identifier>/ket-thuc/", people.end, name="grant-end"),
    path("quan-tri/vai-tro/", roles.listed, name="roles"),
    path("quan-tri/vai-tro/moi/", roles.new, name="role-new"),
    path("quan-tri/vai-tro/<slug:key>/", roles.one, name="role"),
    path("quan-tri/tieu-huy/", purging.page, name="purge"),
    path("quan-tri/vi-sao/", roles.why, name="why"),
]
