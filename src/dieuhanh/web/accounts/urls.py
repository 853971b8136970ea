"""Addresses of signing in and of the own account, below `/nb/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.accounts.views import delegating, own, signing_in, single_sign_on

app_name = "accounts"

urlpatterns = [
    path("dang-nhap/", signing_in.SignIn.as_view(), name="sign-in"),
    path("dang-nhap/buoc-hai/", signing_in.second_step, name="second-step"),
    path("dang-nhap/khoa/hoi/", signing_in.passkey_options, name="passkey-options"),
    path("dang-nhap/khoa/", signing_in.sign_in_with_passkey, name="passkey"),
    path("dang-nhap/mot-lan/", single_sign_on.leave, name="single-sign-on"),
    path("dang-nhap/mot-lan/ve/", single_sign_on.come_back, name="single-sign-on-back"),
    path("dang-xuat/", signing_in.SignOut.as_view(), name="sign-out"),
    path("mat-khau/", own.OwnPassword.as_view(), name="password"),
    path("tai-khoan/", own.own, name="own"),
    path("tai-khoan/ngon-ngu/", own.language, name="language"),
    path("tai-khoan/xac-nhan/", signing_in.confirm, name="confirm"),
    path("tai-khoan/xac-nhan/khoa/", signing_in.confirm_with_passkey, name="confirm-passkey"),
    path("tai-khoan/ma/", own.code_app, name="code-app"),
    path("tai-khoan/ma/bo/", own.code_app_end, name="code-app-end"),
    path("tai-khoan/ma-du-phong/", own.recovery_codes, name="recovery-codes"),
    path("tai-khoan/khoa/hoi/", own.passkey_options, name="own-passkey-options"),
    path("tai-khoan/khoa/", own.passkey_add, name="passkey-add"),
    path("tai-khoan/khoa/<uuid:identifier>/bo/", own.passkey_remove, name="passkey-remove"),
    path("tai-khoan/phien/", own.sessions_end, name="sessions-end"),
    path("tai-khoan/uy-quyen/", delegating.lend, name="delegate"),
    path("tai-khoan/uy-quyen/<uuid:identifier>/thu-hoi/", delegating.take_back, name="delegation-back"),
]
