"""What search engines and other sites read of the pages, and the twins of pages for machines."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from dieuhanh.web.bulletins.models import BulletinItem
from dieuhanh.web.portal.views import sitemaps
from tests.web.portal.reading import rows_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seated_week")]

BULLETIN = "/ban-tin/2023/tuan-52/"
SITE = "http://localhost:8000"
DECISION = "/van-ban/2023/2199-qd-ubnd/"
COMMITTEE = "/to-phoi-hop/to-hoa-don-dien-tu/"


def linked_data(client: Client, path: str) -> dict[str, Any]:
    page = client.get(path).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found, path
    data: dict[str, Any] = json.loads(found[1])
    assert data["@context"] == "https://schema.org"
    assert data["@id"] == f"{SITE}{path}"
    assert f'property="og:url" content="{SITE}{path}"' in page
    return data


def test_a_document_is_legislation(client: Client) -> None:
    data = linked_data(client, DECISION)
    assert data["@type"] == "Legislation"
    assert data["legislationIdentifier"] == "2199/QĐ-UBND"
    assert data["legislationDate"] == "2023-12-25"
    assert {"@id": f"{SITE}/van-ban/2023/357-qd-ubnd/"} in data["legislationRepeals"]
    assert "legislationLegalForce" not in data
    assert linked_data(client, "/van-ban/2023/357-qd-ubnd/")["legislationLegalForce"] == "https://schema.org/NotInForce"


def test_a_bulletin_is_an_issue_with_its_items(client: Client) -> None:
    data = linked_data(client, BULLETIN)
    assert (data["@type"], data["issueNumber"], len(data["hasPart"])) == ("PublicationIssue", "2023-52", 27)
    assert data["temporalCoverage"] == "2023-12-25/2023-12-31"


def test_a_meeting_is_an_event_on_the_day_that_its_text_names(client: Client) -> None:
    data = linked_data(client, "/chi-dao/2023/phien-hop-thuong-ky-thang-12-nam-2023-cua-ubnd-tinh/")
    assert (data["@type"], data["startDate"]) == ("Event", "2023-12-27")
    item = linked_data(client, "/chi-dao/2023/2267-qd-ubnd/")
    assert (item["@type"], item["about"]) == ("Article", {"@id": f"{SITE}/van-ban/2023/2267-qd-ubnd/"})


def test_a_body_is_a_body_of_government(client: Client) -> None:
    data = linked_data(client, "/co-quan/ubnd-huyen-loc-binh/")
    assert (data["@type"], data["name"]) == ("GovernmentOrganization", "Ủy ban nhân dân huyện Lộc Bình")


def test_no_text_ends_the_script(client: Client) -> None:
    BulletinItem.objects.filter(address="2023/2267-qd-ubnd").update(heading="</script><script>alert(1)</script> & <b>")
    page = client.get("/chi-dao/2023/2267-qd-ubnd/").content.decode()
    assert "<script>alert" not in page
    assert linked_data(client, "/chi-dao/2023/2267-qd-ubnd/")["name"].startswith("</script>")


@pytest.mark.parametrize(
    ("path", "rows", "key"),
    [
        ("/co-quan/ubnd-huyen-loc-binh/", "duties", "Việc"),
        (COMMITTEE, "members", "Ghế"),
        ("/chu-de/giao-thong-van-tai/", "items", "Tít"),
        (BULLETIN, "items", "Tít"),
        (DECISION, "relations", "Đến"),
        ("/chi-dao/2023/2267-qd-ubnd/", "facts", "Nguyên văn"),
    ],
)
def test_both_twins_of_a_page_have_the_same_rows(client: Client, path: str, rows: str, key: str) -> None:
    data = client.get(f"{path}nguon.json").json()
    lines = rows_of(client.get(f"{path}nguon.csv"))
    assert len(lines) == len(data[rows]) > 0
    assert all(line[key] for line in lines)


def test_the_twins_of_nothing_are_not_found(client: Client) -> None:
    for path in ("/co-quan/khong-co/", "/to-phoi-hop/khong-co/", "/nguoi/khong-co/"):
        assert client.get(f"{path}nguon.json").status_code == 404
    assert client.get("/co-quan/ubnd-huyen-loc-binh/nguon.exe").status_code == 404
    assert client.get("/nguon.json")["Location"] == f"{BULLETIN}nguon.json"


def test_the_home_page_tells_what_concerns_the_people(client: Client) -> None:
    page = " ".join(re.sub(r"<[^>]+>", " ", client.get("/").content.decode()).split())
    assert "Liên quan trực tiếp đến người dân (5)" in page
    for part in ("Theo lĩnh vực", "Nhận bản tin mỗi thứ Hai"):
        assert part in page
    BulletinItem.objects.update(for_people=False)
    assert "Liên quan trực tiếp đến người dân" not in client.get("/").content.decode()


def located(answer: HttpResponse) -> list[str]:
    return re.findall(r"<loc>(.*?)</loc>", answer.content.decode())


def test_many_addresses_come_in_parts_behind_an_index(client: Client, rf: RequestFactory) -> None:
    whole = located(sitemaps.sitemap(rf.get("/sitemap.xml")))
    index = sitemaps.sitemap(rf.get("/sitemap.xml"), most=20)
    assert b"<sitemapindex" in index.content
    numbers = [int(re.findall(r"sitemap-(\d+)\.xml$", address)[0]) for address in located(index)]
    parts = [located(sitemaps.part(rf.get("/"), number, most=20)) for number in numbers]
    assert [one for part in parts for one in part] == whole
    assert max(map(len, parts)) == 20 < len(whole)
    assert client.get("/sitemap-1.xml").status_code == 200
    assert [client.get(f"/sitemap-{number}.xml").status_code for number in (0, 2)] == [404, 404]
