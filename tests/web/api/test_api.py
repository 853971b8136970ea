"""The interface: the public part shows what the pages show, the other part what a clerk of the key's body may do."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from dieuhanh.web.accounts.models import User
from dieuhanh.web.api import keys
from dieuhanh.web.api.models import BodyKey
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.documents.models import Document
from dieuhanh.web.intake.models import QuarantinedFile
from dieuhanh.web.organisations.models import Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]

OPERATOR = Actor(kind="cli", name="kiểm thử")


@pytest.fixture(autouse=True)
def _no_requests_counted() -> None:
    cache.clear()


@pytest.fixture
def key() -> str:
    body = Organisation.objects.get(key="so-y-te")
    return keys.issue(actor=OPERATOR, organisation=body, name="Phần mềm Sở Y tế", expires_on=date(2099, 1, 1))


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_a_bulletin_with_its_items_and_facts(client: Client) -> None:
    rows = client.get("/api/v1/bulletins").json()
    assert [(row["year"], row["week"]) for row in rows["rows"]] == [(2023, 52)]
    whole = client.get("/api/v1/bulletins/2023/52").json()
    assert len(whole["items"]) == 27
    assert any(fact["kind"] == "assignment" for one in whole["items"] for fact in one["facts"])


def test_pages_of_documents_come_one_after_another_and_miss_none(client: Client) -> None:
    addresses: list[str] = []
    at: str | None = "/api/v1/documents?limit=7"
    while at:
        page = client.get(at).json()
        addresses += [row["address"] for row in page["rows"]]
        at = page["next"]
    assert len(addresses) == len(set(addresses)) == Document.objects.filter(published_at__isnull=False).count()


def test_a_document_with_its_relations(client: Client) -> None:
    whole = client.get("/api/v1/documents/2023/2199-qd-ubnd").json()
    assert "replaces" in {one["kind"] for one in whole["relations"]}
    assert client.get("/api/v1/documents/2023/khong-co").status_code == 404


def test_what_is_taken_down_is_gone_here_too(client: Client) -> None:
    Bulletin.objects.update(status="withdrawn")
    assert client.get("/api/v1/bulletins").json()["rows"] == []
    assert client.get("/api/v1/bulletins/2023/52").status_code == 404


def test_search_and_committees(client: Client) -> None:
    found = client.get("/api/v1/search", {"q": "2267"}).json()
    assert found["pinned"][0]["address"] == "http://testserver/van-ban/2023/2267-qd-ubnd/"
    committees = client.get("/api/v1/committees").json()
    whole = client.get(f"/api/v1/committees/{committees[0]['key']}", {"on": "2023-12-31"}).json()
    assert whole["seats"]
    assert client.get("/api/v1/bodies").json()


def test_an_answer_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    first = client.get("/api/v1/bulletins/2023/52")
    again = client.get("/api/v1/bulletins/2023/52", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_too_many_requests_are_told_when_to_come_again(client: Client, settings: Settings) -> None:
    settings.API_REQUESTS_A_MINUTE = 3
    answers = [client.get("/api/v1/bodies") for _ in range(8)]
    late = answers[-1]
    assert late.status_code == 429
    assert 0 < int(late["Retry-After"]) <= 60
    assert "Bạn thao tác hơi nhanh. Vui lòng thử lại sau" in late.json()["error"]
    assert client.get("/").status_code == 200, "pages are not counted"


@pytest.mark.parametrize("after", ["x", "W10", "WzEsMl0", "WyJhIiwiYiJd", "%00", "a" * 400])
def test_a_place_that_was_not_made_here_is_refused(client: Client, after: str) -> None:
    answer = client.get("/api/v1/documents", {"after": after})
    assert answer.status_code == 422
    assert "after" in answer.json()["error"]


def test_the_documentation_needs_nothing_from_elsewhere(client: Client) -> None:
    text = client.get("/api/v1/").content.decode()
    assert "/api/v1/own/tasks/{identifier}/reports" in text
    assert "//cdn" not in text
    assert client.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")


def test_without_a_key_nothing_of_a_body_opens(client: Client, key: str) -> None:
    for header in ({}, bearer("sdh_wrong"), {"Authorization": key}):
        answer = client.get("/api/v1/own/tasks", headers=header)
        assert answer.status_code == 401
        assert "khóa" in answer.json()["error"]
    assert client.get("/api/v1/own/tasks", headers=bearer(key)).status_code == 200


def test_a_key_is_kept_as_a_digest_and_ends(client: Client, key: str) -> None:
    row = BodyKey.objects.get()
    assert key not in str(vars(row))
    keys.revoke(actor=OPERATOR, key=row, at=timezone.now())
    assert client.get("/api/v1/own/tasks", headers=bearer(key)).status_code == 401
    written = AuditEvent.objects.filter(action__startswith="api.").order_by("recorded_at", "pk")
    assert list(written.values_list("action", flat=True)) == ["api.issue_key", "api.revoke_key"]


def test_only_the_command_line_makes_keys() -> None:
    body = Organisation.objects.get(key="so-y-te")
    for role in ("administrator", "specialist", "clerk"):
        person = User(username=role, role=role).actor
        with pytest.raises(PermissionDenied):
            keys.issue(actor=person, organisation=body, name="x", expires_on=date(2099, 1, 1))


def test_a_document_sent_in_goes_through_the_door(client: Client, key: str) -> None:
    text = "Số: 88/BC-SYT\n\nBÁO CÁO\nVề việc tiêm chủng\n\nSở Y tế báo cáo UBND tỉnh."
    file = SimpleUploadedFile("bao-cao.txt", text.encode(), "text/plain")
    answer = client.post("/api/v1/own/documents", {"file": file}, headers=bearer(key))
    assert answer.status_code == 200, answer.content
    assert answer.json()["accepted"] is True
    assert QuarantinedFile.objects.get(name="bao-cao.txt").sender == "Phần mềm Sở Y tế"


def test_a_duty_of_another_body_is_not_there(client: Client, key: str) -> None:
    address = f"/api/v1/own/tasks/{uuid4()}/accept"
    assert client.post(address, headers=bearer(key)).status_code == 404
