"""Importing a text: all of it or nothing, once, as proposals, with every fact on its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from django.core.exceptions import PermissionDenied

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.documents import files
from dieuhanh.web.documents.models import Document, Relation, StoredFile, TextVersion
from dieuhanh.web.documents.selectors import internal_document
from dieuhanh.web.review import ledger
from dieuhanh.web.review.actions import accept_all, import_text, importing
from dieuhanh.web.review.facts import FactError
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus, DutyBody
from dieuhanh.web.review.received import UnreadableError
from dieuhanh.web.review.selectors import current_claims, internal_imports

pytestmark = pytest.mark.django_db

Gold = dict[str, object]
TABLES = (StoredFile, TextVersion, Document, Relation, Claim, DutyBody, AuditEvent)


@pytest.fixture
def letter(demo: Path) -> bytes:
    return (demo / "cong-van-tai-san-cong.txt").read_bytes()


@pytest.fixture
def facts(demo: Path) -> Gold:
    gold: Gold = json.loads((demo / "cong-van-tai-san-cong.gold.json").read_text(encoding="utf-8"))
    return gold


def counts() -> dict[str, int]:
    return {table.__name__: table.objects.count() for table in TABLES}


def test_the_file_is_kept_byte_for_byte(operator: Actor, letter: bytes, facts: Gold) -> None:
    imported = import_text(actor=operator, data=letter, name="cv.txt", facts=facts)
    assert files.fetch(imported.text_version.file.path) == letter
    assert imported.text_version.text == letter.decode()


def test_the_same_bytes_twice_create_nothing(operator: Actor, letter: bytes, facts: Gold) -> None:
    first = import_text(actor=operator, data=letter, name="cv.txt", facts=facts)
    before = counts()
    second = import_text(actor=operator, data=letter, name="another name.txt", facts=facts)
    assert (first.created, second.created) == (True, False)
    assert (second.text_version, second.facts) == (first.text_version, first.facts)
    assert counts() == before


def test_facts_that_come_with_a_text_take_the_place_of_our_reading(operator: Actor, letter: bytes, facts: Gold) -> None:
    read = import_text(actor=operator, data=letter, name="cv.txt")
    with_facts = import_text(actor=operator, data=letter, name="cv.txt", facts=facts)
    assert with_facts.text_version == read.text_version
    (row,) = internal_imports()
    assert (row.items, row.waiting) == (1, with_facts.facts)
    assert set(current_claims(read.text_version).values_list("origin", flat=True)) == {"import"}
    own = internal_document("2024/45-ubnd-kt")
    assert own is not None
    assert sorted(one.kind for one in own.outgoing) == ["implements", "implements"]
    assert not import_text(actor=operator, data=letter, name="cv.txt").created


def test_nothing_is_added_to_accepted_facts(operator: Actor, letter: bytes, facts: Gold, reviewer: User) -> None:
    read = import_text(actor=operator, data=letter, name="cv.txt")
    accept_all(actor=reviewer.actor, text_version=read.text_version, at=datetime(2024, 1, 5, tzinfo=UTC))
    assert not import_text(actor=operator, data=letter, name="cv.txt", facts=facts).created
    assert set(Claim.objects.values_list("status", flat=True)) == {ClaimStatus.ACCEPTED}


def test_everything_is_a_proposal_by_whoever_read_it(operator: Actor, letter: bytes, facts: Gold) -> None:
    import_text(actor=operator, data=letter, name="cv.txt", facts=facts)
    assert set(Claim.objects.values_list("status", "origin", "published_at")) == {
        (ClaimStatus.PROPOSED, "import", None)
    }
    assert not Document.objects.filter(confirmed=True).exists()


def test_every_quote_is_the_text_at_its_span(operator: Actor, letter: bytes, facts: Gold) -> None:
    text = import_text(actor=operator, data=letter, name="cv.txt", facts=facts).text_version.text
    spanned = Claim.objects.filter(start__isnull=False).exclude(kind=ClaimKind.ITEM)
    assert spanned.count() > 5
    for claim in spanned:
        assert claim.start is not None
        assert claim.end is not None
        assert claim.quote == text[claim.start : claim.end]
        assert text[: claim.start].endswith(claim.prefix)
        assert text[claim.end :].startswith(claim.suffix)


def test_a_letter_is_the_document_that_it_announces(operator: Actor, letter: bytes, facts: Gold) -> None:
    imported = import_text(actor=operator, data=letter, name="cv.txt", facts=facts)
    own = imported.text_version.document
    assert (own.title, own.address, own.is_stub) == ("Công văn 45/UBND-KT", "2024/45-ubnd-kt", False)
    cited = Relation.objects.get(kind="implements", target__number="1897")
    assert (cited.source, cited.target.is_stub, cited.reason) == (own, True, "exact")


def test_one_document_of_two_texts_is_one_row(operator: Actor, load_demo: Callable[[str], None]) -> None:
    load_demo("ban-tin-2023-tuan-52")
    stub = Document.objects.get(number="1897")
    load_demo("cong-van-tai-san-cong")
    assert Document.objects.get(number="1897") == stub
    assert set(stub.cited_by.values_list("kind", flat=True)) == {"announces", "implements"}


def test_bodies_of_duties_are_found_under_one_name(operator: Actor, letter: bytes, facts: Gold) -> None:
    import_text(actor=operator, data=letter, name="cv.txt", facts=facts)
    named = {
        (role, name)
        for claim in Claim.objects.filter(kind=ClaimKind.ASSIGNMENT)
        for role in ("lead", "support")
        for name in claim.value[role]
    }
    assert set(DutyBody.objects.values_list("role", "name")) == named


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "rỗng"), (b" \r\n", "rỗng"), (b"\xff\xfe\x00", "UTF-8"), (b"PK\x03\x04\0\0", "không phải văn bản")],
)
def test_what_is_no_text_is_refused_with_what_to_do(operator: Actor, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        import_text(actor=operator, data=data, name="x")
    assert not any(counts().values())


def test_facts_that_point_outside_the_text_are_refused(operator: Actor, letter: bytes, facts: Gold) -> None:
    with pytest.raises(FactError, match="outside"):
        import_text(actor=operator, data=letter[:200], name="x", facts=facts)
    assert not any(counts().values())


@pytest.mark.parametrize(("module", "step"), [(importing, "claims_of"), (ledger, "bodies_of"), (ledger, "count_items")])
def test_a_fault_on_the_way_leaves_no_row(
    operator: Actor, letter: bytes, facts: Gold, monkeypatch: pytest.MonkeyPatch, module: ModuleType, step: str
) -> None:
    def fails(*_arguments: object) -> None:
        raise RuntimeError(step)

    monkeypatch.setattr(module, step, fails)
    with pytest.raises(RuntimeError, match=step):
        import_text(actor=operator, data=letter, name="cv.txt", facts=facts)
    assert not any(counts().values())


def test_a_reader_may_not_import(letter: bytes, facts: Gold) -> None:
    reader = User.objects.create(username="r", full_name="Người đọc", role=Role.READER)
    with pytest.raises(PermissionDenied):
        import_text(actor=reader.actor, data=letter, name="cv.txt", facts=facts)
    assert not any(counts().values())


def test_the_log_says_who_imported_what(operator: Actor, letter: bytes, facts: Gold) -> None:
    imported = import_text(actor=operator, data=letter, name="cv.txt", facts=facts)
    event = AuditEvent.objects.get(action="review.import_text")
    assert (event.actor_kind, event.actor_name, event.object_id) == ("cli", "kiểm thử", imported.text_version.id)
    assert event.detail == {"name": "cv.txt", "facts": imported.facts}
