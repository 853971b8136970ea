"""Public pages that are kept: one query each, gone with the next change, with their hour while something fails."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import sleep, time
from typing import Never, cast

import pytest
from django.core.cache import caches
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings

from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.chain import seal
from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus
from dieuhanh.web.pages import keeping
from dieuhanh.web.pages.keeping import KeepPages
from dieuhanh.web.portal.views import bulletins

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published_week", "kept")]

WEEK = "/ban-tin/2023/tuan-52/"


@pytest.fixture
def kept(settings: Settings) -> None:
    settings.KEEP_PAGES = True
    caches["pages"].clear()


@pytest.fixture
def reader() -> Client:
    """Somebody who is shown what a browser is shown, errors too."""
    return Client(raise_request_exception=False)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A function that lets some seconds go by."""
    now = time()

    def pass_by(seconds: float) -> None:
        monkeypatch.setattr("dieuhanh.web.pages.keeping.time", lambda: now + seconds)

    return pass_by


def something_is_done(operator: Actor) -> None:
    """An event in the log, linked as it is when its transaction is over."""
    log.record(actor=operator, action="bulletins.tried")
    seal()


def broken(*_arguments: object) -> Never:
    raise OperationalError("the disk is full")


def test_a_kept_page_is_the_same_and_costs_one_query(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = reader.get(WEEK)
    with django_assert_num_queries(1):
        second = reader.get(WEEK)
    assert second.content == first.content
    assert second.headers == first.headers
    assert second["Content-Security-Policy"]
    with django_assert_num_queries(1):
        assert reader.get(WEEK, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_what_was_done_shows_at_once(reader: Client, operator: Actor) -> None:
    assert reader.get(WEEK).status_code == 200
    Bulletin.objects.update(status=BulletinStatus.WITHDRAWN)
    assert reader.get(WEEK).status_code == 200, "the page was not kept"
    something_is_done(operator)
    assert reader.get(WEEK).status_code == 410
    Bulletin.objects.update(status=BulletinStatus.PUBLISHED)
    assert reader.get(WEEK).status_code == 200, "an error page was kept"


def test_a_page_is_made_anew_after_a_minute(reader: Client, later: Callable[[float], None]) -> None:
    assert "Bản sửa" not in reader.get(WEEK).content.decode()
    Bulletin.objects.update(title="Bản sửa")
    later(keeping.FRESH_SECONDS - 1)
    assert "Bản sửa" not in reader.get(WEEK).content.decode()
    later(keeping.FRESH_SECONDS + 1)
    assert "Bản sửa" in reader.get(WEEK).content.decode()


def test_each_reader_gets_the_form_that_it_can_read(reader: Client) -> None:
    for _ in range(2):
        plain = reader.get(WEEK)
        packed = reader.get(WEEK, headers={"Accept-Encoding": "gzip"})
        assert "Content-Encoding" not in plain
        assert gzip.decompress(packed.content) == plain.content


@pytest.mark.parametrize(
    ("path", "headers", "cookie"),
    [
        (f"{WEEK}?xem=ngay", {}, ""),
        (WEEK, {"Authorization": "Bearer x"}, ""),
        (WEEK, {}, "phien"),
        ("/tim-kiem/?q=ho", {}, ""),
        (f"{WEEK}ma-qr.png", {}, ""),
    ],
)
def test_what_may_differ_from_reader_to_reader_is_made_each_time(
    reader: Client, path: str, headers: dict[str, str], cookie: str
) -> None:
    if cookie:
        reader.cookies[cookie] = "x"
    before = [reader.get(path, headers=headers).status_code for _ in range(2)]
    Bulletin.objects.update(status=BulletinStatus.WITHDRAWN)
    assert len(set(before)) == 1
    if path.startswith(WEEK):
        assert reader.get(path, headers=headers).status_code in {404, 410}


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_a_page_that_cannot_be_made_shows_its_copy_with_the_hour(
    reader: Client, later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    reader.get("/", headers={"Accept-Encoding": encoding})
    monkeypatch.setattr(bulletins, "public_newest", broken)
    later(keeping.FRESH_SECONDS + 1)
    copy = reader.get("/", headers={"Accept-Encoding": encoding})
    text = copy.content.decode()
    assert copy.status_code == 200
    assert copy["Cache-Control"] == "no-store"
    assert "chưa làm mới được" in text.split("<h1", 1)[0]
    assert text.count("<main") == 1
    later(keeping.LAST_SECONDS + 1)
    caches["pages"].clear()
    assert reader.get("/").status_code == 500


def test_no_copy_is_shown_of_what_may_have_been_taken_down(
    reader: Client, operator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.get("/")
    monkeypatch.setattr(bulletins, "public_newest", broken)
    something_is_done(operator)
    assert reader.get("/").status_code == 500


def test_a_database_that_does_not_answer_leaves_the_copies(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.get("/")

    class Gone:
        cursor = broken

    monkeypatch.setattr(keeping, "connection", Gone())
    monkeypatch.setattr(bulletins, "public_newest", broken)
    answer = reader.get("/")
    assert answer.status_code == 200
    assert "chưa làm mới được" in answer.content.decode()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> tuple[KeepPages, list[str]]:
    """The layer around a page that takes its time, and the answers that were really made."""
    monkeypatch.setattr(keeping, "_chain_end", lambda: "the end")
    made: list[str] = []

    def make(request: HttpRequest) -> HttpResponse:
        made.append(request.path)
        sleep(0.05)
        return HttpResponse("a page", headers={"Cache-Control": "public, max-age=60", "Content-Type": "text/html"})

    return KeepPages(make), made


def ask_at_once(layer: KeepPages, readers: int) -> list[bytes]:
    with ThreadPoolExecutor(readers) as pool:
        answers = pool.map(layer, [RequestFactory().get("/gioi-thieu/") for _reader in range(readers)])
        return [cast("HttpResponse", answer).content for answer in answers]


def test_readers_who_come_together_wait_for_one_of_them(slow: tuple[KeepPages, list[str]]) -> None:
    layer, made = slow
    assert ask_at_once(layer, 8) == [b"a page"] * 8
    assert len(made) == 1


def test_while_a_page_is_made_anew_its_copy_goes_out(
    slow: tuple[KeepPages, list[str]], later: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    layer, made = slow
    monkeypatch.setattr(keeping, "_WAIT_SECONDS", 0)
    ask_at_once(layer, 1)
    later(keeping.FRESH_SECONDS + 1)
    assert ask_at_once(layer, 8) == [b"a page"] * 8
    assert len(made) == 2


def test_nobody_waits_for_ever(slow: tuple[KeepPages, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    layer, made = slow
    monkeypatch.setattr(keeping, "_WAIT_SECONDS", 0)
    assert ask_at_once(layer, 4) == [b"a page"] * 4
    assert len(made) == 4
