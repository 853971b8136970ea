"""Topics, indicators and the picture of a document's relations, each with its twin in words and for machines."""

from __future__ import annotations

import re
from datetime import timedelta
from importlib import import_module
from uuid import uuid4
from xml.etree import ElementTree as ET

import pytest
from django.apps import apps
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dieuhanh.web.accounts.models import User
from dieuhanh.web.bulletins.models import Bulletin, BulletinItem, Topic
from dieuhanh.web.bulletins.publishing import lead_from
from dieuhanh.web.documents.models import Document, Relation, RelationKind, TextVersion
from dieuhanh.web.documents.selectors import DocumentView
from dieuhanh.web.portal.graph import MOST_NODES, graph
from dieuhanh.web.portal.observations import indicators
from dieuhanh.web.portal.views import indicators as views
from dieuhanh.web.review.models import Claim
from tests.web.portal.reading import rows_of, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published_week")]

RAILWAY = "Xử lý vi phạm hành lang an toàn đường sắt tại Km21 tuyến Mai Pha - Na Dương"


def table(client: Client, path: str) -> list[dict[str, str]]:
    return rows_of(client.get(path))


def test_topics_count_what_their_pages_list(client: Client) -> None:
    listed = words(client, "/chu-de/")
    counted = re.search(r"Giao thông vận tải \((\d+)\)", listed)
    assert counted
    page = words(client, "/chu-de/giao-thong-van-tai/")
    assert f"{counted[1]} nội dung" in page
    assert RAILWAY in page
    data = client.get("/chu-de/giao-thong-van-tai/nguon.json").json()
    assert len(data["items"]) == int(counted[1])
    rows = table(client, "/chu-de/giao-thong-van-tai/nguon.csv")
    assert [row["Tít"] for row in rows] == [item["heading"] for item in data["items"]]
    assert rows[0]["Năm"] == "2023"
    assert client.get("/chu-de/khong-co/").status_code == 404


def test_an_indicator_lists_every_figure_with_its_source(client: Client) -> None:
    assert "Hộ nghèo (2) 12.397 hộ" in words(client, "/chi-tieu/?q=ho ngheo")
    assert "Không có chỉ tiêu nào có “zzz”." in words(client, "/chi-tieu/?q=zzz")
    (link,) = set(
        re.findall(r'href="(/chi-tieu/ho-ngheo[^"]*/)"', client.get("/chi-tieu/?q=ho ngheo").content.decode())
    )
    page = words(client, link)
    assert "12.397" in page
    assert "Kết quả rà soát hộ nghèo, hộ cận nghèo năm 2023" in page
    data = client.get(f"{link}nguon.json").json()
    assert [row["amount"] for row in data["rows"]] == [row["Giá trị"] for row in table(client, f"{link}nguon.csv")]
    assert client.get("/chi-tieu/khong-co/").status_code == 404


@pytest.mark.parametrize(("path", "name"), [("/chu-de/", "topics"), ("/chi-tieu/", "indicators")])
def test_lists_have_their_twins(client: Client, path: str, name: str) -> None:
    data = client.get(f"{path}nguon.json").json()[name]
    page = client.get(path).content.decode()
    rows = table(client, f"{path}nguon.csv")
    assert [row["Địa chỉ"] for row in rows] == [one["address"] for one in data]
    assert all(f'href="{one["address"].removeprefix("http://testserver")}"' in page for one in data[:50])
    assert len(data) > 10


def tell_in_earlier_weeks(label: str, unit: str, values: list[float]) -> BulletinItem:
    """Let the bulletins of the weeks before tell a figure that the newest one tells; return the newest item."""
    claim = next(one for one in Claim.objects.filter(value__label=label) if one.value["unit"] == unit)
    item = BulletinItem.objects.get(text_version=claim.text_version_id, item_index=claim.item_index)
    for back, value in enumerate(values, start=1):
        bulletin = Bulletin.objects.get(pk=item.bulletin_id)
        bulletin.pk, bulletin.week = uuid4(), bulletin.week - back
        bulletin.period_start -= timedelta(days=7 * back)
        bulletin.period_end -= timedelta(days=7 * back)
        bulletin.save(force_insert=True)
        text = TextVersion.objects.get(pk=claim.text_version_id)
        text.pk, text.reader_version = uuid4(), f"earlier {back}"
        TextVersion.objects.bulk_create([text])
        told = Claim.objects.get(pk=claim.pk)
        told.pk, told.text_version, told.value = uuid4(), text, {**claim.value, "value": value}
        told.save(force_insert=True)
        copy = BulletinItem.objects.get(pk=item.pk)
        copy.pk, copy.bulletin, copy.text_version, copy.address = uuid4(), bulletin, text, f"x/{back}"
        copy.save(force_insert=True)
    return item


