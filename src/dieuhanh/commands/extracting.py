"""`dieuhanh extract`: texts in, facts out, as JSON for programs or as a summary for people."""

from __future__ import annotations

import json
import sys
from functools import partial
from typing import TYPE_CHECKING

from dieuhanh.commands.running import Wish, run
from dieuhanh.extraction import extract
from dieuhanh.language.prepared import keep

if TYPE_CHECKING:
    import argparse

    from dieuhanh.sources import SourceText


def main(options: argparse.Namespace) -> int:
    """Carry out the command and return its exit code."""
    render = as_table if options.format == "table" else partial(as_json, indent=options.indent)
    resume = options.resume and options.format == "json"
    code = run(options.files, render, Wish(options.output, options.jobs, resume, options.failed))
    # As Python keeps its compiled modules, and no more than it may.
    if not sys.dont_write_bytecode:
        keep()
    return code


def as_json(source: SourceText, name: str | None, indent: int | None = None) -> str:
    """Return the facts of a source as one JSON document, or, given a file's name, as one line that carries it.

    Of a source that is more than a UTF-8 text the text itself goes along, for the facts' offsets count in it.
    """
    facts = {**extract(source.text).to_dict(), **_origin(source)}
    if name is None:
        return json.dumps(facts, ensure_ascii=False, indent=indent) + "\n"
    return json.dumps({"file": name, **facts}, ensure_ascii=False) + "\n"


def _origin(source: SourceText) -> dict[str, object]:
    if source.metadata.get("encoding") == "utf-8":
        return {}
    told = {"reader": source.reader, "reader_version": source.reader_version, "media_type": source.media_type}
    notes = [note.code for note in source.notes]
    return {"source": {**told, "pages": source.pages, "notes": notes, **source.metadata}, "text": source.text}


def as_table(source: SourceText, name: str | None) -> str:
    """Return a summary of the facts of a source in Vietnamese, below the file's name where there is one."""
    from dieuhanh.commands.summary import summary

    head = f"══ {name}\n" if name is not None else ""
    return f"{head}{summary(extract(source.text), source.text)}\n"
