"""Atom for whatever can be followed, with no address of anybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dieuhanh.web.following.models import Kind
from dieuhanh.web.following.subjects import Subject, news, subject_of


def feed(request: HttpRequest, kind: str, value: str) -> HttpResponse:
    """The newest items about a topic, a body or a document."""
    subject = subject_of(kind, value)
    if subject is None:
        raise Http404
    return _atom(request, subject)


def found(request: HttpRequest) -> HttpResponse:
    """The newest items that answer a question."""
    return feed(request, Kind.QUERY, request.GET.get("q", ""))


def _atom(request: HttpRequest, subject: Subject) -> HttpResponse:
    items = news(subject)
    context = {
        "subject": subject,
        "items": [(request.build_absolute_uri(item.path), item) for item in items],
        "updated": max((item.bulletin.published_at for item in items if item.bulletin.published_at), default=None),
        "self": request.build_absolute_uri(),
        "page": request.build_absolute_uri(subject.path),
    }
    return render(request, "following/feed.xml", context, content_type="application/atom+xml; charset=utf-8")
