"""The page of the exchange: what should have been answered, what is wanted back, what came and went."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.exchange import selectors
from dieuhanh.web.exchange.actions import ExchangeError, answer_recall, ask_back
from dieuhanh.web.exchange.models import Incoming, Outgoing
from dieuhanh.web.pages.frame import Link

_ROWS = 50


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Alarms and wishes first, then the newest of what came and went."""
    return _shown(request)


@require_POST
def recall(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Answer a sender that wants a document back; a refusal without a reason comes back with its form."""
    incoming = get_object_or_404(selectors.recalls(), pk=identifier)
    user = request.user
    agreed = request.POST.get("tra-loi") == "dong-y"
    reason = request.POST.get("ly-do", "")
    actor = user.actor if isinstance(user, User) else None
    try:
        if actor is not None:
            answer_recall(actor=actor, incoming=incoming, agreed=agreed, reason=reason, at=timezone.now())
    except ExchangeError as error:
        return _shown(request, incoming, str(error), status=422)
    return redirect("exchange:list")


@require_POST
def ask(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Ask the receiver of a document that was sent to give it back; without a reason the form comes back."""
    outgoing = get_object_or_404(selectors.outgoing_documents(), pk=identifier)
    user = request.user
    if not isinstance(user, User):
        raise Http404
    try:
        ask_back(actor=user.actor, outgoing=outgoing, reason=request.POST.get("ly-do", ""), at=timezone.now())
    except ExchangeError as error:
        return _shown(request, outgoing, str(error), status=422)
    messages.success(request, _("Đã đề nghị nơi nhận cho lấy lại văn bản."))
    return redirect("exchange:list")


def _shown(
    request: HttpRequest, refused: Incoming | Outgoing | None = None, error: str = "", status: int = 200
) -> HttpResponse:
    user = request.user
    context = {
        "alarms": selectors.alarms(timezone.now()),
        "recalls": selectors.recalls(),
        "incoming": Paginator(selectors.incoming_documents(), _ROWS).get_page(request.GET.get("den")),
        "outgoing": Paginator(selectors.outgoing_documents(), _ROWS).get_page(request.GET.get("di")),
        "may_answer": isinstance(user, User) and may(user.actor, "exchange.answer"),
        "may_send": isinstance(user, User) and may(user.actor, "exchange.send"),
        "refused": refused,
        "error": error,
        "path": [Link("/nb/", _("Hôm nay")), Link("", _("Liên thông văn bản"))],
    }
    return render(request, "exchange/list.html", context, status=status)
