"""The demonstration province with its index, loaded once for all the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import User
from dieuhanh.web.search.actions import INDEXER, index_waiting


@pytest.fixture(scope="module")
def index(django_db_setup: None, django_db_blocker: DjangoDbBlocker, demo: Path) -> Iterator[None]:
    """Everything that the demonstration shows can be found; gone again after the module's last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        specialist = demonstration.load_accounts()
        demonstration.load_organisations(demo)
        for text in demonstration.texts(demo):
            demonstration.load_text(text, specialist)
        index_waiting(actor=INDEXER)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def specialist(db: None) -> User:
    """The demonstration's specialist."""
    return User.objects.get(username="chuyenvien")
