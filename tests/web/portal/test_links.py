"""No link of the public site leads astray."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_province")]


def test_every_link_leads_somewhere(client: Client) -> None:
    seen, waiting = set(), ["/", "/gioi-thieu/", "/en/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
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
