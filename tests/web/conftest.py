"""The database of the tests (SQLite, or a private PostgreSQL with `--postgres`), and what they share."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connections
from pytest_django import Settings

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.environment import database
from tests.postgres import PrivatePostgres


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="run the database tests on a private PostgreSQL")


def pytest_configure(config: pytest.Config) -> None:
    """Before anything connects: SQLite in a file, as threads of the tests share it, or a PostgreSQL of our own."""
    if not config.getoption("--postgres", default=False):
        connections.settings["default"]["TEST"]["NAME"] = django_settings.DATA_FOLDER / "test.sqlite3"
        return
    server = PrivatePostgres()
    config.add_cleanup(server.stop)
    url = server.start()
    os.environ["DIEUHANH_DATABASE"] = url
    django_settings.DATABASES["default"] = database(url, django_settings.DATA_FOLDER)
    vars(connections)["settings"] = connections.configure_settings(django_settings.DATABASES)
    # Model set-up may have asked for a connection object already, of the database before.
    with contextlib.suppress(AttributeError):
        del connections["default"]


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


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


@pytest.fixture
def province(load_demo: Callable[[str], None], demo: Path) -> None:
    """The whole demonstration province, those texts included that are dated after its first day."""
    demonstration.load_organisations(demo)
    for text in demonstration.texts(demo):
        load_demo(text.file.stem)
