"""Registering and confirming documents: one row an identity, an address for good, a person before a machine."""

from __future__ import annotations

from datetime import date

import pytest

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.actions import Details, confirm_document, register_document, register_file
from dieuhanh.web.documents.identity import Cited, Context, identify
from dieuhanh.web.documents.models import Document, StoredFile, TextVersion
from dieuhanh.web.records import UnchangeableError

pytestmark = pytest.mark.django_db

HOME = "UBND tỉnh Lạng Sơn"


def registered(actor: Actor, cited: Cited, text_key: str, details: Details | None = None) -> Document:
    context = Context(home=HOME, text_key=text_key)
    return register_document(
        actor=actor, identity=identify(cited, context), details=details or Details(), context=context
    )


def test_the_same_identity_is_one_row(operator: Actor) -> None:
    first = registered(operator, Cited("Quyết định", "2267/QĐ-UBND", "2023-12-30"), "t1")
    second = registered(operator, Cited("Quyết định", "2267/QÐ-UBND", "2023-12-30", "UBND tỉnh"), "t2")
    assert first == second


def test_the_later_of_two_with_one_address_carries_something_of_its_own(operator: Actor) -> None:
    plan = Cited("Kế hoạch", "150/KH-BCĐ", "2023-12-26")
    addresses = [
        registered(operator, plan, "t1").address,
        registered(operator, plan, "t2", Details(issuer="Ban Chỉ đạo")).address,
        registered(operator, plan, "t3", Details(issuer="Ban Chỉ đạo")).address,
    ]
    assert addresses[:2] == ["2023/150-kh-bcd--chua-ro-co-quan", "2023/150-kh-bcd--chua-ro-co-quan--ban-chi-dao"]
    assert len(set(addresses)) == 3


def test_a_confirmation_goes_before_a_machine_and_later_ones_fill_gaps(operator: Actor) -> None:
    cited = Cited("Quyết định", "2267/QĐ-UBND", "2023-12-30")
    document = registered(operator, cited, "t1", Details(issuer="UBND xã", subject="sai"))
    address = document.address
    confirm_document(actor=operator, document=document, details=Details(issuer="UBND tỉnh", subject="Hộ nghèo"))
    confirm_document(
        actor=operator, document=document, details=Details(date(2023, 12, 30), issuer="UBND huyện", subject="khác")
    )
    held = Document.objects.get()
    assert (held.issuer, held.subject, held.date) == ("UBND tỉnh", "Hộ nghèo", date(2023, 12, 30))
    assert (held.confirmed, held.address) == (True, address)


def test_files_and_texts_never_change(operator: Actor) -> None:
    stored = register_file(actor=operator, data=b"x", name="x.txt")
    document = registered(operator, Cited("Luật", quote="Luật Đất đai"), "t1")
    text = TextVersion.objects.create(document=document, file=stored, reader="text", reader_version="1", text="x")
    stored.original_name, text.text = "y.txt", "y"
    for attempt in (stored.save, stored.delete, text.save, text.delete):
        with pytest.raises(UnchangeableError):
            attempt()
    assert StoredFile.objects.get().original_name == "x.txt"
    assert TextVersion.objects.get().text == "x"


@pytest.mark.parametrize(
    ("cited", "title"),
    [
        (Cited("Quyết định", "2267/QĐ-UBND", "2023-12-30"), "Quyết định 2267/QĐ-UBND"),
        (Cited("Luật", quote="Luật Đất đai"), "Luật Đất đai"),
        (
            Cited("Luật", quote="Luật Quản lý, sử dụng tài sản công năm 2017"),
            "Luật Quản lý, sử dụng tài sản công năm 2017",
        ),
    ],
)
def test_how_people_name_it(operator: Actor, cited: Cited, title: str) -> None:
    assert registered(operator, cited, "t1").title == title
