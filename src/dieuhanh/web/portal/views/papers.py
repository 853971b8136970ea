"""The files of a bulletin: .pdf and .docx for paper, .csv for a spreadsheet, the QR code of its address."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.exports import delimited, qr
from dieuhanh.web.bulletins.selectors import public_bulletin, withdrawn_week
from dieuhanh.web.portal import filing
from dieuhanh.web.portal.contents import entries_of
from dieuhanh.web.portal.errors import gone
from dieuhanh.web.portal.printed import paper, short_address, table

_AGAIN_AFTER = 20


def file(request: HttpRequest, year: int, week: int, form: str) -> HttpResponseBase:
    """The newest version of a week as .pdf or .docx."""
    view = public_bulletin(year, week)
    if view is None or form not in filing.FORMS:
        return _missing(request, year, week)
    kept = filing.place(view.bulletin.pk, form)
    if not kept.exists():
        try:
            filing.make(paper(view.bulletin, entries_of(view.items)), form, kept)
        except filing.BusyError:
            answer = render(request, "portal/busy.html", {"noindex": True}, status=503)
            answer["Retry-After"] = str(_AGAIN_AFTER)
            return answer
    name = f"ban-tin-{year}-tuan-{week:02d}.{form}"
    answer = HttpResponse(kept.read_bytes(), content_type=filing.FORMS[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
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
