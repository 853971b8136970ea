"""How long a search takes over a million paragraphs: two-word questions from running text, ranked, with facets.

Half of the questions have fewer than 500 answers, half are common. Measured is everything that the page asks of the
database and does with it (`selectors.find`), and beside it, in the same run on the same rows, what a plain Django site
does: `icontains` of both words, and on PostgreSQL `SearchQuery` ranked by `SearchRank`.
usage: python -m benchmarks.search [ROWS] [sqlite|postgresql]
"""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from benchmarks.goldfiles import ROOT
from dieuhanh.language.searching import search_words, toned_words
from dieuhanh.language.syllables import ONSETS, RIMES, is_syllable, with_tone
from tests.postgres import PrivatePostgres

RESULTS = ROOT / "benchmarks" / "results" / "search.json"
QUESTIONS = 400
SELECTIVE = 500
PEER_QUESTIONS = 10
GOALS = {"selective": 100.0, "common": 300.0}
SENTENCES = 60_000
BATCH = 5_000
TYPES = ("Công văn", "Quyết định", "Kế hoạch", "Thông báo", "Báo cáo", "Tờ trình", "Chỉ thị", "Nghị quyết")
Row = tuple[str | int | bool | date | None, ...]
COLUMNS = (
    'id, kind, key, part, "group", path, title, label, leads, text, "on", number, sign, year, public, "right", '
    "organisation_id, words_title, words_body, marks, toned"
)


class Sentence(NamedTuple):
    """A sentence with its words as the index holds them."""

    text: str
    folded: str
    toned: str


def main(rows: int, vendor: str) -> int:
    """Print and keep the times in milliseconds; return 1 where a goal is missed on PostgreSQL."""
    with tempfile.TemporaryDirectory() as home:
        server = PrivatePostgres() if vendor == "postgresql" else None
        try:
            set_up(Path(home), server.start() if server else "")
            figures = _figures(rows)
        finally:
            close()
            if server:
                server.stop()
    _report(vendor, figures)
    return int(vendor == "postgresql" and any(figures[kind]["p95"] > goal for kind, goal in GOALS.items()))


def set_up(home: Path, url: str) -> None:
    os.environ |= {"DIEUHANH_HOME": str(home), "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings"}
    if url:
        os.environ["DIEUHANH_DATABASE"] = url
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def close() -> None:
    """Give the connections back: PostgreSQL waits for them when it stops."""
    from django.db import connection

    connection.close()
    pool = getattr(connection, "close_pool", None)
    if pool:
        pool()


def _figures(rows: int) -> dict[str, dict[str, float]]:
    chance = random.Random(2023)  # noqa: S311 - the same text each time, no secret
    begun = time.perf_counter()
    texts = fill(rows, chance)
    figures: dict[str, dict[str, float]] = {"load": {"rows": rows, "seconds": round(time.perf_counter() - begun, 1)}}
    selective, common = questions(texts, chance)
    figures["selective"] = timed(ours, selective)
    figures["common"] = timed(ours, common)
    for name, ask in _peers().items():
        figures[f"{name}, selective"] = timed(ask, selective[:PEER_QUESTIONS])
        figures[f"{name}, common"] = timed(ask, common[:PEER_QUESTIONS])
    return figures


def _sentences(chance: random.Random) -> list[Sentence]:
    """Sentences of syllables that the script allows, the frequent ones far more frequent, as in running text."""
    syllables = [onset + rime for onset in ("", *ONSETS) for rime in sorted(RIMES)]
    toned = [with_tone(one, tone) for one in syllables for tone in ("", "\u0301", "\u0300", "\u0323")]
    known = [one for one in toned if one and is_syllable(one)]
    chance.shuffle(known)
    weights = list(accumulate(1 / (rank + 8) for rank in range(len(known))))
    made = []
    for _ in range(SENTENCES):
        text = " ".join(chance.choices(known, cum_weights=weights, k=chance.randrange(10, 22))).capitalize()
        made.append(Sentence(f"{text}.", search_words(text), toned_words(text)))
    return made


