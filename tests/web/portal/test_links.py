"""No link of the public site leads astray."""

from __future__ import annotations

import html
import re
from collections import Counter

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_province")]


FEW = 8
"""Of what every page has beside it (feeds, data, the form for followers) that many are opened."""


def beside(path: str) -> str:
    """The kind of thing that stands beside a page, "" for a page of its own."""
    end = path.partition("?")[0].rpartition("/")[2]
    return "follow" if path.startswith("/theo-doi/?") else end


def test_every_link_leads_somewhere(client: Client) -> None:
    seen, waiting = set(), ["/", "/gioi-thieu/", "/en/"]
    opened: Counter[str] = Counter()
    while waiting:
        path = waiting.pop()
        if path in seen or (beside(path) and opened[beside(path)] >= FEW):
            continue
        opened[beside(path)] += 1
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert not answer.cookies, path
        if "html" in answer["Content-Type"]:
            links = re.findall(r'href="(/[^"#]*)', answer.content.decode())
            waiting += [html.unescape(link) for link in links if not link.startswith(("/nb/", "/tinh/"))]
    assert len([path for path in seen if path.startswith("/van-ban/20")]) > 60
    site_map = client.get("/sitemap.xml").content.decode()
    for path in re.findall(r"<loc>http://[^/]+(/[^<]*)</loc>", site_map):
        assert path in seen
