"""Lending rights to a colleague for a time, and taking them back."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dieuhanh.web.accounts.delegation_form import DelegationForm
from dieuhanh.web.accounts.granting import Stretch, delegate, withdraw_delegation
from dieuhanh.web.accounts.models import Delegation, User
from dieuhanh.web.accounts.stepup import recently_confirmed
from dieuhanh.web.clock import today


@recently_confirmed()
def lend(request: HttpRequest) -> HttpResponse:
    """Choose a colleague, rights, days and a reason."""
    giver = cast("User", request.user)
    form = DelegationForm(request.POST if request.method == "POST" else None, giver=giver, today=today())
    if form.is_valid() and _lent(giver, form):
        return redirect("accounts:own")
    return render(request, "accounts/delegate.html", {"form": form})


def _lent(giver: User, form: DelegationForm) -> bool:
    typed: dict[str, Any] = form.cleaned_data
    try:
        delegate(
            giver=giver,
            receiver=typed["receiver"],
            rights=frozenset(typed["rights"]),
            stretch=Stretch(typed["start"], typed["end"]),
            reason=typed["basis"],
            today=today(),
        )
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    return True


@require_POST
def take_back(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Take back what one lent."""
    user = cast("User", request.user)
    delegation = Delegation.objects.filter(pk=identifier, giver=user).first()
    if delegation is None:
        raise Http404
    withdraw_delegation(actor=user.actor, delegation=delegation, today=today())
    return redirect("accounts:own")
