"""The way in: the password, then the second factor where there is one; and what the session keeps of it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from dieuhanh.web.accounts.actions import note_sign_in
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may, powers
from dieuhanh.web.clock import today

BACKEND = "django.contrib.auth.backends.ModelBackend"
_HALF = "half"
_HALF_LASTS = 5 * 60
_CONFIRMED = "confirmed"
_FACTOR = "factor"


@dataclass(frozen=True, slots=True)
class Half:
    """Who has given the right password and owes the second factor, and where they want to go."""

    user: User
    next: str


def sign_in(request: HttpRequest, user: User, *, method: str, second_factor: bool) -> None:
    """Sign a person in; `method` goes into the log, `second_factor` says that more than a password was shown."""
    login(request, user, backend=BACKEND)
    request.session.pop(_HALF, None)
    confirm(request, second_factor=second_factor)
    note_sign_in(user=user, method=method)


def confirm(request: HttpRequest, *, second_factor: bool) -> None:
    """Remember that the person has just shown who they are."""
    request.session[_CONFIRMED] = int(time.time())
    if second_factor:
        request.session[_FACTOR] = True


def confirmed_within(request: HttpRequest, seconds: int) -> bool:
    """Tell whether the person showed who they are so short a time ago."""
    at: int = request.session.get(_CONFIRMED, 0)
    return 0 <= int(time.time()) - at <= seconds


def remember_half(request: HttpRequest, user: User, following: str) -> None:
    """Remember for five minutes that the password was right."""
    request.session.cycle_key()
    request.session[_HALF] = {"user": str(user.pk), "at": int(time.time()), "next": following}


def half(request: HttpRequest) -> Half | None:
    """Return who is half in; None where nobody is, or the five minutes are over."""
    kept = request.session.get(_HALF)
    if not kept or int(time.time()) - kept["at"] > _HALF_LASTS:
        return None
    user = User.objects.filter(pk=UUID(kept["user"]), is_active=True).first()
    return None if user is None else Half(user, kept["next"])


def must_add_factor(request: HttpRequest, user: User) -> bool:
    """Tell whether a person must set up a second factor first: the installation says who needs one."""
    if settings.SECOND_FACTOR_FOR == "nobody" or request.session.get(_FACTOR):
        return False
    if settings.SECOND_FACTOR_FOR == "everybody":
        return True
    return powers(user.actor, today()).administers


def safe_next(request: HttpRequest, wanted: str) -> str:
    """Return an address of this site to go to: the wanted one, or "" where that is elsewhere."""
    inside = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if inside else ""


def first_page(user: User) -> str:
    """Return where a person begins: the desk; an administrator's room; for everybody else the own account."""
    if may(user.actor, "desk.see"):
        return resolve_url(settings.LOGIN_REDIRECT_URL)
    if powers(user.actor, today()).administers:
        return reverse("administration:index")
    return reverse("accounts:own")
