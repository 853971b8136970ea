"""The files of a bulletin: .pdf and .docx for paper, .csv for a spreadsheet, the QR code of its address."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.exports import delimited, qr
from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.bulletins.selectors import public_bulletin, withdrawn_week
from dieuhanh.web.portal import filing
from dieuhanh.web.portal.choosing import BadChoiceError, chosen, name
from dieuhanh.web.portal.contents import Entry, entries_of
from dieuhanh.web.portal.errors import error_page, gone
from dieuhanh.web.portal.printed import extract, paper, short_address, table

_AGAIN_AFTER = 20


def file(request: HttpRequest, year: int, week: int, form: str) -> HttpResponseBase:
    """The newest version of a week as .pdf or .docx; with `?muc=3&muc=7` those items alone."""
    view = public_bulletin(year, week)
    if view is None or form not in filing.FORMS:
        return _missing(request, year, week)
    entries = entries_of(view.items)
    try:
        picked = chosen(request.GET, entries)
        data = _chosen(view.bulletin, picked, len(entries), form) if picked else _whole(view.bulletin, entries, form)
    except BadChoiceError as fault:
        return error_page(request, 400, message=str(fault), instead=f"{view.bulletin.path}?in=chon")
    except filing.BusyError:
        return _busy(request)
    part = name(picked) if picked else ""
    answer = HttpResponse(data, content_type=filing.FORMS[form])
    answer["Content-Disposition"] = f'attachment; filename="ban-tin-{year}-tuan-{week:02d}{part}.{form}"'
    return answer


def _whole(bulletin: Bulletin, entries: Sequence[Entry], form: str) -> bytes:
    kept = filing.place(bulletin.pk, form)
    if not kept.exists():
        filing.make(paper(bulletin, entries), form, kept)
    return kept.read_bytes()


def _chosen(bulletin: Bulletin, picked: Sequence[Entry], total: int, form: str) -> bytes:
    return filing.made(extract(bulletin, picked, total), form)


def _busy(request: HttpRequest) -> HttpResponse:
    answer = render(request, "portal/busy.html", {"noindex": True, "again": request.get_full_path()}, status=503)
    answer["Retry-After"] = str(_AGAIN_AFTER)
    return answer


def spreadsheet(request: HttpRequest, year: int, week: int) -> HttpResponseBase:
    """The newest version of a week as CSV, a row each item."""
    view = public_bulletin(year, week)
    if view is None:
        return _missing(request, year, week)
    lines = delimited.lines(table(view.bulletin, entries_of(view.items), request.build_absolute_uri("/").rstrip("/")))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="ban-tin-{year}-tuan-{week:02d}.csv"'
    return answer


def code(request: HttpRequest, year: int, week: int) -> HttpResponseBase:
    """The QR code of a bulletin's short address as a picture."""
    view = public_bulletin(year, week)
    if view is None:
        return _missing(request, year, week)
    address = short_address(view.bulletin)
    return HttpResponse(qr.svg(address, title=_("Mã QR của địa chỉ %s") % address), content_type="image/svg+xml")


def _missing(request: HttpRequest, year: int, week: int) -> HttpResponse:
    taken_down = withdrawn_week(year, week)
    if taken_down is None:
        raise Http404
    return gone(request, taken_down)
