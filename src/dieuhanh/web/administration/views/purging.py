"""Destroying a leaked document: which one, how much hangs on it, and by which decision."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.stepup import recently_confirmed
from dieuhanh.web.administration.forms import PurgeForm
from dieuhanh.web.administration.views.people import actor_of
from dieuhanh.web.documents.models import Document
from dieuhanh.web.documents.purging import find_purgeable, preview, purge, purges
from dieuhanh.web.pages.frame import Link


@recently_confirmed()
def page(request: HttpRequest) -> HttpResponse:
    """Ask for a document (`?van-ban=` its address or id), show what would go, and destroy it."""
    named = request.GET.get("van-ban", "").strip()
    document = find_purgeable(actor_of(request), named) if named else None
    form = PurgeForm(request.POST if request.method == "POST" else None, named=named)
    if document is not None and form.is_valid() and _done(request, document, form):
        return redirect(f"{reverse('administration:purge')}?xong=1")
    context = {
        "named": named,
        "document": document,
        "counted": preview(actor=actor_of(request), document=document) if document else {},
        "form": form,
        "done": "xong" in request.GET,
        "records": purges(actor_of(request)),
        "path": [Link(reverse("administration:index"), _("Quản trị")), Link("", _("Tiêu hủy văn bản lọt vào"))],
    }
    return render(request, "administration/purge.html", context)


def _done(request: HttpRequest, document: Document, form: PurgeForm) -> bool:
    typed = form.cleaned_data
    try:
        purge(actor=actor_of(request), document=document, decision=typed["decision"], reason=typed["reason"])
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    return True
