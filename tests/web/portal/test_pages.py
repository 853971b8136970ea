"""What the public pages say of the demonstration province, what they cost, and what they keep to themselves."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins.actions import compose, publish
from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus
from dieuhanh.web.review.actions import accept_all, import_text
from tests.web.portal.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published_week")]

BULLETIN = "/ban-tin/2023/tuan-52/"
POVERTY = "/chi-dao/2023/2267-qd-ubnd/"
WEEK = "ban-tin-2023-tuan-52"
LETTER = "cong-van-tai-san-cong"

NOW = datetime(2024, 1, 8, tzinfo=UTC)


def test_home_is_the_newest_bulletin_in_short(client: Client) -> None:
    text = words(client, "/")
    assert "Tuần 52 · Thứ Hai 25/12/2023 – Chủ nhật 31/12/2023" in text
    assert (
        "Có 27 nội dung: 11 quyết định, 10 công văn, 4 kế hoạch, 2 cuộc họp; "
        "trọng tâm: đất đai, xây dựng, giao thông vận tải, tài chính, ngân sách; "
        "1 việc có hạn, sớm nhất 05/01/2024; 1 việc định kỳ." in text
    )
    assert "Xem tất cả 11 quyết định" in text
    assert "Bản tin tuần 1 sẽ có sau Chủ nhật 07/01/2024." in text
    assert "Chỉ tiêu vừa cập nhật" in text
    assert "15/01/2024 Có hiệu lực Công bố thủ tục hành chính" in text


def test_the_bulletin_gives_every_text_whole_and_links_what_it_cites(client: Client, demo: Path) -> None:
    source = (demo / f"{WEEK}.txt").read_text(encoding="utf-8")
    items = json.loads((demo / f"{WEEK}.gold.json").read_text(encoding="utf-8"))["items"]
    page = client.get(BULLETIN).content.decode()
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())
    for item in items:
        for paragraph in source[item["start"] : item["end"]].splitlines():
            assert " ".join(paragraph.split()) in text
        for cited in item["citations"]:
            quote = html.escape(source[cited["start"] : cited["end"]])
            in_heading = cited["end"] <= item["start"] + len(item["heading"])
            assert in_heading or re.search(rf'<a href="/van-ban/[^"]+/">{re.escape(quote)}</a>', page), quote


@pytest.mark.parametrize(
    ("view", "heading"),
    [
        ("", "Quyết định (11)"),
        ("linh-vuc", "Liên quan trực tiếp đến người dân (5)"),
        ("linh-vuc", "Giáo dục và đào tạo (3)"),
        ("co-quan", "UBND các huyện, thành phố ("),
        ("ngay", "Thứ Hai 25/12/2023 ("),
        ("?", "Quyết định (11)"),
    ],
)
def test_contents_group_as_asked(client: Client, view: str, heading: str) -> None:
    text = words(client, f"{BULLETIN}?xem={view}")
    assert heading in text
    assert text.count("Kết quả rà soát hộ nghèo, hộ cận nghèo năm 2023") >= 2


def test_every_item_of_a_bulletin_can_be_followed(client: Client) -> None:
    page = client.get(BULLETIN).content.decode()
    assert 'href="/theo-doi/?van-ban=2023%2F2267-qd-ubnd" aria-label="+ Theo dõi mục 26"' in page
    assert page.count("+ Theo dõi mục") == page.count("Xem nguồn từng ý, mục")


def test_the_classic_sentence_is_the_source_s_own(client: Client, demo: Path) -> None:
    opening = (demo / f"{WEEK}.txt").read_text(encoding="utf-8").split("\n\n")[1]
    assert opening.strip() in html.unescape(client.get(BULLETIN).content.decode())


@pytest.mark.parametrize(
    ("path", "status", "target"),
    [
        ("/ban-tin/?ngay=27-12-2023", 302, BULLETIN),
        ("/ban-tin/?ngay=31/12/2023", 302, BULLETIN),
        ("/ban-tin/?ngay=2025-12-29", 302, "/ban-tin/2026/tuan-01/"),
        ("/b/2023-52", 301, BULLETIN),
        ("/m/2267-qd-ubnd-2023", 301, POVERTY),
    ],
)
def test_short_ways(client: Client, path: str, status: int, target: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (status, target)


@pytest.mark.parametrize(
    "path",
    [
        "/ban-tin/2023/tuan-53/",
        "/ban-tin/2023/tuan-00/",
        "/ban-tin/2023/tuan-51/",
        "/b/2023-99",
        f"{BULLETIN}ban-2/",
        "/chi-dao/2023/khong-co/",
        "/m/khong-co",
        "/van-ban/2023/khong-co/",
        f"/van-ban/{'x' * 400}/",
        "/co-quan/khong-co/",
        f"{BULLETIN.replace('52', '51')}nguon.json",
        "/chi-dao/2023/khong-co/nguon.json",
        "/van-ban/2023/khong-co/nguon.json",
    ],
)
def test_what_is_not_there_says_so_and_leads_on(client: Client, path: str) -> None:
    text = words(client, path, status=404)
    assert "Không tìm thấy trang này" in text
    assert "Thử tìm:" in text
    assert "xem Bản tin tuần này" in text


def test_the_map_and_the_contact_page_lead_to_every_room(client: Client) -> None:
    page = client.get("/so-do/").content.decode()
    for path in (
        "/ban-tin/",
        "/van-ban/",
        "/co-quan/",
        "/to-phoi-hop/",
        "/chu-de/",
        "/chi-tieu/",
        "/tim/",
        "/lien-he/",
    ):
        assert f'<li><a href="{path}">' in page
    assert "Văn phòng UBND tỉnh Lạng Sơn" in words(client, "/lien-he/")
    assert f'href="{BULLETIN}"' in client.get("/lien-he/").content.decode()


def test_bodies_are_narrowed_and_ordered(client: Client) -> None:
    assert "UBND huyện Lộc Bình" in words(client, "/co-quan/?q=loc+binh")
    assert "Công an tỉnh" not in words(client, "/co-quan/?q=loc+binh")
    assert "Không có cơ quan nào có “zzz”." in words(client, "/co-quan/?q=zzz")
    page = client.get("/co-quan/?xep=ten").content.decode()
    slugs = re.findall(r'<td><a href="/co-quan/([a-z0-9-]+)/">', page)
    assert slugs == sorted(slugs)
    assert len(slugs) > 10


@pytest.mark.parametrize("path", ["/€/may-khac.vn/", "/co-quan/…/", "/api/v1/documents/p\u00e2\r", f"/{'ă' * 400}/"])
def test_letters_with_marks_lead_nowhere_else(client: Client, path: str) -> None:
    assert client.get(quote(path)).status_code in {404, 401, 403}


def test_an_address_typed_with_marks_leads_to_the_plain_one(client: Client) -> None:
    assert client.get(quote("/cơ-quan/UBND các huyện, thành phố/"), follow=False)["Location"] == (
        "/co-quan/ubnd-cac-huyen-thanh-pho/"
    )


def test_a_wrong_day_is_explained_and_kept(client: Client) -> None:
    page = client.get("/ban-tin/?ngay=31/02/2023").content.decode()
    assert "“31/02/2023” không phải là ngày" in page
    assert 'value="31/02/2023"' in page


def test_a_bulletin_that_was_taken_down_is_gone_not_missing(client: Client) -> None:
    Bulletin.objects.update(status=BulletinStatus.WITHDRAWN)
    assert "đã được gỡ" in words(client, BULLETIN, status=410)


def test_an_item_answers_who_what_when_and_why(client: Client) -> None:
    text = words(client, "/chi-dao/2023/6476-vp-kt/")
    for part in (
        "Người chỉ đạo Lương Trọng Quỳnh, Phó Chủ tịch UBND tỉnh",
        "Văn bản Công văn 6476/VP-KT , 25/12/2023 1",
        "Chủ trì UBND huyện Lộc Bình",
        "Phối hợp Các cơ quan liên quan",
        "Hạn Không nêu hạn",
        "Theo đề nghị tại Công văn 4209/ĐS-ANAT , 19/12/2023 (Tổng Công ty Đường sắt Việt Nam) 3",
    ):
        assert part in text, text
    assert "Không giao việc mới" in words(client, POVERTY)


def test_a_document_tells_its_relations_from_both_ends(client: Client) -> None:
    new, old = "/van-ban/2023/2199-qd-ubnd/", "/van-ban/2023/357-qd-ubnd/"
    assert "Thay thế → Quyết định 357/QĐ-UBND" in words(client, new)
    assert "Hết hiệu lực" in words(client, new).partition("Quan hệ")[2]
    text = words(client, old)
    assert "Đã được thay thế bởi Quyết định 2199/QĐ-UBND , 25/12/2023." in text
    assert "Được thay thế bởi ← Quyết định 2199/QĐ-UBND" in text
    assert "Hết hiệu lực" in text.partition("Quan hệ")[0]
    assert "Chưa có văn bản này trong hệ thống. Được dẫn 1 lần." in text
    assert "Bản tin tuần 52/2023, mục 5" in text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=2267", "1 văn bản"),
        ("q=ho+ngheo", "1 văn bản"),
        ("loai=K%E1%BA%BF+ho%E1%BA%A1ch&nam=2023", "Kế hoạch 237/KH-UBND"),
        ("q=khong+co+that", "Không có văn bản nào khớp"),
        ("nam=%C2%B2&trang=%C2%B2", "Danh sách văn bản"),
        ("trang=99999", "Trang 2 trên 2"),
    ],
)
def test_the_list_of_documents_narrows(client: Client, query: str, expected: str) -> None:
    assert expected in words(client, f"/van-ban/?{query}")


def test_duties_by_body(client: Client) -> None:
    assert "UBND các huyện, thành phố 4" in words(client, "/co-quan/")
    text = words(client, "/co-quan/don-vi-soan-thao/")
    assert "Chủ trì (1)" in text
    assert "05/01/2024" in text
    assert re.search(r"Được nhắc trong bản tin Tuần 52/2023 ?: mục \d+", text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/cơ-quan/đơn-vị-soạn-thảo/", "/co-quan/don-vi-soan-thao/"),
        ("/van-ban/2023/2199-qđ-ubnd", "/van-ban/2023/2199-qd-ubnd/"),
        ("/chủ-đề/y-tế/", "/chu-de/y-te/"),
    ],
)
def test_an_address_typed_with_its_marks_leads_to_the_page(client: Client, typed: str, meant: str) -> None:
    answer = client.get(typed)
    if answer["Location"] != meant:  # the slash at its end comes first where it is missing
        answer = client.get(unquote(answer["Location"]))
    assert answer["Location"] == meant
    assert client.get(meant).status_code == 200
    assert client.get(f"/{'ế' * 400}/").status_code == 404


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("ubnd-cac-huyen-thanh-pho", "11 cơ quan ngày"),
        ("so-tai-chinh", "Sở Tài chính tỉnh Lạng Sơn từ 01/03/2025"),
    ],
)
def test_a_body_page_tells_who_is_meant_and_what_became_of_it(
    client: Client, demo: Path, slug: str, expected: str
) -> None:
    demonstration.load_organisations(demo)
    assert expected in words(client, f"/co-quan/{slug}/")


QUERIES = [
    ("/", 13),
    ("/ban-tin/", 2),
    (BULLETIN, 13),
    (POVERTY, 16),
    ("/van-ban/", 4),
    ("/van-ban/2023/2199-qd-ubnd/", 14),
    ("/co-quan/", 2),
    ("/co-quan/ubnd-cac-huyen-thanh-pho/", 6),
    ("/gioi-thieu/", 1),
]


@pytest.mark.parametrize(("path", "most"), QUERIES)
def test_queries_do_not_grow_with_the_page(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, path: str, most: int
) -> None:
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200


def test_what_nobody_reviewed_is_nowhere_on_the_public_site(client: Client, operator: Actor, demo: Path) -> None:
    paths = ("/", "/van-ban/", "/co-quan/", "/ban-tin/", "/sitemap.xml", f"{BULLETIN}nguon.json")
    before = [client.get(path).content for path in paths]
    text = next(text for text in demonstration.texts(demo) if text.file.stem == LETTER)
    import_text(actor=operator, data=text.data, name=text.file.name, facts=dict(text.facts))
    assert [client.get(path).content for path in paths] == before
    assert client.get("/van-ban/2024/45-ubnd-kt/").status_code == 404


def test_an_older_version_stays_and_says_that_it_is_old(client: Client, reviewer: User, demo: Path) -> None:
    text = next(text for text in demonstration.texts(demo) if text.file.stem == WEEK)
    newer = import_text(
        actor=reviewer.actor, data=text.data + b"\n", name="moi.txt", facts=dict(text.facts)
    ).text_version
    accept_all(actor=reviewer.actor, text_version=newer, at=NOW)
    publish(actor=reviewer.actor, bulletin=compose(actor=reviewer.actor, text_version=newer), at=NOW)
    assert "Bản 2 trong 2 bản" in words(client, BULLETIN)
    assert "Đã có bản mới hơn" not in words(client, BULLETIN)
    assert "Đã có bản mới hơn của bản tin này." in words(client, f"{BULLETIN}ban-1/")
    assert 'content="noindex"' in client.get(f"{BULLETIN}ban-1/").content.decode()
    assert "Hộ nghèo (năm 2023) 12.397" in words(client, POVERTY)


def test_machines_read_the_same_facts(client: Client, demo: Path) -> None:
    data = client.get(f"{BULLETIN}nguon.json").json()
    gold = json.loads((demo / f"{WEEK}.gold.json").read_text(encoding="utf-8"))
    source = (demo / f"{WEEK}.txt").read_text(encoding="utf-8")
    assert [item["heading"] for item in data["items"]] == [item["heading"] for item in gold["items"]]
    facts = [fact for item in data["items"] for fact in item["facts"]]
    assert sum(fact["kind"] == "figure" for fact in facts) == sum(len(item["figures"]) for item in gold["items"])
    assert all(source[fact["start"] : fact["end"]] == fact["quote"] for fact in facts if fact["start"] is not None)
    assert client.get(f"{POVERTY}nguon.json").json()["number"] == 26
    document = client.get("/van-ban/2023/357-qd-ubnd/nguon.json").json()
    assert document["held"] is False
    assert document["relations"][0]["kind"] == "replaces"


def test_the_footer_says_how_to_call_and_how_new_the_pages_are(client: Client, settings: Settings) -> None:
    Bulletin.objects.update(published_at=datetime(2023, 12, 31, 10, 5, tzinfo=UTC))
    page = client.get("/gioi-thieu/").content.decode()
    assert "Cập nhật lúc 17:05 ngày 31/12/2023" in page
    assert "tel:" not in page
    settings.PHONE = "(0205) 3812 000"
    assert '<a href="tel:02053812000">(0205) 3812 000</a>' in client.get("/lien-he/").content.decode()
    Bulletin.objects.update(status=BulletinStatus.WITHDRAWN)
    assert "Cập nhật lúc" not in words(client, "/gioi-thieu/")


def test_robots_keep_out_of_the_desk_and_of_filtered_lists(client: Client) -> None:
    rules = client.get("/robots.txt").content.decode()
    assert "Disallow: /nb/" in rules
    assert "Sitemap: http://" in rules
    assert 'content="noindex"' in client.get("/van-ban/?q=x").content.decode()
    assert "noindex" not in client.get("/van-ban/").content.decode()


def test_the_demonstration_s_day_stands_on_every_page(client: Client, settings: Settings) -> None:
    assert "Bản trình diễn" not in words(client, "/")
    settings.SET_DAY = date(2024, 1, 2)
    for path in ("/", BULLETIN, POVERTY, "/van-ban/", "/co-quan/", "/tro-nang/", "/nb/dang-nhap/"):
        assert "Bản trình diễn, ngày 02/01/2024" in words(client, path)
    assert "Demonstration, day 02/01/2024" in words(client, "/en/")
