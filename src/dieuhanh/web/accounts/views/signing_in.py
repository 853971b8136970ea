"""Signing in and out: the password, the second step, a passkey instead of both, and showing again who one is."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from dieuhanh.web.accounts import passkeys
from dieuhanh.web.accounts.actions import note_failure
from dieuhanh.web.accounts.factors import has_second_factor
from dieuhanh.web.accounts.forms import CodeForm, ConfirmForm, SignInForm, refuse_unused
from dieuhanh.web.accounts.models import CodeApp, User
from dieuhanh.web.accounts.passkeys import PasskeyError
from dieuhanh.web.accounts.signing import confirm as remember_confirmed
from dieuhanh.web.accounts.signing import first_page, half, remember_half, safe_next, sign_in

_STATE = "passkey"


class SignIn(LoginView):
    """The sign-in page; who is already signed in goes on to the desk."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Sign the person in, or ask for the second factor where there is one."""
        user = form.get_user()
        if has_second_factor(user):
            remember_half(self.request, user, self.get_redirect_url())
            return redirect("accounts:second-step")
        sign_in(self.request, user, method="password", second_factor=False)
        return HttpResponseRedirect(self.get_redirect_url() or first_page(user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add whether there is single sign-on."""
        return super().get_context_data(**kwargs) | {"single_sign_on": settings.SINGLE_SIGN_ON is not None}

    def get_default_redirect_url(self) -> str:
        """Lead who is signed in already to where they begin."""
        user = self.request.user
        return first_page(user) if isinstance(user, User) else super().get_default_redirect_url()


class SignOut(LogoutView):
    """Ends the session (POST only) and leads back to the public home page."""


@sensitive_post_parameters("code")
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for a code of the app, a recovery code or a passkey, of whom the password was right."""
    known = half(request)
    if known is None:
        return redirect("accounts:sign-in")
    form = CodeForm(request.POST if request.method == "POST" else None, user=known.user)
    if form.is_valid():
        sign_in(request, known.user, method="code", second_factor=True)
        return HttpResponseRedirect(safe_next(request, known.next) or first_page(known.user))
    context = {"form": form, "with_code": CodeApp.objects.filter(user=known.user).exists(), "next": known.next}
    return render(request, "accounts/second_step.html", context)


@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    """Answer what the browser is to ask its passkeys (JSON)."""
    return begin(request, passkeys.ask_to_sign(host(request)))


@require_POST
def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in whoever's passkey signed; it stands for password and second factor, as it knows its owner."""
    user = signed_by(request)
    if user is None or not user.is_active:
        note_failure(username=_("(khóa truy cập)"), at=timezone.now())
        return _refused(request, _("Khóa truy cập này không mở được. Hãy đăng nhập bằng mật khẩu."))
    try:
        refuse_unused(user)
    except ValidationError as fault:
        return _refused(request, fault.messages[0])
    sign_in(request, user, method="passkey", second_factor=True)
    return HttpResponseRedirect(safe_next(request, request.POST.get("next", "")) or first_page(user))


def _refused(request: HttpRequest, words: str) -> HttpResponse:
    form = SignInForm(request)
    context = {"form": form, "refusal": words, "next": request.POST.get("next", "")}
    return render(request, "accounts/sign_in.html", context | {"single_sign_on": settings.SINGLE_SIGN_ON is not None})


@sensitive_post_parameters("password", "code")
def confirm(request: HttpRequest) -> HttpResponse:
    """Let a person show again who they are, and go on to what asked for it."""
    user = cast("User", request.user)
    with_code = CodeApp.objects.filter(user=user).exists()
    form = ConfirmForm(request.POST if request.method == "POST" else None, user=user, with_code=with_code)
    following = request.POST.get("next", request.GET.get("next", ""))
    if form.is_valid():
        return _confirmed(request, second_factor=with_code)
    context = {
        "form": form,
        "next": following,
        "passkeys": user.passkeys.exists(),
        "with_password": user.has_usable_password(),
        "single_sign_on": settings.SINGLE_SIGN_ON is not None,
    }
    return render(request, "accounts/confirm.html", context)


@require_POST
def confirm_with_passkey(request: HttpRequest) -> HttpResponse:
    """Let a passkey of the person show who they are."""
    if signed_by(request) != request.user:
        return redirect("accounts:confirm")
    return _confirmed(request, second_factor=True)


def _confirmed(request: HttpRequest, *, second_factor: bool) -> HttpResponse:
    remember_confirmed(request, second_factor=second_factor)
    user = cast("User", request.user)
    return HttpResponseRedirect(safe_next(request, request.POST.get("next", "")) or first_page(user))


def host(request: HttpRequest) -> str:
    """Return the name of this site without its port: what a passkey is bound to."""
    return split_domain_port(request.get_host())[0]


def begin(request: HttpRequest, ceremony: passkeys.Ceremony) -> HttpResponse:
    """Keep what the answer is checked against, and answer what the browser is to do."""
    request.session[_STATE] = ceremony.state
    return JsonResponse(ceremony.options)


def answered(request: HttpRequest, use: Callable[[passkeys.State, passkeys.Answer], User]) -> User | None:
    """Return whom `use` finds by the browser's answer; None where it does not fit. Each question is answered once."""
    state = request.session.pop(_STATE, None)
    try:
        answer = json.loads(request.POST.get("answer", ""))
        return use(state, answer) if isinstance(state, dict) and isinstance(answer, dict) else None
    except (json.JSONDecodeError, PasskeyError):
        return None


def signed_by(request: HttpRequest) -> User | None:
    """Return the person whose passkey signed the answer in the request."""
    return answered(
        request,
        lambda state, answer: passkeys.signer(host=host(request), state=state, answer=answer, now=timezone.now()),
    )
