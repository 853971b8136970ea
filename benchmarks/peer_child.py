"""Measure one case in a process of its own and print {bytes, seconds, found, version} as JSON.

usage: python -m benchmarks.peer_child CASE TEXT_FILE      (with the interpreter that has the case's library)
Cases of peers import nothing of the product, those of the product nothing of the peers.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LEAST_SECONDS, LEAST_RUNS = 1.5, 3
_SENTENCE = re.compile(r"(?<=[.;:])\s+|\n+")
Task = Callable[[], int]


def product(text: str) -> tuple[str, Task]:
    """The whole reading with its JSON."""
    from benchmarks.timing import read

    return "dieuhanh", lambda: len(read(text))


def bare(text: str) -> tuple[str, Task]:
    """One bare citation pattern."""
    from benchmarks.timing import bare as run

    return "dieuhanh", lambda: run(text)


def underthesea(text: str) -> tuple[str, Task]:
    """Names by underthesea.ner, sentence by sentence: its time is quadratic in the length of one call."""
    from underthesea import ner

    sentences = [part for part in _SENTENCE.split(text) if part.strip()]
    return "underthesea", lambda: sum(len(ner(sentence)) for sentence in sentences)


def spacy(text: str) -> tuple[str, Task]:
    """Spans of citations, bodies and dates by a ruler of spaCy: what a user would write in an afternoon."""
    import spacy as library

    nlp: Any = library.blank("xx")
    ruler = nlp.add_pipe("entity_ruler")
    kinds = ("công", "quyết", "kế", "nghị", "thông", "chỉ", "báo", "tờ", "kết")
    digits = {"TEXT": {"REGEX": r"^\d"}}
    ruler.add_patterns(
        [
            {"label": "CITATION", "pattern": [{"LOWER": {"IN": list(kinds)}}, {}, {"LOWER": "số"}, digits]},
            {"label": "DATE", "pattern": [{"LOWER": "ngày"}, digits]},
            {"label": "FIGURE", "pattern": [digits, {"LOWER": {"IN": ["%", "ha", "hộ", "tỷ", "triệu", "đồng"]}}]},
            *({"label": "BODY", "pattern": [{"TEXT": head}, {"IS_TITLE": True}]} for head in ("Sở", "Bộ", "UBND")),
        ]
    )
    return "spacy", lambda: len(nlp(text).ents)


def eyecite(text: str) -> tuple[str, Task]:
    """Case citations of an English text by eyecite's default tokenizer."""
    from eyecite import get_citations

    return "eyecite", lambda: len(get_citations(text))


def eyecite_hyperscan(text: str) -> tuple[str, Task]:
    """The same by its Hyperscan tokenizer, compiled before the clock runs."""
    from eyecite import get_citations
    from eyecite.tokenizers import HyperscanTokenizer

    tokenizer = HyperscanTokenizer()
    return "eyecite", lambda: len(get_citations(text, tokenizer=tokenizer))


CASES: dict[str, Callable[[str], tuple[str, Task]]] = {
    case.__name__: case for case in (product, bare, underthesea, spacy, eyecite, eyecite_hyperscan)
}


def main() -> None:
    """Measure the case named on the command line."""
    text = Path(sys.argv[2]).read_text(encoding="utf-8")
    name, task = CASES[sys.argv[1]](text)
    found = task()
    taken: list[float] = []
    while len(taken) < LEAST_RUNS or sum(taken) < LEAST_SECONDS:
        start = time.process_time()
        task()
        taken.append(time.process_time() - start)
    version = importlib.metadata.version(name)
    print(json.dumps({"bytes": len(text.encode()), "seconds": min(taken), "found": found, "version": version}))


if __name__ == "__main__":
    main()
