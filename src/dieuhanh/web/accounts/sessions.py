"""Where people are signed in: noted while they read, listed for them, and ended by them."""

from __future__ import annotations

import re
from datetime import datetime
from importlib import import_module
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from dieuhanh.web.accounts.models import SignedIn, User
from dieuhanh.web.audit import log

_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def note_seen(request: HttpRequest, user: User) -> None:
    """Write down that a session is in use, from where and with what."""
    key = request.session.session_key
    if key is None:
        return
    seen = {"user": user, "seen_at": timezone.now(), "address": _address(request), "device": _device(request)}
    SignedIn.objects.update_or_create(session_key=key, defaults=seen)


def living(user: User, now: datetime) -> list[SignedIn]:
    """Return the person's sessions that are still open, the last used first."""
    rows = list(SignedIn.objects.filter(user=user))
    keys = [row.session_key for row in rows]
    alive = set(Session.objects.filter(session_key__in=keys, expire_date__gt=now).values_list("session_key", flat=True))
    return [row for row in rows if row.session_key in alive]


@transaction.atomic
def end(*, user: User, identifier: UUID) -> None:
    """End one of the person's own sessions."""
    _end(user, list(SignedIn.objects.filter(user=user, pk=identifier)))


@transaction.atomic
def end_others(*, user: User, keep: str | None) -> None:
    """End all sessions of the person but the one of this key."""
    _end(user, list(SignedIn.objects.filter(user=user).exclude(session_key=keep or "")))


def _end(user: User, rows: list[SignedIn]) -> None:
    store: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
    for row in rows:
        store(row.session_key).delete()
        row.delete()
    if rows:
        log.record(actor=user.actor, action="accounts.end_sessions", about=user, detail={"sessions": len(rows)})


def _address(request: HttpRequest) -> str:
    """Return where the request came from: as the proxy in front says where there is one, the last it added counts."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    told = forwarded.rsplit(",", 1)[-1].strip() or str(request.META.get("REMOTE_ADDR", ""))
    return told if re.fullmatch(r"[0-9A-Fa-f:.]{2,45}", told) else ""


def _device(request: HttpRequest) -> str:
    told = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in told), "")
    system = next((name for mark, name in _SYSTEMS if mark in told), "")
    return ", ".join(filter(None, (browser, system)))
