"""A stub that turns out to be a known document: nothing is lost, and its old address leads on."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.documents.actions import find_document
from dieuhanh.web.documents.merging import NotAStubError, merge_stub
from dieuhanh.web.documents.models import Document, DocumentAlias
from dieuhanh.web.documents.selectors import public_document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_province")]


@pytest.fixture
def pair() -> tuple[Document, Document]:
    """A resolution cited without its year, and the document of that year."""
    stub = Document.objects.get(number="4", sign="NQ-CP", year=None)
    return stub, Document.objects.create(
        type="Nghị quyết",
        number="4",
        number_text="04/NQ-CP",
        sign="NQ-CP",
        year=2022,
        address="2022/04-nq-cp",
        identity="x",
    )


def test_what_named_the_stub_names_the_document(pair: tuple[Document, Document], reviewer: User) -> None:
    stub, known = pair
    cited = set(stub.cited_by.values_list("id", flat=True))
    merge_stub(actor=reviewer.actor, stub=stub, into=known)
    assert cited
    assert set(known.cited_by.values_list("id", flat=True)) == cited
    assert not Document.objects.filter(identity=stub.identity).exists()
    assert public_document("2022/04-nq-cp") is not None


def test_the_old_id_identity_and_address_lead_on(
    pair: tuple[Document, Document], reviewer: User, client: Client
) -> None:
    stub, known = pair
    former, path = stub.pk, stub.path
    merge_stub(actor=reviewer.actor, stub=stub, into=known)
    assert DocumentAlias.objects.get(former_id=former).document == known
    assert find_document(stub.identity) == known
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (301, known.path)


def test_an_alias_moves_on_with_its_document(pair: tuple[Document, Document], reviewer: User) -> None:
    stub, known = pair
    merge_stub(actor=reviewer.actor, stub=stub, into=known)
    third = Document.objects.get(number="2267")
    merge_stub(actor=reviewer.actor, stub=known, into=third)
    assert set(DocumentAlias.objects.values_list("document", flat=True)) == {third.pk}


def test_a_document_with_a_text_is_no_stub(reviewer: User) -> None:
    letter = Document.objects.get(number="45")
    for into in (Document.objects.get(number="2267"), letter):
        with pytest.raises(NotAStubError):
            merge_stub(actor=reviewer.actor, stub=letter, into=into)


def test_a_reader_may_not_merge(pair: tuple[Document, Document]) -> None:
    stub, known = pair
    reader = User.objects.create(username="r", full_name="Người đọc", role=Role.READER).actor
    with pytest.raises(PermissionDenied):
        merge_stub(actor=reader, stub=stub, into=known)
