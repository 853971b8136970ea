"""Documents to rows, stage by stage: every document a row, whatever is wrong with it.

Beside a short text, which is read in a third of a millisecond, the rest of a row cost 40 % as long as each document
went through all stages by itself: the code of one stage drove that of the others out of the processor's cache. A few
dozen documents go through a stage together.
"""

from __future__ import annotations

import hashlib
import json
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import orjson

from dieuhanh.corpus.model import Document
from dieuhanh.corpus.parts import COLUMNS, Row
from dieuhanh.extraction import LOGIC_VERSION, Extraction, extract_cleaned
from dieuhanh.language.cleaning import CleanText, clean
from dieuhanh.sources import SourceError, SourceText, read
from dieuhanh.sources.door import look
from dieuhanh.sources.secrecy import Mark, find_marks, marks_in

KILLED = "killed"
UNEXPECTED = "unexpected"
SECRET = "secret"  # noqa: S105 - a verdict
DOUBTFUL = "secrecy"
_TOGETHER = 64  # documents, and characters or bytes of them, that go through a stage together
_CHARACTERS = 1 << 18
_NOTHING: Row = dict.fromkeys(COLUMNS.names)
_MESSAGES = {
    "no-text": "The row has no text in the column that was named. Name the right one.",
    "unreadable": "The file could not be opened. Check its rights, and whether the archive is whole.",
    "bad-line": "The line is no JSON. Look at the byte that is named.",
    KILLED: "Every process that read it died, perhaps for want of memory. Read it alone on a larger machine.",
    UNEXPECTED: "The program failed on it. Report the traceback.",
    SECRET: "It has a mark of secrecy; nothing of it was kept. Take it out of the corpus, as the law on secrets says.",
    DOUBTFUL: "Something in it looks like a mark of secrecy; nothing of it was kept. A person must look at it.",
}


@dataclass(slots=True)
class _Case:
    """A document on its way to a row: `text` until something is wrong with it, `found` once its facts were read.

    `source` is what a reader made of a file; a row of a table has none.
    """

    document: Document
    row: Row
    text: CleanText | None = None
    source: SourceText | None = None
    found: Extraction | None = None

    def fail(self, code: str, message: str, told: str | None = None) -> None:
        """Make it a row with an error."""
        self.text = self.source = self.found = None
        self.row.update(error=code, message=message, traceback=told)


def rows_of(documents: Iterable[Document]) -> Iterator[Row]:
    """Yield the row of every document, in their order: its facts, or the error with what to do.

    Of one with a mark of secrecy, certain or doubtful, only the place stays: no text, no fact, no digest.
    """
    for batch in _batches(documents):
        cases = [_Case(document, _placed(document)) for document in batch]
        _each(_open, cases)
        for stage in (_judge, _extract, _tell):
            _each(stage, [case for case in cases if case.text is not None])
        for case in cases:
            yield case.row


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """A few dozen documents at a time, fewer where they are long: their contents and facts lie in memory together."""
    batch: list[Document] = []
    room = _CHARACTERS
    for document in documents:
        batch.append(document)
        room -= len(document.content)
        if room < 0 or len(batch) == _TOGETHER:
            yield batch
            batch, room = [], _CHARACTERS
    if batch:
        yield batch


def _each(stage: Callable[[_Case], None], cases: Iterable[_Case]) -> None:
    for case in cases:
        try:
            stage(case)
        except SourceError as fault:
            case.fail(fault.code, fault.message_en)
        except Exception as fault:  # noqa: BLE001 - the boundary of one document: the others must go on
            told = "".join(traceback.format_exception(fault, limit=-10))
            case.fail(UNEXPECTED, _MESSAGES[UNEXPECTED], told)


def _placed(document: Document) -> Row:
    content = document.content
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return {
        **_NOTHING,
        "source": document.source,
        "member": document.member or None,
        "offset": document.offset,
        "id": document.identifier or None,
        "sha256": hashlib.sha256(data).hexdigest() if data else None,
        "size": len(data),
        "logic_version": LOGIC_VERSION,
    }


def _open(case: _Case) -> None:
    document = case.document
    if document.fault:
        case.fail(document.fault, _MESSAGES[document.fault])
    elif isinstance(document.content, str):
        case.text = clean(document.content)
    else:
        case.source = read(document.content, _name(document))
        case.text = clean(case.source.text)


def _name(document: Document) -> str:
    return document.member or document.source


def _judge(case: _Case) -> None:
    """Refuse a document that has a mark of secrecy anywhere in it."""
    marks = _marks(case)
    if marks:
        code = SECRET if any(mark.certain for mark in marks) else DOUBTFUL
        case.fail(code, _MESSAGES[code])
        case.row["sha256"] = None


def _marks(case: _Case) -> tuple[Mark, ...]:
    name, source = _name(case.document), case.source
    if source is None:
        return marks_in(case.text, name) if case.text else ()
    parts = (part for inner in source.attachments for part in look(inner.content, inner.name).parts)
    return (*find_marks(source, name), *(mark for part in parts for mark in part.marks))


def _extract(case: _Case) -> None:
    if case.text is not None:
        case.found = extract_cleaned(case.text)


def _tell(case: _Case) -> None:
    found = case.found
    if found is None:
        return
    case.row.update(
        items=len(found.items),
        citations=sum(len(item.citations) for item in found.items),
        assignments=sum(len(item.assignments) for item in found.items),
        facts=_json(found.to_dict()),
        **(_AS_IT_IS if case.source is None else _read_by(case.source)),
    )


_AS_IT_IS: Row = {"reader": "text", "reader_version": "1", "notes": "[]"}


def _read_by(source: SourceText) -> Row:
    return {
        "reader": source.reader,
        "reader_version": source.reader_version,
        "notes": _json([note.code for note in source.notes]),
        # Offsets of facts count in the text: where that is not the file itself it goes along.
        "text": None if source.metadata.get("encoding") == "utf-8" else source.text,
    }


def _json(value: object) -> str:
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # a number of more than 64 bits
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
