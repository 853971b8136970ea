"""`dieuhanh proof`: texts in, findings of the proofreader out."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from dieuhanh.commands.running import Wish, run
from dieuhanh.extraction import extract
from dieuhanh.proofing import check

if TYPE_CHECKING:
    import argparse

    from dieuhanh.proofing import Finding
    from dieuhanh.sources import SourceText

SCHEMA = "dieuhanh-proof/1"
_SEVERITIES = {"error": "LỖI", "warning": "LƯU Ý", "info": "GỢI Ý", "ok": "KHỚP"}


def main(options: argparse.Namespace) -> int:
    """Carry out the command and return its exit code; findings are a result, not a failure."""
    render = as_table if options.format == "table" else partial(as_json, indent=options.indent)
    return run(options.files, render, Wish(options.output, options.jobs, failed=options.failed))


def as_json(source: SourceText, name: str | None, indent: int | None = None) -> str:
    """Return the findings in a source as one JSON document, or, given a file's name, as one line that carries it."""
    findings = {
        "schema": SCHEMA,
        "findings": [finding.to_dict() for finding in check(source.text, extract(source.text))],
    }
    if name is None:
        return json.dumps(findings, ensure_ascii=False, indent=indent) + "\n"
    return json.dumps({"file": name, **findings}, ensure_ascii=False) + "\n"


def as_table(source: SourceText, name: str | None) -> str:
    """Return a line a finding in Vietnamese: `file:line:column LỖI what (suggestion)`, as editors can follow it."""
    text = source.text
    findings = check(text, extract(text))
    lines = [_line(text, name, finding) for finding in findings]
    return "".join(f"{line}\n" for line in lines or [f"{name}: không thấy lỗi." if name else "Không thấy lỗi."])


def _line(text: str, name: str | None, finding: Finding) -> str:
    row = text.count("\n", 0, finding.start) + 1
    column = finding.start - text.rfind("\n", 0, finding.start)
    places = f" [{len(finding.places)} chỗ]" if len(finding.places) > 1 else ""
    hint = f" → {finding.suggestion!s}" if finding.suggestion is not None else ""
    where = f"{name}:" if name else ""
    return f"{where}{row}:{column} {_SEVERITIES[finding.severity]} {finding.message}{hint}{places}"
