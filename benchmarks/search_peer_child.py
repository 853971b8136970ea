"""Index rows with one engine, ask it all questions, and print the times in milliseconds as JSON.

usage: python search_peer_child.py whoosh|tantivy FOLDER   (with the interpreter that has the engine)
Imports nothing of the product.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

_BEST = 20
Ask = Callable[[str], int]
Row = tuple[str, str, str]


def _rows(folder: Path) -> Iterator[Row]:
    with (folder / "rows.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            key, title, body = json.loads(line)
            yield str(key), title, body


def whoosh(folder: Path) -> Ask:
    """Title and body as text, both words wanted, ranked by BM25F: as paperless-ngx 1 and 2 ask."""
    fields, index, qparser = (import_module(f"whoosh.{name}") for name in ("fields", "index", "qparser"))
    place = folder / "whoosh"
    place.mkdir()
    schema = fields.Schema(key=fields.ID(stored=True), title=fields.TEXT(), body=fields.TEXT())
    held = index.create_in(str(place), schema)
    writer = held.writer(limitmb=256)
    for key, title, body in _rows(folder):
        writer.add_document(key=key, title=title, body=body)
    writer.commit()
    parser = qparser.MultifieldParser(["title", "body"], schema)
    searcher = held.searcher()
    return lambda question: len(searcher.search(parser.parse(question), limit=_BEST))


def tantivy(folder: Path) -> Ask:
    """The same with Tantivy's own query parser: as paperless-ngx 3 asks."""
    library = import_module("tantivy")
    place = folder / "tantivy"
    place.mkdir()
    builder = library.SchemaBuilder()
    builder.add_text_field("key", stored=True)
    for name in ("title", "body"):
        builder.add_text_field(name)
    held = library.Index(builder.build(), path=str(place))
    writer = held.writer()
    for key, title, body in _rows(folder):
        writer.add_document(library.Document(key=key, title=title, body=body))
    writer.commit()
    writer.wait_merging_threads()
    held.reload()
    searcher = held.searcher()

    def ask(question: str) -> int:
        words = " AND ".join(f"(title:{word} OR body:{word})" for word in question.split())
        return len(searcher.search(held.parse_query(words), _BEST).hits)

    return ask


def main(peer: str, folder: Path) -> None:
    """Print {selective, common, load} with medians and 95th percentiles."""
    begun = time.perf_counter()
    ask = {"whoosh": whoosh, "tantivy": tantivy}[peer](folder)
    figures = {"load": {"seconds": round(time.perf_counter() - begun, 1)}}
    for kind, questions in json.loads((folder / "asked.json").read_text(encoding="utf-8")).items():
        figures[kind] = _timed(ask, questions)
    print(json.dumps(figures))


def _timed(ask: Ask, questions: list[str]) -> dict[str, float]:
    times, found = [], 0
    for question in questions:
        begun = time.perf_counter()
        found += ask(question)
        times.append((time.perf_counter() - begun) * 1000)
    if not found:
        raise SystemExit("nothing was found: the questions and the rows do not belong together")
    cuts = statistics.quantiles(times, n=20)
    return {"questions": len(questions), "median": round(statistics.median(times), 2), "p95": round(cuts[18], 2)}


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
