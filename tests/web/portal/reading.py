"""A public page as its reader sees it."""

from __future__ import annotations

import csv
import html
import io
import re

from django.http import StreamingHttpResponse
from django.test import Client


def words(client: Client, path: str, status: int = 200) -> str:
    """Return the page's text as a reader sees it, white space squeezed."""
    answer = client.get(path)
    assert answer.status_code == status, path
    body = answer.content.decode().partition("<body>")[2]
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", body, flags=re.DOTALL)
    return " ".join(html.unescape(text).split())


def rows_of(answer: object) -> list[dict[str, str]]:
    """Return the rows of a CSV file as a spreadsheet reads them."""
    assert isinstance(answer, StreamingHttpResponse)
    text = b"".join(answer).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))
