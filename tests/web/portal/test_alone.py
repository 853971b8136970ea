"""Pages of an installation that holds nothing yet, or nothing but what the test puts there."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import User
from dieuhanh.web.bulletins.actions import compose, publish
from dieuhanh.web.review.actions import accept_all, import_text
from tests.web.portal.reading import words

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 8, tzinfo=UTC)
NOTHING: dict[str, object] = {
    "document": None,
    "official": None,
    "citations": [],
    "assignments": [],
    "figures": [],
    "appointments": [],
    "effective": None,
}


def test_a_new_installation_says_that_nothing_is_there(client: Client) -> None:
    assert "Chưa có bản tin nào được đăng." in words(client, "/")
    assert "Chưa có bản tin nào được đăng." in words(client, "/ban-tin/")
    assert "0 văn bản" in words(client, "/van-ban/")
    assert "Chưa có việc nào được giao" in words(client, "/co-quan/")


def test_a_committee_that_nobody_published_has_no_page(client: Client, demo: Path) -> None:
    demonstration.load_organisations(demo)
    assert client.get("/to-phoi-hop/so-y-te/").status_code == 404
    assert "Chưa có danh sách thành viên" in words(client, "/to-phoi-hop/bcd-du-lich/")
    assert "Chưa có danh sách thành viên" in words(client, "/to-phoi-hop/")


def test_a_long_bulletin_comes_in_parts_and_whole_for_paper(client: Client, reviewer: User) -> None:
    opening = "Chỉ đạo, điều hành (từ ngày 01/01 đến ngày 07/01/2024)\n\n"
    text, items = opening, []
    for number in range(1, 71):
        heading = f"Việc thứ {number}"
        start = len(text)
        text += f"{heading}\n\nNội dung của việc thứ {number}.\n\n"
        items.append({"heading": heading, "start": start, "end": len(text) - 2, **NOTHING})
    about = {"title": opening.strip(), "issuer": None, "period": {"start": "2024-01-01", "end": "2024-01-07"}}
    facts = {"schema": "dieuhanh-extract/1", "bulletin": about, "items": items}
    imported = import_text(actor=reviewer.actor, data=text.encode(), name="dai.txt", facts=facts).text_version
    accept_all(actor=reviewer.actor, text_version=imported, at=NOW)
    publish(actor=reviewer.actor, bulletin=compose(actor=reviewer.actor, text_version=imported), at=NOW)

    path = "/ban-tin/2024/tuan-01/"
    for query, first, last in (("", 1, 60), ("?phan=2", 61, 70), ("?phan=9", 61, 70), ("?phan=tat-ca", 1, 70)):
        page = client.get(path + query).content.decode()
        shown = [int(n) for n in re.findall(r"Nội dung của việc thứ (\d+)\.", page)]
        assert shown == list(range(first, last + 1)), query
    assert f'href="{path}?phan=2#muc-viec-thu-61"' in client.get(path).content.decode()
    assert "?phan=2#muc-viec-thu-61" in client.get("/chi-dao/2024/viec-thu-61/").content.decode()
