"""An information page for paper: what is told to everybody, without number, national header or signature.

It has the sheet, letters and margins of Nghị định 30/2020/NĐ-CP, Phụ lục I, and nothing by which it could be taken
for a document that was issued.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture in a section: its bytes with their media type, what it shows in words, and what stands under it."""

    content: bytes
    media_type: str
    alternative: str
    caption: str


@dataclass(frozen=True, slots=True)
class Section:
    """One numbered section: its heading, a line about it, its paragraphs, facts as pairs (name, words), pictures."""

    number: int
    heading: str
    about: str
    paragraphs: Sequence[str]
    facts: Sequence[tuple[str, str]] = ()
    pictures: Sequence[Illustration] = ()


@dataclass(frozen=True, slots=True)
class ContentsGroup:
    """A part of the contents: its heading, and the numbers and headings of its sections."""

    heading: str
    lines: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class InformationPage:
    """The whole paper: who gives it out and of when, its title, opening sentence, contents and sections.

    `address` is the short address on the web that stands at the end; `qr` its code as SVG.
    """

    issuer: str
    period: str
    title: str
    lead: str
    contents_heading: str
    contents: Sequence[ContentsGroup]
    sections: Sequence[Section]
    address: str
    address_words: str
    qr: str = ""
