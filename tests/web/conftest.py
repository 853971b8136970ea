"""The database of the tests (SQLite, or a private PostgreSQL with `--postgres`), and what they share."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connections, transaction
from pytest_django import DjangoDbBlocker

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.environment import database
from dieuhanh.web.review.actions import accept_all, import_text
from tests.postgres import PrivatePostgres


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="run the database tests on a private PostgreSQL")


def pytest_configure(config: pytest.Config) -> None:
    """Before anything connects: SQLite in a file, as threads of the tests share it, or a PostgreSQL of our own.

    Pages are not kept: within the one transaction of a test no event gets its link, by which a change is seen.
    """
    django_settings.KEEP_PAGES = False
    if not config.getoption("--postgres", default=False):
        connections.settings["default"]["TEST"]["NAME"] = django_settings.DATA_FOLDER / "test.sqlite3"
        return
    if config.getoption("numprocesses", default=None) and not hasattr(config, "workerinput"):
        return  # the processes that run the tests have a server each
    server = PrivatePostgres()
    config.add_cleanup(server.stop)
    url = server.start()
    os.environ["DIEUHANH_DATABASE"] = url
    django_settings.DATABASES["default"] = database(url, django_settings.DATA_FOLDER)
    vars(connections)["settings"] = connections.configure_settings(django_settings.DATABASES)
    # Model set-up may have asked for a connection object already, of the database before.
    with contextlib.suppress(AttributeError):
        del connections["default"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test with real transactions empties every table; other modules find what the migrations had put in."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if isinstance(item, pytest.Function) and marker is not None and marker.kwargs.get("transaction"):
            item.fixturenames.insert(0, "first_rows_given_back")


@pytest.fixture(scope="module")
def first_rows_given_back(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """After the module, the rows are there again that were there before it."""
    with django_db_blocker.unblock():
        rows = connections["default"].creation.serialize_db_to_string()
    yield
    with django_db_blocker.unblock():
        connections["default"].creation.deserialize_db_from_string(rows)


@contextlib.contextmanager
def _kept_for_a_module(blocker: DjangoDbBlocker) -> Iterator[None]:
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def confirmed_week(django_db_setup: None, django_db_blocker: DjangoDbBlocker, demo: Path) -> Iterator[None]:
    """Every fact of the demonstration's week accepted, nothing published; there for all the tests of a module."""
    with _kept_for_a_module(django_db_blocker):
        reviewer = demonstration.load_accounts()
        week = next(text for text in demonstration.texts(demo) if text.is_bulletin)
        imported = import_text(actor=reviewer.actor, data=week.data, name=week.file.name, facts=dict(week.facts))
        accept_all(actor=reviewer.actor, text_version=imported.text_version, at=datetime(2024, 1, 2, 3, tzinfo=UTC))
        yield


@pytest.fixture(scope="module")
def published_week(django_db_setup: None, django_db_blocker: DjangoDbBlocker, demo: Path) -> Iterator[None]:
    """The demonstration's week accepted and published; there for all the tests of a module."""
    with _kept_for_a_module(django_db_blocker):
        reviewer = demonstration.load_accounts()
        week = next(text for text in demonstration.texts(demo) if text.is_bulletin)
        demonstration.load_text(week, reviewer)
        yield


@pytest.fixture(scope="module")
def seated_week(django_db_setup: None, django_db_blocker: DjangoDbBlocker, demo: Path) -> Iterator[None]:
    """The same in a province whose bodies are known, so that its committees have members."""
    with _kept_for_a_module(django_db_blocker):
        reviewer = demonstration.load_accounts()
        demonstration.load_organisations(demo)
        week = next(text for text in demonstration.texts(demo) if text.is_bulletin)
        demonstration.load_text(week, reviewer)
        yield


@pytest.fixture(scope="module")
def loaded_province(django_db_setup: None, django_db_blocker: DjangoDbBlocker, demo: Path) -> Iterator[None]:
    """The whole demonstration province, texts after its first day included; there for all the tests of a module."""
    with _kept_for_a_module(django_db_blocker):
        reviewer = demonstration.load_accounts()
        demonstration.load_organisations(demo)
        for text in demonstration.texts(demo):
            demonstration.load_text(text, reviewer)
        yield


@pytest.fixture
def operator() -> Actor:
    """Somebody at the command line."""
    return Actor(kind="cli", name="kiểm thử")


@pytest.fixture
def reviewer(db: None) -> User:
    """A specialist who may import, decide and publish."""
    return demonstration.load_accounts()


@pytest.fixture
def load_demo(reviewer: User, demo: Path) -> Callable[[str], None]:
    """A function that loads the demonstration's text of a name, accepted and published."""
    texts = {text.file.stem: text for text in demonstration.texts(demo)}

    def load(name: str) -> None:
        demonstration.load_text(texts[name], reviewer)

    return load


@pytest.fixture(scope="session")
def fresh_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation on SQLite in which nothing happened yet; tests work on copies of it."""
    home = tmp_path_factory.mktemp("home")
    surroundings = {**os.environ, "DIEUHANH_HOME": str(home), "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings"}
    surroundings.pop("DIEUHANH_DATABASE", None)
    work = "from dieuhanh.web.terminal import migrated; migrated()"
    subprocess.run([sys.executable, "-c", work], env=surroundings, check=True, timeout=240)
    return home
