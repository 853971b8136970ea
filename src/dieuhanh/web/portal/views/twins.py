"""The JSON and CSV twins of bodies, people, committees and of two lists: what the page says, for machines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect

from dieuhanh.exports import delimited
from dieuhanh.exports.tables import Column, Table
from dieuhanh.web.bulletins.about import topics_with_counts
from dieuhanh.web.bulletins.selectors import public_duties, public_newest
from dieuhanh.web.clock import today
from dieuhanh.web.portal import observations
from dieuhanh.web.portal.bodyduties import body_name, listed
from dieuhanh.web.portal.bodystory import story_of
from dieuhanh.web.portal.officials import public_person, sittings
from dieuhanh.web.review.selectors import public_committee

Rows = Sequence[dict[str, object]]
_MOST_ROWS = 10_000


def home(_request: HttpRequest) -> HttpResponseBase:
    """The data of the newest bulletin."""
    view = public_newest()
    if view is None:
        raise Http404
    return redirect(f"{view.bulletin.path}nguon.json")


def body(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """A body with its duties."""
    rows = public_duties(slug)
    story = story_of(slug, [row.duty.name for row in rows], today())
    if not rows and story is None:
        raise Http404
    home = _home(request)
    duties: Rows = [
        {
            "role": section.label,
            "task": duty.task,
            "due": duty.due.text,
            "due_date": duty.due.day,
            "item": f"{home}{duty.row.item.path}" if duty.row.item else None,
            "document": f"{home}{duty.row.document.path}" if duty.row.document else None,
        }
        for section in listed(rows)
        for duty in section.duties
    ]
    name = story.name if story else body_name(rows)
    headings = ("Vai trò", "Việc", "Hạn", "Ngày hạn", "Mục", "Văn bản")
    return _answer({"name": name, "address": f"{home}/co-quan/{slug}/"}, "duties", duties, headings, form, slug)


def committee(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    """A committee with those who sit in it today."""
    view = public_committee(key, today())
    if view is None:
        raise Http404
    name = view.committee.names.all()[0].text
    members: Rows = [
        {
            "seat": sitting.row.seat.role,
            "person": sitting.row.seat.holder or sitting.holder.name,
            "office": sitting.row.seat.office,
            "since": sitting.row.seat.valid_from,
            "basis": sitting.row.seat.legal_basis,
        }
        for sitting in sittings(view, today())
    ]
    about: dict[str, object] = {"name": name, "address": f"{_home(request)}/to-phoi-hop/{key}/", "day": today()}
    return _answer(about, "members", members, ("Ghế", "Người", "Chức danh", "Từ", "Căn cứ"), form, key)


def person(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    """A person's offices and seats: what the page says and nothing more."""
    view = public_person(key, today())
    if view is None:
        raise Http404
    offices: Rows = [
        {
            "office": f"{office.post.title} {office.body}",
            "since": office.post.valid_from,
            "until": office.post.valid_to,
            "basis": office.post.legal_basis,
        }
        for office in view.offices
    ]
    seats: Rows = [
        {
            "office": f"{one.seat.role}, {one.committee}",
            "since": one.seat.valid_from,
            "until": one.seat.valid_to,
            "basis": one.seat.legal_basis,
        }
        for one in view.seats
    ]
    about: dict[str, object] = {"name": view.name, "address": f"{_home(request)}/nguoi/{key}/"}
    return _answer(about, "offices", [*offices, *seats], ("Chức vụ", "Từ", "Đến", "Căn cứ"), form, key)


def topics(request: HttpRequest, form: str) -> HttpResponseBase:
    """All topics with the number of their published directives."""
    home = _home(request)
    rows: Rows = [
        {"name": one.name, "items": one.count, "address": f"{home}{one.path}"} for one in topics_with_counts()
    ]
    about: dict[str, object] = {"name": "Chủ đề", "address": f"{home}/chu-de/"}
    return _answer(about, "topics", rows, ("Chủ đề", "Số nội dung", "Địa chỉ"), form, "chu-de")


def indicators(request: HttpRequest, form: str) -> HttpResponseBase:
    """All indicators, each with its newest figure and the item that tells it: those of the newest ten thousand."""
    home = _home(request)
    held = observations.indicators()[:_MOST_ROWS]
    figures = observations.newest(held)
    rows: Rows = [
        {
            "name": one.label,
            "figures": one.count,
            "newest": figures[one.key].amount,
            "item": f"{home}{figures[one.key].item.path}",
            "address": f"{home}{one.path}",
        }
        for one in held
    ]
    about: dict[str, object] = {"name": "Chỉ tiêu", "address": f"{home}/chi-tieu/"}
    headings = ("Chỉ tiêu", "Số lần nêu", "Số mới nhất", "Mục", "Địa chỉ")
    return _answer(about, "indicators", rows, headings, form, "chi-tieu")


def _answer(
    about: dict[str, object], name: str, rows: Rows, headings: Sequence[str], form: str, key: str
) -> HttpResponseBase:
    if form == "json":
        return JsonResponse({**about, name: rows}, json_dumps_params={"ensure_ascii": False})
    columns = [Column(heading) for heading in headings]
    table = Table(str(about["name"]), columns, [[_cell(value) for value in row.values()] for row in rows])
    answer = StreamingHttpResponse(delimited.lines(table), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{key}.csv"'
    return answer


def _cell(value: object) -> date | str | None:
    return value if isinstance(value, date) or value is None else str(value)


def _home(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
