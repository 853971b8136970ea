"""What every answer of the site keeps to: caching, cookies, security headers, and the closed door of the desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.pages.display import DISPLAY_SCRIPT_CSP

pytestmark = pytest.mark.django_db

PASSWORD = "mot-mat-khau-dai"
POLICY = {
    "default-src 'none'",
    f"script-src 'self' {DISPLAY_SCRIPT_CSP}",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


def person(role: str) -> User:
    user = User(username=f"u-{role}", full_name="Người thử", role=role)
    user.set_password(PASSWORD)
    user.save()
    return user


def internal_paths() -> list[str]:
    """Every address below `/nb/`, with something plausible for its parts."""
    return [f"/nb/{path}" for path in _paths(get_resolver().url_patterns, "") if not path.startswith("dang-nhap/")]


def _paths(patterns: list[URLPattern | URLResolver], before: str) -> list[str]:
    found = []
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += _paths(pattern.url_patterns, route)
        elif route.startswith("nb/"):
            found.append(route.removeprefix("nb/").replace("<", "").replace(">", ""))
    return found


def test_public_answers_may_be_kept_and_set_no_cookie(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


def test_an_unchanged_answer_is_not_sent_again(client: Client) -> None:
    tag = client.get("/robots.txt")["ETag"]
    assert client.get("/robots.txt", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("path", ["/robots.txt", "/nb/"])
def test_the_security_headers(client: Client, path: str) -> None:
    answer = client.get(path)
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


def test_nothing_of_the_desk_opens_without_signing_in(client: Client) -> None:
    paths = internal_paths()
    assert paths
    for path in (*paths, "/nb/khong-co/"):
        answer = client.get(path)
        assert (path, answer.status_code, answer["Cache-Control"]) == (path, 302, "no-store")
        assert answer["Location"].startswith("/nb/dang-nhap/?next=")


def test_a_person_without_a_role_is_refused(client: Client) -> None:
    client.force_login(person(""))
    assert client.get("/nb/khong-co/").status_code == 403


@pytest.mark.parametrize("role", [Role.READER, Role.SPECIALIST])
def test_a_person_with_a_role_goes_in(client: Client, role: str) -> None:
    client.force_login(person(role))
    answer = client.get("/nb/khong-co/")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")


def test_signing_in_opens_the_desk_and_signing_out_closes_it(client: Client) -> None:
    user = person(Role.READER)
    signed = client.post("/nb/dang-nhap/", {"username": user.username, "password": PASSWORD})
    assert (signed.status_code, signed["Location"]) == (302, "/nb/")
    assert all(cookie["path"] == "/nb/" for cookie in signed.cookies.values())
    assert signed.cookies["phien"]["httponly"]
    assert client.get("/nb/khong-co/").status_code == 404
    assert client.post("/nb/dang-xuat/")["Location"] == "/"
    assert client.get("/nb/khong-co/").status_code == 302


def test_a_session_shows_on_no_public_answer(client: Client, load_demo: Callable[[str], None]) -> None:
    client.force_login(person(Role.SPECIALIST))
    answer = client.get("/robots.txt")
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies
