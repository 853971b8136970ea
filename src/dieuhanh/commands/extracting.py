"""`dieuhanh extract`: texts in, facts out, as JSON for programs or as a summary for people."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from dieuhanh.commands.running import run
from dieuhanh.commands.summary import summary
from dieuhanh.extraction import extract

if TYPE_CHECKING:
    import argparse


def main(options: argparse.Namespace) -> int:
    """Carry out the command and return its exit code."""
    render = as_table if options.format == "table" else partial(as_json, indent=options.indent)
    return run(options.files, render, options.output, options.jobs)


def as_json(text: str, name: str | None, indent: int | None = None) -> str:
    """Return the facts of `text` as one JSON document, or, given a file's name, as one line that carries it."""
    facts = extract(text).to_dict()
    if name is None:
        return json.dumps(facts, ensure_ascii=False, indent=indent) + "\n"
    return json.dumps({"file": name, **facts}, ensure_ascii=False) + "\n"


def as_table(text: str, name: str | None) -> str:
    """Return a summary of the facts of `text` in Vietnamese, below the file's name where there is one."""
    head = f"══ {name}\n" if name is not None else ""
    return f"{head}{summary(extract(text), text)}\n"
