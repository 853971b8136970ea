"""The page of a document: what it does to others and they to it, in words and as a picture."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client

from dieuhanh.web.documents.models import Document, Relation
from tests.web.portal.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published_week")]

LETTER = "/van-ban/2023/6476-vp-kt/"


@pytest.mark.parametrize(
    ("kind", "outward", "inward", "drawn"),
    [
        ("repeats", "Nhắc lại →", "Được nhắc lại bởi ←", "nhắc lại"),
        ("reminds", "Đôn đốc →", "Được đôn đốc bởi ←", "đôn đốc"),
        ("repeals", "Bãi bỏ →", "Bị bãi bỏ bởi ←", "bãi bỏ"),
    ],
)
def test_a_relation_is_told_from_both_ends_and_drawn(
    client: Client, kind: str, outward: str, inward: str, drawn: str
) -> None:
    relation = Relation.objects.filter(source__number_text="6476/VP-KT", kind="forwards").select_related("target")[0]
    Relation.objects.filter(pk=relation.pk).update(kind=kind)
    assert f"{outward} {relation.target.title}" in words(client, LETTER)
    assert f"{inward} Công văn 6476/VP-KT" in words(client, relation.target.path)
    page = client.get(f"{LETTER}?xem=so-do").content.decode()
    edge = re.search(rf'<g class="edge {kind}".*?</g>', page, re.DOTALL)
    assert edge is not None
    assert f">{drawn}</text>" in edge[0]
    assert ('class="bar"' in edge[0]) == (kind == "repeals")


RULES = "/van-ban/2023/2199-qd-ubnd/"
PARTS = {
    "": {"quan-he", "danh-sach", "duoc-dan", "nhiem-vu"},
    "noi-dung": {"duoc-dan"},
    "quan-he": {"quan-he", "danh-sach", "duoc-dan"},
    "so-do": {"quan-he", "danh-sach", "duoc-dan"},
    "nhiem-vu": {"nhiem-vu"},
    "lich-su": {"lich-su"},
    "khong-co": {"quan-he", "danh-sach", "duoc-dan", "nhiem-vu"},
}


@pytest.mark.parametrize(("part", "anchors"), PARTS.items())
def test_each_part_shows_its_own_and_leads_to_the_others(client: Client, part: str, anchors: set[str]) -> None:
    page = client.get(RULES, {"xem": part} if part else {}).content.decode()
    known = {"quan-he", "danh-sach", "duoc-dan", "noi-dung-van-ban", "nhiem-vu", "lich-su"}
    assert {one for one in known if f'id="{one}"' in page} == anchors
    here = {"so-do": "quan-he", "khong-co": ""}.get(part, part)
    current = re.search(r'href="([^"]*)" aria-current="page">(?:Chi tiết|Nội|Quan|Nhiệm|Lịch)', page)
    assert current is not None
    assert current[1] == (f"{RULES}?xem={here}#phan" if here else RULES)


def test_a_document_tells_its_life(client: Client) -> None:
    text = words(client, "/van-ban/2023/357-qd-ubnd/?xem=lich-su").partition("Lịch sử")[2]
    issued, replaced, told = (text.index(said) for said in ("Ban hành", "Được thay thế bởi", "Bản tin tuần 52/2023"))
    assert issued < replaced < told


def cite(target: Document, number: int, like: Relation) -> None:
    """Give a document that many more that name it."""
    at = datetime(2024, 1, 2, tzinfo=UTC)
    more = [
        Document(number_text=f"{n}/TB-VP", type="Thông báo", address=f"x/{n}", identity=f"{uuid4()}", published_at=at)
        for n in range(number)
    ]
    Document.objects.bulk_create(more)
    fields = {"text_version_id": like.text_version_id, "item_index": like.item_index, "start": like.start}
    fields |= {"end": like.end, "reason": "exact", "status": "accepted", "published_at": at, "kind": "refers"}
    Relation.objects.bulk_create([Relation(source=one, target=target, **fields) for one in more])


def test_what_many_documents_name_is_told_page_by_page(client: Client) -> None:
    like = Relation.objects.filter(target__number_text="357/QĐ-UBND")[0]
    cite(like.target, 99, like)
    path = like.target.path
    first = client.get(path).content.decode()
    assert first.count("/TB-VP</a>") == 11  # the twelfth is what replaces it
    assert "+ 88 văn bản nữa" in first
    counts = [client.get(f"{path}?xem=quan-he&trang={n}").content.decode().count("/TB-VP</a>") for n in (1, 2, 9)]
    assert counts == [49, 50, 50]
    picture = client.get(path, {"xem": "so-do"}).content.decode()
    assert picture.count('class="node') == 12
    assert "+ 89 văn bản nữa" in picture
    assert "trang 2" in client.get(f"{path}?xem=quan-he&trang=2").content.decode().partition("</title>")[0]


def test_a_long_text_opens_the_first_page_and_stands_whole_in_its_part(client: Client) -> None:
    document = Document.objects.get(number_text="6476/VP-KT")
    like = Relation.objects.filter(source=document).select_related("text_version")[0]
    document.published_text = like.text_version
    document.save()
    last = like.text_version.text.split()[-3:]
    first = client.get(document.path).content.decode()
    assert "Xem toàn văn" in first
    assert " ".join(last) not in first
    whole = client.get(document.path, {"xem": "noi-dung"}).content.decode()
    assert " ".join(last) in whole
    assert f'<link rel="canonical" href="{document.path}?xem=noi-dung">' in whole
    assert "noindex" not in whole
