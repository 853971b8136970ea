"""How fast a queue of 10,000 items answers: its first page and pages deep inside, on SQLite and on PostgreSQL.

The peer is the same list without the queue's own rows: counted from the claims at each request.

    python -m benchmarks.review_queue            # SQLite
    python -m benchmarks.review_queue --postgres # a private PostgreSQL
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from django.test import Client

TEXTS, ITEMS, FACTS = 250, 40, 7
ROUNDS = 60
Times = list[tuple[float, float]]
"""Wall-clock and this process's processor time of each round, in milliseconds."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgres", action="store_true")
    options = parser.parse_args()
    os.environ["DIEUHANH_HOME"] = tempfile.mkdtemp()
    os.environ["DIEUHANH_SECRET_KEY"] = "for the benchmark only"  # noqa: S105
    os.environ["DJANGO_SETTINGS_MODULE"] = "dieuhanh.web.settings"
    if not options.postgres:
        _run("SQLite")
        return
    from tests.postgres import PrivatePostgres

    server = PrivatePostgres()
    try:
        os.environ["DIEUHANH_DATABASE"] = server.start()
        _run("PostgreSQL")
    finally:
        from django.db import connections

        connections.close_all()
        connections["default"].close_pool()  # type: ignore[attr-defined] # PostgreSQL's connection has a pool
        server.stop()


def _run(name: str) -> None:
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    call_command("migrate", verbosity=0, interactive=False)
    _fill()
    client = _signed_in()
    places = _places(client)
    page = _times(lambda n: _get(client, f"/nb/nhap/cho-ra-soat/{places[n % len(places)]}"))
    peer = _times(lambda _n: _counted_live())
    sys.stdout.write(f"{name}: {TEXTS * ITEMS} items, {TEXTS * ITEMS * FACTS} facts\n")
    sys.stdout.write(f"  page of 50: {_told(page)}\n  the list counted from the claims: {_told(peer)}\n")
    connection.close()


def _fill() -> None:
    from dieuhanh.web.documents.models import Document, StoredFile, TextVersion
    from dieuhanh.web.review.models import Claim, ReviewItem

    for number in range(TEXTS):
        document = Document.objects.create(
            type="Bản tin", number=str(number), year=2024, address=f"2024/{number}", identity=f"{number}"
        )
        file = StoredFile.objects.create(
            sha256=f"{number:064}", size=1, media_type="text/plain", original_name=f"{number}"
        )
        text = TextVersion.objects.create(
            document=document, file=file, reader="text", reader_version="1", text="x" * 60_000
        )
        ReviewItem.objects.bulk_create(
            ReviewItem(
                text_version=text,
                item_index=item,
                start=item,
                heading=f"Mục {item} của văn bản {number}",
                waiting=FACTS,
                doubtful=(item * 7 + number) % 5,
            )
            for item in range(ITEMS)
        )
        Claim.objects.bulk_create(
            Claim(
                text_version=text,
                kind="figure",
                item_index=item,
                ordinal=fact,
                value={"start": 0, "end": 1},
                schema_version="1",
                origin="reader",
                doubtful=fact < (item * 7 + number) % 5,
            )
            for item in range(ITEMS)
            for fact in range(FACTS)
        )


def _signed_in() -> Client:
    from django.test import Client

    from dieuhanh.web.accounts.models import Role, User

    client = Client()
    client.force_login(User.objects.create(username="an", full_name="An", role=Role.SPECIALIST))
    return client


def _places(client: Client) -> list[str]:
    """The first page and nineteen more, each after the one before."""
    from dieuhanh.web.review.selectors import queue

    places, after = [""], ""
    for _ in range(19):
        after = queue(after).after
        places.append(f"?sau={after}")
    return places


def _get(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")


def _counted_live() -> None:
    from django.db.models import Count, Q

    from dieuhanh.web.review.models import Claim

    waiting = Claim.objects.filter(status="proposed").order_by().values("text_version", "item_index")
    counted = waiting.annotate(waiting=Count("pk"), look=Count("pk", filter=Q(doubtful=True)))
    list(counted.order_by("-look", "-waiting")[:50])


def _times(act: Callable[[int], None]) -> Times:
    act(0)
    found = []
    for number in range(ROUNDS):
        begin = time.perf_counter(), time.process_time()
        act(number)
        found.append(((time.perf_counter() - begin[0]) * 1000, (time.process_time() - begin[1]) * 1000))
    return found


def _told(times: Times) -> str:
    wall, processor = ([one[at] for one in times] for at in (0, 1))
    return f"{_spread(wall)} (processor time of the server: {_spread(processor)})"


def _spread(times: list[float]) -> str:
    return f"median {statistics.median(times):.0f} ms, p95 {statistics.quantiles(times, n=20)[-1]:.0f} ms"


if __name__ == "__main__":
    main()
