"""The page of the files that could not come in, each with its reason and what a person can do about it."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.intake import actions
from dieuhanh.web.intake.models import QuarantinedFile
from dieuhanh.web.intake.selectors import stuck_files, unread_files
from dieuhanh.web.pages.frame import Link


def stuck(request: HttpRequest) -> HttpResponse:
    """All files that wait at the door, newest first; what to do only for who may decide."""
    user = request.user
    context = {
        "reasons": stuck_files(),
        "unread": unread_files(),
        "english": (get_language() or "vi").startswith("en"),
        "may_decide": isinstance(user, User) and may(user.actor, "intake.decide"),
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/nhap/", _("Nhập văn bản")), Link("", _("Tệp bị kẹt"))],
    }
    return render(request, "desk/stuck.html", context)


@require_POST
def decide(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Carry out what a person chose for a file: `viec` is `doc-lai`, `cho-vao` or `tu-choi`; back to the list."""
    file = get_object_or_404(QuarantinedFile, pk=identifier)
    user = request.user
    if not isinstance(user, User):
        raise BadRequest("user")
    try:
        _carry_out(request.POST.get("viec", ""), user, file)
    except actions.AlreadySettledError:
        return redirect("desk:stuck")  # somebody else was faster; the list shows what is left
    return redirect("desk:stuck")


def _carry_out(chosen: str, user: User, file: QuarantinedFile) -> None:
    if chosen == "doc-lai":
        actions.retry(actor=user.actor, file=file)
    elif chosen == "cho-vao":
        actions.let_pass(actor=user.actor, file=file)
    elif chosen == "tu-choi":
        actions.refuse(actor=user.actor, file=file, at=timezone.now())
    else:
        raise BadRequest("viec")
