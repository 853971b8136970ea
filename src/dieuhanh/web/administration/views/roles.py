"""The first page of administration, roles and what they hold, and why somebody may or may not."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.explaining import Question, explain
from dieuhanh.web.accounts.rights import FieldClass
from dieuhanh.web.accounts.roles import change_role, make_role
from dieuhanh.web.accounts.selectors import RoleView, role_changes
from dieuhanh.web.accounts.selectors import roles as all_roles
from dieuhanh.web.accounts.stepup import recently_confirmed
from dieuhanh.web.accounts.wording import label
from dieuhanh.web.administration.forms import RoleChangeForm, RoleForm, WhyForm
from dieuhanh.web.administration.views.people import actor_of
from dieuhanh.web.clock import today
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.pages.sections import sections


def index(request: HttpRequest) -> HttpResponse:
    """The sections of administration."""
    context = {"sections": list(sections(actor_of(request))), "path": [Link("", _("Quản trị"))]}
    return render(request, "administration/index.html", context)


def listed(request: HttpRequest) -> HttpResponse:
    """All roles with what they hold today."""
    rows = [(role, [label(right) for right in role.rights]) for role in all_roles(actor_of(request), today())]
    return render(request, "administration/roles.html", {"rows": rows, "path": _path(Link("", _("Vai trò")))})


@recently_confirmed()
def new(request: HttpRequest) -> HttpResponse:
    """Make a role of one's own."""
    initial = {"start": f"{today():%d/%m/%Y}"}
    form = RoleForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            role = make_role(actor=actor_of(request), **typed)
        except ValidationError as fault:
            form.add_error(None, fault)
        else:
            return redirect("administration:role", role.key)
    title = _("Tạo vai trò")
    path = _path(Link(reverse("administration:roles"), _("Vai trò")), Link("", title))
    context = {"form": form, "title": title, "button": title, "path": path}
    return render(request, "administration/form.html", context)


@recently_confirmed()
def one(request: HttpRequest, key: str) -> HttpResponse:
    """One role: what it holds, what was changed, and a form to change it."""
    role = next((each for each in all_roles(actor_of(request), today()) if each.key == key), None)
    if role is None:
        raise Http404
    initial = {"start": f"{today():%d/%m/%Y}"}
    form = RoleChangeForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and _changed(request, role, form):
        return redirect("administration:role", key)
    context = {
        "role": role,
        "rights": [label(right) for right in role.rights],
        "changes": [(change, label(change.right)) for change in role_changes(actor_of(request), key)],
        "form": form,
        "path": _path(Link(reverse("administration:roles"), _("Vai trò")), Link("", role.name)),
    }
    return render(request, "administration/role.html", context)


def _changed(request: HttpRequest, role: RoleView, form: RoleChangeForm) -> bool:
    typed: dict[str, Any] = form.cleaned_data
    try:
        change_role(actor=actor_of(request), role=role.key, **typed)
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    return True


def why(request: HttpRequest) -> HttpResponse:
    """Answer why a person may or may not, from the same rules that open the doors."""
    form = WhyForm(request.GET if "username" in request.GET else None, today=today())
    found = None
    if form.is_valid():
        typed = form.cleaned_data
        field = FieldClass(typed["field"] or FieldClass.PUBLIC)
        asked = Question(typed["username"], typed["right"], typed["on"], typed["organisation"], field)
        found = explain(asked)
    context = {"form": form, "found": found, "path": _path(Link("", _("Vì sao được, vì sao không")))}
    return render(request, "administration/why.html", context)


def _path(*more: Link) -> list[Link]:
    return [Link(reverse("administration:index"), _("Quản trị")), *more]
