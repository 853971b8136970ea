"""The own account: what one may do, the password, the second factor, sessions and lent rights."""

from __future__ import annotations

from base64 import b32decode, b32encode
from typing import cast
from uuid import UUID

import segno
from django import forms
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import PasswordChangeView
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from dieuhanh.web.accounts import passkeys, sessions, totp
from dieuhanh.web.accounts.actions import change_own_password, choose_language
from dieuhanh.web.accounts.factors import (
    begin_code_app,
    end_code_app,
    new_secret,
    renew_recovery_codes,
)
from dieuhanh.web.accounts.models import CodeApp, Language, User
from dieuhanh.web.accounts.passwords import least_length
from dieuhanh.web.accounts.selectors import own_grants
from dieuhanh.web.accounts.signing import confirm, must_add_factor
from dieuhanh.web.accounts.stepup import recently_confirmed
from dieuhanh.web.accounts.views.signing_in import answered, begin, host
from dieuhanh.web.clock import today

_SECRET = "new-secret"  # noqa: S105 - the name of the place, not the secret
ISSUER = _("Sổ Điều Hành")


def own(request: HttpRequest) -> HttpResponse:
    """The own account at a glance."""
    user = cast("User", request.user)
    context = {
        "account": user,
        "languages": Language.choices,
        "grants": own_grants(user, today()),
        "code_app": CodeApp.objects.filter(user=user).first(),
        "recovery_codes": user.recovery_codes.count(),
        "passkeys": user.passkeys.all(),
        "sessions": sessions.living(user, timezone.now()),
        "this_session": request.session.session_key,
        "given": user.delegations_given.select_related("receiver"),
        "received": user.delegations_received.select_related("giver"),
        "must_add_factor": must_add_factor(request, user),
        "today": today(),
    }
    return render(request, "accounts/own.html", context)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Work in another language from the next page on."""
    wanted = request.POST.get("ngon-ngu", "")
    if wanted not in Language:
        return HttpResponseBadRequest(_("Chưa có ngôn ngữ này. Hãy chọn một trong các ngôn ngữ trên trang."))
    choose_language(user=cast("User", request.user), language=Language(wanted))
    return redirect("accounts:own")


class OwnPassword(PasswordChangeView):
    """The page on which a person chooses another password."""

    template_name = "accounts/password.html"
    success_url = reverse_lazy("desk:today")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Add how long the password must be."""
        return super().get_context_data(**kwargs) | {"least": least_length(cast("User", self.request.user))}

    def form_valid(self, form: Form) -> HttpResponse:
        """Set the password and keep this session alone."""
        user = cast("User", self.request.user)
        change_own_password(user=user, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(self.request, user)
        return HttpResponse(status=302, headers={"Location": self.get_success_url()})


class _FirstCode(forms.Form):
    code = forms.CharField(label=_("Mã 6 chữ số trên ứng dụng"), max_length=12)


@recently_confirmed()
def code_app(request: HttpRequest) -> HttpResponse:
    """Show a new secret as picture and text, and keep it once the app shows a right code."""
    user = cast("User", request.user)
    secret = _pending_secret(request)
    form = _FirstCode(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if begin_code_app(user=user, secret=secret, code=form.cleaned_data["code"], at=timezone.now().timestamp()):
            del request.session[_SECRET]
            confirm(request, second_factor=True)
            return _show_recovery_codes(request, user)
        form.add_error("code", _("Mã chưa đúng. Hãy xem giờ của điện thoại và nhập mã mới nhất."))
    address = totp.address(secret, issuer=str(ISSUER), account=user.username)
    picture = segno.make(address, micro=False).svg_data_uri(scale=5, border=4, light="#fff")
    return render(request, "accounts/code_app.html", {"form": form, "picture": picture, "secret": totp.shown(secret)})


def _pending_secret(request: HttpRequest) -> bytes:
    """Return the secret that the page has shown; a new one where there is none yet."""
    if _SECRET not in request.session:
        request.session[_SECRET] = b32encode(new_secret()).decode()
    return b32decode(request.session[_SECRET])


@require_POST
@recently_confirmed()
def code_app_end(request: HttpRequest) -> HttpResponse:
    """Forget the app."""
    end_code_app(user=cast("User", request.user))
    return redirect("accounts:own")


@require_POST
@recently_confirmed()
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes and show them once."""
    return _show_recovery_codes(request, cast("User", request.user))


def _show_recovery_codes(request: HttpRequest, user: User) -> HttpResponse:
    return render(request, "accounts/recovery_codes.html", {"codes": renew_recovery_codes(user=user)})


@require_POST
@recently_confirmed()
def passkey_options(request: HttpRequest) -> HttpResponse:
    """Answer what the browser needs to make a passkey (JSON)."""
    return begin(request, passkeys.ask_to_make(cast("User", request.user), host(request)))


@require_POST
@recently_confirmed()
def passkey_add(request: HttpRequest) -> HttpResponse:
    """Keep the passkey that the browser made; who has a second factor for the first time gets recovery codes."""
    user = cast("User", request.user)

    def keep(state: passkeys.State, answer: passkeys.Answer) -> User:
        name = request.POST.get("name", "")
        return passkeys.keep(user=user, host=host(request), state=state, answer=answer, name=name).user

    if answered(request, keep) is None:
        context = {"message": _("Chưa thêm được khóa truy cập. Hãy thử lại.")}
        return render(request, "accounts/passkey_failed.html", context, status=400)
    confirm(request, second_factor=True)
    return redirect("accounts:own") if user.recovery_codes.exists() else _show_recovery_codes(request, user)


@require_POST
@recently_confirmed()
def passkey_remove(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Forget a passkey."""
    passkeys.remove(user=cast("User", request.user), identifier=identifier)
    return redirect("accounts:own")


@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    """End one other session (`phien`), or all but this one."""
    user, wanted = cast("User", request.user), request.POST.get("phien", "")
    try:
        identifier = UUID(wanted) if wanted else None
    except ValueError:
        return HttpResponseRedirect(reverse_lazy("accounts:own"))
    if identifier is None:
        sessions.end_others(user=user, keep=request.session.session_key)
    else:
        sessions.end(user=user, identifier=identifier)
    return redirect("accounts:own")
