"""Signing in and out, and the own password."""

from __future__ import annotations

from typing import cast

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse, reverse_lazy

from dieuhanh.web.accounts.actions import change_own_password, note_sign_in
from dieuhanh.web.accounts.forms import SignInForm
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may


class SignIn(LoginView):
    """The sign-in page; who is already signed in goes on to the desk."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Sign the person in and write it down."""
        answer = super().form_valid(form)
        note_sign_in(user=form.get_user())
        return answer

    def get_default_redirect_url(self) -> str:
        """Lead to the desk, or to the log whoever has no rights to content."""
        user = self.request.user
        no_content = isinstance(user, User) and not may(user.actor, "desk.see")
        return reverse("desk:log") if no_content else super().get_default_redirect_url()


class SignOut(LogoutView):
    """Ends the session (POST only) and leads back to the public home page."""


class OwnPassword(PasswordChangeView):
    """The page on which a person chooses another password."""

    template_name = "accounts/password.html"
    success_url = reverse_lazy("desk:today")

    def form_valid(self, form: Form) -> HttpResponse:
        """Set the password and keep this session alone."""
        user = cast("User", self.request.user)
        change_own_password(user=user, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(self.request, user)
        return HttpResponse(status=302, headers={"Location": self.get_success_url()})
