"""An information page as HTML for A4 paper, which `pdf.pdf` sets."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dieuhanh.exports.information import ContentsGroup, Illustration, InformationPage, Section

_STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); font: 13pt "Times New Roman",
"Liberation Serif", Tinos, serif } }
@page :first { @top-center { content: none } }
body { font: 13pt/1.3 "Times New Roman", "Liberation Serif", Tinos, serif; color: #000; margin: 0 }
.above { text-align: center; margin: 0 } h1 { font-size: 16pt; text-align: center; margin: 6pt 0 10pt }
.lead, .text { text-align: justify; text-indent: 1.27cm; margin: 0 0 6pt; orphans: 3; widows: 3 }
h2 { font-size: 13pt; margin: 12pt 0 2pt; break-after: avoid }
h3 { font-size: 13pt; margin: 6pt 0 2pt; break-after: avoid }
.about { margin: 0 0 4pt; break-after: avoid } .facts { margin: 0 0 4pt }
figure { margin: 6pt 0; text-align: center; break-inside: avoid } figure img { max-width: 100%; max-height: 100mm }
figcaption { font-size: 11pt; margin-top: 3pt }
ul { list-style: none; margin: 0; padding: 0; font-size: 12pt } li { padding: 1pt 0 1pt 2em; text-indent: -2em }
section { border-top: 0.5pt solid #999; margin-top: 10pt }
.address { margin-top: 16pt; border-top: 0.5pt solid; padding-top: 6pt; break-inside: avoid; font-size: 11pt }
.address b { white-space: nowrap }
.address svg { width: 28mm; height: 28mm; float: left; margin-right: 6mm }
"""


def page(paper: InformationPage) -> str:
    """Return the whole page; every text in it is escaped, the SVG of the code is taken as it is."""
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(paper.title)}</title>'
        f'<style>{_STYLE}</style></head><body><p class="above">{escape(paper.issuer)}</p>'
        f'<p class="above">{escape(paper.period)}</p><h1>{escape(paper.title)}</h1>'
        f'<p class="lead">{escape(paper.lead)}</p>{_contents(paper)}{"".join(map(_section, paper.sections))}'
        f"{_address(paper)}</body></html>"
    )


def resources(paper: InformationPage) -> dict[str, tuple[bytes, str]]:
    """Return the pictures that the page names, as `pdf.pdf` wants them."""
    return {name: (picture.content, picture.media_type) for name, picture in _named(paper)}


def _named(paper: InformationPage) -> Iterator[tuple[str, Illustration]]:
    for section in paper.sections:
        for at, picture in enumerate(section.pictures, start=1):
            yield _name(section, at), picture


def _name(section: Section, at: int) -> str:
    return f"{section.number}-{at}"


def _contents(paper: InformationPage) -> str:
    if not paper.contents:
        return ""
    return f"<h2>{escape(paper.contents_heading)}</h2>{''.join(map(_group, paper.contents))}"


def _group(group: ContentsGroup) -> str:
    lines = "".join(f"<li>{number}. {escape(heading)}</li>" for number, heading in group.lines)
    return f"<h3>{escape(group.heading)}</h3><ul>{lines}</ul>"


def _section(section: Section) -> str:
    about = f'<p class="about">{escape(section.about)}</p>' if section.about else ""
    text = "".join(f'<p class="text">{escape(paragraph)}</p>' for paragraph in section.paragraphs)
    facts = "".join(f'<p class="facts"><b>{escape(name)}:</b> {escape(words)}</p>' for name, words in section.facts)
    shown = "".join(_figure(_name(section, at), picture) for at, picture in enumerate(section.pictures, start=1))
    return f"<section><h2>{section.number}. {escape(section.heading)}</h2>{about}{text}{shown}{facts}</section>"


def _figure(name: str, picture: Illustration) -> str:
    image = f'<img src="export:{name}" alt="{escape(picture.alternative)}">'
    return f"<figure>{image}<figcaption>{escape(picture.caption)}</figcaption></figure>"


def _address(paper: InformationPage) -> str:
    words = f"{escape(paper.address_words)} <b>{escape(paper.address)}</b>"
    return f'<div class="address">{paper.qr}<p>{words}</p></div>'
