"""Atom and RSS 2.0 for whatever can be followed, with no address of anybody. Both tell the same news."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dieuhanh.web.following.models import Kind
from dieuhanh.web.following.subjects import Subject, news, subject_of

_FORMS = {"atom": "following/feed.xml", "rss": "following/rss.xml"}


def feed(request: HttpRequest, kind: str, value: str, form: str = "atom") -> HttpResponse:
    """The newest items about a topic, a body or a document; `form` is `atom` or `rss`."""
    subject = subject_of(kind, value)
    if subject is None:
        raise Http404
    return _answer(request, subject, form)


def found(request: HttpRequest, form: str = "atom") -> HttpResponse:
    """The newest items that answer a question."""
    return feed(request, Kind.QUERY, request.GET.get("q", ""), form)


def _answer(request: HttpRequest, subject: Subject, form: str) -> HttpResponse:
    items = news(subject)
    context = {
        "subject": subject,
        "items": [(request.build_absolute_uri(item.path), item) for item in items],
        "updated": max((item.bulletin.published_at for item in items if item.bulletin.published_at), default=None),
        "self": request.build_absolute_uri(),
        "page": request.build_absolute_uri(subject.path),
    }
    return render(request, _FORMS[form], context, content_type=f"application/{form}+xml; charset=utf-8")
