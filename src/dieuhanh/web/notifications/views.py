"""The list of notices, the preferences for letters, and the administrator's ledger."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dieuhanh.web.accounts.models import User
from dieuhanh.web.notifications.forms import PreferenceForm
from dieuhanh.web.notifications.models import MORNING, Letter, LetterState, Notice, Recipient
from dieuhanh.web.notifications.telling import choose, retry, see_all
from dieuhanh.web.pages.frame import Link

_A_PAGE = 50


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)


def notices(request: HttpRequest) -> HttpResponseBase:
    """A person's own list, the newest first; the button marks all as seen."""
    user = _user(request)
    if request.method == "POST":
        see_all(user=user, at=timezone.now())
        return redirect("notifications:notices")
    page = Paginator(Notice.objects.filter(user=user), _A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "title": _("Thông báo"),
        "page": page,
        "unseen": Notice.objects.filter(user=user, seen_at__isnull=True).count(),
        "path": [Link("/nb/", _("Hôm nay")), Link("", _("Thông báo"))],
    }
    return render(request, "notifications/notices.html", context)


def preferences(request: HttpRequest) -> HttpResponseBase:
    """Where and when a person wants letters."""
    user = _user(request)
    held = Recipient.objects.filter(user=user).first()
    hour = held.hour if held else MORNING
    initial = {
        "address": held.address if held else "",
        "hour": f"{hour:%H:%M}",
        "paused_until": f"{held.paused_until:%d/%m/%Y}" if held and held.paused_until else "",
    }
    form = PreferenceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        choose(user=user, **form.cleaned_data)
        messages.success(request, _("Đã lưu."))
        return redirect("notifications:preferences")
    path = [Link("/nb/", _("Hôm nay")), Link("/nb/thong-bao/", _("Thông báo")), Link("", _("Nhận thư"))]
    context = {"title": _("Nhận thư"), "form": form, "path": path}
    return render(request, "notifications/preferences.html", context)


def letters(request: HttpRequest) -> HttpResponse:
    """The ledger: what failed first, then what waits; subjects and addresses, no content."""
    states = (LetterState.FAILED, LetterState.UNKNOWN, LetterState.WAITING, LetterState.SENDING)
    waiting = Letter.objects.filter(state=LetterState.WAITING)
    oldest = waiting.order_by("not_before").first()
    context = {
        "title": _("Thư"),
        "letters": Letter.objects.filter(state__in=states)
        .defer("text", "enclosure")
        .order_by("state", "-created_at")[:200],
        "waiting": waiting.count(),
        "oldest": oldest.not_before if oldest else None,
        "path": [Link("/nb/", _("Hôm nay")), Link("", _("Thư"))],
    }
    return render(request, "notifications/letters.html", context)


@require_POST
def again(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    """Let a letter go out again."""
    letter = get_object_or_404(Letter, pk=identifier)
    if retry(actor=_user(request).actor, letter=letter, at=timezone.now()):
        messages.success(request, _("Thư sẽ được gửi lại."))
    else:
        messages.error(request, _("Thư này không còn ở trạng thái cần gửi lại."))
    return redirect("notifications:letters")
