"""Accepting and releasing facts: what becomes confirmed, what becomes public, and who may do it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document, Relation, RelationStatus, TextVersion
from dieuhanh.web.review.actions import accept_all, import_text, release
from dieuhanh.web.review.models import Claim, ClaimStatus
from dieuhanh.web.review.releasing import release_items
from dieuhanh.web.review.selectors import public_bodies, public_facts_of

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 5, 10, tzinfo=UTC)


@pytest.fixture
def letter(operator: Actor, demo: Path) -> TextVersion:
    facts = json.loads((demo / "cong-van-tai-san-cong.gold.json").read_text(encoding="utf-8"))
    data = (demo / "cong-van-tai-san-cong.txt").read_bytes()
    return import_text(actor=operator, data=data, name="cv.txt", facts=facts).text_version


def test_accepting_names_the_person_and_the_time(letter: TextVersion, reviewer: User) -> None:
    count = accept_all(actor=reviewer.actor, text_version=letter, at=NOW)
    decided = Claim.objects.filter(status=ClaimStatus.ACCEPTED, decided_by=reviewer, decided_at=NOW)
    assert decided.count() == count == Claim.objects.count()
    assert set(Relation.objects.values_list("status", flat=True)) == {RelationStatus.ACCEPTED}


def test_accepting_again_changes_nothing(letter: TextVersion, reviewer: User) -> None:
    accept_all(actor=reviewer.actor, text_version=letter, at=NOW)
    assert accept_all(actor=reviewer.actor, text_version=letter, at=datetime(2025, 1, 1, tzinfo=UTC)) == 0
    assert set(Claim.objects.values_list("decided_at", flat=True)) == {NOW}


def test_accepting_confirms_the_documents(letter: TextVersion, reviewer: User) -> None:
    accept_all(actor=reviewer.actor, text_version=letter, at=NOW)
    assert not Document.objects.filter(confirmed=False).exists()
    own = Document.objects.get(pk=letter.document_id)
    assert own.date == date(2024, 1, 5)
    assert own.abstract.startswith("V/v báo cáo kết quả")


def test_a_machine_does_not_change_what_a_person_confirmed(
    letter: TextVersion, reviewer: User, operator: Actor, demo: Path
) -> None:
    accept_all(actor=reviewer.actor, text_version=letter, at=NOW)
    cited = Document.objects.get(number="1897")
    facts = json.loads((demo / "cong-van-tai-san-cong.gold.json").read_text(encoding="utf-8"))
    facts["items"][0]["citations"][1]["issuer"] = "Cơ quan khác"
    data = (demo / "cong-van-tai-san-cong.txt").read_bytes() + b"\n"
    import_text(actor=operator, data=data, name="cv-2.txt", facts=facts)
    again = Document.objects.get(number="1897")
    assert (again.issuer, again.date, again.confirmed) == (cited.issuer, cited.date, True)


def test_nothing_is_public_before_it_is_released(letter: TextVersion, reviewer: User) -> None:
    accept_all(actor=reviewer.actor, text_version=letter, at=NOW)
    assert (public_facts_of({letter.pk}), public_bodies()) == ({}, [])
    release(actor=reviewer.actor, text_version=letter, at=NOW)
    assert public_facts_of({letter.pk})[letter.pk, 0].assignments
    assert public_bodies()


def test_no_statement_of_a_release_looks_within_a_look(letter: TextVersion, reviewer: User) -> None:
    # PostgreSQL planned three looks within each other as loops that never ended.
    accept_all(actor=reviewer.actor, text_version=letter, at=NOW)
    with CaptureQueriesContext(connection) as asked:
        release_items(actor=reviewer.actor, text_version=letter, items={0}, at=NOW)
    assert max(query["sql"].upper().count("SELECT") for query in asked.captured_queries) == 1
    assert public_bodies()


def test_a_release_leaves_out_what_nobody_accepted(letter: TextVersion, reviewer: User) -> None:
    release(actor=reviewer.actor, text_version=letter, at=NOW)
    assert not Claim.objects.filter(published_at__isnull=False).exists()
    assert not Document.objects.filter(published_at__isnull=False).exists()


def test_a_reader_may_neither_accept_nor_release(letter: TextVersion) -> None:
    reader = User.objects.create(username="r", full_name="Người đọc", role=Role.READER).actor
    for action in (accept_all, release):
        with pytest.raises(PermissionDenied):
            action(actor=reader, text_version=letter, at=NOW)
    assert not Claim.objects.exclude(status=ClaimStatus.PROPOSED).exists()
