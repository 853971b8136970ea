"""A letter as simple HTML beside its text: the same words, headings and lists marked as such, links to the site alone.

No picture, no style from elsewhere, nothing that tells whether it was read (ux.md 9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_HEADING = re.compile(r".{1,80} \(\d+\)")
_DUTY = re.compile(r"(NV [0-9A-Za-z.-]+)(.*): (\S+)", re.DOTALL)
_MARK = "- "


def letter_page(subject: str, text: str) -> str:
    """Return the page of a letter's text; whatever people typed into it stays text."""
    blocks = [_block(block.splitlines()) for block in re.split(r"\n{2,}", text.strip())]
    body = format_html_join("\n", "{}", ((block,) for block in blocks))
    words = {"subject": " ".join(subject.split()), "language": settings.LANGUAGE_CODE, "body": body}
    return render_to_string("notifications/letter.html", words)


def _block(lines: Sequence[str]) -> SafeString:
    """A block of lines: what begins with a dash is a list, the line with a count above one its heading."""
    groups = [(listed, list(group)) for listed, group in groupby(lines, lambda line: line.startswith(_MARK))]
    parts = [_list(group) if listed else _lines(group, groups[at + 1 :]) for at, (listed, group) in enumerate(groups)]
    return format_html_join("\n", "{}", ((part,) for part in parts))


def _list(lines: Sequence[str]) -> SafeString:
    items = format_html_join("\n", "<li>{}</li>", ((_item(line.removeprefix(_MARK)),) for line in lines))
    return format_html("<ul>\n{}\n</ul>", items)


def _lines(lines: Sequence[str], following: Sequence[object]) -> SafeString:
    last = lines[-1]
    if len(lines) == 1 and following and _HEADING.fullmatch(last):
        return format_html("<h2>{}</h2>", last)
    return format_html("<p>{}</p>", format_html_join(mark_safe("<br>\n"), "{}", ((_linked(one),) for one in lines)))


def _item(words: str) -> SafeString:
    """A line of a list; the address at its end becomes that of the number of its task."""
    duty = _DUTY.fullmatch(words)
    if duty and _is_ours(duty[3]):
        return format_html('<a href="{}">{}</a>{}', duty[3], duty[1], duty[2])
    return _linked(words)


def _linked(words: str) -> SafeString:
    """Words in which addresses of the site are links, and no others."""
    return format_html_join("", "{}", ((part,) for part in _parts(words)))


def _parts(words: str) -> Iterator[str]:
    for part in re.split(r"(https?://[^\s<>\"]*[^\s<>\".,;:)])", words):
        yield format_html('<a href="{}">{}</a>', part, part) if _is_ours(part) else part


def _is_ours(address: str) -> bool:
    return address.startswith(f"{settings.SITE_ADDRESS}/")
