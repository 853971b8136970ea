"""Bodies: their duties, who holds their offices, what they came from and became."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.language import fold
from dieuhanh.web.bulletins.selectors import public_duties
from dieuhanh.web.clock import now, today
from dieuhanh.web.organisations.selectors import changes, directory
from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.portal import sharing
from dieuhanh.web.portal.bodyduties import body_name, last_day, listed, weeks
from dieuhanh.web.portal.bodystory import story_of
from dieuhanh.web.reporting.progress import public_progress
from dieuhanh.web.review.selectors import public_bodies
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.selectors import Days

_WORDS_LENGTH = 100


def bodies(request: HttpRequest) -> HttpResponse:
    """All bodies that a published directive gives something to do, by what they lead or by name, narrowed by words."""
    typed = " ".join(request.GET.get("q", "").split())[:_WORDS_LENGTH]
    by_name = request.GET.get("xep") == "ten"
    found = [body for body in public_bodies() if fold(typed) in fold(body.name)]
    context = {
        "bodies": sorted(found, key=lambda body: body.slug) if by_name else found,
        "typed": typed,
        "by_name": by_name,
        "noindex": bool(request.GET),
        "path": [Link("/", _("Trang chủ")), Link("", _("Cơ quan"))],
    }
    return render(request, "portal/bodies.html", context)


def body(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: holders of its offices on a day (`?ngay=`), its duties, its heirs; or who a group of bodies is."""
    rows = public_duties(slug)
    wanted = request.GET.get("ngay", "").strip()
    asked = typed_day(wanted) if wanted else today()
    on = asked or today()
    story = story_of(slug, [row.duty.name for row in rows], on)
    if not rows and story is None:
        raise Http404
    name = story.name if story else body_name(rows)
    told = last_day(rows) or today()
    context = {
        "name": name,
        "slug": slug,
        "shared": sharing.of_body(name, f"/co-quan/{slug}/"),
        "story": story,
        "on": on,
        "wanted": wanted or day(today()),
        "unreadable": asked is None,
        "noindex": bool(request.GET),
        "sections": listed(rows),
        "progress": public_progress(story.organisation, Days.of(today(), working_calendar())) if story else None,
        "counted_at": now(),
        "weeks": weeks(rows),
        "changes": changes(name),
        "group": directory().expand(name, told) if story is None else None,
        "told": told,
        "path": [Link("/", _("Trang chủ")), Link("/co-quan/", _("Cơ quan")), Link("", name)],
    }
    return render(request, "portal/body.html", context)
