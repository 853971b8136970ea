"""The page of the audit log: what was done, newest first, and whether the chain is whole.

Who sees what (ux 5.4): whoever may open the log sees their own work; `audit.see_tasks` adds the tasks of the bodies
that it reaches (a clerk's own, all for a leader), `audit.see_system` what the system did and never content.
"""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may, scope
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.selectors import LogFilter, Sight, last_check, log_page
from dieuhanh.web.desk.logwords import rows
from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.pages.frame import Link

_TASKS = ("tasks", "meetings")
_SYSTEM = ("accounts", "audit", "jobs", "organisations", "backup", "settings")
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
        "is_administrator": may(actor, "audit.see_system"),
        "path": [Link("/nb/", _("Hôm nay")), Link("", _("Nhật ký"))],
    }
    return render(request, "desk/log.html", context)


def sight(actor: Actor) -> Sight:
    """Return what a person may see of the log, by the rights that they hold today."""
    if not may(actor, "audit.see"):
        return Sight()
    of_tasks = scope(actor, "audit.see_tasks")
    return Sight(
        rooms=(_TASKS if of_tasks.everything else ()) + (_SYSTEM if may(actor, "audit.see_system") else ()),
        own=actor.user_id,
        bodies=of_tasks.organisations,
        of_bodies=_TASKS,
    )


def _identifier(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _address(request: HttpRequest, older: str) -> str:
    query = request.GET.copy()
    query["truoc"] = older
    return f"?{query.urlencode()}" if older else ""
