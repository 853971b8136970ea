"""A public page as its reader sees it."""

from __future__ import annotations

import html
import re

from django.test import Client


def words(client: Client, path: str, status: int = 200) -> str:
    """Return the page's text as a reader sees it, white space squeezed."""
    answer = client.get(path)
    assert answer.status_code == status, path
    body = answer.content.decode().partition("<body>")[2]
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", body, flags=re.DOTALL)
    return " ".join(html.unescape(text).split())
