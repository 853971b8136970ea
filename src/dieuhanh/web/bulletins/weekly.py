"""What the composer's pages share: who asks, which bulletin of a week is meant, and the way to it."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.models import User
from dieuhanh.web.bulletins.addresses import Week
from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.pages.frame import Link


def user_of(request: HttpRequest) -> User:
    """Return the person who is signed in; nobody else comes below `/nb/`."""
    return cast("User", request.user)


def current(week: Week) -> Bulletin | None:
    """Return the week's newest version, draft or not."""
    found = Bulletin.objects.filter(iso_year=week.year, week=week.number)
    return found.select_related("saved_by").order_by("-version").first()


def required(week: Week) -> Bulletin:
    """Return the week's newest version, or answer that there is no such page."""
    bulletin = current(week)
    if bulletin is None:
        raise Http404
    return bulletin


def path_to(week: Week, label: str) -> list[Link]:
    """Return the way to a page of the week."""
    return [
        Link("/nb/", _("Hôm nay")),
        Link(reverse("bulletins:weeks"), _("Bản tin")),
        Link("", f"{label} {week.number}/{week.year}"),
    ]
