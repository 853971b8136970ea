"""By which index SQLite answers what the leaders' page and the statistics ask: it plans without figures of the data."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dieuhanh.web.accounts.models import User
from tests.web.tasks.conftest import Give

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL plans by the data that it holds"),
]


@pytest.fixture
def leader(client: Client, give: Give) -> Client:
    give(None)
    client.force_login(User.objects.get(username="lanh dao"))
    return client


def _plans(client: Client, path: str) -> list[tuple[str, str]]:
    """Return each question about performers with its plan."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path, follow=True).status_code == 200
    questions = [one["sql"] for one in asked.captured_queries if 'FROM "tasks_performer"' in one["sql"]]
    with connection.cursor() as cursor:
        return [(sql, " ".join(row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {sql}"))) for sql in questions]


def test_the_leaders_page_reads_no_rows_that_are_done(leader: Client) -> None:
    plans = _plans(leader, "/nb/giao-ban/")
    assert len(plans) > 8
    assert not [sql for sql, plan in plans if "SCAN tasks_performer" in plan]
    asked = [plan for sql, plan in plans if sql.endswith('AND "tasks_performer"."asked")')]
    assert asked
    assert all("performer_asked" in plan for plan in asked)
    counts = [(sql, plan) for sql, plan in plans if sql.startswith("SELECT COUNT(*)") and '"state" IN' in sql]
    running = [plan for sql, plan in counts if "task_review" not in plan]
    assert running
    assert all("COVERING INDEX performer_role (counted=? AND role=? AND state=?" in plan for plan in running)


def test_statistics_read_nothing_but_their_index(leader: Client) -> None:
    plans = _plans(leader, "/nb/bao-cao/")
    assert len(plans) == 2
    assert all("COVERING INDEX performer_statistics" in plan for _sql, plan in plans)
