"""A page of a portal: its main text with title and lead, tables, and the pictures with their captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dieuhanh.sources.legacy import convert
from dieuhanh.sources.model import SourceText
from dieuhanh.sources.rows import table_lines
from dieuhanh.sources.txt import converted_note, decode, require_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_LOOKS = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|table|meta)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_CLUTTER = ",".join(
    """script style noscript template nav footer aside form iframe svg button select
    [role=navigation] [role=search] [role=banner] [role=contentinfo] [hidden] [aria-hidden=true]
    .breadcrumb .share .social .related .comment .comments .menu .sidebar .tags .tool .print""".split()
)
_MAIN = (
    "article",
    "[itemprop=articleBody]",
    "main",
    "[role=main]",
    ".article-content",
    ".detail-content",
    ".news-content",
    ".post-content",
    ".content-detail",
    ".ArticleContent",
    "#content",
)
_BLOCKS = frozenset(
    """address article blockquote body center dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr li
    main ol p pre section td th tr ul""".split()
)
_ENOUGH = 0.4  # of the page's text must stand in what is taken for its main part
_FEWEST = 200


class HtmlReader:
    """Reads the page of a portal; menus, side columns, scripts and comments stay out."""

    name = "html"
    version = "1"

    def accepts(self, content: bytes, name: str) -> float:
        """Whether the first bytes hold the tags of a page."""
        head = content[:2048].replace(b"\0", b"")
        found = len(_LOOKS.findall(head))
        if head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] != b"<" or not found:
            return 0.0
        return 0.9 if found > 1 or head.lower().count(b"<html") else 0.5

    def read(self, content: bytes, name: str) -> SourceText:
        """Return the main text of the page."""
        from selectolax.lexbor import LexborHTMLParser

        page = LexborHTMLParser(_decoded(content))
        metadata = _metadata(page)
        for clutter in page.css(_CLUTTER):
            clutter.decompose()
        text = "\n".join(_with_title(_lines(_main_part(page)), metadata))
        converted = convert(text)
        return SourceText(
            require_text(converted.text if converted else text),
            self.name,
            self.version,
            "text/html",
            notes=(converted_note(converted.encoding),) if converted else (),
            metadata=metadata,
        )


def _decoded(content: bytes) -> str:
    said = _CHARSET.search(content[:4096])
    if said and said[1].lower() not in {b"utf-8", b"utf8", b"utf-16"}:
        try:
            return content.decode(said[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(content).text
    return decode(content).text.lstrip("\ufeff")


def _metadata(page: LexborHTMLParser) -> dict[str, str]:
    pictures = "\n".join(dict.fromkeys(_pictures(page)))
    lead = page.css_first("meta[name=description], meta[property='og:description']")
    title = page.css_first("title")
    told = {
        "title": _plain(title.text()) if title else "",
        "lead": _plain(lead.attributes.get("content") or "") if lead else "",
        "images": pictures,
    }
    return {name: value for name, value in told.items() if value}


def _pictures(page: LexborHTMLParser) -> Iterator[str]:
    """A line a picture: its address, a tab, its caption (else its alternative text)."""
    for picture in page.css("article img, main img, figure img, .detail-content img, #content img"):
        figure = picture.parent
        while figure is not None and figure.tag not in {"figure", "body", "article"}:
            figure = figure.parent
        caption = figure.css_first("figcaption") if figure is not None and figure.tag == "figure" else None
        said = caption.text() if caption else picture.attributes.get("alt") or ""
        yield f"{picture.attributes.get('src') or ''}\t{_plain(said)}"


def _main_part(page: LexborHTMLParser) -> LexborNode:
    """The first known place of an article that holds enough of the page's text, else the whole page."""
    body = page.body or page.root
    assert body is not None  # noqa: S101 - the parser makes a body for any input
    whole = len(_plain(body.text()))
    for place in _MAIN:
        found = max(page.css(place), key=lambda node: len(node.text()), default=None)
        if found is not None and len(_plain(found.text())) >= max(_ENOUGH * whole, min(_FEWEST, whole)):
            return found
    return body


def _with_title(lines: list[str], metadata: dict[str, str]) -> list[str]:
    """Put the page's title first where its main text lacks it; a site adds its own name after a bar or dash."""
    title = re.split(r"\s+[|–—]\s+", metadata.get("title", ""))[0]
    flat = " ".join(lines)
    return lines if not title or title in flat else [title, *lines]


def _lines(node: LexborNode) -> list[str]:
    lines: list[str] = []
    running: list[str] = []

    def finish() -> None:
        line = _plain("".join(running))
        running.clear()
        if line:
            lines.append(line)

    for kind, value in _walk(node):
        if kind == "text":
            running.append(value)
        else:
            finish()
            lines += value.split("\n") if value else []
    finish()
    return lines


def _walk(node: LexborNode) -> Iterator[tuple[str, str]]:
    """Text as it comes, and a break, with the lines of a table if it is one, at each end of a block."""
    pending: list[LexborNode | None] = [node]
    numbers: dict[int, str] = {}
    while pending:
        here = pending.pop()
        if here is None or here.tag == "br":
            yield "break", ""
        elif here.tag == "-text":
            yield "text", here.text_content or ""
        elif here.tag == "table" and here.css_first("table table") is None:
            yield "break", "\n".join(table_lines(_rows(here)))
        else:
            block = here.tag in _BLOCKS
            if block:
                yield "break", ""
                pending.append(None)
            if here.tag == "ol":
                numbers |= _numbers(here)
            yield "text", numbers.get(here.mem_id, "")
            pending += reversed([*here.iter(include_text=True)])


def _numbers(counted: LexborNode) -> dict[int, str]:
    """The numbers that a browser shows before the items of a list."""
    said = counted.attributes.get("start") or "1"
    first = int(said) if said.isdecimal() else 1
    items = (item for item in counted.iter() if item.tag == "li")
    return {item.mem_id: f"{number}. " for number, item in enumerate(items, first)}


def _rows(table: LexborNode) -> list[list[list[str]]]:
    return [[_lines(cell) for cell in row.css("td, th")] for row in table.css("tr")]


def _plain(text: str) -> str:
    return " ".join(text.split())