def fill(rows: int, chance: random.Random) -> list[str]:
    """Write the rows and return some of their texts, folded, to draw questions from."""
    from django.db import connection, transaction

    sentences = _sentences(chance)
    drawn: list[str] = []
    batch: list[Row] = []
    for row in _rows(rows, sentences, chance):
        if len(drawn) < 20_000:
            drawn.append(str(row[18]))
        batch.append(row)
        if len(batch) == BATCH:
            with transaction.atomic():
                _write(batch)
            batch.clear()
    _write(batch)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE search_entry")
    return drawn


def _rows(count: int, sentences: list[Sentence], chance: random.Random) -> Iterator[Row]:
    from dieuhanh.web.search.entries import identifier, mark

    first = date(2008, 1, 1)
    types = [mark("loai", name) for name in TYPES]
    for number in range(count):
        on = first + timedelta(days=chance.randrange(6_500))
        title, *body = chance.choices(sentences, k=7)
        key = str(number)
        marks = f"{types[number % len(TYPES)]} {mark('nam', str(on.year))}"
        yield (
            identifier(on, "item", key, 0), "item", key, 0, f"item:{key}", f"/chi-dao/{on.year}/{key}/", title.text,
            f"{TYPES[number % len(TYPES)]} {number}/UBND-KT", "", " ".join(one.text for one in body), on, key, "",
            on.year, True, "", None, f" {title.folded} ", f" {' '.join(one.folded for one in body)} ", marks,
            f" {title.toned} | {' '.join(one.toned for one in body)} ",
        )  # fmt: skip


def _write(batch: list[Row]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY search_entry ({COLUMNS}) FROM STDIN") as copy:
                for row in batch:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(COLUMNS.split(",")))
            cursor.executemany(f"INSERT INTO search_entry ({COLUMNS}) VALUES ({places})", batch)  # noqa: S608 - our own


def questions(texts: list[str], chance: random.Random) -> tuple[list[str], list[str]]:
    """Draw pairs of neighbouring words until there are enough with few and with many answers."""
    from dieuhanh.web.search.engines import Reach, matching_ids
    from dieuhanh.web.search.matching import every

    found: tuple[list[str], list[str]] = ([], [])
    while min(map(len, found)) < QUESTIONS // 2:
        words = chance.choice(texts).split()
        at = chance.randrange(len(words) - 1)
        many = len(matching_ids(every(words[at : at + 2]), Reach(), SELECTIVE)) == SELECTIVE
        if len(found[many]) < QUESTIONS // 2:
            found[many].append(" ".join(words[at : at + 2]))
    return found


def ours(question: str) -> object:
    from dieuhanh.web.search.selectors import find
    from dieuhanh.web.search.wanted import Wanted

    return find(Wanted(text=question))


def _contains(question: str) -> object:
    from dieuhanh.web.search.models import Entry

    rows = Entry.objects.filter(public=True)
    for word in question.split():
        rows = rows.filter(words_body__icontains=f" {word} ")
    return list(rows.order_by("-on")[:20])


def _ranked(question: str) -> object:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM search_entry, plainto_tsquery('simple', %s) AS asked WHERE vector @@ asked AND public "
            "ORDER BY ts_rank(vector, asked) DESC LIMIT 20",
            [question],
        )
        return cursor.fetchall()


def _peers() -> dict[str, Callable[[str], object]]:
    from django.db import connection

    peers: dict[str, Callable[[str], object]] = {"icontains": _contains}
    return peers | ({"SearchRank": _ranked} if connection.vendor == "postgresql" else {})


def timed(ask: Callable[[str], object], questions: list[str]) -> dict[str, float]:
    times = []
    for question in questions:
        begun = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - begun) * 1000)
    cuts = statistics.quantiles(times, n=20)
    return {"questions": len(questions), "median": round(statistics.median(times), 1), "p95": round(cuts[18], 1)}


def _report(vendor: str, figures: dict[str, dict[str, float]]) -> None:
    for case, summary in figures.items():
        print(f"{vendor:10} {case:24} {summary}", flush=True)
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    kept[vendor] = {"load_average": os.getloadavg()[0], **figures}
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, (sys.argv[2:] or ["postgresql"])[0]))
