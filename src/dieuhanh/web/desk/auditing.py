"""The page of the audit log: what was done, newest first, and whether the chain is whole.

Who sees what (ux 5.4): a clerk the own unit's tasks, a specialist the own work, a leader all tasks, personnel the own
work too, an administrator what the system did and never content.
"""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.selectors import LogFilter, Sight, last_check, log_page
from dieuhanh.web.desk.logwords import rows
from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.pages.frame import Link

_TASKS = ("tasks.", "meetings.")
_SYSTEM = ("accounts.", "audit.", "jobs.", "organisations.", "backup.", "settings.")
_FILTERS = ("ai", "viec", "tu", "den", "ve", "truoc")


def log(request: HttpRequest) -> HttpResponse:
    """One page of events: `?ai=`, `?viec=`, `?tu=`, `?den=`, `?ve=` narrow it, `?truoc=` goes on to older ones."""
    typed = {name: request.GET.get(name, "").strip() for name in _FILTERS}
    actor = cast("User", request.user).actor
    first, last = typed_day(typed["tu"]), typed_day(typed["den"])
    narrow = LogFilter(typed["ai"], typed["viec"], first, last, _identifier(typed["ve"]))
    page = log_page(narrow, typed["truoc"], sight=sight(actor))
    context = {
        "typed": typed,
        "unread": [typed[name] for name, day in (("tu", first), ("den", last)) if typed[name] and day is None],
        "page": page,
        "rows": rows(page.events),
        "older": _address(request, page.older),
        "check": last_check(),
        "is_administrator": actor.role == Role.ADMINISTRATOR,
        "path": [Link("/nb/", _("Hôm nay")), Link("", _("Nhật ký"))],
    }
    return render(request, "desk/log.html", context)


def sight(actor: Actor) -> Sight:
    """Return what a person may see of the log."""
    if actor.role == Role.ADMINISTRATOR:
        return Sight(prefixes=_SYSTEM)
    if actor.role == Role.LEADER:
        return Sight(prefixes=_TASKS, own=actor.user_id)
    if actor.role == Role.CLERK:
        return Sight(own=actor.user_id, body=actor.organisation_id, of_body=_TASKS)
    return Sight(own=actor.user_id) if actor.role in {Role.SPECIALIST, Role.PERSONNEL} else Sight()


def _identifier(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _address(request: HttpRequest, older: str) -> str:
    query = request.GET.copy()
    query["truoc"] = older
    return f"?{query.urlencode()}" if older else ""
