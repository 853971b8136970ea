"""One chunk to one part: every document a row, whatever is wrong with it."""

from __future__ import annotations

import hashlib
import json
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass

from dieuhanh.corpus.model import Chunk, Columns, Document, Part
from dieuhanh.corpus.parts import COLUMNS, Output, Row
from dieuhanh.corpus.reading import documents
from dieuhanh.extraction import LOGIC_VERSION, extract
from dieuhanh.sources import SourceError, SourceText, read
from dieuhanh.sources.door import look
from dieuhanh.sources.secrecy import Mark, find_marks

_COLUMNS = Columns()
KILLED = "killed"
UNEXPECTED = "unexpected"
SECRET = "secret"  # noqa: S105 - a verdict
DOUBTFUL = "secrecy"
_PLAIN = "text"
_JSON = json.JSONEncoder(ensure_ascii=False)
_NOTHING: Row = dict.fromkeys(COLUMNS.names)


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker is told: where parts go, and where rows have their text."""

    output: str
    columns: Columns = _COLUMNS

    def __call__(self, chunk: Chunk) -> Part:
        """Read a chunk into its part, unless another worker did so already; return what became of it."""
        output = Output(self.output)
        held = output.has(chunk)
        if held is not None:
            return held
        began = time.perf_counter()
        rows = [row_of(document) for document in documents(chunk, self.columns)]
        size = sum(row["size"] or 0 for row in rows)
        errors = sum(row["error"] is not None for row in rows)
        part = Part(chunk.key, len(rows), errors, round(time.perf_counter() - began, 3), size)
        output.write(part, rows)
        return part

    def lose(self, chunk: Chunk) -> Part:
        """Write the part of a chunk of one document that killed every worker which read it."""
        if chunk.names:
            source = chunk.names[0] if chunk.names[0].startswith(chunk.address) else chunk.address
            member = "" if source == chunk.names[0] else chunk.names[0]
            document = Document(source, member, 0, "", b"", KILLED)
        else:
            document = Document(chunk.address, "", chunk.first, "", b"", KILLED)
        part = Part(chunk.key, 1, 1)
        Output(self.output).write(part, [row_of(document)])
        return part


def row_of(document: Document) -> Row:
    """Return the row of a document: its facts, or the error with what to do.

    Of one with a mark of secrecy, certain or doubtful, only the place stays: no text, no fact, no digest.
    """
    content = (
        document.content.encode("utf-8", "surrogatepass") if isinstance(document.content, str) else document.content
    )
    row: Row = {
        **_NOTHING,
        "source": document.source,
        "member": document.member or None,
        "offset": document.offset,
        "id": document.identifier or None,
        "sha256": hashlib.sha256(content).hexdigest() if content else None,
        "size": len(content),
        "logic_version": LOGIC_VERSION,
    }
    if document.fault:
        return row | {"error": document.fault, "message": _MESSAGES[document.fault]}
    try:
        return row | _judged(document)
    except SourceError as fault:
        return row | {"error": fault.code, "message": fault.message_en}
    except Exception as fault:  # noqa: BLE001 - the boundary of one document: the others must go on
        told = "".join(traceback.format_exception(fault, limit=-10))
        return row | {"error": UNEXPECTED, "message": _MESSAGES[UNEXPECTED], "traceback": told}


_MESSAGES = {
    "no-text": "The row has no text in the column that was named. Name the right one.",
    "unreadable": "The file could not be opened. Check its rights, and whether the archive is whole.",
    "bad-line": "The line is no JSON. Look at the byte that is named.",
    KILLED: "Every process that read it died, perhaps for want of memory. Read it alone on a larger machine.",
    UNEXPECTED: "The program failed on it. Report the traceback.",
    SECRET: "It has a mark of secrecy; nothing of it was kept. Take it out of the corpus, as the law on secrets says.",
    DOUBTFUL: "Something in it looks like a mark of secrecy; nothing of it was kept. A person must look at it.",
}


def _judged(document: Document) -> Row:
    """The facts, or the refusal of a document that has a mark of secrecy anywhere in it."""
    name = document.member or document.source
    source = _source(document, name)
    marks = list(_marks(source, name))
    if not marks:
        return _facts(source)
    error = SECRET if any(mark.certain for mark in marks) else DOUBTFUL
    return {"error": error, "message": _MESSAGES[error], "sha256": None}


def _source(document: Document, name: str) -> SourceText:
    if isinstance(document.content, bytes):
        return read(document.content, name)
    return SourceText(document.content, _PLAIN, "1", "text/plain", metadata={"encoding": "utf-8"})


def _marks(source: SourceText, name: str) -> Iterator[Mark]:
    yield from find_marks(source, name)
    for inner in source.attachments:
        for part in look(inner.content, inner.name).parts:
            yield from part.marks


def _facts(source: SourceText) -> Row:
    plain = source.metadata.get("encoding") == "utf-8"
    return _read(source.text) | {
        "reader": source.reader,
        "reader_version": source.reader_version,
        "notes": _JSON.encode([note.code for note in source.notes]),
        # Offsets of facts count in the text: where that is not the file itself it goes along.
        "text": None if plain else source.text,
    }


def _read(text: str) -> Row:
    found = extract(text)
    return {
        "items": len(found.items),
        "citations": sum(len(item.citations) for item in found.items),
        "assignments": sum(len(item.assignments) for item in found.items),
        "facts": _JSON.encode(found.to_dict()),
    }
