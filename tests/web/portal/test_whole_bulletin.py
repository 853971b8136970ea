"""A real week of forty items on its page: all of it there, within the budget of bytes and nodes."""

from __future__ import annotations

import gzip
import html
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from dieuhanh.web.accounts.models import User
from dieuhanh.web.bulletins.actions import compose, publish
from dieuhanh.web.review.actions import accept_all, import_text

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 1, tzinfo=UTC)
BULLETIN = "/ban-tin/2023/tuan-52/"


def test_forty_items_fit_and_every_citation_leads_somewhere(client: Client, reviewer: User, shared: Path) -> None:
    source = (shared / "extraction" / "bulletin-2023-w52.txt").read_text(encoding="utf-8")
    facts = json.loads((shared / "extraction" / "gold" / "bulletin-2023-w52.json").read_text(encoding="utf-8"))
    imported = import_text(actor=reviewer.actor, data=source.encode(), name="w52.txt", facts=facts)
    accept_all(actor=reviewer.actor, text_version=imported.text_version, at=NOW)
    publish(actor=reviewer.actor, bulletin=compose(actor=reviewer.actor, text_version=imported.text_version), at=NOW)

    page = client.get(BULLETIN).content
    text = page.decode()
    assert text.count('<article class="item"') == 40
    assert len(gzip.compress(page, 6)) <= 40_000
    assert len(re.findall(r"<[a-z]", text)) <= 1500
    links = {html.unescape(quote): path for path, quote in re.findall(r'<a href="(/van-ban/[^"]+)">([^<]*)</a>', text)}
    for item in facts["items"]:
        for cited in item["citations"]:
            if cited["end"] > item["start"] + len(item["heading"]):
                path = links[source[cited["start"] : cited["end"]]]
                assert client.get(path).status_code == 200, path
    for path in set(re.findall(r'href="(/chi-dao/[^"#]+)', text)):
        assert client.get(path).status_code == 200, path