@pytest.mark.parametrize(("earlier", "drawn"), [([8.5, 7.2], True), ([8.5], False), ([8.5, -1.0], False)])
def test_a_figure_of_more_than_two_weeks_has_its_course_beside_it(
    client: Client, earlier: list[float], drawn: bool
) -> None:
    tell_in_earlier_weeks("hộ nghèo", "hộ", earlier)
    listed = client.get("/chi-tieu/?q=ho+ngheo").content.decode()
    for page in (listed, client.get("/").content.decode()):
        assert ('<svg class="spark" aria-hidden="true"' in page) == drawn
    if drawn:
        assert listed.count("<rect") == 3
        assert 'height="20"' in listed
        text = words(client, "/chi-tieu/?q=ho+ngheo")
        assert "(tuần 50/2023: 7,2 hộ; tuần 51/2023: 8,5 hộ; tuần 52/2023: 12.397 hộ)" in text


def keys_on(client: Client, address: str) -> list[str]:
    return re.findall(r'<td><a href="/chi-tieu/([^"]+)/"', client.get(address).content.decode())


def test_every_indicator_and_every_figure_is_reached_page_by_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = indicators()
    monkeypatch.setattr(views, "A_PAGE", 7)
    last = -(-len(whole) // 7)
    assert last > 2
    pages = [keys_on(client, f"/chi-tieu/?trang={number}") for number in range(1, last + 1)]
    assert [key for page in pages for key in page] == [one.key for one in whole]
    assert f"Trang 2 trên {last}" in words(client, "/chi-tieu/?trang=2")
    most = max(whole, key=lambda one: one.count)
    monkeypatch.setattr(views, "A_PAGE", 1)
    assert f"Trang 1 trên {most.count}" in words(client, most.path)
    last_page = words(client, f"{most.path}?trang={most.count}")
    oldest = client.get(f"{most.path}nguon.json").json()["rows"][-1]["amount"]
    assert " ".join(oldest.split()) in last_page
    assert "q=ho&amp;trang=2" in client.get("/chi-tieu/?q=ho").content.decode()


def test_old_addresses_of_topics_lead_on(client: Client, reviewer: User) -> None:
    lead_from(actor=reviewer.actor, former="/chu-de/giao-thong/", target="/chu-de/giao-thong-van-tai/")
    answer = client.get("/chu-de/giao-thong/")
    assert (answer.status_code, answer["Location"]) == (301, "/chu-de/giao-thong-van-tai/")


def test_old_phrases_of_one_syllable_become_longer_ones() -> None:
    topic = Topic.objects.get(slug="phong-chong-thien-tai")
    wanted, topic.words = topic.words, ["thien tai", "bao", "lu", "sat lo", "chay rung", "cuu nan"]
    topic.save()
    import_module("dieuhanh.web.bulletins.migrations.0005_topic_phrases").lengthen(apps, None)
    topic.refresh_from_db()
    assert topic.words == wanted


@pytest.mark.parametrize(
    ("path", "most"), [("/chu-de/", 3), ("/chu-de/giao-thong-van-tai/", 4), ("/chi-tieu/", 5), ("/theo-doi/", 3)]
)
def test_queries_do_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, path: str, most: int
) -> None:
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200


def picture(page: str) -> ET.Element:
    found = re.search(r"<svg.*?</svg>", page, re.DOTALL)
    assert found
    return ET.fromstring(found[0])  # noqa: S314 -- our own page


def test_the_picture_says_what_the_list_says(client: Client) -> None:
    path = "/van-ban/2023/2199-qd-ubnd/"
    assert "<svg" not in client.get(path).content.decode()
    page = client.get(f"{path}?xem=so-do").content.decode()
    assert 'content="noindex"' in page
    drawn = picture(page)
    labels = [text.text for text in drawn.iter("text")]
    assert "thay thế" in labels
    links = [node.get("href") for node in drawn.iter("a")]
    assert "/van-ban/2023/357-qd-ubnd/" in links
    assert path not in links
    listed = page[page.index("</svg>") :]
    assert all(f'href="{link}"' in listed for link in links)


@pytest.mark.parametrize(("out", "into"), [(1, 0), (0, 1), (3, 4), (20, 2), (2, 20), (30, 30)])
def test_a_picture_never_holds_more_than_twelve_documents(out: int, into: int) -> None:
    here = Document(type="Quyết định", number_text="1/QĐ-UBND", address="2024/1")
    others = [Document(type="Quyết định", number_text=f"{n}/QĐ-UBND", address=f"2024/{n}") for n in range(2, 62)]
    outgoing = tuple(Relation(source=here, target=one, kind=RelationKind.REFERS) for one in others[:out])
    incoming = tuple(Relation(source=one, target=here, kind=RelationKind.AMENDS) for one in others[30 : 30 + into])
    drawn = graph(DocumentView(here, None, outgoing, incoming, ()))
    assert drawn
    assert len(drawn.nodes) == min(MOST_NODES, 1 + out + into)
    assert drawn.left_out == 1 + out + into - len(drawn.nodes)
    assert len(drawn.edges) == len(drawn.nodes) - 1
    places = {(node.x, node.y) for node in drawn.nodes}
    assert len(places) == len(drawn.nodes)
    assert all(0 <= node.y <= drawn.height for node in drawn.nodes)
