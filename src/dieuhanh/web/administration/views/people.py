"""Accounts: the list, one of them, making, correcting, opening again, closing, and the roles they hold."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.web.accounts import sessions
from dieuhanh.web.accounts.actions import close_account, correct_account, register_user, reset_password
from dieuhanh.web.accounts.factors import has_second_factor
from dieuhanh.web.accounts.granting import Stretch, end_grant, grant_role
from dieuhanh.web.accounts.models import Grant, Role, User
from dieuhanh.web.accounts.selectors import accounts, delegations, grants_of
from dieuhanh.web.accounts.selectors import people as found_people
from dieuhanh.web.accounts.stepup import recently_confirmed
from dieuhanh.web.administration.forms import (
    AccountForm,
    CloseForm,
    EndForm,
    GrantForm,
    NewAccountForm,
    ResetForm,
)
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import today
from dieuhanh.web.organisations.called import called
from dieuhanh.web.pages.frame import Link

PER_PAGE = 50
_PASSWORD_BYTES = 12


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks."""
    return cast("User", request.user).actor


def steps(*more: Link) -> list[Link]:
    """Return the way to a page about accounts."""
    ways = [Link(reverse("administration:index"), _("Quản trị"))]
    return [*ways, Link(reverse("administration:people"), _("Người dùng và quyền")), *more]


def listed(request: HttpRequest) -> HttpResponse:
    """The accounts: `?q=` words of the name, `?trang-thai=open|closed`, `?trang=` the page."""
    words, state = request.GET.get("q", "").strip(), request.GET.get("trang-thai", "")
    page = Paginator(found_people(actor_of(request), words, state), PER_PAGE).get_page(request.GET.get("trang"))
    users = User.objects.filter(pk__in=[user.pk for user in page.object_list]).order_by("username")
    context = {
        "rows": accounts(actor_of(request), users, today()),
        "page": page,
        "words": words,
        "state": state,
        "path": [*steps()[:-1], Link("", _("Người dùng và quyền"))],
    }
    return render(request, "administration/people.html", context)


def review(request: HttpRequest) -> HttpResponse:
    """All open accounts on one page for the half-yearly review, to print and sign."""
    users = found_people(actor_of(request), state="open")
    context = {
        "rows": accounts(actor_of(request), users, today()),
        "day": today(),
        "path": steps(Link("", _("Rà soát tài khoản"))),
    }
    return render(request, "administration/review.html", context)


def one(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """One account."""
    user = get_object_or_404(User, pk=identifier)
    context = {
        "account": user,
        "body": called([user.organisation_id], today()).get(user.organisation_id) if user.organisation_id else "",
        "grants": grants_of(actor_of(request), user, today()),
        "delegations": delegations(actor_of(request), user),
        "factors": has_second_factor(user),
        "sessions": len(sessions.living(user, timezone.now())),
        "path": steps(Link("", user.full_name)),
    }
    return render(request, "administration/person.html", context)


@recently_confirmed()
def new(request: HttpRequest) -> HttpResponse:
    """Make an account, and show its first password once."""
    form = NewAccountForm(request.POST if request.method == "POST" else None, today=today())
    if form.is_valid():
        password = secrets.token_urlsafe(_PASSWORD_BYTES)
        typed = form.cleaned_data
        user = register_user(
            actor=actor_of(request),
            username=typed["username"],
            full_name=typed["full_name"],
            role=Role(typed["role"]),
            password=password,
            temporary=True,
            organisation_id=typed["organisation"],
        )
        return _told(request, user, password)
    path = steps(Link("", _("Tạo tài khoản")))
    return _form(request, form, title=_("Tạo tài khoản"), button=_("Tạo tài khoản"), path=path)


@recently_confirmed()
def correct(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Correct the name, or the body where the person works."""
    user = get_object_or_404(User, pk=identifier)
    held = {"full_name": user.full_name, "organisation": str(user.organisation_id or "")}
    form = AccountForm(request.POST if request.method == "POST" else None, initial=held, today=today())

    def act(typed: dict[str, Any]) -> None:
        full_name, body = typed["full_name"], typed["organisation"]
        correct_account(actor=actor_of(request), user=user, full_name=full_name, organisation_id=body)

    return _acted(request, form, user, act, title=_("Sửa thông tin"), button=_("Lưu"))


@recently_confirmed()
def grant(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Grant a role."""
    user = get_object_or_404(User, pk=identifier)
    form = GrantForm(request.POST if request.method == "POST" else None, today=today())

    def act(typed: dict[str, Any]) -> None:
        grant_role(
            actor=actor_of(request),
            user=user,
            role=typed["role"],
            stretch=Stretch(typed["start"], typed["end"]),
            basis=typed["basis"],
            organisation_id=typed["organisation"],
            with_below=typed["with_below"],
        )

    return _acted(request, form, user, act, title=_("Cấp vai trò"), button=_("Cấp vai trò"))


@recently_confirmed()
def end(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Let a role end."""
    held = get_object_or_404(Grant.objects.select_related("user"), pk=identifier)
    initial = {"end": f"{today():%d/%m/%Y}"}
    form = EndForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(typed: dict[str, Any]) -> None:
        end_grant(actor=actor_of(request), grant=held, last_day=typed["end"], basis=typed["basis"])

    return _acted(request, form, held.user, act, title=_("Kết thúc vai trò"), button=_("Kết thúc vai trò"))


@recently_confirmed()
def reset(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Open an account again, and show its new password once."""
    user = get_object_or_404(User, pk=identifier)
    form = ResetForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        password = secrets.token_urlsafe(_PASSWORD_BYTES)
        without = form.cleaned_data["without_factors"]
        reset_password(actor=actor_of(request), user=user, password=password, without_factors=without)
        return _told(request, user, password)
    path = steps(_to(user), Link("", _("Cấp lại mật khẩu")))
    return _form(request, form, title=_("Cấp lại mật khẩu"), button=_("Cấp mật khẩu mới"), path=path, about=user)


@recently_confirmed()
def close(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Close an account."""
    user = get_object_or_404(User, pk=identifier)
    form = CloseForm(request.POST if request.method == "POST" else None, user=user)

    def act(typed: dict[str, Any]) -> None:
        close_account(actor=actor_of(request), user=user)

    return _acted(request, form, user, act, title=_("Đóng tài khoản"), button=_("Đóng tài khoản"))


def _to(user: User) -> Link:
    return Link(reverse("administration:person", args=[user.pk]), user.full_name)


def _told(request: HttpRequest, user: User, password: str) -> HttpResponse:
    """Show a first password this once; the page is never stored."""
    context = {"account": user, "password": password, "path": steps(_to(user), Link("", _("Mật khẩu lần đầu")))}
    return render(request, "administration/password.html", context)


def _acted(
    request: HttpRequest,
    form: forms.Form,
    user: User,
    act: Callable[[dict[str, Any]], None],
    *,
    title: str,
    button: str,
) -> HttpResponse:
    """Do what the form asks and go back to the account; what is refused is said on the form."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except ValidationError as fault:
            form.add_error(None, fault)
        else:
            return redirect("administration:person", user.pk)
    return _form(request, form, title=title, button=button, path=steps(_to(user), Link("", title)), about=user)


def _form(
    request: HttpRequest, form: forms.Form, *, title: str, button: str, path: list[Link], about: User | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, "path": path, "about": about}
    return render(request, "administration/form.html", context)
