"""Cited documents find their file by number, sign and day, never by likeness."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document, DocumentAlias, Relation
from dieuhanh.web.documents.resolving import candidates, lead, retry, unresolved
from dieuhanh.web.review.actions import import_text
from dieuhanh.web.review.facts import CitationValue
from dieuhanh.web.review.models import Claim, ClaimKind
from tests.conftest import ROOT

pytestmark = pytest.mark.django_db

TEXT = "Quyết định số 10/QĐ-BCĐ ngày 05/02/2024 và Quyết định số 11/QĐ-BCĐ được dẫn ở đây."


def cite(quote: str, number: str, day: str | None) -> dict[str, object]:
    start = TEXT.index(quote)
    return {
        "type": "Quyết định",
        "number": number,
        "date": day,
        "issuer": None,
        "relation": "refers",
        "start": start,
        "end": start + len(quote),
    }


@pytest.fixture
def stubs(operator: Actor) -> dict[str, Document]:
    """Two decisions of a committee that the text does not name: one with its day, one without."""
    item = {
        "heading": None,
        "start": 0,
        "end": len(TEXT),
        "document": None,
        "official": None,
        "effective": None,
        "citations": [
            cite("Quyết định số 10/QĐ-BCĐ ngày 05/02/2024", "10/QĐ-BCĐ", "2024-02-05"),
            cite("Quyết định số 11/QĐ-BCĐ", "11/QĐ-BCĐ", None),
        ],
        "assignments": [],
        "figures": [],
        "appointments": [],
    }
    bulletin = {"title": "Thử", "issuer": "UBND tỉnh Lạng Sơn", "period": None}
    facts = {"schema": "dieuhanh-extract/1", "bulletin": bulletin, "items": [item]}
    import_text(actor=operator, data=TEXT.encode(), name="dan.txt", facts=facts)
    return {one.number: one for one in Document.objects.exclude(number="")}


def decision(number: str, day: date, committee: str) -> Document:
    return Document.objects.create(
        type="Quyết định",
        number=number,
        number_text=f"{number}/QĐ-BCĐ",
        sign="QĐ-BCĐ",
        year=day.year,
        date=day,
        issuer=committee,
        issuer_slug=committee,
        address=f"{day.year}/{number}-qd-bcd--{committee}",
        identity=f"so|{number}|qd-bcd|{day.year}|{committee}|",
        confirmed=True,
    )


def test_the_same_number_sign_and_day_is_the_same_document(operator: Actor, stubs: dict[str, Document]) -> None:
    former = stubs["10"]
    relation = Relation.objects.get(target=former)
    arrived = decision("10", date(2024, 2, 5), "du-lich")
    assert retry(actor=operator, arrived=arrived) == 1
    relation.refresh_from_db()
    assert (relation.target, relation.reason) == (arrived, "holdings")
    assert DocumentAlias.objects.get(former_id=former.pk).document == arrived


def test_another_day_or_a_second_candidate_waits_for_a_person(operator: Actor, stubs: dict[str, Document]) -> None:
    assert retry(actor=operator, arrived=decision("10", date(2024, 2, 6), "du-lich")) == 0
    assert retry(actor=operator, arrived=decision("11", date(2024, 2, 5), "du-lich")) == 0
    decision("10", date(2024, 2, 5), "hoa-don")
    second = decision("10", date(2024, 2, 5), "cap-nuoc")
    assert retry(actor=operator, arrived=second) == 0
    assert Document.objects.filter(pk__in=[one.pk for one in stubs.values()]).count() == 2
    assert {one.issuer for one in candidates(stubs["10"])} == {"hoa-don", "cap-nuoc", "du-lich"}


def test_the_page_lists_what_waits_and_a_person_decides(
    client: Client, reviewer: User, stubs: dict[str, Document]
) -> None:
    into = decision("11", date(2024, 3, 1), "du-lich")
    client.force_login(reviewer)
    page = client.get("/nb/nhap/dan-chieu/").content.decode()
    assert "Quyết định 11/QĐ-BCĐ" in page
    assert "Đúng là văn bản này" in page
    sent = {"van-ban": str(stubs["11"].pk), "la": str(into.pk)}
    assert client.post("/nb/nhap/dan-chieu/", sent).status_code == 302
    assert [one.stub.number for one in unresolved()] == ["10"]
    assert client.post("/nb/nhap/dan-chieu/", {"van-ban": "x", "la": "y"}).status_code == 404


def test_a_reader_only_looks(client: Client, stubs: dict[str, Document]) -> None:
    client.force_login(User.objects.create(username="r", full_name="Người đọc", role=Role.READER))
    assert "Đúng là văn bản này" not in client.get("/nb/nhap/dan-chieu/").content.decode()
    assert client.post("/nb/nhap/dan-chieu/", {}).status_code == 403


def test_leading_needs_the_right(stubs: dict[str, Document]) -> None:
    reader = User.objects.create(username="r", full_name="Người đọc", role=Role.READER)
    with pytest.raises(PermissionDenied):
        lead(actor=reader.actor, stub=stubs["10"], into=stubs["11"])


def test_hardly_any_link_of_the_annotated_texts_is_wrong(reviewer: User, demo: Path) -> None:
    """A link is wrong where the document contradicts what the mention itself says of number, type, day or issuer."""
    for text in demonstration.texts(demo):
        demonstration.load_text(text, reviewer)
    for gold in sorted((ROOT / "tests" / "data" / "extraction").glob("*.gold.json")):
        data = gold.with_name(gold.name.replace(".gold.json", ".txt")).read_bytes()
        import_text(actor=reviewer.actor, data=data, name=gold.stem, facts=json.loads(gold.read_bytes()))
    claims = list(Claim.objects.filter(kind=ClaimKind.CITATION).select_related("relation__target"))
    wrong = [claim for claim in claims if not _agrees(claim)]
    assert len(claims) > 150
    assert len(wrong) < len(claims) * 0.005, [(c.value, str(c.relation and c.relation.target)) for c in wrong]


def _agrees(claim: Claim) -> bool:
    value: CitationValue = claim.value
    target = claim.relation.target if claim.relation else None
    if target is None:
        return False
    number = (value["number"] or "").replace("Ð", "Đ")
    same_number = not number or target.number_text.replace(" ", "") == number.replace(" ", "")
    same_day = not value["date"] or target.date is None or target.date.isoformat() == value["date"]
    same_year = not value["date"] or target.year is None or str(target.year) == value["date"][:4]
    return same_number and same_day and same_year
