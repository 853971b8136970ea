"""Terms that end soon: 30 working days before (as Quyết định 2199/QĐ-UBND asks for), a person is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import ngettext

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.holders import term_ends
from dieuhanh.web.organisations.models import Committee
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.pages.today import Block

WORKING_DAYS = 30
# No 30 working days span more calendar days than this, whatever holidays a year has.
_AT_MOST = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class EndingTerm:
    """A term that ends: whose, its last day, and the day from which it is told."""

    words: str
    address: str
    last: date
    told_from: date


_calendars: list[Callable[[], WorkingCalendar]] = [WorkingCalendar]


def count_by(calendar: Callable[[], WorkingCalendar]) -> None:
    """Count working days by the calendar that the room of duties keeps."""
    _calendars[0] = calendar


def told_from(last: date, calendar: WorkingCalendar) -> date:
    """Return the day from which the end of a term on `last` is told."""
    return calendar.add_working_days(last, -WORKING_DAYS)


def ending_terms(today: date) -> list[EndingTerm]:
    """Return the terms of committees and posts that are told today, the nearest end first."""
    calendar = _calendars[0]()
    found = [
        EndingTerm(words, address, last, told_from(last, calendar))
        for words, address, last in (*_committees(today), *_posts(today))
    ]
    return sorted((one for one in found if one.told_from <= today), key=lambda one: (one.last, one.words))


def _committees(today: date) -> Iterable[tuple[str, str, date]]:
    held = directory()
    ending = Committee.objects.filter(term_end__range=(today, today + _AT_MOST), organisation__valid_to__isnull=True)
    for committee in ending.select_related("organisation"):
        key = committee.organisation.key
        if committee.term_end is not None:
            address = reverse("organisations:body", args=[key])
            yield held.bodies[key].name_on(today), address, committee.term_end


def _posts(today: date) -> Iterable[tuple[str, str, date]]:
    held = directory()
    for post in term_ends(today, today + _AT_MOST):
        if post.term_end is not None:
            body = held.bodies[post.organisation.key].name_on(today)
            words = f"{post.person.name}, {post.title} {body}"
            yield words, reverse("organisations:body", args=[post.organisation.key]), post.term_end


def today_block(actor: Actor, today: date) -> Iterable[Block]:
    """Yield the block of the first internal page: how many terms end soon."""
    if not may(actor, "organisations.change"):
        return
    count = len(ending_terms(today))
    if count:
        text = ngettext("%(count)s nhiệm kỳ sắp hết", "%(count)s nhiệm kỳ sắp hết", count) % {"count": count}
        yield Block(40, text, reverse("organisations:terms"))
