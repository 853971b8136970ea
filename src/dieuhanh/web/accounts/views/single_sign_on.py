"""Going to the provider of single sign-on, and coming back."""

from __future__ import annotations

import logging
import secrets
from dataclasses import asdict

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dieuhanh.web.accounts import sso
from dieuhanh.web.accounts.actions import note_failure
from dieuhanh.web.accounts.forms import SignInForm, refuse_unused
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.signing import confirm, first_page, safe_next, sign_in
from dieuhanh.web.environment import Provider

logger = logging.getLogger(__name__)

_ASKED = "single-sign-on"
_FRESH = 5 * 60


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Send the person to the provider; who is signed in is to show again who they are."""
    provider, asked = _provider(), sso.ask()
    again = isinstance(request.user, User)
    try:
        address = sso.address(provider, asked, back=_back(request), again=again)
    except sso.SingleSignOnError as fault:
        return _refused(request, fault)
    request.session[_ASKED] = asdict(asked) | {"next": request.POST.get("next", ""), "again": again}
    return HttpResponseRedirect(address)


@require_GET
def come_back(request: HttpRequest) -> HttpResponse:
    """Sign in the person whom the provider names, where there is an account for them."""
    provider, kept = _provider(), request.session.pop(_ASKED, None)
    state, code = request.GET.get("state", ""), request.GET.get("code", "")
    if kept is None or not code or not secrets.compare_digest(state.encode(), kept["state"].encode()):
        return _refused(request, sso.SingleSignOnError("an answer that was not asked for"))
    following, again = kept.pop("next"), kept.pop("again")
    try:
        told = sso.claims(provider, sso.Asked(**kept), code=code, back=_back(request))
        user = sso.matched(provider, told)
    except sso.SingleSignOnError as fault:
        return _refused(request, fault)
    if again:
        return _confirmed(request, user, following, fresh=sso.is_fresh(told, _FRESH))
    return _come_in(request, user, following, provider.name)


def _come_in(request: HttpRequest, user: User | None, following: str, name: str) -> HttpResponse:
    if user is None or not user.is_active:
        note_failure(username=_("(đăng nhập một lần)"), at=timezone.now())
        return _page(request, _("Chưa có tài khoản nào gắn với người này. Hãy liên hệ quản trị hệ thống."))
    try:
        refuse_unused(user)
    except ValidationError as fault:
        return _page(request, fault.messages[0])
    sign_in(request, user, method=f"single sign-on: {name}", second_factor=True)
    return HttpResponseRedirect(safe_next(request, following) or first_page(user))


def _confirmed(request: HttpRequest, user: User | None, following: str, *, fresh: bool) -> HttpResponse:
    if user is None or user != request.user or not fresh:
        return HttpResponseRedirect(reverse("accounts:confirm"))
    confirm(request, second_factor=True)
    return HttpResponseRedirect(safe_next(request, following) or first_page(user))


def _provider() -> Provider:
    provider: Provider | None = settings.SINGLE_SIGN_ON
    if provider is None:
        raise Http404
    return provider


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("accounts:single-sign-on-back"))


def _refused(request: HttpRequest, fault: sso.SingleSignOnError) -> HttpResponse:
    logger.warning("Single sign-on refused: %s", fault)
    return _page(request, _("Chưa đăng nhập được qua hệ thống chung. Hãy thử lại, hoặc dùng mật khẩu."))


def _page(request: HttpRequest, words: str) -> HttpResponse:
    context = {"form": SignInForm(request), "refusal": words, "single_sign_on": True, "next": ""}
    return render(request, "accounts/sign_in.html", context)
