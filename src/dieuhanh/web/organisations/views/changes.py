"""Changes to bodies and to who holds their offices; each is one form that goes to one action."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations import changing, officials
from dieuhanh.web.organisations.actions import OverlapError
from dieuhanh.web.organisations.changing import ChangeError, NewBody
from dieuhanh.web.organisations.codes import CodeError
from dieuhanh.web.organisations.forms import AddForm, BodyField, EndPostForm, SigningForm
from dieuhanh.web.organisations.models import Organisation, Post, SigningMark
from dieuhanh.web.organisations.officials import OfficeError
from dieuhanh.web.organisations.pagedata import kinds
from dieuhanh.web.organisations.views.bodies import show_body
from dieuhanh.web.organisations.views.changing import find
from dieuhanh.web.pages.frame import Link

_FAULTS = (ChangeError, CodeError, OfficeError, OverlapError, ValidationError)


def change(request: HttpRequest, key: str, what: str) -> HttpResponseBase:
    """Carry out one change to a body (POST); what is typed wrong comes back with the page."""
    offered, body = find(what), get_object_or_404(Organisation, key=key)
    if offered is None:
        raise Http404
    actor = cast("User", request.user).actor
    require(actor, "organisations.change")
    form = offered.form(request.POST or None, auto_id=f"{what}-%s")
    if form.is_valid() and _went(form, lambda: offered.act(actor, body, form.cleaned_data)):
        messages.success(request, _("Đã ghi: %s") % offered.label)
        return redirect("organisations:body", key=key)
    return show_body(request, key, form, what, status=422 if request.method == "POST" else 200)


def _went(form: Form, act: Callable[[], object]) -> bool:
    try:
        act()
    except _FAULTS as fault:
        form.add_error(None, fault if isinstance(fault, ValidationError) else _words(fault))
        return False
    return True


def _words(fault: Exception) -> str:
    if isinstance(fault, OverlapError):
        return _("Đã có thay đổi được ghi sau ngày này: hãy ghi các thay đổi theo thứ tự thời gian.")
    return str(fault)


def add(request: HttpRequest) -> HttpResponseBase:
    """Set up a new body."""
    actor = cast("User", request.user).actor
    require(actor, "organisations.change")
    form = AddForm(request.POST or None)
    if form.is_valid():
        made: list[Organisation] = []
        if _went(form, lambda: made.append(changing.add(actor=actor, body=_new(form)))):
            messages.success(request, _("Đã thêm cơ quan."))
            return redirect("organisations:body", key=made[0].key)
    path = [Link("/nb/", _("Hôm nay")), Link("/nb/co-quan/", _("Cơ quan")), Link("", _("Thêm cơ quan"))]
    context = {"form": form, "kinds": kinds(), "path": path}
    return render(request, "organisations/add.html", context, status=422 if form.errors else 200)


def _new(form: AddForm) -> NewBody:
    said = form.cleaned_data
    parent = BodyField().find(said["parent"], said["on"]) if said["parent"] else None
    short = tuple(line.strip() for line in said["short_names"].splitlines() if line.strip())
    return NewBody(said["name"], short, said["kind"].strip(), parent, said["code"], said["on"], said["basis"])


def post(request: HttpRequest, key: str, post: UUID) -> HttpResponseBase:
    """End a post, or let its holder sign for another office."""
    held = get_object_or_404(Post.objects.select_related("person", "organisation"), pk=post, organisation__key=key)
    actor = cast("User", request.user).actor
    require(actor, "organisations.seat")
    signs = request.POST.get("viec") == "ky"
    ending = EndPostForm(request.POST if request.POST and not signs else None, auto_id="thoi-%s")
    signing = SigningForm(request.POST if signs else None, auto_id="ky-%s")
    form = signing if signs else ending
    if form.is_valid() and _went(form, lambda: _write(actor, held, form)):
        messages.success(request, _("Đã ghi."))
        return redirect("organisations:body", key=key)
    name = f"{held.person.name}, {held.title}"
    path = [Link("/nb/co-quan/", _("Cơ quan")), Link(f"/nb/co-quan/{key}/", key), Link("", name)]
    context = {
        "post": held,
        "ending": ending,
        "signing": signing,
        "faulty": form if form.errors else None,
        "path": path,
    }
    return render(request, "organisations/post.html", context, status=422 if form.errors else 200)


def _write(actor: Actor, held: Post, form: Form) -> None:
    said = form.cleaned_data
    if isinstance(form, SigningForm):
        officials.let_sign(
            actor=actor,
            post=held,
            mark=SigningMark(said["mark"]),
            on_behalf=said["on_behalf"],
            first=said["on"],
            last=said["last"],
            basis=said["basis"],
        )
    else:
        officials.end_post(actor=actor, post=held, on=said["on"], basis=said["basis"])
