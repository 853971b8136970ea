"""Addresses of signing in and out, and of the own password."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.accounts.views import OwnPassword, SignIn, SignOut

app_name = "accounts"

urlpatterns = [
    path("dang-nhap/", SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", SignOut.as_view(), name="sign-out"),
    path("mat-khau/", OwnPassword.as_view(), name="password"),
]
