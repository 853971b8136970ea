"""A search beside the engines of paperless-ngx over the same paragraphs and questions: Whoosh, and Tantivy since its 3.

Ours answers with ranks, facets and marked snippets from the database; theirs with the twenty best identifiers alone,
from an index beside the database. Both hold the same words, without marks. Ratios inside one run are the claims.
usage: python -m benchmarks.search_peers PEERS_PYTHON [ROWS] [sqlite|postgresql]
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import search
from benchmarks.goldfiles import ROOT
from tests.postgres import PrivatePostgres

RESULTS = ROOT / "benchmarks" / "results" / "search_peers.json"
ROWS = 20_000
PEERS = ("whoosh", "tantivy")
Figures = dict[str, dict[str, float]]


def main(python: Path, rows: int, vendor: str) -> int:
    """Print and keep the times in milliseconds, ours and theirs."""
    with tempfile.TemporaryDirectory() as home:
        server = PrivatePostgres() if vendor == "postgresql" else None
        try:
            search.set_up(Path(home), server.start() if server else "")
            figures = _figures(python, rows, Path(home))
        finally:
            search.close()
            if server:
                server.stop()
    told = {"rows": rows, "database": vendor, "load": os.getloadavg()[0], **figures}
    RESULTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=1))
    return 0


def _figures(python: Path, rows: int, home: Path) -> Figures:
    chance = random.Random(2023)  # noqa: S311 - the same text each time, no secret
    texts = search.fill(rows, chance)
    selective, common = search.questions(texts, chance)
    asked = {"selective": selective, "common": common}
    (home / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    _write_rows(home / "rows.jsonl")
    figures = {f"ours, {kind}": search.timed(search.ours, questions) for kind, questions in asked.items()}
    for peer in PEERS:
        for kind, figure in _asked_of(python, peer, home).items():
            figures[f"{peer}, {kind}"] = figure
    return figures


def _write_rows(file: Path) -> None:
    """The same words that ours looks among, a row each line: identifier, title, body."""
    from dieuhanh.web.search.models import Entry

    with file.open("w", encoding="utf-8") as lines:
        for row in Entry.objects.values_list("id", "words_title", "words_body").iterator():
            lines.write(json.dumps(row) + "\n")


def _asked_of(python: Path, peer: str, home: Path) -> Figures:
    command = [str(python), str(ROOT / "benchmarks" / "search_peer_child.py"), peer, str(home)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: Figures = json.loads(done.stdout)
    return figures


if __name__ == "__main__":
    count = int(sys.argv[2]) if len(sys.argv) > 2 else ROWS
    sys.exit(main(Path(sys.argv[1]), count, (sys.argv[3:] or ["sqlite"])[0]))
