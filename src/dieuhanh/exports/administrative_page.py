"""An administrative report as an HTML page for A4 paper, which `pdf.pdf` sets."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dieuhanh.exports.administrative import COUNTRY, MOTTO, RECIPIENTS, Block, Figure, Heading, Paragraph, Report
from dieuhanh.exports.tables import Kind, Table, Value, written

_STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); font: 13pt "Times New Roman",
"Liberation Serif", Tinos, serif } }
@page :first { @top-center { content: none } }
body { font: 13pt/1.3 "Times New Roman", "Liberation Serif", Tinos, serif; color: #000; margin: 0 }
.head { display: flex; justify-content: space-between; text-align: center }
.head p { margin: 0 } .left { width: 38% } .right { width: 61% }
.strong { font-weight: bold } .motto { font-size: 13.5pt }
.country { font-size: 12pt; white-space: nowrap } .italic { font-style: italic }
.rule { border-bottom: 0.75pt solid; margin: 1pt auto 6pt } .left .rule { width: 35% } .right .rule { width: 62% }
h1, .subject { font-size: 14pt; text-align: center; margin: 0 } h1 { margin-top: 14pt; text-transform: uppercase }
.subject { font-weight: bold; margin-bottom: 12pt }
h2 { font-size: 13pt; margin: 8pt 0 0 } .text { text-align: justify; text-indent: 1.27cm; margin: 6pt 0 0 }
table { width: 100%; border-collapse: collapse; margin: 6pt 0; font-size: 11.5pt } thead { display: table-header-group }
caption { font-weight: bold; text-align: left; margin-bottom: 3pt }
th, td { border: 0.5pt solid; padding: 2pt 4pt; vertical-align: top; text-align: left } tr { break-inside: avoid }
.amount { text-align: right; white-space: nowrap } .note { font-size: 11pt; margin: 2pt 0 }
figure { margin: 8pt 0; break-inside: avoid } figure svg { width: 100%; height: auto }
.foot { display: flex; justify-content: space-between; margin-top: 18pt; break-inside: avoid }
.recipients { font-size: 11pt } .recipients p { margin: 0 } .recipients .strong { font-size: 12pt; font-style: italic }
.signatory { text-align: center; width: 50% } .signatory p { margin: 0; font-weight: bold }
"""
_AMOUNTS = {"number", "percent"}


def page(report: Report) -> str:
    """Return the whole page; every text in it is escaped, the SVG of figures is taken as it is."""
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(report.subject)}</title>'
        f"<style>{_STYLE}</style></head><body>{_head(report)}<h1>{escape(report.kind)}</h1>"
        f'<p class="subject">{escape(report.subject)}</p>{"".join(map(_block, report.blocks))}{_foot(report)}'
        "</body></html>"
    )


def _head(report: Report) -> str:
    return (
        f'<div class="head"><div class="left"><p>{escape(report.parent_body)}</p>'
        f'<p class="strong">{escape(report.body)}</p><div class="rule"></div>'
        f"<p>Số:{'&nbsp;' * 8}{escape(report.sign)}</p></div>"
        f'<div class="right"><p class="strong country">{COUNTRY}</p><p class="strong motto">{MOTTO}</p>'
        f'<div class="rule"></div><p class="italic">{escape(report.place_and_day)}</p></div></div>'
    )


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h2>{escape(block.text)}</h2>"
    if isinstance(block, Paragraph):
        return f'<p class="text">{escape(block.text)}</p>'
    if isinstance(block, Figure):
        return f"<figure><figcaption>{escape(block.finding)}</figcaption>{block.svg}</figure>"
    return _table(block)


def _table(table: Table) -> str:
    headings = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in table.columns)
    rows = "".join(f"<tr>{''.join(_cells(table, row))}</tr>" for row in table.rows)
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in table.notes)
    caption = f"<caption>{escape(table.title)}</caption>"
    return f"<table>{caption}<thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table>{notes}"


def _cells(table: Table, row: Sequence[Value]) -> list[str]:
    pairs = zip(row, table.columns, strict=True)
    return [f"<td{_class(column.kind)}>{escape(written(value, column.kind))}</td>" for value, column in pairs]


def _class(kind: Kind) -> str:
    return ' class="amount"' if kind in _AMOUNTS else ""


def _foot(report: Report) -> str:
    recipients = "".join(f"<p>- {escape(line)};</p>" for line in report.recipients)
    lines = "".join(f"<p>{escape(line)}</p>" for line in report.signatory)
    return (
        f'<div class="foot"><div class="recipients"><p class="strong">{RECIPIENTS}</p>{recipients}</div>'
        f'<div class="signatory">{lines}</div></div>'
    )
